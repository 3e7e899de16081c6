// Marks in a note that silence findings of `malmoi check`.
//
//   <!-- malmoi: ignore term-inconsistent -->     in Markdown
//   malmoi:ignore number-mismatch, link-mismatch  in a plain file
//   malmoi: ignore                                every rule
//
// At the end of a line with text a mark speaks of that line; on a line of its own, of what follows
// in its note. NoteReader blanks marks out, so that they are part of no sentence. Pure functions,
// linear in the text.
#ifndef MALMOI_TEXT_IGNORE_MARKS_H_
#define MALMOI_TEXT_IGNORE_MARKS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace malmoi {

struct IgnoreMark {
  Span span;                       // of the text, comment marks included
  size_t line = 0;                 // 1-based
  bool alone = false;              // nothing else stands on its line
  std::vector<std::string> rules;  // empty: every rule

  friend bool operator==(const IgnoreMark&, const IgnoreMark&) = default;
};

std::vector<IgnoreMark> FindIgnoreMarks(std::string_view text);

// Overwrites every mark with spaces; the size stays.
void BlankIgnoreMarks(std::string* text);

}  // namespace malmoi

#endif  // MALMOI_TEXT_IGNORE_MARKS_H_
