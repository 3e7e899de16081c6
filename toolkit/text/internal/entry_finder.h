// Where one entry of a journal ends and the next begins. Internal to text/.
//
// People separate entries by days, headings, titles, lines of tags, lines across the page or blank
// lines, and mostly by several of these. The finder goes through the pieces once and asks at each:
// could this be the beginning of an entry, and is the entry before it complete? The evidence, from
// strong to weak:
//
//   a day; a heading of the level that begins entries (heading_plan.h)
//   a title that the entry has in both languages (title_pair.h), or that a label names
//   (form_label.h) a title with its authors; a title over a link; a link over a title anything
//   after the tags that close an entry (or tags, where tags open entries) a line across the page,
//   unless it divides the two sides a title-like line after a complete entry a blank line in a text
//   file without titles and tags, between groups of both languages
#ifndef MALMOI_TEXT_INTERNAL_ENTRY_FINDER_H_
#define MALMOI_TEXT_INTERNAL_ENTRY_FINDER_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "text/internal/note_piece.h"

namespace malmoi::internal {

struct Entry {
  size_t begin = 0;  // pieces [begin, end)
  size_t end = 0;
  std::optional<Date> date;            // of the day it stands under
  std::optional<size_t> title;         // index of the piece that is its title
  std::optional<size_t> second_title;  // of the same in the other language (title_pair.h)
};

struct EntryOptions {
  bool plain = false;        // a text file
  std::optional<Date> date;  // of entries before the first day line
};

// Entries in order, together covering every piece but days.
std::vector<Entry> FindEntries(const std::vector<NotePiece>& pieces, const EntryOptions& options);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_ENTRY_FINDER_H_
