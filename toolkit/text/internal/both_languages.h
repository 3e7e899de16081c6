// Lines that speak both languages: the two parts of one line, and labels that open a line.
// Internal to text/.
//
//   커피를 내렸다. / I made coffee.        two parts, of which each is a sentence
//   | 추론 비용 | inference cost |         two cells of a table's row
//   (EN) I made coffee.                   a label before its text
#ifndef MALMOI_TEXT_INTERNAL_BOTH_LANGUAGES_H_
#define MALMOI_TEXT_INTERNAL_BOTH_LANGUAGES_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/span.h"

namespace malmoi::internal {

struct TwoParts {
  Span korean;  // of the line; without white space at the ends
  Span english;
};

// "한국어 문장. / An English sentence.", in either order, with " / ", " | " or a tab between them,
// or "한국어 문장(An English sentence)."; nothing where the line is anything else. With `terms`,
// also "추론 비용 / inference cost": what is one term each in a list.
std::optional<TwoParts> SplitLineInTwo(std::string_view line, bool terms);

// "추론 비용 | inference cost": a row (without the bars at its ends) of which one cell is Korean,
// one English, and the others hold no letters.
std::optional<TwoParts> SplitRowInTwo(std::string_view row);

// Every cell of the row labels a side: "한국어 | English".
bool IsLabelRow(std::string_view row);

// The bytes of "EN: ", "(영) ", "**English:** " before text of that language; 0 without.
size_t SideLabelPrefix(std::string_view line);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_BOTH_LANGUAGES_H_
