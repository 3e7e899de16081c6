#include "base/line_index.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

TEST(LineIndex, CountsEveryKindOfLineEnd) {
  const std::string_view text = "a\r\nb\rc\nd";
  const LineIndex index(text);
  ASSERT_EQ(index.line_count(), 4u);
  EXPECT_EQ(index.LineSpan(1).In(text), "a");
  EXPECT_EQ(index.LineSpan(2).In(text), "b");
  EXPECT_EQ(index.LineSpan(3).In(text), "c");
  EXPECT_EQ(index.LineSpan(4).In(text), "d");
  EXPECT_EQ(index.LineOf(0), 1u);
  EXPECT_EQ(index.LineOf(3), 2u);
  EXPECT_EQ(index.LineOf(text.size()), 4u);
}

TEST(LineIndex, ColumnsAreCodePoints) {
  const LineIndex index("x\n사고 패턴");
  EXPECT_EQ(index.ColumnOf(2), 1u);
  EXPECT_EQ(index.ColumnOf(2 + 7), 4u);  // 패
}

TEST(LineIndex, EmptyTextHasOneLine) {
  const LineIndex index("");
  EXPECT_EQ(index.line_count(), 1u);
  EXPECT_EQ(index.LineOf(0), 1u);
}

}  // namespace
}  // namespace malmoi
