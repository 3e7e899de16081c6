#include "align/word_score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

WordScore Score(std::string_view gold, std::string_view guess) {
  const auto gold_links = ParseGoldLinks(gold, "gold");
  const auto guess_links = ParseLinks(guess, "guess");
  EXPECT_TRUE(gold_links.ok()) << gold_links.status();
  EXPECT_TRUE(guess_links.ok()) << guess_links.status();
  return ScoreWords(*gold_links, *guess_links);
}

TEST(WordScore, CountsLinks) {
  // Three of four guessed are right, three of five are found.
  const WordScore score = Score("0-0 1-1 2-2\n\n0-1 1-0\n", "0-0 1-1 2-3\n\n0-1\n");
  EXPECT_DOUBLE_EQ(score.counts.precision(), 0.75);
  EXPECT_DOUBLE_EQ(score.counts.recall(), 0.6);
  EXPECT_DOUBLE_EQ(score.alignment_error_rate, 1 - 6.0 / 9);
}

TEST(WordScore, PossibleLinksAreRightButNotMissed) {
  // Och and Ney 2003: A = {0-0, 1-1, 2-2}, S = {0-0, 3-3}, P = S and {1-1}.
  const WordScore score = Score("0-0 1?1 3-3", "0-0 1-1 2-2");
  EXPECT_DOUBLE_EQ(score.counts.precision(), 2.0 / 3);
  EXPECT_DOUBLE_EQ(score.counts.recall(), 0.5);
  EXPECT_DOUBLE_EQ(score.alignment_error_rate, 1 - 3.0 / 5);
}

TEST(WordScore, OnlyScoredTokensCount) {
  const WordScore score =
      Score(R"({"links":[[0,0],[1,2]],"ko_scored":[0,1],"en_scored":[0,2]})", "0-0 0-1 1-2 4-4");
  EXPECT_EQ(score.counts.right, 2u);
  EXPECT_EQ(score.counts.wrong, 0u);
  EXPECT_DOUBLE_EQ(score.alignment_error_rate, 0);
}

TEST(WordScore, ALinkWrittenTwiceCountsOnce) {
  const WordScore score = Score("0-0", "0-0 0-0");
  EXPECT_EQ(score.counts.right, 1u);
}

TEST(WordScore, ReadsConfidencesAndFurtherColumns) {
  EXPECT_THAT(ParseLinks("0-1:0.97 2-3\tmore\r\n", "x")->front(),
              ElementsAre(TokenLink{0, 1}, TokenLink{2, 3}));
}

TEST(WordScore, TellsWhatIsNoLink) {
  EXPECT_THAT(ParseLinks("0-0\n1-\n", "x").status().ToString(), HasSubstr("x:2: \"1-\", where"));
  EXPECT_THAT(ParseLinks("-1-2", "x").status().ToString(), HasSubstr("x:1: "));
  for (const char* line : {"{", "{}", R"({"links":[[1]]})", R"({"links":[[0,-1]]})",
                           R"({"links":[],"ko_scored":3})", "word"}) {
    EXPECT_FALSE(ParseGoldLinks(line, "x").ok()) << line;
  }
}

}  // namespace
}  // namespace malmoi
