#include "text/date.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

struct DayCase {
  const char* line;
  const char* date;  // "" for none
};

TEST(DateOfDayLine, ReadsWhatPeopleWriteOverADay) {
  const DayCase kCases[] = {
      {"2025년 3월 18일", "2025-03-18"},
      {"2025년 3월 18일 화요일", "2025-03-18"},
      {"2025년 3월 18일 (화)", "2025-03-18"},
      {"2025년3월18일", "2025-03-18"},
      {"'25년 3월 18일", "2025-03-18"},
      {"3월 18일", "2025-03-18"},  // with the year of the file
      {"3/18 (화)", "2025-03-18"},
      {"3.18. 화요일", "2025-03-18"},
      {"3/18", ""},  // a fraction, a score, a date: nobody knows
      {"2025-03-18", "2025-03-18"},
      {"2025-3-18", "2025-03-18"},
      {"2025.03.18", "2025-03-18"},
      {"2025. 3. 18.", "2025-03-18"},
      {"2025. 3. 18. 화", "2025-03-18"},
      {"2025/3/18", "2025-03-18"},
      {"20250318", "2025-03-18"},
      {"25.03.18", "2025-03-18"},
      {"March 18, 2025", "2025-03-18"},
      {"Mar 18 2025", "2025-03-18"},
      {"Tuesday, March 18th, 2025", "2025-03-18"},
      {"March 18", "2025-03-18"},
      {"18 March 2025", "2025-03-18"},
      {"18-Mar-2025", "2025-03-18"},
      {"18th of March, 2025", "2025-03-18"},
      {"3/18/2025", "2025-03-18"},
      {"18/3/2025", "2025-03-18"},  // no 18th month
      {"# 2025-03-18", "2025-03-18"},
      {"## [2025-03-18] Tue", "2025-03-18"},
      {"**2025년 3월 18일**", "2025-03-18"},
      {"--- 2025-03-18 ---", "2025-03-18"},
      {"[[2025-03-18]]", "2025-03-18"},
      {"날짜: 2025-03-18", "2025-03-18"},
      {"Date: 18 March 2025", "2025-03-18"},
      {"2025-03-18 오후 3시 20분", "2025-03-18"},
      {"2025-03-18T09:30:00+09:00", "2025-03-18"},
      {"2024-02-29", "2024-02-29"},
      {"2025-02-29", ""},  // no such day
      {"2025-13-01", ""},
      {"2025년 3월 18일에 다시 재보니", ""},  // a sentence
      {"2025년 3월 18일 일기", ""},
      {"1.2.3", ""},  // a version
      {"v2.1", ""},
      {"2025", ""},
      {"arXiv 2503.14499", ""},
      {"March", ""},
      {"", ""},
  };
  for (const DayCase& c : kCases) {
    const auto date = DateOfDayLine(c.line, 2025);
    EXPECT_EQ(date ? ToString(*date) : "", c.date) << c.line;
  }
}

TEST(DateOfDayLine, NeedsAYear) {
  EXPECT_FALSE(DateOfDayLine("3월 18일"));
  EXPECT_FALSE(DateOfDayLine("March 18"));
}

TEST(ParseDatePrefix, StopsWhereTheDateEnds) {
  const auto prefix = ParseDatePrefix("2025-03-18 (화): 회의");
  ASSERT_TRUE(prefix);
  EXPECT_EQ(ToString(prefix->date), "2025-03-18");
  EXPECT_EQ(std::string("2025-03-18 (화): 회의").substr(prefix->size), ": 회의");
}

TEST(DateInPath, ReadsFileNames) {
  const DayCase kCases[] = {
      {"notes/2025-06-02-whisper.md", "2025-06-02"},
      {"250603_query_optimizers.md", "2025-06-03"},
      {"210227_Thoughts_on_recent_papers.md", "2021-02-27"},
      {"20250318.txt", "2025-03-18"},
      {"memo 2025.3.18.txt", "2025-03-18"},
      {"2025_03_18.md", "2025-03-18"},
      {"journal/2025/06/02.md", "2025-06-02"},
      {"journal/2025-06/02.md", "2025-06-02"},
      {"2025년 3월 18일.md", "2025-03-18"},
      {"2025-06.md", ""},
      {"notes/2503.14499.md", ""},  // arXiv: no 14th-of-anything
      {"a1b2c3.md", ""},
      {"999999_x.md", ""},
  };
  for (const DayCase& c : kCases) {
    const auto date = DateInPath(c.line);
    EXPECT_EQ(date ? ToString(*date) : "", c.date) << c.line;
  }
}

TEST(YearInPath, ReadsAYearAlone) {
  EXPECT_EQ(YearInPath("journal-2025.txt"), 2025);
  EXPECT_EQ(YearInPath("2024/march.md"), 2024);
  EXPECT_EQ(YearInPath("notes/march.md"), 0);
  EXPECT_EQ(YearInPath("notes/2503.14499.md"), 0);
}

}  // namespace
}  // namespace malmoi
