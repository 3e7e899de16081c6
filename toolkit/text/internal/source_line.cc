#include "text/internal/source_line.h"

#include "base/status.h"
#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi::internal {
namespace {

// The size of the white space character that ends at `end`, or 0.
size_t SpaceBefore(std::string_view text, size_t begin, size_t end) {
  if (begin == end) return 0;
  size_t at = end - 1;
  while (at > begin && (text[at] & 0xC0) == 0x80) --at;
  size_t after = at;
  const char32_t c = NextCodePoint(text, &after);
  return IsSpace(c) || c == 0x200B || c == 0xFEFF ? end - at : 0;
}

size_t Columns(std::string_view indentation) {
  size_t columns = 0;
  for (const char c : indentation) columns = c == '\t' ? columns / 4 * 4 + 4 : columns + 1;
  return columns;
}

}  // namespace

Span TrimSpan(std::string_view text, Span span) {
  while (span.begin < span.end) {
    size_t next = span.begin;
    const char32_t c = NextCodePoint(text, &next);
    if (!IsSpace(c) && c != 0x200B && c != 0xFEFF) break;
    span.begin = next;
  }
  while (const size_t size = SpaceBefore(text, span.begin, span.end)) span.end -= size;
  return span;
}

absl::StatusOr<std::vector<SourceLine>> SplitLines(std::string_view text, std::string_view file,
                                                   const LineLimits& limits) {
  std::vector<SourceLine> lines;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = text.find_first_of("\r\n", begin);
    if (end == std::string_view::npos) end = text.size();
    const Place place{std::string(file), lines.size() + 1, 0};
    if (end - begin > limits.max_line_bytes) {
      return TooLargeError(place, Concat("a line of ", end - begin, " bytes, longer than the ",
                                         limits.max_line_bytes,
                                         " that a note may hold; break it into paragraphs, or "
                                         "leave the file out"));
    }
    if (lines.size() == limits.max_lines) {
      return TooLargeError(place, Concat("more than ", limits.max_lines, " lines; split the file"));
    }
    const Span span = TrimSpan(text, {begin, end});
    lines.push_back({lines.size() + 1, span, Columns(text.substr(begin, span.begin - begin))});
    const bool crlf = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
    begin = end + (crlf ? 2 : 1);
  }
  return lines;
}

MappedText JoinLines(const MappedText& source, const std::vector<SourceLine>& lines) {
  MappedText joined;
  size_t previous_end = 0;
  for (const SourceLine& line : lines) {
    if (line.span.empty()) continue;
    if (!joined.text.empty()) {
      joined.AppendMade(" ", source.map.ToSource({previous_end, line.span.begin}));
    }
    joined.AppendPiece(source, line.span);
    previous_end = line.span.end;
  }
  return joined;
}

}  // namespace malmoi::internal
