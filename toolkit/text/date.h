// Dates as people write them over their notes, in Korean, English and ISO forms.
//
//   DateOfDayLine("2025년 3월 18일 화요일")      2025-03-18
//   DateOfDayLine("## March 18, 2025 (Tue)")    2025-03-18
//   DateOfDayLine("2025. 3. 18. 회의")          nothing: a day line holds a date and no more
//   DateInPath("notes/250603_queries.md")       2025-06-03
//
// All functions are safe from any thread and linear in their input.
#ifndef MALMOI_TEXT_DATE_H_
#define MALMOI_TEXT_DATE_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace malmoi {

struct Date {
  int year = 0;
  int month = 0;  // 1..12
  int day = 0;    // 1..31, valid for its month

  friend bool operator==(const Date&, const Date&) = default;
};

// "2025-03-18".
std::string ToString(const Date& date);

// Of a day whose year nobody wrote. A leap year, so that February 29 is a day of it, of which
// there are no notes yet.
inline constexpr int kUnknownYear = 2196;

// In lower case.
inline constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

inline constexpr std::array<std::string_view, 7> kEnglishWeekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
inline constexpr std::array<std::string_view, 7> kKoreanWeekdays = {"월", "화", "수", "목",
                                                                    "금", "토", "일"};

// A date at the beginning of `text`, with a weekday and a time of day where they follow.
struct DatePrefix {
  Date date;
  size_t size = 0;       // bytes that it fills
  bool weekday = false;  // which day of the week it is, is said
};

// `year` stands in for one that is not written ("3월 18일", "March 18", "3/18 (화)"); 0: such are
// no dates. Of 3/4/2025 the month comes first, unless that is impossible.
std::optional<DatePrefix> ParseDatePrefix(std::string_view text, int year = 0);

// Whether a field of this name tells when a note was written: "date", "날짜", "작성일"; lower case.
bool IsDateKey(std::string_view key);

// The date of a line that holds nothing else: marks around it (#, *, -, =, brackets), a label
// ("날짜:", "Date:"), a weekday and a time of day are looked through.
std::optional<Date> DateOfDayLine(std::string_view line, int year = 0);

// The date that a path tells: 2025-06-02-x.md, 250603_x.md, 2025/06/02.md. The name counts more
// than the folders above it.
std::optional<Date> DateInPath(std::string_view path);

// The year that a path tells ("journal-2025.txt", "2025/march.md"); 0 where it tells none.
int YearInPath(std::string_view path);

}  // namespace malmoi

#endif  // MALMOI_TEXT_DATE_H_
