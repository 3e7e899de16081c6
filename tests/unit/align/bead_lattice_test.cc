#include "align/internal/bead_lattice.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <functional>
#include <map>

namespace malmoi::internal {
namespace {

SearchBand Whole(size_t n, size_t m) {
  return {std::vector<IndexRange>(n + 1, IndexRange{0, m + 1})};
}

// Some score that depends on everything, so that no two ladders are alike.
float OddScore(const LatticeBead& bead) {
  const size_t mixed =
      (bead.shape + 1) * 7919 + bead.source.begin * 104729 + bead.target.begin * 1299709;
  return static_cast<float>(mixed % 1000) / 250 - 2 - static_cast<float>(bead.shape) / 4;
}

// All ladders of an n x m table with their scores, one after another.
void VisitLadders(size_t n, size_t m, const std::function<void(const Ladder&, double)>& visit) {
  Ladder ladder;
  const std::function<void(size_t, size_t, double)> extend = [&](size_t i, size_t j, double score) {
    if (i == n && j == m) return visit(ladder, score);
    for (size_t shape = 0; shape < kBeadShapes.size(); ++shape) {
      const Bead bead{.source = {i, i + kBeadShapes[shape].source},
                      .target = {j, j + kBeadShapes[shape].target}};
      if (bead.source.end > n || bead.target.end > m) continue;
      ladder.push_back(bead);
      extend(bead.source.end, bead.target.end, score + OddScore({shape, bead.source, bead.target}));
      ladder.pop_back();
    }
  };
  extend(0, 0, 0);
}

TEST(BeadLatticeTest, AgreesWithTryingEveryLadder) {
  const std::vector<std::pair<size_t, size_t>> sizes = {{1, 1}, {3, 4}, {4, 3}, {5, 5}};
  for (const auto& [n, m] : sizes) {
    Ladder best;
    double best_score = -1e9;
    double partition = 0;
    std::map<std::array<size_t, 4>, double> weight;
    VisitLadders(n, m, [&](const Ladder& ladder, double score) {
      if (score > best_score) {
        best_score = score;
        best = ladder;
      }
      partition += std::exp(score);
      for (const Bead& bead : ladder) {
        weight[{bead.source.begin, bead.source.end, bead.target.begin, bead.target.end}] +=
            std::exp(score);
      }
    });
    BeadLattice lattice(Whole(n, m), OddScore);
    EXPECT_EQ(lattice.BestLadder(), best) << n << "x" << m;
    lattice.ComputeProbabilities();
    EXPECT_NEAR(lattice.LogPartition(), std::log(partition), 1e-4);
    EXPECT_EQ(lattice.size(), weight.size());
    for (size_t k = 0; k < lattice.size(); ++k) {
      const auto [shape, from, to] = lattice.bead(k);
      EXPECT_NEAR(lattice.probability(k),
                  (weight[{from.begin, from.end, to.begin, to.end}] / partition), 1e-4);
      EXPECT_EQ(lattice.Find(from, to), k);
    }
    for (const Bead& bead : lattice.BestLadder()) EXPECT_GT(bead.score, 0);
  }
}

TEST(BeadLatticeTest, StaysInsideTheBand) {
  // Boundaries (1, 0) and (1, 2) are out of reach: the first bead is 1-1 or larger.
  const SearchBand band{{{0, 1}, {1, 2}, {1, 3}}};
  BeadLattice lattice(band, [](const LatticeBead& bead) {
    if (bead.kind() == BeadKind::kPair) return -5.F;
    return bead.kind() == BeadKind::kLone ? -1.F : 0.F;
  });
  const Ladder ladder = lattice.BestLadder();
  ASSERT_EQ(ladder.size(), 1u);
  EXPECT_EQ(ladder[0].source, (IndexRange{0, 2}));
  EXPECT_EQ(ladder[0].target, (IndexRange{0, 2}));
}

TEST(BeadLatticeTest, WhatIsKeptStillReachesTheEnd) {
  BeadLattice lattice(Whole(6, 5), OddScore);
  lattice.ComputeProbabilities();
  const Ladder best = lattice.BestLadder();
  const size_t all = lattice.size();
  const auto is_pair = [](const LatticeBead& bead) { return bead.kind() == BeadKind::kPair; };
  lattice.KeepLikely(/*least_probability=*/2, is_pair);
  EXPECT_LT(lattice.size(), all);
  size_t kept_pairs = 0;
  for (size_t k = 0; k < lattice.size(); ++k) kept_pairs += is_pair(lattice.bead(k));
  EXPECT_EQ(kept_pairs, 30u);
  lattice.ComputeProbabilities();
  ASSERT_FALSE(lattice.BestLadder().empty());
  EXPECT_EQ(lattice.BestLadder().back().source.end, 6u);
  for (const Bead& bead : best) EXPECT_TRUE(lattice.Find(bead.source, bead.target));
}

TEST(BeadLatticeTest, EmptySidesHaveEmptyOrLoneLadders) {
  const auto none = [](const LatticeBead&) { return 0.F; };
  EXPECT_TRUE(BeadLattice(Whole(0, 0), none).BestLadder().empty());
  EXPECT_EQ(BeadLattice(Whole(2, 0), none).BestLadder().size(), 2u);
  EXPECT_EQ(BeadLattice(Whole(0, 3), none).BestLadder().size(), 3u);
}

}  // namespace
}  // namespace malmoi::internal
