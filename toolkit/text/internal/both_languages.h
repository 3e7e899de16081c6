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
#include <vector>

#include "base/span.h"

namespace malmoi::internal {

struct TwoParts {
  Span korean;               // of the line; without white space at the ends
  Span english;              // either is empty where a cell of a row is
  std::vector<Span> others;  // cells of a row that hold letters, and no side; a third language
};

// Cells of a table's rows, counted from 0.
struct SideColumns {
  size_t korean = 0;
  size_t english = 0;
  bool others = false;  // further cells of the head hold text
};

// "한국어 문장. / An English sentence.", in either order, with " / ", " | " or a tab between them,
// or "한국어 문장(An English sentence)."; nothing where the line is anything else. Links and code
// do not count as words of either. Of an `item` of a list also "추론 비용 / inference cost", one
// term each, and a second marker is left out.
std::optional<TwoParts> SplitLineInTwo(std::string_view line, bool item);

// "장 담그기 (Making jang)", "장 담그기 / Making jang", in either order: a title in both languages.
std::optional<TwoParts> SplitTitleInTwo(std::string_view line);

// "추론 비용 | inference cost": a row (without the bars at its ends) of which the cells in
// `columns` are in those languages; or one cell is Korean, one English, and the others hold no
// letters, or no sentences.
std::optional<TwoParts> SplitRowInTwo(std::string_view row,
                                      const std::optional<SideColumns>& columns);

// The columns of a head that labels both sides: "날짜 | 한국어 | English".
std::optional<SideColumns> LabelledColumns(std::string_view row);

// "perplexity 검증: 9.4 → 8.8" and "Validation perplexity: 9.4 → 8.8": some digits, and the same.
bool HoldSameDigits(std::string_view a, std::string_view b);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_BOTH_LANGUAGES_H_
