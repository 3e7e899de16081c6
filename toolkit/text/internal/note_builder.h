// From the pieces of an entry to a Note: each piece gets its part. Internal to text/.
#ifndef MALMOI_TEXT_INTERNAL_NOTE_BUILDER_H_
#define MALMOI_TEXT_INTERNAL_NOTE_BUILDER_H_

#include <vector>

#include "base/offset_map.h"
#include "text/internal/entry_finder.h"
#include "text/internal/note_piece.h"
#include "text/note.h"

namespace malmoi::internal {

// The note without id and file. `source` is the decoded file that the pieces were cut from.
//
// A paragraph goes to the side of its script. Words that are no sentence (a label, a row of
// figures, "active learning." in a Korean list) go with the sentences around them. English before
// the Korean is left in Note::leading_english, unless a heading says what it is.
Note BuildNote(const MappedText& source, const std::vector<NotePiece>& pieces, const Entry& entry);

// A part as it was typed, several lines kept.
PlacedText PlaceLines(const MappedText& source, const std::vector<SourceLine>& lines);

// The note holds a part of any kind, text beside the notes not counted.
bool HoldsAnything(const Note& note);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_NOTE_BUILDER_H_
