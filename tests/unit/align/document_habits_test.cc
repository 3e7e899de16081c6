#include "align/internal/document_habits.h"

#include <gtest/gtest.h>

namespace malmoi::internal {
namespace {

constexpr BeadShape kLoneSource = {1, 0};
constexpr BeadShape kLoneTarget = {0, 1};
constexpr BeadShape kPair = {1, 1};
constexpr size_t kSide = 2;  // of kHabitNames
constexpr size_t kFit = 3;

// A document of n pairs side by side, of which the last may as well be two lone sentences.
BeadLattice Pairs(size_t n) {
  BeadLattice lattice(
      {std::vector<IndexRange>(n + 1, IndexRange{0, n + 1})}, [&](const LatticeBead& bead) {
        if (bead.kind() == BeadKind::kLone) return -2.F;
        const bool is_pair = bead.kind() == BeadKind::kPair && bead.source == bead.target;
        if (!is_pair) return BeadLattice::kImpossible;
        return bead.source.end == n ? -4.F : 10.F;
      });
  lattice.ComputeProbabilities();
  return lattice;
}

// What habit.fit says of a pair with `fit` where the others have `usual`, give or take `spread`.
float FitAmong(float usual, float spread, float fit) {
  const BeadLattice lattice = Pairs(40);
  std::vector<float> fits(lattice.size());
  for (size_t k = 0; k < lattice.size(); ++k) {
    const LatticeBead bead = lattice.bead(k);
    fits[k] = usual + (bead.source.begin % 2 == 0 ? spread : -spread);
  }
  return DocumentHabits(lattice, fits).Of(kPair, 0, fit)[kFit];
}

TEST(DocumentHabitsTest, WhatFitsBadlyDependsOnTheDocument) {
  const float in_a_manual = FitAmong(/*usual=*/0.8F, /*spread=*/0.3F, /*fit=*/-1.5F);
  const float in_the_news = FitAmong(/*usual=*/-0.2F, /*spread=*/0.8F, /*fit=*/-1.5F);
  EXPECT_LT(in_a_manual, -4);
  EXPECT_GT(in_the_news, -2.5F);
  EXPECT_NEAR(FitAmong(0.8F, 0.3F, 0.75F), 0, 0.3);
}

TEST(DocumentHabitsTest, LoneSentencesHaveNoFit) {
  const BeadLattice lattice = Pairs(5);
  const std::vector<float> fits(lattice.size(), 1);
  EXPECT_EQ(DocumentHabits(lattice, fits).Of(kLoneSource, 0.5, 1)[kFit], 0);
  EXPECT_EQ(DocumentHabits(lattice, {}).Of(kPair, 0.5, 0)[kFit], 0);
}

TEST(DocumentHabitsTest, WhatIsLeftOutIsLeftOutOnOneSide) {
  // Five sentences against two: the three that are left over can be of the source only.
  BeadLattice lattice({std::vector<IndexRange>(6, IndexRange{0, 3})}, [](const LatticeBead& bead) {
    if (bead.kind() == BeadKind::kPair) return 5.F;
    return bead.kind() == BeadKind::kLone ? 0.F : BeadLattice::kImpossible;
  });
  lattice.ComputeProbabilities();
  const DocumentHabits habits(lattice, {});
  EXPECT_GT(habits.Of(kLoneSource, 0, 0)[kSide], 0.2);
  EXPECT_LT(habits.Of(kLoneTarget, 0, 0)[kSide], -0.2);
  EXPECT_EQ(habits.Of(kPair, 0, 0)[kSide], 0);
  // One of the three is no evidence for itself.
  EXPECT_LT(habits.Of(kLoneSource, 1, 0)[kSide], habits.Of(kLoneSource, 0, 0)[kSide]);
}

TEST(DocumentHabitsTest, WeighingThemMovesWhatIsUncertain) {
  BeadLattice lattice = Pairs(40);
  std::vector<float> fits(lattice.size());
  for (size_t k = 0; k < lattice.size(); ++k) {
    fits[k] = lattice.bead(k).source.end == 40 ? -2.F : 1.F;
  }
  const auto last = lattice.Find({39, 40}, {39, 40});
  ASSERT_TRUE(last);
  const double before = lattice.probability(*last);
  BeadWeights weights;
  weights.features = {"habit.lone", "habit.merge", "habit.side", "habit.fit"};
  weights.weights.fill({0, 0, 0, 1});
  ApplyHabits(weights, fits, &lattice);
  EXPECT_GT(before, 0.2);
  EXPECT_LT(lattice.probability(*last), before / 10);
}

TEST(DocumentHabitsTest, FitsAreOneColumnOfTheNumbers) {
  const std::vector<float> values = {1, 2, 3, 4, 5, 6};
  EXPECT_EQ(FitsOf({"a", "evidence.mean", "b"}, values), (std::vector<float>{2, 5}));
  EXPECT_TRUE(FitsOf({"a", "b"}, values).empty());
}

}  // namespace
}  // namespace malmoi::internal
