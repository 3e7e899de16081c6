// Long, for one pass over a text reads every kind of quantity: which kind it is shows only where it
// is read, and what is taken by one is lost to the others.
#include "text/quantity.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/unicode.h"
#include "text/internal/date_in_text.h"
#include "text/internal/link_finder.h"
#include "text/internal/measure_words.h"
#include "text/internal/number_words.h"
#include "text/internal/quantity_unit.h"
#include "text/number_value.h"

namespace malmoi {
namespace {

using internal::BeginsWord;
using internal::EndsWord;
using internal::ReadSmallNumber;

constexpr std::array<std::pair<std::string_view, double>, 5> kFractionSigns = {
    {{"½", 0.5}, {"¼", 0.25}, {"¾", 0.75}, {"⅓", 1.0 / 3}, {"⅔", 2.0 / 3}}};

class Scanner {
 public:
  Scanner(std::string_view text, Language language)
      : text_(text), plain_(BlankCode(internal::BlankLinks(text))), language_(language) {}

  std::vector<Quantity> Run() {
    numbers_ = FindNumbers(plain_);
    size_t next = 0;
    for (size_t i = 0; i < plain_.size();) {
      while (next < numbers_.size() && numbers_[next].span.begin < i) ++next;
      if (std::optional<Quantity> date =
              internal::DateInText({.text = plain_,
                                    .language = language_,
                                    .before = found_.empty() ? nullptr : &found_.back()},
                                   i)) {
        i = date->span.end;
        found_.push_back(*std::move(date));
        continue;
      }
      if (next < numbers_.size() && numbers_[next].span.begin == i) {
        i = TakeDigits(numbers_[next]);
        continue;
      }
      if (BeginsWord(plain_, i)) {
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

  // A number in digits with what belongs to it. Returns where to go on.
  size_t TakeDigits(const NumberInText& number) {
    Quantity quantity;
    quantity.digits = true;
    quantity.value = number.value;
    quantity.span = number.span;
    const size_t begin = number.span.begin;
    size_t end = number.span.end;

    const bool after_letter =
        begin > 0 && (IsAsciiLetter(plain_[begin - 1]) || plain_[begin - 1] == '_');
    const bool after_hyphen =
        begin > 1 && plain_[begin - 1] == '-' && IsAsciiLetter(plain_[begin - 2]);
    quantity.in_name = after_letter || after_hyphen || IsOfNamedDay(number.span);

    size_t dotted = end;  // 1.2.3: FindNumbers stops at the second point
    while (dotted + 1 < plain_.size() && plain_[dotted] == '.' &&
           IsAsciiDigit(plain_[dotted + 1])) {
      ++dotted;
      while (dotted < plain_.size() && IsAsciiDigit(plain_[dotted])) ++dotted;
    }
    if (dotted > end) {
      quantity.kind = QuantityKind::kVersion;
      quantity.span.end = dotted;
      found_.push_back(std::move(quantity));
      return dotted;
    }
    if (TakeTime(number, &quantity)) return quantity.span.end;
    if (TakeRatio(&quantity)) return quantity.span.end;
    if (TakeDecade(&quantity)) return quantity.span.end;
    for (const auto& [sign, part] : kFractionSigns) {
      if (!Follows(end, sign)) continue;
      quantity.value += part;
      end += sign.size();
      break;
    }

    internal::ReadUnit(plain_, language_, &quantity, &end);
    if (!quantity.unit.empty()) {
      ReadHalf(&quantity, &end);
      quantity.span.end = end;
      if (JoinStretch(quantity)) return end;
    }
    if (quantity.kind == QuantityKind::kCount && quantity.unit.empty() && end < plain_.size() &&
        IsAsciiLetter(plain_[end])) {
      quantity.in_name = true;  // 3D, 4bit, 2nd is handled by ReadUnit
    }
    // 3rd-party, 2x-wide: a word made with a number.
    const bool before_word = end + 1 < plain_.size() && plain_[end] == '-' &&
                             IsAsciiLetter(plain_[end + 1]) &&
                             quantity.kind == QuantityKind::kOrdinal;
    quantity.in_name |= before_word;
    quantity.span.end = end;
    quantity.negative = IsNegative(quantity.span);
    found_.push_back(std::move(quantity));
    return end;
  }

  // 6·25 전쟁, 3·1 운동: what happened on that day has a name in English.
  bool IsOfNamedDay(Span number) const {
    constexpr std::string_view kDot = "·";
    const std::string_view before = std::string_view(plain_).substr(0, number.begin);
    const size_t behind = number.end + kDot.size();
    return (before.ends_with(kDot) && before.size() > kDot.size() &&
            IsAsciiDigit(before[before.size() - kDot.size() - 1])) ||
           (Follows(number.end, kDot) && behind < plain_.size() && IsAsciiDigit(plain_[behind]));
  }

  // 2:03:41; a ratio of 1:2:2 is none.
  bool TakeStretch(int hours, int minutes, size_t colon, Quantity* quantity) {
    size_t end = colon + 1;
    const std::optional<int> seconds = ReadSmallNumber(plain_, &end, 59);
    if (!seconds || end != colon + 3) return false;
    quantity->value = (hours * 60 + minutes) * 60 + *seconds;
    quantity->unit = "s";
    quantity->span.end = end;
    found_.push_back(*quantity);
    return true;
  }

  // 1:2:2 is compared as it is written, as versions are.
  bool TakeRatio(Quantity* quantity) {
    size_t end = quantity->span.end;
    int colons = 0;
    while (end + 1 < plain_.size() && plain_[end] == ':' && IsAsciiDigit(plain_[end + 1])) {
      ++colons;
      ++end;
      while (end < plain_.size() && IsAsciiDigit(plain_[end])) ++end;
    }
    if (colons < 2 || quantity->in_name) return false;
    quantity->kind = QuantityKind::kVersion;
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
    const std::optional<int> hour = ReadSmallNumber(plain_, &i, 24);
    if (!hour || i != number.span.end) return false;
    int minutes = 0;
    bool is_time = false;
    if (i + 2 < plain_.size() && plain_[i] == ':' && IsAsciiDigit(plain_[i + 1]) &&
        IsAsciiDigit(plain_[i + 2])) {
      size_t at = i + 1;
      const std::optional<int> read = ReadSmallNumber(plain_, &at, 59);
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
      } else if (const std::optional<int> read = ReadSmallNumber(plain_, &at, 59);
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
    const auto part = internal::EnglishPartOfDay(Rest(i), *hour);
    is_time |= part.has_value();
    if (!is_time) return false;
    // 밤 11시 is 23:00, 밤 2시 2:00.
    const bool night = before("밤 ");
    const bool late = *hour >= 6 && *hour < 12;
    afternoon |=
        before("오후 ") || before("저녁 ") || (night && late) || (part && part->after_noon);
    morning |= before("오전 ") || before("새벽 ") || before("아침 ") || (night && !late) ||
               (part && !part->after_noon);
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
