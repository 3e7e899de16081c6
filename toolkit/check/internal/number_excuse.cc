#include "check/internal/number_excuse.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "check/internal/bead_words.h"
#include "text/date.h"

namespace malmoi::internal {
namespace {

// Digits of a text that stand alone, as the other side may write them in a form that is not read.
bool HasDigits(std::span<const SentenceView> sentences, std::string_view digits) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (const SentenceView& sentence : sentences) {
    for (size_t at = sentence.text.find(digits); at != std::string_view::npos;
         at = sentence.text.find(digits, at + 1)) {
      const size_t end = at + digits.size();
      const bool before =
          at > 0 && (is_digit(sentence.text[at - 1]) ||
                     (sentence.text[at - 1] == '.' && at > 1 && is_digit(sentence.text[at - 2])));
      const bool after = end < sentence.text.size() &&
                         (is_digit(sentence.text[end]) ||
                          (sentence.text[end] == '.' && end + 1 < sentence.text.size() &&
                           is_digit(sentence.text[end + 1])));
      if (!before && !after) return true;
    }
  }
  return false;
}

std::string_view LeadingDigits(std::string_view text) {
  size_t end = 0;
  while (end < text.size() &&
         ((text[end] >= '0' && text[end] <= '9') || text[end] == '.' || text[end] == ','))
    ++end;
  while (end > 0 && (text[end - 1] == '.' || text[end - 1] == ',')) --end;
  return text.substr(0, end);
}

// 7월 is July, 20일 the Sunday of that week, 바오로 2세 John Paul II.
bool HasNameOfItsOwn(const PlacedQuantity& placed, std::span<const SentenceView> english) {
  static constexpr std::array<std::string_view, 10> kDays = {
      "monday",   "tuesday", "wednesday", "thursday",  "friday",
      "saturday", "sunday",  "today",     "yesterday", "tomorrow"};
  static constexpr std::array<std::string_view, 16> kRoman = {
      "i",  "ii", "iii", "iv",  "v",    "vi",  "vii", "viii",
      "ix", "x",  "xi",  "xii", "xiii", "xiv", "xv",  "xvi"};
  const Quantity& quantity = *placed.quantity;
  const std::string_view text = placed.sentence->text;
  const std::string_view typed = quantity.span.In(text);
  const std::string_view after = text.substr(quantity.span.end);
  if (quantity.kind == QuantityKind::kDate && quantity.day == 0 && quantity.year == 0 &&
      quantity.month > 0) {
    return HasAnyOf(english,
                    std::span(kEnglishMonths).subspan(static_cast<size_t>(quantity.month) - 1, 1));
  }
  const bool is_day = typed.ends_with("일") || after.starts_with("일");
  if (is_day && HasAnyOf(english, kDays)) return true;
  // 제2차 세계 대전: World War II.
  const bool is_rank = typed.ends_with("세") || after.starts_with("세") ||
                       text.substr(0, quantity.span.begin).ends_with("제");
  return is_rank && quantity.value >= 1 && quantity.value <= static_cast<double>(kRoman.size()) &&
         HasAnyOf(english, std::span(kRoman).subspan(static_cast<size_t>(quantity.value) - 1, 1));
}

// 24시간 is a day, 7일 a week: one of a larger unit, which says no number.
bool IsOneOf(const Quantity& quantity, std::span<const SentenceView> english) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kUnits = {
      {{"minute", "min"},
       {"hour", "h"},
       {"day", "d"},
       {"week", "week"},
       {"year", "year"},
       {"decade", "decade"},
       {"century", "century"}}};
  return std::ranges::any_of(kUnits, [&](const auto& unit) {
    Quantity one;
    one.value = 1;
    one.unit = std::string(unit.second);
    return one.unit != quantity.unit && SameMeasure(quantity, one) &&
           HasAnyOf(english, std::span(&unit.first, 1));
  });
}

}  // namespace

bool IsNamed(const PlacedQuantity& placed, std::span<const SentenceView> english) {
  return HasNameOfItsOwn(placed, english) || IsOneOf(*placed.quantity, english);
}

bool IsDayOf(const Quantity& english, std::span<const SentenceView> korean) {
  if (english.kind != QuantityKind::kOrdinal) return false;
  return std::ranges::any_of(QuantitiesOf(korean), [&](const PlacedQuantity& placed) {
    return placed.quantity->kind == QuantityKind::kDate && placed.quantity->day == english.value;
  });
}

bool IsHoliday(const Quantity& date, std::span<const SentenceView> other) {
  struct Holiday {
    std::string_view name;
    int month;
    int day;
  };
  static constexpr std::array<Holiday, 14> kHolidays = {{{"삼일절", 3, 1},
                                                         {"3·1절", 3, 1},
                                                         {"어린이날", 5, 5},
                                                         {"어버이날", 5, 8},
                                                         {"스승의 날", 5, 15},
                                                         {"현충일", 6, 6},
                                                         {"제헌절", 7, 17},
                                                         {"광복절", 8, 15},
                                                         {"개천절", 10, 3},
                                                         {"한글날", 10, 9},
                                                         {"성탄절", 12, 25},
                                                         {"크리스마스", 12, 25},
                                                         {"Christmas", 12, 25},
                                                         {"New Year", 1, 1}}};
  if (date.kind != QuantityKind::kDate) return false;
  return std::ranges::any_of(kHolidays, [&](const Holiday& holiday) {
    return holiday.month == date.month && holiday.day == date.day &&
           std::ranges::any_of(other, [&](const SentenceView& sentence) {
             return sentence.text.find(holiday.name) != std::string_view::npos;
           });
  });
}

namespace {

// 1달러에, 1킬로에: "to the dollar", "the kilo".
bool IsTheUnit(const Quantity& quantity, std::span<const SentenceView> english) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kUnits = {
      {{"USD", "the dollar"},
       {"EUR", "the euro"},
       {"l", "the litre"},
       {"l", "the liter"},
       {"kg", "the kilo"},
       {"g", "the gram"},
       {"km", "the kilomet"},
       {"s", "the second"},
       {"h", "the hour"}}};
  return quantity.value == 1 && std::ranges::any_of(kUnits, [&](const auto& unit) {
           return unit.first == quantity.unit &&
                  std::ranges::any_of(english, [&](const SentenceView& sentence) {
                    return sentence.text.find(unit.second) != std::string_view::npos;
                  });
         });
}

}  // namespace

bool IsSaidInWords(const Quantity& quantity, std::span<const SentenceView> english) {
  static constexpr std::string_view kOne[] = {"a",    "an",  "one",   "single", "once", "first",
                                              "each", "per", "every", "only",   "sole", "mono"};
  static constexpr std::string_view kTwo[] = {"both",   "pair",  "dual",   "twin",  "two",
                                              "second", "bi",    "either", "other", "binary",
                                              "couple", "runner"};  // "the runner-up"
  static constexpr std::string_view kZero[] = {"no",  "none",  "zero", "zeros", "without",
                                               "not", "never", "any",  "empty"};
  static constexpr std::string_view kAll[] = {"all",        "every",   "entirely",  "fully",
                                              "completely", "perfect", "perfectly", "whole",
                                              "full",       "always"};
  if (quantity.kind == QuantityKind::kVersion) return false;
  if (IsTheUnit(quantity, english)) return true;
  if (quantity.value == 1 && quantity.kind != QuantityKind::kPercent)
    return HasAnyOf(english, kOne);
  if (quantity.value == 1) return HasAnyOf(english, kAll);
  if (quantity.value == 2) return HasAnyOf(english, kTwo);
  if (quantity.value == 0) return HasAnyOf(english, kZero);
  return false;
}

bool StandsUnread(const PlacedQuantity& placed, std::span<const SentenceView> other) {
  const std::string_view typed = placed.quantity->span.In(placed.sentence->text);
  const std::string_view digits = LeadingDigits(typed);
  // "… gains 1.3 percentage points, and the other 3.5".
  if (placed.quantity->unit == "pp" && digits.size() >= 2 && HasDigits(other, digits)) {
    static constexpr std::string_view kPoints[] = {"points", "point"};
    return HasAnyOf(other, kPoints);
  }
  return digits.size() >= 2 && digits.size() == typed.size() &&
         placed.quantity->kind != QuantityKind::kPercent && HasDigits(other, digits);
}

bool SaysLess(const PlacedQuantity& placed) {
  constexpr std::array<std::string_view, 33> kWords = {
      "감소", "줄",   "하락", "떨어", "낮",   "빠",   "내려", "내린", "손실", "적자",  "음수",
      "마이", "영하", "후퇴", "역성", "fall", "fell", "drop", "decr", "down", "lower", "less",
      "loss", "lost", "decl", "redu", "slip", "shed", "shr",  "belo", "sub",  "freez", "negat"};
  // "belo" of "below zero": of a temperature, only what is said of temperatures.
  constexpr std::array<std::string_view, 7> kCold = {"영하", "마이",  "minus", "belo",
                                                     "sub",  "freez", "negat"};
  const std::string text = AsciiToLower(placed.sentence->text);
  const std::string_view after = placed.sentence->text.substr(placed.quantity->span.end);
  const auto contains = [&text](std::string_view word) {
    return text.find(word) != std::string::npos;
  };
  const bool degrees = after.starts_with(" degree") || after.starts_with("도") ||
                       placed.quantity->unit.starts_with("°");
  if (degrees) return std::ranges::any_of(kCold, contains);
  return std::ranges::any_of(kWords, contains);
}

}  // namespace malmoi::internal
