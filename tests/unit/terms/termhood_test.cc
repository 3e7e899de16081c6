#include "terms/termhood.h"

#include <gtest/gtest.h>

#include <cmath>

namespace malmoi {
namespace {

TEST(Termhood, CValueTakesAwayWhatContainersExplain) {
  // Seen 8 times, but 6 of them inside two longer terms.
  EXPECT_DOUBLE_EQ(CValue({.words = 1, .frequency = 8, .nested_frequency = 6, .containers = 2}), 5);
  EXPECT_DOUBLE_EQ(CValue({.words = 3, .frequency = 4}), 8);
}

TEST(Termhood, LogLikelihoodRatioAgreesWithTheSumOverCells) {
  const Cooccurrence counts{.both = 7, .left = 10, .right = 12, .beads = 200};
  // Observed against expected in each of the four cells: 2 sum o log(o / e).
  const double observed[2][2] = {{7, 3}, {5, 185}};
  double sum = 0;
  for (int i = 0; i < 2; ++i) {
    for (int j = 0; j < 2; ++j) {
      const double expected = (i == 0 ? 10.0 : 190.0) * (j == 0 ? 12.0 : 188.0) / 200.0;
      sum += observed[i][j] * std::log(observed[i][j] / expected);
    }
  }
  EXPECT_NEAR(LogLikelihoodRatio(counts), 2 * sum, 1e-9);
}

TEST(Termhood, LogLikelihoodRatioIsSigned) {
  EXPECT_GT(LogLikelihoodRatio({.both = 5, .left = 5, .right = 5, .beads = 100}), 39);
  EXPECT_LT(LogLikelihoodRatio({.both = 0, .left = 50, .right = 50, .beads = 100}), -39);
  EXPECT_NEAR(LogLikelihoodRatio({.both = 25, .left = 50, .right = 50, .beads = 100}), 0, 1e-9);
  EXPECT_EQ(LogLikelihoodRatio({}), 0);
}

TEST(Termhood, Dice) {
  EXPECT_DOUBLE_EQ(Dice({.both = 3, .left = 3, .right = 3, .beads = 9}), 1);
  EXPECT_DOUBLE_EQ(Dice({.both = 1, .left = 2, .right = 2, .beads = 9}), 0.5);
  EXPECT_EQ(Dice({}), 0);
}

}  // namespace
}  // namespace malmoi
