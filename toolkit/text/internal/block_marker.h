// The markers at the beginning of a line: heading, list item, quote, fence, table row.
// Internal to text/; shared by the two scanners of block.h.
#ifndef MALMOI_TEXT_INTERNAL_BLOCK_MARKER_H_
#define MALMOI_TEXT_INTERNAL_BLOCK_MARKER_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "text/internal/source_line.h"

namespace malmoi::internal {

// Each function gets a line without white space at its ends and returns the bytes that the marker
// takes, white space after it included; 0 where there is none.
size_t HeadingMarker(std::string_view line, int* level);  // "## "
size_t BulletMarker(std::string_view line);               // "- ", "* ", "• ", "- [x] "
size_t NumberMarker(std::string_view line, int* number);  // "1. ", "2) "
size_t QuoteMarker(std::string_view line);                // "> ", "> > "

// Where the text of a heading ends: "## Title ##" without the closing marks.
size_t HeadingTextEnd(std::string_view line);

// The line holds tags of HTML and nothing else: <div align="center">.
bool IsTagsOnly(std::string_view line);

// "<details><summary>English</summary>": the text between the tags; nothing for any other line.
std::optional<Span> SummaryText(std::string_view line);

// "[!note]- " at the beginning of a quotation, as Obsidian and GitHub mark what it is; all of a
// line that names the mark and no more: "[!note] Note".
size_t CalloutMarker(std::string_view line);

// "| a | b |", and the row of dashes under a table's head.
bool IsTableRow(std::string_view line);
bool IsTableRule(std::string_view line);

// Finds for each opening code fence the line that closes it; built once, O(log lines) per look-up.
class FenceIndex {
 public:
  FenceIndex(std::string_view text, const std::vector<SourceLine>& lines);

  // The index of the line that closes the fence which line `open` opens, or nothing: it opens
  // none, or nobody closed it.
  std::optional<size_t> Closing(size_t open) const;

  // The line opens a fence, closed or not.
  static bool Opens(std::string_view line);

 private:
  static constexpr size_t kMostMarks = 8;  // longer fences count as this long

  std::string_view text_;
  const std::vector<SourceLine>& lines_;
  // Lines that may close a fence of at least so many ` or ~.
  std::array<std::array<std::vector<size_t>, kMostMarks + 1>, 2> closers_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_BLOCK_MARKER_H_
