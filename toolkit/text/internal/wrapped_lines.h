// Which of the lines that follow one another without a blank line are one paragraph.
// Internal to text/; see note_piece.h for the rules.
#ifndef MALMOI_TEXT_INTERNAL_WRAPPED_LINES_H_
#define MALMOI_TEXT_INTERNAL_WRAPPED_LINES_H_

#include <string_view>
#include <vector>

#include "text/internal/source_line.h"

namespace malmoi::internal {

// Each group is one paragraph (or title, list of authors, line of tags …). `lines` are lines of
// `text`, none blank; every one is in exactly one group. `year` as in DateOfDayLine.
std::vector<std::vector<SourceLine>> GroupMarkdownLines(std::string_view text,
                                                        const std::vector<SourceLine>& lines,
                                                        int year);
std::vector<std::vector<SourceLine>> GroupPlainLines(std::string_view text,
                                                     const std::vector<SourceLine>& lines,
                                                     int year);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_WRAPPED_LINES_H_
