#include "base/strings.h"
#include "text/date.h"
#include "text/internal/block.h"
#include "text/internal/block_marker.h"
#include "text/internal/line_form.h"

namespace malmoi::internal {
namespace {

// What a line of a text file is; `marker` gets the bytes before its text. Numbers ("1. ") stay:
// nobody promised that a text file holds Markdown.
BlockKind KindOfLine(std::string_view line, size_t* marker, int* level) {
  *marker = 0;
  if (DateOfDayLine(line)) return BlockKind::kText;
  if (IsRuleLine(line)) return BlockKind::kRule;
  if (line.substr(0, 4) == "<!--") return BlockKind::kAside;
  *marker = HeadingMarker(line, level);
  if (*marker > 0) return *marker == line.size() ? BlockKind::kStructure : BlockKind::kHeading;
  *marker = QuoteMarker(line);
  if (*marker > 0) return *marker == line.size() ? BlockKind::kStructure : BlockKind::kQuote;
  *marker = BulletMarker(line);
  return *marker > 0 ? BlockKind::kItem : BlockKind::kText;
}

}  // namespace

std::vector<Block> ScanPlain(std::string_view text, const std::vector<SourceLine>& lines,
                             size_t first) {
  const FenceIndex fences(text, lines);
  std::vector<Block> blocks;
  bool blank = true;
  for (size_t i = first; i < lines.size(); ++i) {
    const std::string_view line = lines[i].span.In(text);
    if (line.empty()) {
      blank = true;
      continue;
    }
    if (const auto closing = fences.Closing(i)) {
      Block code{BlockKind::kAside, 0, blank, {}};
      for (; i <= *closing; ++i) code.lines.push_back(lines[i]);
      blocks.push_back(std::move(code));
      i = *closing;
    } else {
      Block block{BlockKind::kText, 0, blank, {lines[i]}};
      size_t marker = 0;
      block.kind = KindOfLine(line, &marker, &block.level);
      const bool heading = block.kind == BlockKind::kHeading;
      if (block.kind == BlockKind::kStructure) marker = 0;
      const size_t end = heading ? HeadingTextEnd(line) : line.size();
      const size_t begin = lines[i].span.begin;
      block.lines[0].span = TrimSpan(text, {begin + marker, begin + end});
      blocks.push_back(std::move(block));
    }
    blank = false;
  }
  return blocks;
}

}  // namespace malmoi::internal
