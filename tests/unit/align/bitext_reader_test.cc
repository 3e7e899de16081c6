#include "align/bitext_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace malmoi {
namespace {

using testing::ElementsAre;

Bitext Read(const std::string& text) {
  std::istringstream in(text);
  absl::StatusOr<Bitext> bitext = ReadBitext(in, "b.tsv");
  EXPECT_TRUE(bitext.ok());
  return *std::move(bitext);
}

TEST(BitextReader, TakesTheFirstTwoColumns) {
  const Bitext bitext = Read(
      "사고 패턴\tthinking pattern\tnotes\t3\r\n"
      " 토크나이저 \t tokenizer\n");
  EXPECT_THAT(bitext.pairs, ElementsAre(TextPair{"사고 패턴", "thinking pattern"},
                                        TextPair{"토크나이저", "tokenizer"}));
  EXPECT_THAT(bitext.problems, ElementsAre());
}

TEST(BitextReader, ComposesHangul) {
  // "각" as three conjoining jamo, as macOS writes it.
  EXPECT_THAT(Read("\u1100\u1161\u11A8\teach").pairs, ElementsAre(TextPair{"각", "each"}));
}

TEST(BitextReader, RefusedRowsKeepTheirLine) {
  const Bitext bitext = Read(
      "하나\tone\n"
      "탭이 없다\n"
      "\n"
      "\tonly English\n"
      "한국어만\t \tthird\n"
      "깨진 \xFF 글\tbroken\n"
      "둘\ttwo");
  EXPECT_THAT(bitext.lines, ElementsAre(1, 7));
  EXPECT_EQ(bitext.line_count, 7);
  std::vector<std::string> told;
  for (const Problem& problem : bitext.problems) told.push_back(ToString(problem));
  EXPECT_THAT(told,
              ElementsAre("b.tsv:2: no tab, where Korean<TAB>English was expected",
                          "b.tsv:3: an empty line, where Korean<TAB>English was expected",
                          "b.tsv:4: the Korean side is empty", "b.tsv:5: the English side is empty",
                          "b.tsv:6: bytes that are not UTF-8; save the file as UTF-8"));
}

TEST(BitextReader, BoundsTheLine) {
  std::istringstream in("하나\tone\n" + std::string(5000, 'x') + "\n둘\ttwo\n");
  BitextReader reader(in, "b.tsv", 100);
  BitextRow row;
  ASSERT_TRUE(*reader.Next(&row));
  ASSERT_TRUE(*reader.Next(&row));
  ASSERT_TRUE(row.refused.has_value());
  EXPECT_EQ(ToString(*row.refused), "b.tsv:2: a line of more than 100 bytes; split it");
  ASSERT_TRUE(*reader.Next(&row));
  EXPECT_FALSE(row.refused.has_value());
  EXPECT_EQ(row.pair.target, "two");
  EXPECT_FALSE(*reader.Next(&row));
}

}  // namespace
}  // namespace malmoi
