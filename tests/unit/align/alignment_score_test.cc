#include "align/alignment_score.h"

#include <gtest/gtest.h>

#include <string_view>

namespace malmoi {
namespace {

BeadScore Score(std::string_view gold, std::string_view guess) {
  const auto gold_beads = ParseBeads(gold, "gold");
  const auto guess_beads = ParseBeads(guess, "guess");
  EXPECT_TRUE(gold_beads.ok() && guess_beads.ok());
  return ScoreBeads(*gold_beads, *guess_beads);
}

// The numbers are those that vecalign's score.py gives.
TEST(AlignmentScoreTest, CountsAsVecalignDoes) {
  struct Case {
    std::string_view name, gold, guess;
    ScoreCounts strict, lax;
  };
  const Case cases[] = {
      {"all right", "[0]:[0]\n[1]:[1]\n", "[0]:[0]\n[1]:[1]\n", {2, 0, 2, 0}, {2, 0, 2, 0}},
      {"a lone sentence counts for precision, not for recall",
       "[0]:[0]\n[1]:[]\n",
       "[0]:[0]\n[1]:[]\n",
       {2, 0, 1, 0},
       {2, 0, 1, 0}},
      {"a lone sentence that is none: wrong, and lax cannot save it",
       "[0]:[0]\n",
       "[0]:[]\n[]:[0]\n",
       {0, 2, 0, 1},
       {0, 2, 0, 1}},
      {"a part of a merge is lax right",
       "[0, 1]:[0]\n",
       "[0]:[0]\n[1]:[]\n",
       {0, 2, 0, 1},
       {1, 1, 1, 0}},
      {"a crossing pair shares one side only",
       "[0]:[1]\n[1]:[0]\n",
       "[0]:[0]\n[1]:[1]\n",
       {0, 2, 0, 2},
       {0, 2, 0, 2}},
      {"twice the same bead counts once; an empty one nowhere",
       "[0]:[0]\n",
       "[0]:[0]\n[0]:[0]\n[]:[]\n",
       {1, 0, 1, 0},
       {1, 0, 1, 0}},
      {"nothing found", "[0]:[0]\n", "", {0, 0, 0, 1}, {0, 0, 0, 1}},
  };
  for (const Case& c : cases) {
    const BeadScore score = Score(c.gold, c.guess);
    EXPECT_EQ(score.strict, c.strict) << c.name;
    EXPECT_EQ(score.lax, c.lax) << c.name;
  }
}

TEST(AlignmentScoreTest, AddsUpOverDocuments) {
  BeadScore total = Score("[0]:[0]\n", "[0]:[0]\n");
  total += Score("[0]:[0]\n[1]:[1]\n", "[0, 1]:[0, 1]\n");
  EXPECT_EQ(total.strict, (ScoreCounts{1, 1, 1, 2}));
  EXPECT_DOUBLE_EQ(total.strict.precision(), 0.5);
  EXPECT_DOUBLE_EQ(total.strict.recall(), 1.0 / 3);
  EXPECT_DOUBLE_EQ(total.strict.f1(), 0.4);
  EXPECT_EQ(ScoreCounts{}.f1(), 0);
}

}  // namespace
}  // namespace malmoi
