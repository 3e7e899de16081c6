// Internal to check/: quantities that the other side says without a number that can be compared.
//
//   7월 July, 20일 the Sunday of that week, 24시간 a day, 3월 1일 삼일절, 1개 a, 둘 both
//
// Pure functions.
#ifndef MALMOI_CHECK_INTERNAL_NUMBER_EXCUSE_H_
#define MALMOI_CHECK_INTERNAL_NUMBER_EXCUSE_H_

#include <span>

#include "check/internal/number_pairs.h"
#include "check/rule.h"

namespace malmoi::internal {

// Whether the English says a quantity of the Korean by a name: July, Sunday, World War II; or as
// one of a larger unit, a day of 24 hours.
bool IsNamed(const PlacedQuantity& placed, std::span<const SentenceView> english);

// Whether the Korean says the day of an English date that is told apart: "the 13th day of the
// fourth month" is 4월 13일.
bool IsDayOf(const Quantity& english, std::span<const SentenceView> korean);

// 삼일절 is March 1, 12월 25일 Christmas.
bool IsHoliday(const Quantity& date, std::span<const SentenceView> other);

// Whether the English says 0, 1, 2 or all in words that are no numbers: none, a, both, every.
bool IsSaidInWords(const Quantity& quantity, std::span<const SentenceView> english);

// Whether a number of several digits stands on the other side in a form that was not read as this
// quantity. Percentages are read in every form.
bool StandsUnread(const PlacedQuantity& placed, std::span<const SentenceView> other);

// Whether words beside a quantity without a sign say what a sign would: "5 % less", 3도 떨어졌다.
bool SaysLess(const PlacedQuantity& placed);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_NUMBER_EXCUSE_H_
