#include "text/ignore_marks.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

TEST(IgnoreMarksTest, ReadsRulesAndPlace) {
  const std::string text =
      "<!-- malmoi: ignore term-inconsistent -->\n"
      "모델이 좋다. malmoi:ignore number-mismatch, drift 뒤\r\n"
      "malmoi: ignore\n"
      "malmoi: ignored words are none\n";
  const std::vector<IgnoreMark> marks = FindIgnoreMarks(text);
  ASSERT_EQ(marks.size(), 3U);
  EXPECT_EQ(marks[0].line, 1U);
  EXPECT_TRUE(marks[0].alone);
  EXPECT_EQ(marks[0].rules, std::vector<std::string>{"term-inconsistent"});
  EXPECT_EQ(marks[0].span.In(text), "<!-- malmoi: ignore term-inconsistent -->");
  EXPECT_EQ(marks[1].line, 2U);
  EXPECT_FALSE(marks[1].alone);
  EXPECT_EQ(marks[1].rules, (std::vector<std::string>{"number-mismatch", "drift"}));
  EXPECT_TRUE(marks[2].alone);
  EXPECT_TRUE(marks[2].rules.empty());
}

TEST(IgnoreMarksTest, TakesEveryWordOfACommentForARule) {
  const std::vector<IgnoreMark> marks =
      FindIgnoreMarks("좋다. <!-- malmoi: ignore numbermismatch -->\nmalmoi: ignore this line\n");
  ASSERT_EQ(marks.size(), 2U);
  EXPECT_EQ(marks[0].rules, std::vector<std::string>{"numbermismatch"});
  EXPECT_TRUE(marks[1].rules.empty());
}

TEST(IgnoreMarksTest, BlanksMarksOutAndKeepsTheSize) {
  std::string text = "좋다. <!-- malmoi: ignore --> 끝";
  const size_t size = text.size();
  BlankIgnoreMarks(&text);
  EXPECT_EQ(text.size(), size);
  EXPECT_EQ(text.find("malmoi"), std::string::npos);
  EXPECT_EQ(text.rfind("좋다. ", 0), 0U);
  EXPECT_EQ(text.substr(text.size() - 3), "끝");
}

}  // namespace
}  // namespace malmoi
