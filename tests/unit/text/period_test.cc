#include "text/period.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace malmoi {
namespace {

struct PeriodCase {
  std::string_view text;
  Language language;
  std::vector<std::string> names;
};

const PeriodCase kCases[] = {
    {"4월 9일(수)과 금요일에", Language::kKorean, {"wednesday", "friday"}},
    {"합계(수)는", Language::kKorean, {}},
    {"on Tuesdays (Tue)", Language::kEnglish, {"tuesday", "tuesday"}},
    {"그저께와 어제와 오늘", Language::kKorean, {"the day before yesterday", "yesterday", "today"}},
    {"오늘날에는", Language::kKorean, {}},
    {"the day before yesterday", Language::kEnglish, {"the day before yesterday"}},
    {"지난주 금요일, 다음 달", Language::kKorean, {"last week", "friday", "next month"}},
    {"지난주말에", Language::kKorean, {}},
    {"Last week and this quarter", Language::kEnglish, {"last week", "this quarter"}},
    {"at the last minute, for the last weekend", Language::kEnglish, {}},
    {"격주 화요일", Language::kKorean, {"two weeks", "tuesday"}},
    {"every other Tuesday", Language::kEnglish, {"two weeks", "tuesday"}},
    {"every second week, each month", Language::kEnglish, {"two weeks", "month"}},
    {"하루 두 번, 하루가 갔다", Language::kKorean, {"day"}},
    {"주 3회, 3월 5일, 연 4.5%", Language::kKorean, {"week", "year"}},
    {"벽에 매달린 그림을 매달 바꾼다", Language::kKorean, {"month"}},
    {"분당에서 분당 60회", Language::kKorean, {"minute"}},
    {"twice a day", Language::kEnglish, {"day"}},
    {"60,000 won a month or $5 a year", Language::kEnglish, {"month", "year"}},
    {"four books a year", Language::kEnglish, {"year"}},
    {"in a day, after 2 days of work", Language::kEnglish, {}},
    {"한 달 뒤, 일주일 만에, 한 주제, 1년 반", Language::kKorean, {"month", "week"}},
    {"a month later, within one week", Language::kEnglish, {"month", "week"}},
    {"a year and a half, an hour ago", Language::kEnglish, {"hour"}},
    {"분기 배당과 연례 회의", Language::kKorean, {"quarter", "year"}},
    {"It was 5. A day later, over a day", Language::kEnglish, {}},
    {"annually, per second, every second.", Language::kEnglish, {"year", "second", "second"}},
};

TEST(PeriodTest, NamesPeriodsAlikeInBothLanguages) {
  for (const PeriodCase& one : kCases) {
    std::vector<std::string> names;
    for (const Period& period : FindPeriods(one.text, one.language)) names.push_back(period.name);
    EXPECT_EQ(names, one.names) << one.text;
  }
}

TEST(PeriodTest, SpansWhatIsTyped) {
  constexpr std::string_view kText = "We met every other Tuesday.";
  const std::vector<Period> found = FindPeriods(kText, Language::kEnglish);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].span.In(kText), "every other");
  EXPECT_EQ(found[0].kind, PeriodKind::kRate);
  EXPECT_EQ(found[1].span.In(kText), "Tuesday");
}

}  // namespace
}  // namespace malmoi
