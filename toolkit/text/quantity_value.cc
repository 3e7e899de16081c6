// What quantities say, beside how they are found (quantity.cc).
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "text/date.h"
#include "text/internal/measure_words.h"
#include "text/number_value.h"
#include "text/quantity.h"

namespace malmoi {
namespace {

constexpr double kHalfDay = 12 * 60;  // minutes

bool NearlyEqual(double a, double b) {
  return std::abs(a - b) <= 1e-6 * std::max(std::abs(a), std::abs(b));
}

// Metres, kilograms, litres, square metres or bits a second that one of the unit is.
enum class Dimension { kLength, kWeight, kVolume, kArea, kRate };
struct Measure {
  std::string_view unit;
  Dimension dimension;
  double size;
  bool metric = true;
};
constexpr std::array<Measure, 24> kMeasures = {{{"mm", Dimension::kLength, 1e-3},
                                                {"cm", Dimension::kLength, 1e-2},
                                                {"m", Dimension::kLength, 1},
                                                {"km", Dimension::kLength, 1e3},
                                                {"in", Dimension::kLength, 0.0254, false},
                                                {"ft", Dimension::kLength, 0.3048, false},
                                                {"mile", Dimension::kLength, 1609.344, false},
                                                {"mg", Dimension::kWeight, 1e-6},
                                                {"g", Dimension::kWeight, 1e-3},
                                                {"kg", Dimension::kWeight, 1},
                                                {"t", Dimension::kWeight, 1e3},
                                                {"ml", Dimension::kVolume, 1e-3},
                                                {"l", Dimension::kVolume, 1},
                                                {"pound", Dimension::kWeight, 0.45359237, false},
                                                {"oz", Dimension::kWeight, 0.028349523, false},
                                                {"gal", Dimension::kVolume, 3.785411784, false},
                                                {"m2", Dimension::kArea, 1},
                                                {"km2", Dimension::kArea, 1e6},
                                                {"pyeong", Dimension::kArea, 400.0 / 121, false},
                                                {"ft2", Dimension::kArea, 0.09290304, false},
                                                {"Kbps", Dimension::kRate, 1e3},
                                                {"Mbps", Dimension::kRate, 1e6},
                                                {"Gbps", Dimension::kRate, 1e9},
                                                {"Tbps", Dimension::kRate, 1e12}}};

bool SameSize(const Quantity& a, const Quantity& b) {
  const auto* const measure_a = std::ranges::find(kMeasures, a.unit, &Measure::unit);
  const auto* const measure_b = std::ranges::find(kMeasures, b.unit, &Measure::unit);
  if (measure_a == kMeasures.end() || measure_b == kMeasures.end()) return false;
  if (measure_a->dimension != measure_b->dimension) return false;
  const double size_a = a.value * measure_a->size;
  const double size_b = b.value * measure_b->size;
  constexpr double kRounding = 0.03;  // of what was turned into miles
  return measure_a->metric == measure_b->metric
             ? NearlyEqual(size_a, size_b)
             : std::abs(size_a - size_b) <= kRounding * std::max(size_a, size_b);
}

// 21000, 8,000,000,000, 0.5: digits and no exponent, in groups where there are many.
std::string ValueText(double value) {
  constexpr double kGrouped = 1e5;
  constexpr double kExact = 1e15;
  if (value < kGrouped || value >= kExact || std::floor(value) != value) return NumberKey(value);
  std::string text = std::to_string(static_cast<int64_t>(value));
  for (size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

}  // namespace

bool SameMeasure(const Quantity& a, const Quantity& b) {
  if (SameSize(a, b)) return true;
  const auto scale_a = internal::TimeScaleOf(a.unit);
  const auto scale_b = internal::TimeScaleOf(b.unit);
  return scale_a && scale_b && scale_a->months == scale_b->months &&
         NearlyEqual(a.value * scale_a->size, b.value * scale_b->size);
}

bool SameQuantity(const Quantity& a, const Quantity& b) {
  if (a.rough || b.rough) return a.rough && b.rough && a.value == b.value;
  if (a.kind == QuantityKind::kVersion || b.kind == QuantityKind::kVersion) {
    if (a.kind == b.kind) return a.unit == b.unit;
    // 2.0 and 2.0.0.
    const Quantity& version = a.kind == QuantityKind::kVersion ? a : b;
    const Quantity& number = a.kind == QuantityKind::kVersion ? b : a;
    return version.unit.ends_with(".0") && NearlyEqual(number.value, version.value);
  }
  if (a.kind == QuantityKind::kDate && b.kind == QuantityKind::kDate) {
    const auto fits = [](int x, int y) { return x == 0 || y == 0 || x == y; };
    const bool share = (a.year != 0 && b.year != 0) || (a.month != 0 && b.month != 0);
    return share && fits(a.year, b.year) && fits(a.month, b.month) && fits(a.day, b.day);
  }
  if (a.kind == QuantityKind::kDate || b.kind == QuantityKind::kDate) {
    const Quantity& date = a.kind == QuantityKind::kDate ? a : b;
    const Quantity& other = a.kind == QuantityKind::kDate ? b : a;
    // 2025년 and "2025": a year alone is a number in the other language.
    return date.month == 0 && NearlyEqual(other.value, date.year);
  }
  if (a.kind == QuantityKind::kTime || b.kind == QuantityKind::kTime) {
    if (a.kind == b.kind) {
      const bool either = !a.half_day || !b.half_day;  // 3시 may be 3 pm
      return NearlyEqual(a.value, b.value) ||
             (either && NearlyEqual(std::abs(a.value - b.value), kHalfDay));
    }
    const Quantity& time = a.kind == QuantityKind::kTime ? a : b;
    const Quantity& other = a.kind == QuantityKind::kTime ? b : a;
    // "5:40" of 5분 40초 and of 5시간 40분.
    if (const auto scale = internal::TimeScaleOf(other.unit); scale && !scale->months) {
      constexpr double kMinute = 60;
      const double seconds = other.value * scale->size;
      if (NearlyEqual(time.value, seconds) || NearlyEqual(time.value * kMinute, seconds))
        return true;
    }
    // "from nine to six"
    return NearlyEqual(time.value, other.value * 60) ||
           (other.value <= 12 && NearlyEqual(time.value, other.value * 60 + kHalfDay));
  }
  if (SameMeasure(a, b)) return true;
  if ((a.unit == "half") != (b.unit == "half")) return false;  // 하반기 is no 두 명
  if (a.kind == QuantityKind::kDecade || b.kind == QuantityKind::kDecade) {
    constexpr double kCentury = 100;
    const Quantity& decade = a.kind == QuantityKind::kDecade ? a : b;
    const Quantity& other = a.kind == QuantityKind::kDecade ? b : a;
    // 30%대 and "the 30s".
    if (other.unit == "tens") return NearlyEqual(decade.value, other.value * kCentury);
    return NearlyEqual(a.value, b.value) ||
           (a.kind == b.kind && std::fmod(a.value, kCentury) == std::fmod(b.value, kCentury));
  }
  if (NearlyEqual(a.value, b.value)) return true;
  // 2배 and 200%; 1.5배 and "50% more"; 30% and "30" in a table.
  const bool percent_a = a.kind == QuantityKind::kPercent;
  const bool percent_b = b.kind == QuantityKind::kPercent;
  if (percent_a == percent_b) return false;
  const double share = percent_a ? a.value : b.value;
  const double other = percent_a ? b.value : a.value;
  const Quantity& plain = percent_a ? b : a;
  if (plain.unit == "point") return NearlyEqual(share * 100, other);  // 3%p and "3 points"
  // 3분의 1 and "a third", which is read as an ordinal.
  if (plain.kind == QuantityKind::kOrdinal && plain.value >= 2) {
    const double parts = share * plain.value;
    return !plain.digits && parts < plain.value && NearlyEqual(parts, std::round(parts));
  }
  const bool times = plain.kind == QuantityKind::kTimes;
  return times && NearlyEqual(other, 1 + share);
}

std::string QuantityText(const Quantity& quantity) {
  const std::string value = ValueText(quantity.value);
  switch (quantity.kind) {
    case QuantityKind::kVersion:
      return quantity.unit;
    case QuantityKind::kPercent:
      return Concat(NumberKey(quantity.value * 100), "%");
    case QuantityKind::kTimes:
      return Concat(value, " times");
    case QuantityKind::kDecade:
      return Concat(value, "s");
    case QuantityKind::kTime: {
      const int minutes = static_cast<int>(quantity.value);
      return Concat(minutes / 60, ":", minutes % 60 < 10 ? "0" : "", minutes % 60);
    }
    case QuantityKind::kDate: {
      std::string text;
      if (quantity.month > 0)
        text = std::string(kEnglishMonths[static_cast<size_t>(quantity.month - 1)]);
      if (!text.empty()) text[0] = static_cast<char>(text[0] - 'a' + 'A');
      if (quantity.day > 0) text += Concat(" ", quantity.day);
      if (quantity.year > 0) text += Concat(text.empty() ? "" : " ", quantity.year);
      return text;
    }
    case QuantityKind::kCount:
    case QuantityKind::kOrdinal:
      break;
  }
  return quantity.unit.empty() ? value : Concat(value, " ", quantity.unit);
}

}  // namespace malmoi
