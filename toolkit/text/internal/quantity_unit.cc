#include "text/internal/quantity_unit.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/strings.h"
#include "text/internal/measure_words.h"

namespace malmoi::internal {
namespace {

bool Follows(std::string_view text, size_t at, std::string_view what) {
  return text.substr(std::min(at, text.size())).starts_with(what);
}

struct Unit {
  std::string_view text;
  std::string_view name;
};
// Longer ones first where one begins another. Latin units end where a word does; those of time in
// full English words are EnglishTimeUnit's.
constexpr std::array<Unit, 153> kUnits = {{
    {"square kilometers", "km2"},
    {"square kilometres", "km2"},
    {"제곱킬로미터", "km2"},
    {"km²", "km2"},
    {"㎢", "km2"},
    {"square meters", "m2"},
    {"square metres", "m2"},
    {"제곱미터", "m2"},
    {"m²", "m2"},
    {"㎡", "m2"},
    {"square feet", "ft2"},
    {"pyeong", "pyeong"},
    {"Kbps", "Kbps"},
    {"kbps", "Kbps"},
    {"Mbps", "Mbps"},
    {"Gbps", "Gbps"},
    {"Tbps", "Tbps"},
    {"nanoseconds", "ns"},
    {"나노초", "ns"},
    {"ns", "ns"},
    {"us", "us"},
    {"µs", "us"},
    {"μs", "us"},
    {"mph", "mile"},
    {"lbs", "pound"},
    {"lb", "pound"},
    {"pounds", "pound"},
    {"pound", "pound"},
    {"파운드", "pound"},
    {"ounces", "oz"},
    {"ounce", "oz"},
    {"oz", "oz"},
    {"온스", "oz"},
    {"gallons", "gal"},
    {"gallon", "gal"},
    {"갤런", "gal"},
    {"kWh", "kWh"},
    {"MWh", "MWh"},
    {"GWh", "GWh"},
    {"킬로와트시", "kWh"},
    {"kW", "kW"},
    {"MW", "MW"},
    {"GW", "GW"},
    {"kilowatts", "kW"},
    {"megawatts", "MW"},
    {"gigawatts", "GW"},
    {"킬로와트", "kW"},
    {"메가와트", "MW"},
    {"기가와트", "GW"},
    {"yuan", "CNY"},
    {"위안", "CNY"},
    {"kilobytes", "KB"},
    {"megabytes", "MB"},
    {"gigabytes", "GB"},
    {"terabytes", "TB"},
    {"킬로바이트", "KB"},
    {"메가바이트", "MB"},
    {"기가바이트", "GB"},
    {"테라바이트", "TB"},
    {"기가", "GB"},
    {"KB", "KB"},
    {"kB", "KB"},
    {"MB", "MB"},
    {"GB", "GB"},
    {"TB", "TB"},
    {"KiB", "KiB"},
    {"MiB", "MiB"},
    {"GiB", "GiB"},
    {"Hz", "Hz"},
    {"kHz", "kHz"},
    {"MHz", "MHz"},
    {"GHz", "GHz"},
    {"밀리초", "ms"},
    {"milliseconds", "ms"},
    {"ms", "ms"},
    {"마이크로초", "us"},
    {"microseconds", "us"},
    {"secs", "s"},
    {"sec", "s"},
    {"초", "s"},
    {"mins", "min"},
    {"min", "min"},
    {"시간", "h"},
    {"주일", "week"},
    {"개월", "month"},
    {"km", "km"},
    {"킬로미터", "km"},
    {"cm", "cm"},
    {"센티미터", "cm"},
    {"mm", "mm"},
    {"meters", "m"},
    {"metres", "m"},
    {"미터", "m"},
    {"kg", "kg"},
    {"킬로그램", "kg"},
    {"dollars", "USD"},
    {"달러", "USD"},
    {"euros", "EUR"},
    {"유로", "EUR"},
    {"won", "KRW"},
    {"points", "point"},
    {"point", "point"},
    {"inches", "in"},
    {"inch", "in"},
    {"인치", "in"},
    {"feet", "ft"},
    {"foot", "ft"},
    {"피트", "ft"},
    {"miles", "mile"},
    {"mile", "mile"},
    {"마일", "mile"},
    {"centimeters", "cm"},
    {"yen", "JPY"},
    {"kilometers", "km"},
    {"mg", "mg"},
    {"밀리그램", "mg"},
    {"milligrams", "mg"},
    {"milligram", "mg"},
    {"kilograms", "kg"},
    {"kilogram", "kg"},
    {"그램", "g"},
    {"grams", "g"},
    {"gram", "g"},
    {"g", "g"},
    {"톤", "t"},
    {"tons", "t"},
    {"tonnes", "t"},
    {"ml", "ml"},
    {"mL", "ml"},
    {"밀리리터", "ml"},
    {"milliliters", "ml"},
    {"리터", "l"},
    {"liters", "l"},
    {"litres", "l"},
    {"liter", "l"},
    {"L", "l"},
    {"l", "l"},
    {"큰술", "tbsp"},
    {"tablespoons", "tbsp"},
    {"tablespoon", "tbsp"},
    {"tbsp", "tbsp"},
    {"작은술", "tsp"},
    {"teaspoons", "tsp"},
    {"teaspoon", "tsp"},
    {"tsp", "tsp"},
    {"°C", "°C"},
    {"℃", "°C"},
    {"degrees Celsius", "°C"},
    {"°F", "°F"},
    {"℉", "°F"},
    {"degrees Fahrenheit", "°F"},
    {"대만달러", "TWD"},
    {"세기", "century"},
}};

// Korean units of one syllable, which begin other words too: by what may follow them.
struct ShortUnit {
  std::string_view text;
  std::string_view name;
  std::string_view not_before;  // syllables, one after the other
};
constexpr std::array<ShortUnit, 7> kShortUnits = {
    {{"분", "min", "의기야류석포량수배위할"},
     {"주", "week", "년차기제인요택간"},
     {"년", "year", "대도"},
     {"달", "month", "러력"},
     {"원", "KRW", "칙인리소색형고료격탁심호본"},
     {"엔", "JPY", "진드트"},
     {"평", "pyeong", "균가생소화온등범면론판점시행일"}}};

// Each of these reads one kind of unit at `*end`, or after the space there (`spaced`), and tells
// whether it did.

bool ReadPercent(std::string_view text, size_t spaced, Quantity* quantity, size_t* end) {
  constexpr std::array<std::string_view, 6> kPercent = {"%",    "％",      "퍼센트",
                                                        "프로", "percent", "per cent"};
  // Of two shares, how far they lie apart; longer ones first.
  constexpr std::array<std::string_view, 10> kPoints = {"퍼센트 포인트",
                                                        "퍼센트포인트",
                                                        "%포인트",
                                                        "%p",
                                                        "%P",
                                                        "pp",
                                                        "percentage points",
                                                        "percentage point",
                                                        "percentage-points",
                                                        "percentage-point"};
  constexpr std::array<std::string_view, 3> kOther = {"프로그", "프로젝", "프로세"};
  // "[0.1, 1.9] percent": what stands behind the bracket is of the numbers in it.
  if (Follows(text, *end, "] ") || Follows(text, *end, ") ")) spaced = *end + 2;
  const auto follows = [&](std::string_view mark) { return Follows(text, spaced, mark); };
  if (std::ranges::any_of(kOther, follows)) return false;
  // 7할 is seven tenths.
  constexpr std::string_view kTenths = "할";
  if (Follows(text, *end, kTenths) && quantity->value > 0 && quantity->value < 10) {
    quantity->kind = QuantityKind::kPercent;
    quantity->value /= 10;
    *end += kTenths.size();
    return true;
  }
  const auto* const points = std::ranges::find_if(kPoints, follows);
  if (points != kPoints.end() && EndsWord(text, spaced + points->size())) {
    quantity->kind = QuantityKind::kPercent;
    quantity->unit = "pp";
    quantity->value /= 100;
    *end = spaced + points->size();
    return true;
  }
  const auto* const mark = std::ranges::find_if(kPercent, follows);
  if (mark == kPercent.end()) return false;
  quantity->kind = QuantityKind::kPercent;
  quantity->value /= 100;
  *end = spaced + mark->size();
  // 30%대: thirty and some, "in the 30s".
  constexpr std::string_view kTens = "대";
  constexpr std::array<std::string_view, 4> kOtherWords = {"대비", "대조", "대폭", "대상"};
  const auto is_next = [&](std::string_view word) { return Follows(text, *end, word); };
  if (is_next(kTens) && std::ranges::none_of(kOtherWords, is_next)) {
    quantity->unit = "tens";
    *end += kTens.size();
  }
  return true;
}

bool ReadOrdinal(std::string_view text, size_t spaced, Quantity* quantity, size_t* end) {
  for (const std::string_view mark :
       {"번째", "째", "위", "백분위", "차 ", "등 ", "판 ", "판은", "판에", "판의"}) {
    if (!Follows(text, *end, mark) || Follows(text, *end, "위치")) continue;
    quantity->kind = QuantityKind::kOrdinal;
    *end = spaced + StripWhitespace(mark).size();
    return true;
  }
  for (const std::string_view mark : {"st", "nd", "rd", "th"}) {
    if (!Follows(text, *end, mark) || !EndsWord(text, *end + mark.size())) continue;
    quantity->kind = QuantityKind::kOrdinal;
    *end += mark.size();
    return true;
  }
  return false;
}

bool ReadTimes(std::string_view text, size_t spaced, Quantity* quantity, size_t* end) {
  constexpr std::string_view kTimes = "배";
  if (Follows(text, spaced, kTimes) && !Follows(text, spaced, "배치") &&
      !Follows(text, spaced, "배열")) {
    quantity->kind = QuantityKind::kTimes;
    *end = spaced + kTimes.size();
    return true;
  }
  for (const std::string_view mark : {"×", "x", "X", "times", "-fold", "fold"}) {
    const size_t at = mark == "times" ? spaced : *end;
    const size_t after = at + mark.size();
    if (!Follows(text, at, mark) || !EndsWord(text, after)) continue;
    if (mark.size() <= 2 && after < text.size() && IsAsciiDigit(text[after])) continue;
    quantity->kind = QuantityKind::kTimes;
    *end = after;
    return true;
  }
  return false;
}

// 3분의 1.
bool ReadFraction(std::string_view text, Quantity* quantity, size_t* end) {
  constexpr std::string_view kOf = "분의 ";
  constexpr size_t kMostDigits = 3;
  if (!Follows(text, *end, kOf) || quantity->value <= 0) return false;
  const size_t begin = *end + kOf.size();
  size_t at = begin;
  double part = 0;
  while (at < text.size() && IsAsciiDigit(text[at])) part = part * 10 + (text[at++] - '0');
  if (at == begin || at > begin + kMostDigits) return false;
  quantity->kind = QuantityKind::kPercent;
  quantity->value = part / quantity->value;
  *end = at;
  return true;
}

bool ReadLongUnit(std::string_view text, Language language, size_t spaced, Quantity* quantity,
                  size_t* end) {
  // "10-hour" as "10 hours".
  const size_t at = *end < text.size() && text[*end] == '-' ? *end + 1 : spaced;
  if (const auto time = EnglishTimeUnit(text.substr(std::min(at, text.size())))) {
    quantity->unit = std::string(time->name);
    *end = at + time->size;
    return true;
  }
  for (const Unit& unit : kUnits) {
    if (!Follows(text, at, unit.text)) continue;
    if (IsAsciiLetter(unit.text[0]) && !EndsWord(text, at + unit.text.size())) continue;
    quantity->unit = std::string(unit.name);
    *end = at + unit.text.size();
    return true;
  }
  // "1.8 m" and 60m는 are metres, "25m users" may be millions; "19 s" and 42s로 are seconds, "the
  // 80s" are none.
  const bool spaced_out = at == *end + 1 && text[*end] == ' ';
  for (const std::string_view letter : {"m", "s"}) {
    if (!spaced_out && language != Language::kKorean) break;
    if (!Follows(text, at, letter) || !EndsWord(text, at + 1)) continue;
    quantity->unit = std::string(letter);
    *end = at + 1;
    return true;
  }
  return false;
}

void ReadShortUnit(std::string_view text, size_t spaced, Quantity* quantity, size_t* end) {
  constexpr std::string_view kDay = "일";
  constexpr std::array<std::string_view, 9> kAfterDays = {"간",  "동안", " 동안", " 뒤", " 후",
                                                          " 전", " 만",  " 안",   "째"};
  for (const ShortUnit& unit : kShortUnits) {
    if (!Follows(text, spaced, unit.text)) continue;
    const std::string_view next = text.substr(spaced + unit.text.size()).substr(0, 3);
    if (next.size() == 3 && unit.not_before.find(next) != std::string_view::npos) continue;
    quantity->unit = std::string(unit.name);
    *end = spaced + unit.text.size();
    return;
  }
  // 14일 is mostly a day of the month, 14일 후 a stretch of them.
  const size_t after = *end + kDay.size();
  const bool days =
      Follows(text, *end, kDay) && std::ranges::any_of(kAfterDays, [&](std::string_view mark) {
        return Follows(text, after, mark);
      });
  if (!days) return;
  quantity->unit = "d";
  *end = after;
}

}  // namespace

bool BeginsWord(std::string_view text, size_t at) {
  if ((static_cast<uint8_t>(text[at]) & 0xC0) == 0x80) return false;
  if (at == 0) return true;
  const char before = text[at - 1];
  return !IsAsciiLetter(before) && !IsAsciiDigit(before) && (before & 0x80) == 0 && before != '_';
}

bool EndsWord(std::string_view text, size_t at) {
  return at >= text.size() || !IsAsciiLetter(text[at]);
}

std::optional<int> ReadSmallNumber(std::string_view text, size_t* at, int most) {
  constexpr size_t kMostDigits = 4;
  size_t end = *at;
  int value = 0;
  while (end < text.size() && IsAsciiDigit(text[end]) && end - *at < kMostDigits) {
    value = value * 10 + (text[end++] - '0');
  }
  if (end == *at || value > most || (end < text.size() && IsAsciiDigit(text[end]))) {
    return std::nullopt;
  }
  *at = end;
  return value;
}

void ReadUnit(std::string_view text, Language language, Quantity* quantity, size_t* end) {
  for (const std::string_view odd : {"-odd", "여"}) {  // 20-odd percent, 10여 년
    if (Follows(text, *end, odd) && text.substr(*end + odd.size()).starts_with(' ')) {
      *end += odd.size();
    }
  }
  const size_t spaced = *end < text.size() && text[*end] == ' ' ? *end + 1 : *end;
  if (ReadPercent(text, spaced, quantity, end) || ReadOrdinal(text, spaced, quantity, end) ||
      ReadTimes(text, spaced, quantity, end) || ReadFraction(text, quantity, end)) {
    return;
  }
  const std::string_view before = text.substr(0, quantity->span.begin);
  if (before.ends_with('$')) quantity->unit = before.ends_with("NT$") ? "TWD" : "USD";
  if (before.ends_with("섭씨 ")) quantity->unit = "°C";
  if (before.ends_with("화씨 ")) quantity->unit = "°F";
  if (ReadLongUnit(text, language, spaced, quantity, end)) return;
  ReadShortUnit(text, spaced, quantity, end);
}

}  // namespace malmoi::internal
