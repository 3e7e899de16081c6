// Stretches of time, times of day, fractions and decades in English words. Internal to text/.
//
//   a minute and a half      1.5 min        half past three     3:30
//   half a year              0.5 year       three o'clock       3:00
//   a quarter of an hour     0.25 h         two thirds          2/3
//   the late nineties        90, kDecade
//
// Safe from any thread.
#ifndef MALMOI_TEXT_INTERNAL_MEASURE_WORDS_H_
#define MALMOI_TEXT_INTERNAL_MEASURE_WORDS_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "text/quantity.h"

namespace malmoi::internal {

// What begins at `at` of `text`; `count` is what EnglishNumberWords reads there.
// REQUIRES: a word begins at `at`.
std::optional<Quantity> EnglishMeasureWords(std::string_view text, size_t at,
                                            const std::optional<Quantity>& count);

// noon, midnight, 정오, 자정. REQUIRES: a word begins at `at`.
std::optional<Quantity> NamedTime(std::string_view text, size_t at);

// " in the morning", " at night" behind an hour of 0 to 12: its bytes, and whether that is after
// noon. At night eleven is 23:00, and two 2:00.
struct PartOfDay {
  bool after_noon = false;
  size_t size = 0;
};
std::optional<PartOfDay> EnglishPartOfDay(std::string_view text, double hour);

// "hours", "-day", " and a half weeks" behind a count: reads its unit of time, and the half.
void ReadEnglishTimeUnit(std::string_view text, Quantity* count);

// The one name of a unit of time ("h" of "hours") and its bytes at the beginning of `text`.
struct TimeUnit {
  std::string_view name;
  size_t size = 0;
};
std::optional<TimeUnit> EnglishTimeUnit(std::string_view text);

// Seconds, or months, that one of the unit takes; nothing for other units. The two are not
// compared: no month is a number of days.
struct TimeScale {
  bool months = false;
  double size = 0;
};
std::optional<TimeScale> TimeScaleOf(std::string_view unit);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_MEASURE_WORDS_H_
