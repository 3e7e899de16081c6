// Quantities: what a text counts, measures and dates, as values and not as strings.
//
//   80억 개            8e9                8 billion, 8B, 8,000,000,000
//   2만 1천            21000              21k
//   두 배              2, kTimes          twice, 2x, doubled
//   절반               0.5                half; 50% is compared as 0.5
//   다섯 가지           5, in words        five
//   3월 18일           month 3, day 18    March 18, 3/18, 2025-03-18
//   오후 3시            15:00, kTime       3 pm
//   16GB              16, unit GB        16 GB
//   1분 30초           90, unit s         a minute and a half
//   1990년대           1990, kDecade      the nineties
//   사흘               3, unit d          three days
//   하반기             2, kOrdinal        the second half, unit half
//   2.7%p             0.027, unit pp     2.7 percentage points
//   1½                1.5
//   1.2.3, 1:2:2      kVersion, by its text
//
// Links and code in back quotes are passed over. Pure functions, safe from any thread, linear in
// the text.
#ifndef MALMOI_TEXT_QUANTITY_H_
#define MALMOI_TEXT_QUANTITY_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/span.h"

namespace malmoi {

enum class QuantityKind {
  kCount,    // 5, 80억, 다섯 가지, 16GB
  kOrdinal,  // 첫 번째, 3rd, 2위
  kTimes,    // 두 배, 1.5x, twice
  kPercent,  // value as a share: 30% is 0.3
  kDate,     // any of year, month and day
  kTime,     // value in minutes after midnight
  kDecade,   // 1990년대, the nineties, 20대: its first year, with or without the century
  kVersion,  // compared as text: 1.2.3
};

struct Quantity {
  Span span;  // bytes of the text, unit and magnitude included
  QuantityKind kind = QuantityKind::kCount;
  double value = 0;
  std::string unit;  // "GB", "s", "USD", "pp" …: one name for each unit in both languages; or ""
  int year = 0;      // of a date; 0 where not said
  int month = 0;
  int day = 0;
  bool digits = false;    // written with digits: 5, 5천; not 다섯, not five
  bool in_name = false;   // belongs to a name: GPT-4, top-5, ResNet50, 3D
  bool rough = false;     // 수백, hundreds of, 몇 천: value is the least magnitude, or 0
  bool negative = false;  // -5, 영하 5도, minus five; the value is 5 all the same
  bool half_day = false;  // of a time: whether it is before or after noon is said

  friend bool operator==(const Quantity&, const Quantity&) = default;
};

// In order, not overlapping. `language` tells how words are to be read; digits are read alike.
std::vector<Quantity> FindQuantities(std::string_view text, Language language);

// Whether both say the same: 50% and 0.5 and half, 3월 and March 18, 21000 and 21k, 90초 and 1.5
// min, 180 cm and 1.8 m. Other units are not compared. Quantities of different kinds may agree (두
// 번째 and 2).
bool SameQuantity(const Quantity& a, const Quantity& b);

// The same stretch of time, length or weight in two units: 6개월 and half a year, 180 cm and 1.8 m,
// 40 km and 25 miles (within 3 %, for such are rounded).
bool SameMeasure(const Quantity& a, const Quantity& b);

// For people: "21000", "8,000,000,000", "30%", "March 18", "16 GB".
std::string QuantityText(const Quantity& quantity);

}  // namespace malmoi

#endif  // MALMOI_TEXT_QUANTITY_H_
