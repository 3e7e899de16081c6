// Long, for one pass over a text reads every kind of quantity: which kind it is shows only where it
// is read, and what is taken by one is lost to the others.
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
#include "text/internal/measure_words.h"
#include "text/internal/number_words.h"
#include "text/internal/quantity_unit.h"
#include "text/korean.h"
#include "text/number_value.h"

namespace malmoi {
namespace {

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }
bool IsLatinByte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

using internal::EndsWord;

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
        std::optional<Quantity> words = WordsAt(i);
        if (words) {
          words->negative = IsNegative(words->span);
          i = std::max(words->span.end, i + 1);
          // two hours and twenty minutes
          if (!words->unit.empty() && JoinStretch(*words)) continue;
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

  std::optional<Quantity> WordsAt(size_t at) const {
    if (auto time = internal::NamedTime(plain_, at)) return time;
    if (language_ == Language::kKorean) return internal::KoreanNumberWords(plain_, at);
    auto words = internal::EnglishNumberWords(plain_, at);
    if (words && words->kind == QuantityKind::kOrdinal && words->value <= 12) {
      for (const std::string_view month : {" lunar month", " month"}) {
        if (!Follows(words->span.end, month)) continue;
        words->kind = QuantityKind::kDate;
        words->month = static_cast<int>(words->value);
        words->span.end += month.size();
        return words;
      }
    }
    if (auto measure = internal::EnglishMeasureWords(plain_, at, words)) return measure;
    if (words && words->kind == QuantityKind::kCount && !words->rough) {
      internal::ReadEnglishTimeUnit(plain_, &*words);
    }
    return words;
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
    if (IsDigitByte(plain_[at])) {
      return language_ == Language::kEnglish ? DayFirstAt(at, date) : KoreanDateAt(at, date);
    }
    return EnglishDateAt(at, date);
  }

  std::optional<Quantity> KoreanDateAt(size_t at, Quantity date) const {
    constexpr std::string_view kYear = "년", kMonth = "월", kDay = "일";
    size_t i = at;
    std::optional<int> number = SmallNumber(&i, 2999);
    if (!number) return std::nullopt;
    bool any = false;
    if (*number >= 1900 && Follows(i, kYear) && !Follows(i, "년대")) {
      date.year = *number;
      i += kYear.size();
      any = true;
      date.span = {at, i};
      size_t ahead = i < plain_.size() && plain_[i] == ' ' ? i + 1 : i;
      number = SmallNumber(&ahead, 12);
      if (number && Follows(ahead, kMonth)) i = ahead;
    }
    if (!any && number && *number >= 1 && *number <= 12 && BeginsMonths(i)) {
      date.month = *number;  // 7~9월: from July
      date.span = {at, i};
      return date;
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

  // "~9월" stands at `at`.
  bool BeginsMonths(size_t at) const {
    for (const std::string_view mark : {"~", "∼", "～", "-", "–"}) {
      if (!Follows(at, mark)) continue;
      size_t last = at + mark.size();
      const std::optional<int> month = SmallNumber(&last, 12);
      return month && Follows(last, "월");
    }
    return false;
  }

  std::optional<Quantity> EnglishDateAt(size_t at, Quantity date) const {
    size_t end = at;
    while (end < plain_.size() && IsLatinByte(plain_[end])) ++end;
    const std::string word = AsciiToLower(Rest(at).substr(0, end - at));
    if (word.size() < 3 || plain_[at] < 'A' || plain_[at] > 'Z') return std::nullopt;
    date.month = MonthOf(word);
    if (date.month == 0) return std::nullopt;
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
      SkipOrdinalSuffix(&after);
      date.span = {at, after};
      return date;
    }
    // May and March alone are words; "in March" is a month.
    constexpr std::array<std::string_view, 9> kBefore = {
        "in ", "In ", "of ", "from ", "From ", "until ", "by ", "since ", "Since "};
    const bool whole = word == kEnglishMonths[static_cast<size_t>(date.month) - 1];
    const std::string_view before = std::string_view(plain_).substr(0, at);
    const auto stands_before = [before](std::string_view mark) { return before.ends_with(mark); };
    const bool ends_range = before.ends_with("to ") && !found_.empty() &&
                            found_.back().kind == QuantityKind::kDate &&
                            found_.back().span.end + 4 == at;
    if (!whole || (!ends_range && std::ranges::none_of(kBefore, stands_before))) {
      return std::nullopt;
    }
    date.span = {at, end};
    return date;
  }

  // 12 May, the 12th of May; with a year it is a full date.
  std::optional<Quantity> DayFirstAt(size_t at, Quantity date) const {
    size_t i = at;
    const std::optional<int> day = SmallNumber(&i, 31);
    if (!day || *day < 1) return std::nullopt;
    SkipOrdinalSuffix(&i);
    if (!Follows(i, " ")) return std::nullopt;
    ++i;
    constexpr std::string_view kOf = "of ";
    if (Follows(i, kOf)) i += kOf.size();
    size_t end = i;
    while (end < plain_.size() && IsLatinByte(plain_[end])) ++end;
    if (end - i < 3 || plain_[i] < 'A' || plain_[i] > 'Z') return std::nullopt;
    date.day = *day;
    date.month = MonthOf(AsciiToLower(Rest(i).substr(0, end - i)));
    if (date.month == 0) return std::nullopt;
    date.span = {at, end};
    return date;
  }

  void SkipOrdinalSuffix(size_t* at) const {
    for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
      if (Follows(*at, suffix)) *at += suffix.size();
    }
  }

  // The month that a word names, written out or short (mar, sept); 0 for other words.
  static int MonthOf(std::string_view word) {
    for (size_t m = 0; m < kEnglishMonths.size(); ++m) {
      const bool short_form = word.size() <= 4 && kEnglishMonths[m].starts_with(word);
      if (word == kEnglishMonths[m] || short_form) return static_cast<int>(m) + 1;
    }
    return 0;
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
    if (TakeDecade(&quantity)) return quantity.span.end;

    internal::ReadUnit(plain_, language_, &quantity, &end);
    if (!quantity.unit.empty()) {
      ReadHalf(&quantity, &end);
      quantity.span.end = end;
      if (JoinStretch(quantity)) return end;
    }
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
    quantity.negative = IsNegative(quantity.span);
    found_.push_back(std::move(quantity));
    return end;
  }

  // 2:03:41; a ratio of 1:2:2 is none.
  bool TakeStretch(int hours, int minutes, size_t colon, Quantity* quantity) {
    size_t end = colon + 1;
    const std::optional<int> seconds = SmallNumber(&end, 59);
    if (!seconds || end != colon + 3) return false;
    quantity->value = (hours * 60 + minutes) * 60 + *seconds;
    quantity->unit = "s";
    quantity->span.end = end;
    found_.push_back(*quantity);
    return true;
  }

  // -5, 영하 5도, minus five, five below zero.
  bool IsNegative(Span span) const {
    const std::string_view before = std::string_view(plain_).substr(0, span.begin);
    for (const std::string_view word : {"영하 ", "마이너스 ", "minus ", "Minus ", "negative "}) {
      if (before.ends_with(word)) return true;
    }
    for (const std::string_view word : {" below zero", " degrees below"}) {
      if (Follows(span.end, word)) return true;
    }
    for (const std::string_view sign : {"-", "−"}) {
      if (!before.ends_with(sign)) continue;
      // Not of a range, a name or an option: 3-5, GPT-4, --2.
      constexpr std::string_view kMayStandBefore = " ([{,=:~";
      const std::string_view rest = before.substr(0, before.size() - sign.size());
      return rest.empty() || kMayStandBefore.find(rest.back()) != std::string_view::npos;
    }
    return false;
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
      if (!read) return false;
      if (at + 1 < plain_.size() && plain_[at] == ':')
        return TakeStretch(*hour, *read, at, quantity);
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
    const size_t begin = number.span.begin;
    const auto before = [&](std::string_view mark) {
      return begin >= mark.size() && Follows(begin - mark.size(), mark);
    };
    const auto after = [&](std::string_view mark) {
      return Follows(i, mark) && EndsWord(plain_, i + mark.size());
    };
    constexpr std::array<std::string_view, 4> kParts = {" in the morning", " in the afternoon",
                                                        " in the evening", " at night"};
    is_time |= *hour <= 12 && std::ranges::any_of(kParts, after);
    if (!is_time) return false;
    // 밤 11시 is 23:00, 밤 2시 2:00.
    const bool night = before("밤 ") || after(" at night");
    const bool late = *hour >= 6 && *hour < 12;
    afternoon |= before("오후 ") || before("저녁 ") || (night && late) ||
                 after(" in the afternoon") || after(" in the evening");
    morning |= before("오전 ") || before("새벽 ") || before("아침 ") || (night && !late) ||
               after(" in the morning");
    int of_day = *hour;
    if (afternoon && of_day < 12) of_day += 12;
    if (morning && !afternoon && of_day == 12) of_day = 0;
    quantity->half_day = afternoon || morning || *hour > 12 || *hour == 0;
    quantity->kind = QuantityKind::kTime;
    quantity->value = of_day * 60 + minutes;
    quantity->span.end = i;
    found_.push_back(*quantity);
    return true;
  }

  // 2시간 반, 2 hours and a half.
  void ReadHalf(Quantity* quantity, size_t* end) const {
    constexpr std::string_view kEnglish = " and a half", kKorean = " 반";
    constexpr std::string_view kMayFollow = "이을은에만쯤과도";  // 반복, 반응 are other words
    if (!internal::TimeScaleOf(quantity->unit)) return;
    size_t after = *end;
    if (Follows(*end, kEnglish)) {
      after += kEnglish.size();
    } else if (Follows(*end, kKorean)) {
      after += kKorean.size();
      const std::string_view next = Rest(after).substr(0, 3);
      const bool syllable = !next.empty() && (next[0] & 0x80) != 0;
      if (syllable && kMayFollow.find(next) == std::string_view::npos) return;
    } else {
      return;
    }
    quantity->value += 0.5;
    *end = after;
  }

  // "1분 30초": one stretch of time, in the smaller unit. Joins it to the quantity found last.
  bool JoinStretch(const Quantity& quantity) {
    if (found_.empty()) return false;
    Quantity& last = found_.back();
    const auto scale = internal::TimeScaleOf(quantity.unit);
    const auto last_scale = internal::TimeScaleOf(last.unit);
    if (!scale || !last_scale || scale->months != last_scale->months) return false;
    if (scale->size >= last_scale->size || last.span.end > quantity.span.begin) return false;
    const std::string_view between =
        std::string_view(plain_).substr(last.span.end, quantity.span.begin - last.span.end);
    if (!between.empty() && between != " " && between != " and ") return false;
    last.value = last.value * (last_scale->size / scale->size) + quantity.value;
    last.unit = quantity.unit;
    last.span.end = quantity.span.end;
    return true;
  }

  // 1990년대, 20대, 1990s.
  bool TakeDecade(Quantity* quantity) {
    constexpr std::string_view kYears = "년대", kAge = "대";
    const double value = quantity->value;
    if (quantity->in_name || value < 10 || std::fmod(value, 10) != 0) return false;
    size_t end = quantity->span.end;
    if (Follows(end, kYears)) {
      end += kYears.size();
    } else if (value < 100 && Follows(end, kAge)) {
      end += kAge.size();
    } else if (Follows(end, "s") && EndsWord(plain_, end + 1)) {
      ++end;
    } else {
      return false;
    }
    quantity->kind = QuantityKind::kDecade;
    quantity->span.end = end;
    found_.push_back(*quantity);
    return true;
  }

  std::string_view text_;
  std::string plain_;  // links and code blanked out
  Language language_;
  std::vector<NumberInText> numbers_;
  std::vector<Quantity> found_;
};

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

}  // namespace malmoi
