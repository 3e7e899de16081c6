// Periods that a text names without counting them: days of the week, last quarter, a month.
//
//   화요일, (화) behind a day, Tuesday     kWeekday   "tuesday"
//   지난 분기, last quarter                kRelative  "last quarter"
//   한 달에 6만 원, 60,000 won a month     kRate      "month"
//   격주, every other Tuesday             kRate      "two weeks"
//   한 달 뒤, a month later               kStretch   "month"
//
// Pure functions, safe from any thread, linear in the text.
#ifndef MALMOI_TEXT_PERIOD_H_
#define MALMOI_TEXT_PERIOD_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/span.h"

namespace malmoi {

enum class PeriodKind {
  kWeekday,   // which day of the week
  kRelative,  // as seen from the day of writing
  kRate,      // how often, or what each of them sees
  kStretch,   // one of its unit, without a number in English
};

struct Period {
  Span span;  // bytes of the text
  PeriodKind kind = PeriodKind::kWeekday;
  std::string name;  // one for both languages

  friend bool operator==(const Period&, const Period&) = default;
};

// In order. Weekdays are read in both languages whatever `language` is.
std::vector<Period> FindPeriods(std::string_view text, Language language);

}  // namespace malmoi

#endif  // MALMOI_TEXT_PERIOD_H_
