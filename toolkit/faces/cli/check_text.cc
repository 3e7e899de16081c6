#include "base/strings.h"
#include "base/unicode.h"
#include "faces/cli/check_formats.h"

namespace malmoi {
namespace {

// Columns that a character takes in a terminal: two for Hangul, Han and full-width forms (Unicode
// Standard Annex 11, the ranges that notes hold).
size_t WidthOf(char32_t c) {
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
                    (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                    (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                    (c >= 0x1F300 && c <= 0x1FAFF);
  return wide ? 2 : 1;
}

// The part of a long line around [begin, end), columns from 0, and the caret under it.
struct Excerpt {
  std::string line;
  std::string caret;
};

Excerpt ExcerptOf(std::string_view line, size_t begin, size_t end) {
  constexpr size_t kBefore = 40;  // characters shown before the place, and after its beginning
  constexpr size_t kAfter = 60;
  constexpr size_t kLongestCaret = 40;
  const size_t first = begin > kBefore ? begin - kBefore : 0;
  Excerpt excerpt;
  if (first > 0) {
    excerpt.line = "…";
    excerpt.caret = " ";
  }
  size_t column = 0;
  size_t carets = 0;
  size_t i = 0;
  for (; i < line.size() && column < begin + kAfter; ++column) {
    size_t next = i;
    const char32_t c = NextCodePoint(line, &next);
    if (column >= first) {
      const bool control = c < 0x20 || c == 0x7F;
      excerpt.line.append(control ? std::string_view(" ") : line.substr(i, next - i));
      if (column < begin) excerpt.caret.append(WidthOf(c), ' ');
      if (column >= begin && column < end && carets < kLongestCaret) {
        excerpt.caret.append(WidthOf(c), '^');
        carets += WidthOf(c);
      }
    }
    i = next;
  }
  if (i < line.size()) excerpt.line += "…";
  if (carets == 0) excerpt.caret += "^";
  return excerpt;
}

}  // namespace

std::string FindingsAsText(const CheckReport& report) {
  std::string text;
  for (const LocatedDiagnostic& finding : report.findings) {
    const Diagnostic& diagnostic = finding.diagnostic;
    const LineRangeInFile& place = finding.place;
    text += Concat(place.file, ":", place.line, ":", place.column, ": ",
                   SeverityName(diagnostic.severity), " ", diagnostic.rule, ": ",
                   diagnostic.message, "\n");
    const size_t begin = place.column - 1;
    const size_t end = place.end_line > place.line ? static_cast<size_t>(-1) : place.end_column - 1;
    const Excerpt excerpt = ExcerptOf(finding.line_text, begin, end);
    const std::string number = Concat(place.line);
    text += Concat("  ", number, " | ", excerpt.line, "\n");
    text += Concat("  ", std::string(number.size(), ' '), " | ", excerpt.caret, "\n");
    for (size_t i = 0; i < finding.related.size(); ++i) {
      text += Concat("  see ", finding.related[i].file, ":", finding.related[i].line, ":",
                     finding.related[i].column, ": ", diagnostic.related[i].message, "\n");
    }
    for (const std::string& evidence : diagnostic.evidence)
      text += Concat("  because ", evidence, "\n");
    for (const Fix& fix : diagnostic.fixes) {
      text += Concat("  fix: ", fix.description, fix.safe ? " (--fix does it)" : "", "\n");
    }
  }
  return text;
}

}  // namespace malmoi
