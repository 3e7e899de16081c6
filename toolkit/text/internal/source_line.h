// SourceLine: a line of a decoded note, or what is left of it without its markers.
// Internal to text/; see text/note_reader.h.
#ifndef MALMOI_TEXT_INTERNAL_SOURCE_LINE_H_
#define MALMOI_TEXT_INTERNAL_SOURCE_LINE_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/offset_map.h"
#include "base/span.h"

namespace malmoi::internal {

struct SourceLine {
  size_t number = 0;  // 1-based
  Span span;          // bytes of the decoded text, without white space at both ends
  size_t indent = 0;  // columns of white space before it; a tab goes to the next fourth

  friend bool operator==(const SourceLine&, const SourceLine&) = default;
};

struct LineLimits {
  size_t max_lines = 0;
  size_t max_line_bytes = 0;
};

// Every line in order, blank ones included with an empty span. Lines end at LF, CR LF or CR.
// Errors: more or longer lines than `limits` allow, with `file` and the line.
absl::StatusOr<std::vector<SourceLine>> SplitLines(std::string_view text, std::string_view file,
                                                   const LineLimits& limits);

// `span` of `text` without white space (Unicode's, zero-width space and BOM too) at both ends.
Span TrimSpan(std::string_view text, Span span);

// The lines as one text, joined by a space where one line ends and the next begins.
MappedText JoinLines(const MappedText& source, const std::vector<SourceLine>& lines);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_SOURCE_LINE_H_
