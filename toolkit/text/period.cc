#include "text/period.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "text/date.h"
#include "text/internal/number_words.h"
#include "text/internal/quantity_unit.h"

namespace malmoi {
namespace {

using internal::BeginsWord;
using internal::EnglishWordAt;

// 목요일; "6일(목)", "4/9 (수)", but not (수) of anything else.
std::optional<Period> KoreanWeekday(std::string_view text, size_t i) {
  constexpr std::string_view kDay = "요일";
  constexpr std::string_view kBehindDay = "일";
  const bool bracket = text[i] == '(';
  const size_t at = bracket ? i + 1 : i;
  for (size_t day = 0; day < kKoreanWeekdays.size(); ++day) {
    const std::string_view name = kKoreanWeekdays[day];
    if (!text.substr(at).starts_with(name)) continue;
    const std::string_view after = text.substr(at + name.size());
    const std::string_view before = StripWhitespace(text.substr(0, i));
    const bool behind_day =
        before.ends_with(kBehindDay) || (!before.empty() && IsAsciiDigit(before.back()));
    size_t end = at + name.size();
    if (after.starts_with(kDay)) {
      end += kDay.size();
    } else if (!bracket || !behind_day || !after.starts_with(')')) {
      return std::nullopt;
    }
    return Period{{at, end}, PeriodKind::kWeekday, std::string(kEnglishWeekdays[day])};
  }
  return std::nullopt;
}

// The weekday that a word is: "tuesday", "tuesdays"; nothing otherwise.
std::optional<std::string_view> WeekdayOf(std::string_view word) {
  if (word.ends_with("days")) word.remove_suffix(1);
  const auto* const day = std::ranges::find(kEnglishWeekdays, word);
  if (day == kEnglishWeekdays.end()) return std::nullopt;
  return *day;
}

// Tuesday, (Tue).
std::optional<Period> EnglishWeekday(std::string_view text, size_t i) {
  if (!IsAsciiUpper(text[i]) || !BeginsWord(text, i)) return std::nullopt;
  const std::string word = EnglishWordAt(text, i);
  const size_t end = i + word.size();
  const bool is_short = i > 0 && text[i - 1] == '(' && end < text.size() && text[end] == ')';
  std::optional<std::string_view> found = WeekdayOf(word);
  if (!found && is_short && word.size() >= 3) {
    const auto* const day = std::ranges::find_if(
        kEnglishWeekdays, [&word](std::string_view name) { return name.starts_with(word); });
    if (day != kEnglishWeekdays.end()) found = *day;
  }
  if (!found) return std::nullopt;
  return Period{{i, end}, PeriodKind::kWeekday, std::string(*found)};
}

struct Phrase {
  std::string_view text;
  PeriodKind kind;
  std::string_view name;
  std::string_view not_before = {};  // what makes it another word, by bars
};
constexpr PeriodKind kRelative = PeriodKind::kRelative;
constexpr PeriodKind kRate = PeriodKind::kRate;
constexpr PeriodKind kStretch = PeriodKind::kStretch;
// Where one begins another, the longer one comes first.
constexpr std::array<Phrase, 67> kKorean = {{
    {"그저께", kRelative, "the day before yesterday"},
    {"그제", kRelative, "the day before yesterday", "야|서"},
    {"어제", kRelative, "yesterday"},
    {"오늘", kRelative, "today", "날"},
    {"내일", kRelative, "tomorrow"},
    {"모레", kRelative, "the day after tomorrow"},
    {"지난주", kRelative, "last week", "말"},
    {"지난 주", kRelative, "last week", "말|제|기|요|장"},
    {"이번 주", kRelative, "this week", "말|제|기|요|장"},
    {"이번주", kRelative, "this week", "말|제|기|요|장"},
    {"다음 주", kRelative, "next week", "말|제|기|요|장"},
    {"다음주", kRelative, "next week", "말|제|기|요|장"},
    {"지난달", kRelative, "last month"},
    {"지난 달", kRelative, "last month"},
    {"이번 달", kRelative, "this month"},
    {"이번달", kRelative, "this month"},
    {"이달", kRelative, "this month"},
    {"다음 달", kRelative, "next month"},
    {"다음달", kRelative, "next month"},
    {"지난 분기", kRelative, "last quarter"},
    {"전 분기", kRelative, "last quarter"},
    {"이번 분기", kRelative, "this quarter"},
    {"다음 분기", kRelative, "next quarter"},
    {"작년", kRelative, "last year"},
    {"지난해", kRelative, "last year"},
    {"올해", kRelative, "this year"},
    {"내년", kRelative, "next year"},
    {"초당", kRate, "second"},
    {"분당", kRate, "minute", "구|선|에|의|시|으"},
    {"시간당", kRate, "hour"},
    {"매시간", kRate, "hour"},
    {"하루에", kRate, "day", " 걸"},
    {"매일", kRate, "day"},
    {"날마다", kRate, "day"},
    {"일주일에", kRate, "week", " 걸"},
    {"한 주에", kRate, "week", " 걸"},
    {"주당", kRate, "week"},
    {"매주", kRate, "week"},
    {"격주", kRate, "two weeks"},
    {"한 달에", kRate, "month", " 걸"},
    {"매달", kRate, "month", "리|린|려|렸|릴|았|아"},
    {"매월", kRate, "month"},
    {"격월", kRate, "two months"},
    {"분기마다", kRate, "quarter"},
    {"매 분기", kRate, "quarter"},
    {"한 해에", kRate, "year", " 걸"},
    {"매년", kRate, "year"},
    {"해마다", kRate, "year"},
    {"연간", kRate, "year"},
    {"1년에", kRate, "year", " 걸"},
    {"분기별", kRate, "quarter"},
    {"분기 ", kRate, "quarter"},
    {"일일 ", kRate, "day"},
    {"주간 ", kRate, "week"},
    {"월간", kRate, "month"},
    {"연례", kRate, "year"},
    {"한 시간", kStretch, "hour", " 반"},
    {"1시간", kStretch, "hour", " 반"},
    {"일주일", kStretch, "week"},
    {"1주일", kStretch, "week"},
    {"한 주", kStretch, "week", "제|소|문|장|기|가|민|인|먹|말"},
    {"한 달", kStretch, "month", " 반"},
    {"한달", kStretch, "month", " 반|음"},
    {"1개월", kStretch, "month"},
    {"1년", kStretch, "year", " 반|생|차"},
    {"일 년", kStretch, "year", " 반"},
    {"한 해", kStretch, "year", "결|석|설|안|변|법"},
}};
// Rates only where a number follows: 하루 두 번, 주 3회, 월 6만 원, 연 4.5%.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kBeforeNumbers = {
    {{"하루 ", "day"}, {"주 ", "week"}, {"월 ", "month"}, {"연 ", "year"}}};

std::optional<Period> KoreanPhrase(std::string_view text, size_t i) {
  const std::string_view rest = text.substr(i);
  const bool digit_before = i > 0 && IsAsciiDigit(text[i - 1]);
  for (const Phrase& phrase : kKorean) {
    if (!rest.starts_with(phrase.text)) continue;
    const std::string_view after = rest.substr(phrase.text.size());
    for (const std::string_view mark : Split(phrase.not_before, '|')) {
      if (!mark.empty() && after.starts_with(mark)) return std::nullopt;
    }
    return Period{{i, i + phrase.text.size()}, phrase.kind, std::string(phrase.name)};
  }
  for (const auto& [mark, name] : kBeforeNumbers) {
    if (digit_before || !rest.starts_with(mark)) continue;
    const size_t number = i + mark.size();
    if (number >= text.size()) continue;
    const bool counted = IsAsciiDigit(text[number]) ||
                         (mark == "하루 " && internal::KoreanNumberWords(text, number));
    if (counted) return Period{{i, number - 1}, kRate, std::string(name)};
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kRateWords = {
    {{"hourly", "hour"},
     {"annual", "year"},
     {"daily", "day"},
     {"weekly", "week"},
     {"biweekly", "two weeks"},
     {"fortnightly", "two weeks"},
     {"monthly", "month"},
     {"quarterly", "quarter"},
     {"yearly", "year"},
     {"annually", "year"}}};
constexpr std::array<std::string_view, 8> kUnits = {"second", "minute", "hour",    "day",
                                                    "week",   "month",  "quarter", "year"};

constexpr std::array<std::string_view, 4> kStretches = {"hour", "week", "month", "year"};

// Whether what stands before `at` is a number of something: "60,000 won", "twice", "$5".
bool CountsSomething(std::string_view text, size_t at) {
  constexpr std::array<std::string_view, 31> kOthers = {
      "in",    "for",  "of",      "as",   "within", "after", "before", "over",
      "than",  "is",   "was",     "half", "and",    "or",    "on",     "at",
      "by",    "to",   "from",    "with", "just",   "took",  "nearly", "almost",
      "about", "such", "quarter", "only", "during", "like",  "takes"};
  constexpr std::array<std::string_view, 3> kTimes = {"once", "twice", "thrice"};
  constexpr int kWords = 4;
  std::string_view before = StripWhitespace(text.substr(0, at));
  for (int word = 0; word < kWords && !before.empty(); ++word) {
    const size_t space = before.find_last_of(" \n");
    const size_t begin = space == std::string_view::npos ? 0 : space + 1;
    const std::string_view token = before.substr(begin);
    const std::string lower = AsciiToLower(token);
    if (word == 0 && std::ranges::find(kTimes, lower) != kTimes.end()) return true;
    if (word == 0 && std::ranges::find(kOthers, lower) != kOthers.end()) return false;
    if (token.find_last_of(".,;:!?") == token.size() - 1) return false;  // another clause
    if (token.find_first_of("0123456789") != std::string_view::npos) return true;
    if (!token.empty() && BeginsWord(token, 0) && internal::EnglishNumberWords(token, 0)) {
      return true;
    }
    before = StripWhitespace(before.substr(0, begin));
  }
  return false;
}

// The words of Latin letters from `at` on, one space between them: at most three of them.
struct Words {
  std::array<std::string, 3> word;
  std::array<size_t, 3> end = {};
};
Words WordsFrom(std::string_view text, size_t at) {
  Words words;
  for (size_t i = 0; i < words.word.size(); ++i) {
    words.word[i] = EnglishWordAt(text, at);
    if (words.word[i].empty()) break;
    words.end[i] = at + words.word[i].size();
    if (words.end[i] >= text.size() || text[words.end[i]] != ' ') break;
    at = words.end[i] + 1;
  }
  return words;
}

bool IsUnit(std::string_view word) { return std::ranges::find(kUnits, word) != kUnits.end(); }

std::optional<Period> EnglishPhrase(std::string_view text, size_t i) {
  if (!IsAsciiLetter(text[i]) || !BeginsWord(text, i)) return std::nullopt;
  const Words words = WordsFrom(text, i);
  const std::string& first = words.word[0];
  const std::string& second = words.word[1];
  const auto period = [&](size_t last, PeriodKind kind, std::string_view name) {
    return Period{{i, words.end[last]}, kind, std::string(name)};
  };
  if (first == "yesterday" || first == "today" || first == "tomorrow") {
    const std::string_view before = StripWhitespace(text.substr(0, i));
    if (before.ends_with("day before")) return period(0, kRelative, "the day before yesterday");
    if (before.ends_with("day after")) return period(0, kRelative, "the day after tomorrow");
    return period(0, kRelative, first);
  }
  if (first == "last" || first == "this" || first == "next") {
    if (!IsUnit(second) || second == "second" || second == "minute") return std::nullopt;
    return period(1, kRelative, Concat(first, " ", second));
  }
  for (const auto& [word, name] : kRateWords) {
    if (first == word) return period(0, kRate, name);
  }
  if (first == "per" && IsUnit(second)) return period(1, kRate, second);
  if (first == "every" || first == "each") {
    const bool other = second == "other" || second == "second";
    const std::string& unit = other ? words.word[2] : second;
    const bool weekday = WeekdayOf(unit).has_value();  // told by itself as well
    if (!IsUnit(unit) && !weekday) {
      return IsUnit(second) ? std::optional(period(1, kRate, second))
                            : std::nullopt;  // each second
    }
    const std::string name = weekday ? "week" : unit;
    const size_t last = (other ? 2 : 1) - (weekday ? 1 : 0);
    return period(last, kRate, other ? Concat("two ", name, "s") : name);
  }
  const bool article = first == "a" || first == "an";
  if (article && IsUnit(second) && CountsSomething(text, i)) return period(1, kRate, second);
  if ((!article && first != "one") || std::ranges::find(kStretches, second) == kStretches.end() ||
      text.substr(words.end[1]).starts_with(" and a half")) {
    return std::nullopt;
  }
  return period(1, kStretch, second);
}

}  // namespace

std::vector<Period> FindPeriods(std::string_view text, Language language) {
  std::vector<Period> found;
  for (size_t i = 0; i < text.size();) {
    std::optional<Period> period = KoreanWeekday(text, i);
    if (!period) period = EnglishWeekday(text, i);
    if (!period && BeginsWord(text, i)) {
      period = language == Language::kKorean ? KoreanPhrase(text, i) : EnglishPhrase(text, i);
    }
    if (!period) {
      ++i;
      continue;
    }
    i = period->span.end;
    found.push_back(*std::move(period));
  }
  return found;
}

}  // namespace malmoi
