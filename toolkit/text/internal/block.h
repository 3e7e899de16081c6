// Blocks: what the lines of a note are by their form on the page, before anyone asks what they say.
// Internal to text/.
//
//   ## Title              kHeading, level 2
//   - 항목 하나는           kItem, two lines
//     두 줄입니다
//   > 인용                 kQuote
//   ```…```               kAside
//
// ScanMarkdown reads the part of CommonMark 0.30 that notes use (its sections are named where the
// code follows or leaves them); ScanPlain reads a text file, where each line is a block.
// Markers are left out of the lines. Both take time linear in the text.
#ifndef MALMOI_TEXT_INTERNAL_BLOCK_H_
#define MALMOI_TEXT_INTERNAL_BLOCK_H_

#include <string_view>
#include <vector>

#include "text/internal/source_line.h"

namespace malmoi::internal {

enum class BlockKind {
  kText,
  kHeading,
  kItem,       // one item of a list, without the items nested in it
  kQuote,      // one paragraph of a block quote
  kRow,        // one row of a table
  kAside,      // code, comment, markup: kept, but part of no sentence
  kRule,       // a line across the page
  kStructure,  // a line that holds nothing but markers
};

struct Block {
  BlockKind kind = BlockKind::kText;
  int level = 0;              // of a heading, 1..6
  bool blank_before = false;  // a blank line, or nothing, stands before it
  std::vector<SourceLine> lines;
};

// `lines` from `first` on, which are lines of `text`.
std::vector<Block> ScanMarkdown(std::string_view text, const std::vector<SourceLine>& lines,
                                size_t first);
std::vector<Block> ScanPlain(std::string_view text, const std::vector<SourceLine>& lines,
                             size_t first);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_BLOCK_H_
