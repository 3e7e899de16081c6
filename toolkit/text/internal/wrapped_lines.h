// Which of the lines that follow one another without a blank line are one paragraph.
// Internal to text/; see note_piece.h for the rules.
#ifndef MALMOI_TEXT_INTERNAL_WRAPPED_LINES_H_
#define MALMOI_TEXT_INTERNAL_WRAPPED_LINES_H_

#include <string_view>
#include <vector>

#include "text/internal/source_line.h"

namespace malmoi::internal {

// What is known of a file before its lines are judged.
struct LineHabits {
  int year = 0;       // of days written without one, as in DateOfDayLine
  bool form = false;  // labels of a form stand before its parts (form_label.h)
};

// Each group is one paragraph (or title, list of authors, line of tags …). `lines` are lines of
// `text`, none blank; every one is in exactly one group.
std::vector<std::vector<SourceLine>> GroupMarkdownLines(std::string_view text,
                                                        const std::vector<SourceLine>& lines,
                                                        const LineHabits& habits);
std::vector<std::vector<SourceLine>> GroupPlainLines(std::string_view text,
                                                     const std::vector<SourceLine>& lines,
                                                     const LineHabits& habits);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_WRAPPED_LINES_H_
