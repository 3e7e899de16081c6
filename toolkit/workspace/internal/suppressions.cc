#include "workspace/internal/suppressions.h"

#include <algorithm>
#include <limits>

#include "base/line_index.h"
#include "base/strings.h"
#include "check/rule_table.h"
#include "text/ignore_marks.h"

namespace malmoi::internal {
namespace {

// The last line of the note that holds the first line with text after `line`.
size_t EndOfNote(const LineIndex& lines, std::string_view text, size_t line,
                 const std::vector<size_t>& note_lines) {
  size_t next = line + 1;
  while (next < lines.line_count() && StripWhitespace(lines.LineSpan(next).In(text)).empty())
    ++next;
  const auto after = std::ranges::upper_bound(note_lines, next);
  return after == note_lines.end() ? std::numeric_limits<size_t>::max() : *after - 1;
}

}  // namespace

Suppressions::Suppressions(std::string_view text, const std::vector<size_t>& note_lines) {
  const std::vector<IgnoreMark> marks = FindIgnoreMarks(text);
  if (marks.empty()) return;
  const LineIndex lines(text);
  for (const IgnoreMark& mark : marks) {
    const size_t end = mark.alone ? EndOfNote(lines, text, mark.line, note_lines) : mark.line;
    silent_.push_back({mark.line, end, mark.rules});
    for (const std::string& rule : mark.rules) {
      if (FindRule(rule) == nullptr) unknown_.push_back({mark.line, rule});
    }
  }
}

bool Suppressions::Silences(std::string_view rule, size_t first_line, size_t last_line) const {
  return std::ranges::any_of(silent_, [&](const Silent& silent) {
    return silent.begin <= last_line && first_line <= silent.end &&
           (silent.rules.empty() || std::ranges::find(silent.rules, rule) != silent.rules.end());
  });
}

}  // namespace malmoi::internal
