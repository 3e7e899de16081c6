#include "text/date.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/span.h"
#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

constexpr std::array<std::string_view, 8> kDateKeys = {
    "date", "created", "created time", "날짜", "일자", "일시", "작성일", "생성 일시"};

bool IsValid(const Date& date) {
  constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1900 || date.year > 2199 || date.month < 1 || date.month > 12) return false;
  const bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
  const int days = date.month == 2 && !leap ? 28 : kDays[static_cast<size_t>(date.month - 1)];
  return date.day >= 1 && date.day <= days;
}

int FullYear(int written) { return written < 100 ? 2000 + written : written; }

// Reads a date from left to right; every method moves on only where it finds what it looks for.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  size_t at() const { return at_; }
  void MoveTo(size_t at) { at_ = at; }
  bool done() const { return at_ == text_.size(); }
  char Peek() const { return done() ? '\0' : text_[at_]; }

  void SkipSpace() {
    while (!done() && (Peek() == ' ' || Peek() == '\t')) ++at_;
  }

  bool Skip(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  // A number of `min`..`max` digits that no further digit follows.
  std::optional<int> Number(size_t min, size_t max) {
    size_t end = at_;
    int value = 0;
    while (end < text_.size() && IsAsciiDigit(text_[end]) && end - at_ < max) {
      value = value * 10 + (text_[end++] - '0');
    }
    if (end - at_ < min || (end < text_.size() && IsAsciiDigit(text_[end]))) return std::nullopt;
    at_ = end;
    return value;
  }

  // The lower-cased ASCII word here, without moving.
  std::string PeekWord() const {
    size_t end = at_;
    while (end < text_.size() && IsAsciiLetter(text_[end])) ++end;
    return AsciiToLower(text_.substr(at_, end - at_));
  }

  std::string_view rest() const { return text_.substr(at_); }

 private:
  std::string_view text_;
  size_t at_ = 0;
};

// The number of a name in a table, from its first three letters on: "Sept" is September.
template <size_t N>
std::optional<int> IndexOfName(const std::array<std::string_view, N>& names,
                               std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  for (size_t i = 0; i < N; ++i) {
    if (names[i].substr(0, word.size()) == word) return static_cast<int>(i);
  }
  return std::nullopt;
}

bool SkipMonthName(Cursor& cursor, int* month) {
  const std::string word = cursor.PeekWord();
  const std::optional<int> index = IndexOfName(kEnglishMonths, word);
  if (!index) return false;
  *month = *index + 1;
  cursor.MoveTo(cursor.at() + word.size());
  cursor.Skip(".");
  cursor.SkipSpace();
  return true;
}

bool SkipWeekdayName(Cursor& cursor) {
  const std::string word = cursor.PeekWord();
  if (IndexOfName(kEnglishWeekdays, word)) {
    cursor.MoveTo(cursor.at() + word.size());
    cursor.Skip(".");
    return true;
  }
  for (const std::string_view day : kKoreanWeekdays) {
    const size_t before = cursor.at();
    if (!cursor.Skip(day)) continue;
    // 화요일, or 화 alone: not the beginning of a word.
    if (cursor.Skip("요일")) return true;
    size_t after = 0;
    if (cursor.done() || !IsLetter(NextCodePoint(cursor.rest(), &after))) return true;
    cursor.MoveTo(before);
  }
  return false;
}

// ", (화)" or " Tuesday" after a date, or "Tue, " before one; false where there is none.
bool SkipWeekday(Cursor& cursor) {
  const size_t before = cursor.at();
  while (cursor.Skip(" ") || cursor.Skip(",") || cursor.Skip("\t")) {
  }
  const bool bracket = cursor.Skip("(") || cursor.Skip("[");
  if (!SkipWeekdayName(cursor) || (bracket && !cursor.Skip(")") && !cursor.Skip("]"))) {
    cursor.MoveTo(before);
    return false;
  }
  return true;
}

void SkipTime(Cursor& cursor) {
  const size_t before = cursor.at();
  if (!cursor.Skip("T")) cursor.SkipSpace();
  for (const std::string_view word : {"오전", "오후", "AM", "PM"}) cursor.Skip(word);
  cursor.SkipSpace();
  const std::optional<int> hour = cursor.Number(1, 2);
  if (!hour || *hour > 24 || !(cursor.Skip(":") || cursor.Skip("시"))) {
    cursor.MoveTo(before);
    return;
  }
  cursor.SkipSpace();
  if (cursor.Number(1, 2)) {
    if (cursor.Skip(":")) cursor.Number(2, 2);
    cursor.Skip("분");
  }
  if (cursor.Skip(".")) cursor.Number(1, 9);
  cursor.Skip("Z");
  const size_t zone = cursor.at();
  if ((cursor.Skip("+") || cursor.Skip("-")) &&
      !(cursor.Number(4, 4) || (cursor.Number(2, 2) && cursor.Skip(":") && cursor.Number(2, 2)))) {
    cursor.MoveTo(zone);
  }
  const size_t suffix = cursor.at();
  cursor.SkipSpace();
  const std::string word = cursor.PeekWord();
  cursor.MoveTo(word == "am" || word == "pm" ? cursor.at() + word.size() : suffix);
}

// 2025년 3월 18일, '25년 3월 18일, 3월 18일
std::optional<Date> KoreanForm(Cursor& cursor, int year) {
  cursor.Skip("'") || cursor.Skip("’");
  std::optional<int> number = cursor.Number(1, 4);
  if (!number) return std::nullopt;
  cursor.SkipSpace();
  if (cursor.Skip("년")) {
    year = FullYear(*number);
    cursor.SkipSpace();
    number = cursor.Number(1, 2);
    cursor.SkipSpace();
  }
  if (!number || !cursor.Skip("월")) return std::nullopt;
  cursor.SkipSpace();
  const std::optional<int> day = cursor.Number(1, 2);
  cursor.SkipSpace();
  if (!day || !cursor.Skip("일")) return std::nullopt;
  return Date{year, *number, *day};
}

// 2025-03-18, 2025. 3. 18., 2025/3/18, 25.03.18; 3/18/2025
std::optional<Date> NumberForm(Cursor& cursor) {
  const size_t begin = cursor.at();
  const std::optional<int> first = cursor.Number(1, 4);
  if (!first) return std::nullopt;
  const size_t first_size = cursor.at() - begin;
  const char mark = cursor.Peek();
  const std::string_view marks = "-./";
  if (marks.find(mark) == std::string_view::npos) return std::nullopt;
  const std::string_view separator = marks.substr(marks.find(mark), 1);
  cursor.Skip(separator);
  cursor.SkipSpace();
  const size_t second_begin = cursor.at();
  const std::optional<int> second = cursor.Number(1, 2);
  const bool short_second = cursor.at() - second_begin == 1;
  if (!second || !cursor.Skip(separator)) return std::nullopt;
  cursor.SkipSpace();
  const size_t third_begin = cursor.at();
  const std::optional<int> third = cursor.Number(1, 4);
  const size_t third_size = cursor.at() - third_begin;
  if (!third) return std::nullopt;
  if (first_size <= 2 && third_size == 4) {
    const bool month_first = *first <= 12;
    return month_first ? Date{*third, *first, *second} : Date{*third, *second, *first};
  }
  if (third_size > 2) return std::nullopt;
  // Two digits of a year only where all is written in two digits: 1.2.3 is a version.
  if (first_size != 4 && (first_size != 2 || short_second || third_size != 2)) return std::nullopt;
  if (mark == '.') cursor.Skip(".");
  return Date{FullYear(*first), *second, *third};
}

// 3/18, 3.18: a date where a weekday follows.
std::optional<Date> ShortForm(Cursor& cursor, int year) {
  const std::optional<int> month = cursor.Number(1, 2);
  if (!month || !(cursor.Skip("/") || cursor.Skip("."))) return std::nullopt;
  cursor.SkipSpace();
  const std::optional<int> day = cursor.Number(1, 2);
  if (!day) return std::nullopt;
  cursor.Skip(".");
  const size_t end = cursor.at();
  if (!SkipWeekday(cursor)) return std::nullopt;
  cursor.MoveTo(end);
  return Date{year, *month, *day};
}

// 20250318
std::optional<Date> SolidForm(Cursor& cursor) {
  const std::optional<int> number = cursor.Number(8, 8);
  if (!number) return std::nullopt;
  return Date{*number / 10000, *number / 100 % 100, *number % 100};
}

void SkipOrdinal(Cursor& cursor) {
  for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
    if (cursor.Skip(suffix)) return;
  }
}

// March 18th, 2025; March 18
std::optional<Date> MonthFirstForm(Cursor& cursor, int year) {
  int month = 0;
  if (!SkipMonthName(cursor, &month)) return std::nullopt;
  const std::optional<int> day = cursor.Number(1, 2);
  if (!day) return std::nullopt;
  SkipOrdinal(cursor);
  const size_t end = cursor.at();
  cursor.Skip(",");
  cursor.SkipSpace();
  if (const std::optional<int> written = cursor.Number(4, 4)) return Date{*written, month, *day};
  cursor.MoveTo(end);
  return Date{year, month, *day};
}

// 18 March 2025; 18th of March, 2025
std::optional<Date> DayFirstForm(Cursor& cursor, int year) {
  const std::optional<int> day = cursor.Number(1, 2);
  if (!day) return std::nullopt;
  SkipOrdinal(cursor);
  cursor.Skip("-");
  cursor.SkipSpace();
  if (cursor.Skip("of")) cursor.SkipSpace();
  int month = 0;
  if (!SkipMonthName(cursor, &month)) return std::nullopt;
  const size_t end = cursor.at();
  cursor.Skip(",") || cursor.Skip("-");
  cursor.SkipSpace();
  if (const std::optional<int> written = cursor.Number(4, 4)) return Date{*written, month, *day};
  cursor.MoveTo(end);
  return Date{year, month, *day};
}

// The first run of digits from `from` on; false where there is none.
bool NextDigits(std::string_view text, size_t from, Span* digits) {
  size_t begin = from;
  while (begin < text.size() && !IsAsciiDigit(text[begin])) ++begin;
  size_t end = begin;
  while (end < text.size() && IsAsciiDigit(text[end])) ++end;
  *digits = {begin, end};
  return begin < end;
}

std::optional<Date> DateInName(std::string_view name) {
  Span digits;
  for (size_t from = 0; NextDigits(name, from, &digits); from = digits.end) {
    const std::string_view rest = name.substr(digits.begin);
    if (digits.size() == 6) {  // 250603_x
      const auto number = static_cast<int>(*ParseInt(digits.In(name)));
      const Date date{2000 + number / 10000, number / 100 % 100, number % 100};
      if (IsValid(date)) return date;
    }
    if (const auto prefix = ParseDatePrefix(ReplaceAll(rest, "_", "-"))) return prefix->date;
  }
  return std::nullopt;
}

// "날짜: ", "Date: " and marks that people put around a date.
std::string_view StripDecoration(std::string_view line) {
  constexpr std::string_view kMarks = "#*_=-~<>[](){}|.:•· \t";
  for (const std::string_view wide :
       {"【", "】", "「", "」", "〈", "〉", "《", "》", "📅", "🗓️", "🗓"}) {
    if (line.substr(0, wide.size()) == wide) line.remove_prefix(wide.size());
    if (line.size() >= wide.size() && line.substr(line.size() - wide.size()) == wide) {
      line.remove_suffix(wide.size());
    }
  }
  const size_t begin = line.find_first_not_of(kMarks);
  if (begin == std::string_view::npos) return {};
  line.remove_prefix(begin);
  for (const std::string_view key : kDateKeys) {
    if (AsciiToLower(line.substr(0, key.size())) != key) continue;
    const size_t colon = line.find_first_not_of("*_ ", key.size());  // "**날짜**: "
    if (colon == std::string_view::npos || line[colon] != ':') continue;
    const size_t rest = line.find_first_not_of("*_ \t", colon + 1);
    return rest == std::string_view::npos ? std::string_view() : line.substr(rest);
  }
  return line;
}

}  // namespace

bool IsDateKey(std::string_view key) {
  return std::ranges::find(kDateKeys, key) != kDateKeys.end();
}

std::string ToString(const Date& date) {
  const auto padded = [](int number) { return Concat(number < 10 ? "0" : "", number); };
  return Concat(date.year, "-", padded(date.month), "-", padded(date.day));
}

std::optional<DatePrefix> ParseDatePrefix(std::string_view text, int year) {
  Cursor cursor(text);
  bool weekday = SkipWeekday(cursor);
  while (cursor.Skip(",") || cursor.Skip(" ")) {
  }
  const size_t begin = cursor.at();
  const auto attempt = [&](auto&& form) -> std::optional<DatePrefix> {
    cursor.MoveTo(begin);
    const std::optional<Date> date = form();
    if (!date || !IsValid(*date)) return std::nullopt;
    weekday |= SkipWeekday(cursor);
    SkipTime(cursor);
    weekday |= SkipWeekday(cursor);
    return DatePrefix{*date, cursor.at(), weekday};
  };
  std::optional<DatePrefix> found = attempt([&] { return KoreanForm(cursor, year); });
  if (!found) found = attempt([&] { return NumberForm(cursor); });
  if (!found) found = attempt([&] { return SolidForm(cursor); });
  if (!found) found = attempt([&] { return ShortForm(cursor, year); });
  if (!found) found = attempt([&] { return MonthFirstForm(cursor, year); });
  if (!found) found = attempt([&] { return DayFirstForm(cursor, year); });
  return found;
}

std::optional<Date> DateOfDayLine(std::string_view line, int year) {
  constexpr size_t kLongestDayLine = 120;
  line = StripWhitespace(line);
  if (line.empty() || line.size() > kLongestDayLine) return std::nullopt;
  const std::string_view text = StripDecoration(line);
  const std::optional<DatePrefix> prefix = ParseDatePrefix(text, year);
  if (!prefix) return std::nullopt;
  const std::string_view rest = StripDecoration(text.substr(prefix->size));
  Cursor cursor(rest);  // "[2025-03-18] Tue"
  SkipWeekday(cursor);
  if (!StripDecoration(rest.substr(cursor.at())).empty()) return std::nullopt;
  return prefix->date;
}

std::optional<Date> DateInPath(std::string_view path) {
  std::vector<std::string_view> parts = Split(path, '/');
  if (const size_t dot = parts.back().rfind('.'); dot != std::string_view::npos && dot > 0) {
    parts.back() = parts.back().substr(0, dot);
  }
  if (const auto date = DateInName(parts.back())) return date;
  // 2025/06/02.md, 2025/06-02.md, 2025-06/02.md: the folders and the name read as one.
  std::string joined(parts.back());
  for (size_t i = 1; i <= 2 && i < parts.size(); ++i) {
    joined = Concat(parts[parts.size() - 1 - i], "-", joined);
    if (const auto prefix = ParseDatePrefix(joined); prefix && prefix->size == joined.size()) {
      return prefix->date;
    }
  }
  return std::nullopt;
}

int YearInPath(std::string_view path) {
  if (const auto date = DateInPath(path)) return date->year;
  int year = 0;
  Span digits;
  for (size_t from = 0; NextDigits(path, from, &digits); from = digits.end) {
    if (digits.size() != 4) continue;
    const auto number = static_cast<int>(*ParseInt(digits.In(path)));
    if (number >= 1990 && number <= 2099) year = number;
  }
  return year;
}

}  // namespace malmoi
