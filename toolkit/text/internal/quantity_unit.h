// What stands behind a number in digits: %, 배, 번째, 분의 1, GB, 개월 … Internal to text/.
// Safe from any thread.
#ifndef MALMOI_TEXT_INTERNAL_QUANTITY_UNIT_H_
#define MALMOI_TEXT_INTERNAL_QUANTITY_UNIT_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/language.h"
#include "text/quantity.h"

namespace malmoi::internal {

// Reads it into `quantity`, whose value and span are those of the digits, and moves `*end` past it.
void ReadUnit(std::string_view text, Language language, Quantity* quantity, size_t* end);

// Whether a word or an eojeol begins at `at`: no letter stands before it. REQUIRES: at <
// text.size().
bool BeginsWord(std::string_view text, size_t at);

// Whether a word ends at `at`: no Latin letter follows.
bool EndsWord(std::string_view text, size_t at);

// The number of one to four digits at `*at`, moved past it; nothing where it is more than `most`.
std::optional<int> ReadSmallNumber(std::string_view text, size_t* at, int most);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_QUANTITY_UNIT_H_
