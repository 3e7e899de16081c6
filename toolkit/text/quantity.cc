#include "text/quantity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/date.h"
#include "text/internal/link_finder.h"
#include "text/internal/number_words.h"
#include "text/korean.h"
#include "text/number_value.h"

namespace malmoi {
namespace {

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }
bool IsLatinByte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Unit {
  std::string_view text;
  std::string_view name;
};
// Longer ones first where one begins another. Latin units end where a word does.
constexpr std::array<Unit, 63> kUnits = {{
    {"kilobytes", "KB"},  {"megabytes", "MB"},    {"gigabytes", "GB"},
    {"terabytes", "TB"},  {"킬로바이트", "KB"},   {"메가바이트", "MB"},
    {"기가바이트", "GB"}, {"테라바이트", "TB"},   {"기가", "GB"},
    {"KB", "KB"},         {"kB", "KB"},           {"MB", "MB"},
    {"GB", "GB"},         {"TB", "TB"},           {"KiB", "KiB"},
    {"MiB", "MiB"},       {"GiB", "GiB"},         {"Hz", "Hz"},
    {"kHz", "kHz"},       {"MHz", "MHz"},         {"GHz", "GHz"},
    {"밀리초", "ms"},     {"milliseconds", "ms"}, {"ms", "ms"},
    {"마이크로초", "us"}, {"microseconds", "us"}, {"seconds", "s"},
    {"second", "s"},      {"secs", "s"},          {"sec", "s"},
    {"초", "s"},          {"minutes", "min"},     {"minute", "min"},
    {"mins", "min"},      {"min", "min"},         {"hours", "h"},
    {"hour", "h"},        {"시간", "h"},          {"days", "d"},
    {"day", "d"},         {"weeks", "week"},      {"week", "week"},
    {"주일", "week"},     {"months", "month"},    {"month", "month"},
    {"개월", "month"},    {"years", "year"},      {"year", "year"},
    {"km", "km"},         {"킬로미터", "km"},     {"cm", "cm"},
    {"센티미터", "cm"},   {"mm", "mm"},           {"meters", "m"},
    {"metres", "m"},      {"미터", "m"},          {"kg", "kg"},
    {"킬로그램", "kg"},   {"dollars", "USD"},     {"달러", "USD"},
    {"euros", "EUR"},     {"유로", "EUR"},        {"won", "KRW"},
}};

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

// Whether a word ends at `at`: no Latin letter follows.
bool EndsWord(std::string_view text, size_t at) {
  return at >= text.size() || !IsLatinByte(text[at]);
}

class Scanner {
 public:
  Scanner(std::string_view text, Language language)
      : text_(text), plain_(BlankCode(internal::BlankLinks(text))), language_(language) {}

  std::vector<Quantity> Run() {
    numbers_ = FindNumbers(plain_);
    size_t next = 0;
    for (size_t i = 0; i < plain_.size();) {
      while (next < numbers_.size() && numbers_[next].span.begin < i) ++next;
      if (std::optional<Quantity> date = DateAt(i)) {
        i = date->span.end;
        found_.push_back(*std::move(date));
        continue;
      }
      if (next < numbers_.size() && numbers_[next].span.begin == i) {
        i = TakeDigits(numbers_[next]);
        continue;
      }
      if (BeginsWord(i)) {
        std::optional<Quantity> words = language_ == Language::kKorean
                                            ? internal::KoreanNumberWords(plain_, i)
                                            : internal::EnglishNumberWords(plain_, i);
        if (words) {
          i = std::max(words->span.end, i + 1);
          found_.push_back(*std::move(words));
          continue;
        }
      }
      NextCodePoint(plain_, &i);
    }
    return std::move(found_);
  }

 private:
  static std::string BlankCode(std::string text) {
    for (size_t open = text.find('`'); open != std::string::npos;) {
      const size_t close = text.find('`', open + 1);
      if (close == std::string::npos) break;
      std::fill(text.begin() + static_cast<ptrdiff_t>(open),
                text.begin() + static_cast<ptrdiff_t>(close) + 1, ' ');
      open = text.find('`', close + 1);
    }
    return text;
  }

  std::string_view Rest(size_t at) const { return std::string_view(plain_).substr(at); }
  bool Follows(size_t at, std::string_view what) const { return Rest(at).starts_with(what); }

  // No letter stands before `at`: the beginning of an eojeol or word.
  bool BeginsWord(size_t at) const {
    if ((static_cast<uint8_t>(plain_[at]) & 0xC0) == 0x80) return false;
    if (at == 0) return true;
    const char before = plain_[at - 1];
    return !IsLatinByte(before) && !IsDigitByte(before) && (before & 0x80) == 0 && before != '_';
  }

  std::optional<int> SmallNumber(size_t* at, int most) const {
    size_t i = *at;
    int value = 0;
    while (i < plain_.size() && IsDigitByte(plain_[i]) && i - *at < 4) {
      value = value * 10 + (plain_[i++] - '0');
    }
    if (i == *at || value > most || (i < plain_.size() && IsDigitByte(plain_[i])))
      return std::nullopt;
    *at = i;
    return value;
  }

  // 2025년 3월, 3월 18일, March 18, 2025-03-18, in March 2025.
  std::optional<Quantity> DateAt(size_t at) const {
    if (!BeginsWord(at) &&
        !(IsDigitByte(plain_[at]) && (at == 0 || !IsDigitByte(plain_[at - 1])))) {
      return std::nullopt;
    }
    if (!IsDigitByte(plain_[at]) && !IsLatinByte(plain_[at])) return std::nullopt;
    Quantity date;
    date.kind = QuantityKind::kDate;
    date.digits = true;
    size_t solid = at;
    while (solid < plain_.size() && IsDigitByte(plain_[solid])) ++solid;
    constexpr size_t kYearDigits = 4;  // 250603 in running text is a number
    const bool may_be = solid - at <= kYearDigits && !(solid == at && plain_[at] > 'Z');
    if (const std::optional<DatePrefix> full = may_be ? ParseDatePrefix(Rest(at)) : std::nullopt) {
      date.span = {at, at + full->size};
      date.year = full->date.year;
      date.month = full->date.month;
      date.day = full->date.day;
      return date;
    }
    if (IsDigitByte(plain_[at])) return KoreanDateAt(at, date);
    return EnglishDateAt(at, date);
  }

  std::optional<Quantity> KoreanDateAt(size_t at, Quantity date) const {
    constexpr std::string_view kYear = "년", kMonth = "월", kDay = "일";
    size_t i = at;
    std::optional<int> number = SmallNumber(&i, 2999);
    if (!number) return std::nullopt;
    bool any = false;
    if (*number >= 1900 && Follows(i, kYear)) {
      date.year = *number;
      i += kYear.size();
      any = true;
      date.span = {at, i};
      size_t ahead = i < plain_.size() && plain_[i] == ' ' ? i + 1 : i;
      number = SmallNumber(&ahead, 12);
      if (number && Follows(ahead, kMonth)) i = ahead;
    }
    if (number && *number >= 1 && *number <= 12 && Follows(i, kMonth)) {
      date.month = *number;
      i += kMonth.size();
      any = true;
      date.span = {at, i};
      size_t ahead = i < plain_.size() && plain_[i] == ' ' ? i + 1 : i;
      const std::optional<int> day = SmallNumber(&ahead, 31);
      if (day && *day >= 1 && Follows(ahead, kDay)) {
        date.day = *day;
        date.span.end = ahead + kDay.size();
      }
    }
    if (!any) return std::nullopt;
    return date;
  }

  std::optional<Quantity> EnglishDateAt(size_t at, Quantity date) const {
    size_t end = at;
    while (end < plain_.size() && IsLatinByte(plain_[end])) ++end;
    const std::string word = AsciiToLower(Rest(at).substr(0, end - at));
    if (word.size() < 3 || plain_[at] < 'A' || plain_[at] > 'Z') return std::nullopt;
    for (size_t m = 0; m < kMonths.size(); ++m) {
      const bool whole = word == kMonths[m];
      const bool short_form = word.size() <= 4 && kMonths[m].starts_with(word);
      if (!whole && !short_form) continue;
      date.month = static_cast<int>(m) + 1;
      size_t i = end;
      if (i < plain_.size() && plain_[i] == '.') ++i;
      if (i < plain_.size() && plain_[i] == ' ') ++i;
      size_t after = i;
      const std::optional<int> number = SmallNumber(&after, 2999);
      if (number && *number >= 1900) {
        date.year = *number;
        date.span = {at, after};
        return date;
      }
      if (number && *number >= 1 && *number <= 31) {
        date.day = *number;
        for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
          if (Follows(after, suffix)) after += suffix.size();
        }
        date.span = {at, after};
        return date;
      }
      // May and March alone are words; "in March" is a month.
      const bool after_in =
          at >= 3 && (Rest(at - 3).starts_with("in ") || Rest(at - 3).starts_with("of "));
      if (!whole || !after_in) return std::nullopt;
      date.span = {at, end};
      return date;
    }
    return std::nullopt;
  }

  // A number in digits with what belongs to it. Returns where to go on.
  size_t TakeDigits(const NumberInText& number) {
    Quantity quantity;
    quantity.digits = true;
    quantity.value = number.value;
    quantity.span = number.span;
    const size_t begin = number.span.begin;
    size_t end = number.span.end;

    const bool after_letter =
        begin > 0 && (IsLatinByte(plain_[begin - 1]) || plain_[begin - 1] == '_');
    const bool after_hyphen =
        begin > 1 && plain_[begin - 1] == '-' && IsLatinByte(plain_[begin - 2]);
    quantity.in_name = after_letter || after_hyphen;

    size_t dotted = end;  // 1.2.3: FindNumbers stops at the second point
    while (dotted + 1 < plain_.size() && plain_[dotted] == '.' && IsDigitByte(plain_[dotted + 1])) {
      ++dotted;
      while (dotted < plain_.size() && IsDigitByte(plain_[dotted])) ++dotted;
    }
    if (dotted > end) {
      quantity.kind = QuantityKind::kVersion;
      quantity.span.end = dotted;
      found_.push_back(std::move(quantity));
      return dotted;
    }
    if (TakeTime(number, &quantity)) return quantity.span.end;

    ReadUnit(&quantity, &end);
    if (quantity.kind == QuantityKind::kCount && quantity.unit.empty() && end < plain_.size() &&
        IsLatinByte(plain_[end])) {
      quantity.in_name = true;  // 3D, 4bit, 2nd is handled by ReadUnit
    }
    // 3rd-party, 2x-wide: a word made with a number.
    const bool before_word = end + 1 < plain_.size() && plain_[end] == '-' &&
                             IsLatinByte(plain_[end + 1]) &&
                             quantity.kind == QuantityKind::kOrdinal;
    quantity.in_name |= before_word;
    quantity.span.end = end;
    found_.push_back(std::move(quantity));
    return end;
  }

  // 오후 3시, 3 pm, 15:30.
  bool TakeTime(const NumberInText& number, Quantity* quantity) {
    size_t i = number.span.begin;
    const std::optional<int> hour = SmallNumber(&i, 24);
    if (!hour || i != number.span.end) return false;
    int minutes = 0;
    bool is_time = false;
    if (i + 2 < plain_.size() && plain_[i] == ':' && IsDigitByte(plain_[i + 1]) &&
        IsDigitByte(plain_[i + 2])) {
      size_t at = i + 1;
      const std::optional<int> read = SmallNumber(&at, 59);
      if (!read || (at < plain_.size() && plain_[at] == ':')) return false;
      minutes = *read;
      i = at;
      is_time = true;
    }
    constexpr std::string_view kHour = "시", kHours = "시간", kMinute = "분";
    bool afternoon = false;
    bool morning = false;
    if (Follows(i, kHour) && !Follows(i, kHours)) {
      is_time = true;
      i += kHour.size();
      size_t at = i < plain_.size() && plain_[i] == ' ' ? i + 1 : i;
      if (Follows(at, "반")) {
        minutes = 30;
        i = at + 3;
      } else if (const std::optional<int> read = SmallNumber(&at, 59);
                 read && Follows(at, kMinute)) {
        minutes = *read;
        i = at + kMinute.size();
      }
    }
    const size_t spaced = i < plain_.size() && plain_[i] == ' ' ? i + 1 : i;
    for (const auto& [mark, pm] : {std::pair<std::string_view, bool>{"p.m.", true},
                                   {"pm", true},
                                   {"PM", true},
                                   {"a.m.", false},
                                   {"am", false},
                                   {"AM", false}}) {
      if (!Follows(spaced, mark) || !EndsWord(plain_, spaced + mark.size())) continue;
      if (mark == "am" && language_ == Language::kEnglish && spaced != i) continue;  // "3 am I"
      is_time = true;
      (pm ? afternoon : morning) = true;
      i = spaced + mark.size();
      break;
    }
    if (!is_time) return false;
    constexpr std::string_view kAfternoon = "오후 ", kEvening = "저녁 ";
    for (const std::string_view mark : {kAfternoon, kEvening}) {
      const size_t begin = number.span.begin;
      afternoon |= begin >= mark.size() && Follows(begin - mark.size(), mark);
    }
    int of_day = *hour;
    if (afternoon && of_day < 12) of_day += 12;
    if (morning && of_day == 12) of_day = 0;
    quantity->kind = QuantityKind::kTime;
    quantity->value = of_day * 60 + minutes;
    quantity->span.end = i;
    found_.push_back(*quantity);
    return true;
  }

  // What stands behind the number: %, 배, 번째, GB …
  void ReadUnit(Quantity* quantity, size_t* end) {
    constexpr std::string_view kOdd = "-odd";  // 20-odd percent
    if (Follows(*end, kOdd)) *end += kOdd.size();
    const size_t spaced = *end < plain_.size() && plain_[*end] == ' ' ? *end + 1 : *end;
    constexpr std::array<std::string_view, 8> kPercent = {
        "%p", "%", "％", "퍼센트", "프로", "percentage", "percent", "per cent"};
    for (const std::string_view mark : kPercent) {
      if (!Follows(spaced, mark)) continue;
      if (mark == "프로" &&
          (Follows(spaced, "프로그") || Follows(spaced, "프로젝") || Follows(spaced, "프로세")))
        continue;
      quantity->kind = QuantityKind::kPercent;
      quantity->value /= 100;
      *end = spaced + mark.size();
      return;
    }
    for (const std::string_view mark : {"번째", "째", "위", "차 ", "등 "}) {
      if (!Follows(spaced, mark) || Follows(spaced, "위치") || spaced != *end) continue;
      quantity->kind = QuantityKind::kOrdinal;
      *end = spaced + StripWhitespace(mark).size();
      return;
    }
    for (const std::string_view mark : {"st", "nd", "rd", "th"}) {
      if (!Follows(*end, mark) || !EndsWord(plain_, *end + mark.size())) continue;
      quantity->kind = QuantityKind::kOrdinal;
      *end += mark.size();
      return;
    }
    if (Follows(spaced, "배") && !Follows(spaced, "배치") && !Follows(spaced, "배열")) {
      quantity->kind = QuantityKind::kTimes;
      *end = spaced + 3;
      return;
    }
    for (const std::string_view mark : {"×", "x", "X", "times", "-fold", "fold"}) {
      const size_t at = mark == "times" ? spaced : *end;
      if (!Follows(at, mark) || !EndsWord(plain_, at + mark.size())) continue;
      if (mark.size() <= 2 && at + mark.size() < plain_.size() &&
          IsDigitByte(plain_[at + mark.size()]))
        continue;
      quantity->kind = QuantityKind::kTimes;
      *end = at + mark.size();
      return;
    }
    constexpr std::string_view kOf = "분의 ";
    if (Follows(*end, kOf)) {  // 3분의 1
      size_t at = *end + kOf.size();
      const std::optional<int> part = SmallNumber(&at, 999);
      if (part && quantity->value > 0) {
        quantity->kind = QuantityKind::kPercent;
        quantity->value = *part / quantity->value;
        *end = at;
        return;
      }
    }
    if (quantity->span.begin > 0 && plain_[quantity->span.begin - 1] == '$') quantity->unit = "USD";
    for (const Unit& unit : kUnits) {
      // "10-hour" as "10 hours".
      const size_t at = *end < plain_.size() && plain_[*end] == '-' ? *end + 1 : spaced;
      if (!Follows(at, unit.text)) continue;
      const bool latin = IsLatinByte(unit.text[0]);
      if (latin && !EndsWord(plain_, at + unit.text.size())) continue;
      quantity->unit = std::string(unit.name);
      *end = at + unit.text.size();
      return;
    }
  }

  std::string_view text_;
  std::string plain_;  // links and code blanked out
  Language language_;
  std::vector<NumberInText> numbers_;
  std::vector<Quantity> found_;
};

bool NearlyEqual(double a, double b) {
  return std::abs(a - b) <= 1e-6 * std::max(std::abs(a), std::abs(b));
}

}  // namespace

std::vector<Quantity> FindQuantities(std::string_view text, Language language) {
  std::vector<Quantity> found = Scanner(text, language).Run();
  for (Quantity& quantity : found) {
    if (quantity.kind == QuantityKind::kVersion) {
      quantity.unit = std::string(quantity.span.In(text));
    }
  }
  return found;
}

bool SameQuantity(const Quantity& a, const Quantity& b) {
  if (a.rough || b.rough) return a.rough && b.rough;
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
      constexpr double kHalfDay = 12 * 60;  // 3시 may be 3 pm
      return NearlyEqual(a.value, b.value) || NearlyEqual(std::abs(a.value - b.value), kHalfDay);
    }
    const Quantity& time = a.kind == QuantityKind::kTime ? a : b;
    const Quantity& other = a.kind == QuantityKind::kTime ? b : a;
    return NearlyEqual(time.value, other.value * 60);
  }
  if (NearlyEqual(a.value, b.value)) return true;
  // 2배 and 200%; 1.5배 and "50% more"; 30% and "30" in a table.
  const bool percent_a = a.kind == QuantityKind::kPercent;
  const bool percent_b = b.kind == QuantityKind::kPercent;
  if (percent_a == percent_b) return false;
  const double share = percent_a ? a.value : b.value;
  const double other = percent_a ? b.value : a.value;
  const Quantity& plain = percent_a ? b : a;
  // 3분의 1 and "a third", which is read as an ordinal.
  if (plain.kind == QuantityKind::kOrdinal && plain.value >= 2) {
    const double parts = share * plain.value;
    return !plain.digits && parts < plain.value && NearlyEqual(parts, std::round(parts));
  }
  const bool times = plain.kind == QuantityKind::kTimes;
  return times && NearlyEqual(other, 1 + share);
}

std::string QuantityText(const Quantity& quantity) {
  const std::string value = NumberKey(quantity.value);
  switch (quantity.kind) {
    case QuantityKind::kVersion:
      return quantity.unit;
    case QuantityKind::kPercent:
      return Concat(NumberKey(quantity.value * 100), "%");
    case QuantityKind::kTimes:
      return Concat(value, " times");
    case QuantityKind::kTime: {
      const int minutes = static_cast<int>(quantity.value);
      return Concat(minutes / 60, ":", minutes % 60 < 10 ? "0" : "", minutes % 60);
    }
    case QuantityKind::kDate: {
      std::string text;
      if (quantity.month > 0) text = std::string(kMonths[static_cast<size_t>(quantity.month - 1)]);
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
