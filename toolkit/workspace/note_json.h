// A note as the JSON line that `malmoi read` prints and notes.jsonl holds.
#ifndef MALMOI_WORKSPACE_NOTE_JSON_H_
#define MALMOI_WORKSPACE_NOTE_JSON_H_

#include <string>

#include "text/note.h"

namespace malmoi {

// One line without a line end, UTF-8, its keys in this order: note, file, en_file (of a note in two
// files), line, date, title, authors, abstract, ko, en, tags, links, lines, other, pairing. Parts
// that are absent are null or empty, but have no key in `lines`. Same note, same bytes.
// Safe from any thread.
std::string NoteToJson(const Note& note);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_NOTE_JSON_H_
