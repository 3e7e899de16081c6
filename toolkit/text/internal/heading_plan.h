// What the headings of a file are for: do they begin entries, or divide one note?
// Internal to text/.
#ifndef MALMOI_TEXT_INTERNAL_HEADING_PLAN_H_
#define MALMOI_TEXT_INTERNAL_HEADING_PLAN_H_

#include <vector>

#include "text/internal/note_piece.h"

namespace malmoi::internal {

// The level whose headings begin entries (higher ones do too); 0 where headings begin none: the
// file has no headings, or is one document with many.
//
// Under headings that are days, those of the next level are titles. Without days, headings of one
// level are titles where what stands under them repeats the shape of an entry (authors, tags, a
// link right under the heading, labels of sides, both languages).
int EntryHeadingLevel(const std::vector<NotePiece>& pieces);

// Turns labels back into headings or text where they label nothing: "## Translation" in a document
// about translation.
void DropFalseLabels(std::vector<NotePiece>& pieces);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_HEADING_PLAN_H_
