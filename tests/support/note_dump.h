// Notes as text that a test can compare, and checks that hold for every input. For tests only.
#ifndef MALMOI_TESTS_SUPPORT_NOTE_DUMP_H_
#define MALMOI_TESTS_SUPPORT_NOTE_DUMP_H_

#include <string>
#include <string_view>
#include <vector>

#include "text/note.h"

namespace malmoi {

// One line a part, absent parts left out:
//
//   = 2 2025-03-18            line and date
//   title 2: …
//   authors 3: Ada Lovelace | 홍길동
//   abstract 4: …
//   lead 4: …                 English that may be the abstract (before PairNotes)
//   ko 5: …
//   en 6: …
//   tags 7: a b
//   links: https://…
//   other 9: …
std::string Dump(const std::vector<Note>& notes);

// The lines of a file that left no trace in its notes: neither in a part, nor in stray text, and
// that are no day, label, rule or marker either. Always empty, whatever the bytes.
std::vector<std::string> LostLines(const NoteFile& file, std::string_view bytes);

// Words of paragraphs whose map leads to other bytes than theirs. Always empty.
std::vector<std::string> MisplacedWords(const NoteFile& file, std::string_view bytes);

}  // namespace malmoi

#endif  // MALMOI_TESTS_SUPPORT_NOTE_DUMP_H_
