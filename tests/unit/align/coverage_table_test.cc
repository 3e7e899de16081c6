#include "align/internal/coverage_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace malmoi::internal {
namespace {

constexpr size_t kSentences = 6;

SearchBand Whole() {
  return {std::vector<IndexRange>(kSentences + 1, IndexRange{0, kSentences + 1})};
}

size_t WordsOf(size_t sentence) { return 1 + sentence % 3; }
float WeightOf(size_t sentence, size_t word) { return static_cast<float>(1 + sentence + 2 * word); }
// How well word a of source sentence i renders word b of target sentence j.
uint8_t MatchOf(size_t i, size_t a, size_t j, size_t b) {
  return static_cast<uint8_t>((i * 57 + a * 31 + j * 83 + b * 19) % 256);
}

WordWeights Words() {
  WordWeights words;
  for (size_t i = 0; i < kSentences; ++i) {
    for (size_t k = 0; k < WordsOf(i); ++k) words.weights.push_back(WeightOf(i, k));
    words.EndSentence();
  }
  return words;
}

// All cells.
const std::vector<CandidateBead> kWhole = {{{0, kSentences}, {0, kSentences}}};

CoverageTable Build(std::span<const CandidateBead> beads, const WordWeights& words) {
  CoverageTable table(words, words);
  table.Build(beads, [](size_t i, size_t j, std::span<uint8_t> source, std::span<uint8_t> target) {
    for (size_t a = 0; a < source.size(); ++a) {
      for (size_t b = 0; b < target.size(); ++b) {
        source[a] = std::max(source[a], MatchOf(i, a, j, b));
        target[b] = std::max(target[b], MatchOf(i, a, j, b));
      }
    }
  });
  return table;
}

// The best match of word a of sentence i among the words of `other`; `flip` asks it of the target's
// words.
uint8_t SlowBest(size_t i, size_t a, const IndexRange& other, bool flip) {
  uint8_t best = 0;
  for (size_t j = other.begin; j < other.end; ++j) {
    for (size_t b = 0; b < WordsOf(j); ++b) {
      best = std::max(best, flip ? MatchOf(j, b, i, a) : MatchOf(i, a, j, b));
    }
  }
  return best;
}

// Share of the source side of a bead that the target side renders, straight from the definition;
// `flip` asks it of the target side.
float SlowShare(const IndexRange& side, const IndexRange& other, bool flip) {
  float covered = 0, weight = 0;
  for (size_t i = side.begin; i < side.end; ++i) {
    for (size_t a = 0; a < WordsOf(i); ++a) {
      covered += static_cast<float>(SlowBest(i, a, other, flip)) / 255 * WeightOf(i, a);
      weight += WeightOf(i, a);
    }
  }
  return covered / weight;
}

TEST(CoverageTableTest, AgreesWithTheDefinition) {
  const CoverageTable table = Build(kWhole, Words());
  std::vector<float> values(CoverageTable::kFeatures);
  for (size_t m = 1; m <= 3; ++m) {
    for (size_t n = 1; n <= 3; ++n) {
      const IndexRange source{1, 1 + m};
      const IndexRange target{2, 2 + n};
      table.Score(source, target, values);
      EXPECT_NEAR(values[0], SlowShare(source, target, false), 1e-5) << m << "-" << n;
      EXPECT_NEAR(values[1], SlowShare(target, source, true), 1e-5) << m << "-" << n;
      EXPECT_EQ(values[2], std::min(values[0], values[1]));
      if (m == 1 && n == 1) {
        EXPECT_EQ(values[3], 0);
      }
      if (m == 2 && n == 1) {
        EXPECT_NEAR(values[3],
                    std::min(SlowShare({1, 2}, target, false), SlowShare({2, 3}, target, false)),
                    1e-5);
        EXPECT_NEAR(
            values[4],
            values[1] - std::max(SlowShare(target, {1, 2}, true), SlowShare(target, {2, 3}, true)),
            1e-5);
      }
    }
  }
}

TEST(CoverageTableTest, RivalsAreTheCellsOfOtherBeads) {
  const std::vector<CandidateBead> beads = {{{1, 2}, {1, 2}}, {{1, 3}, {2, 3}}};
  const CoverageTable table = Build(beads, Words());
  std::vector<float> values(CoverageTable::kFeatures);
  const auto mean = [](size_t i, size_t j) {
    return (SlowShare({i, i + 1}, {j, j + 1}, false) + SlowShare({j, j + 1}, {i, i + 1}, true)) / 2;
  };
  table.Score({1, 2}, {1, 2}, values);
  EXPECT_NEAR(values[5], mean(1, 1) - mean(1, 2), 1e-5);  // no bead has the cell (2, 1)
  table.Score({1, 2}, {2, 2}, values);
  EXPECT_NEAR(values[5], std::max(mean(1, 1), mean(1, 2)), 1e-5);
  EXPECT_EQ(values[0], 0);
  table.Score({0, 1}, {0, 1}, values);  // nobody asked for it
  EXPECT_EQ(values[0], 0);
}

TEST(CoverageTableTest, WordsSayMoreTheSurerTheirMatch) {
  WordWeights words = Words();
  words.evidence.assign(words.weights.size(), {-8, -4, 2, 16});
  const CoverageTable table = Build(kWhole, words);
  const auto slow = [](const IndexRange& side, const IndexRange& other, bool flip) {
    float sum = 0;
    for (size_t i = side.begin; i < side.end; ++i) {
      for (size_t a = 0; a < WordsOf(i); ++a) {
        const uint8_t best = SlowBest(i, a, other, flip);
        sum += best == 0 ? -8 : best <= 110 ? -4 : best <= 180 ? 2 : 16;
      }
    }
    return sum;
  };
  std::vector<float> all(CoverageTable::kFeatures + CoverageTable::kEvidenceFeatures);
  const std::span<const float> values = std::span(all).last(CoverageTable::kEvidenceFeatures);
  for (const CandidateBead& bead :
       {CandidateBead{{0, 1}, {0, 1}}, {{2, 3}, {4, 5}}, {{1, 3}, {2, 3}}, {{3, 4}, {1, 4}}}) {
    table.Score(bead.source, bead.target, all);
    EXPECT_EQ(values[2],
              slow(bead.source, bead.target, false) + slow(bead.target, bead.source, true));
    EXPECT_LE(values[1], values[0]);
  }
  table.Score({1, 3}, {2, 3}, all);
  EXPECT_EQ(values[3], std::min(slow({1, 2}, {2, 3}, false) / static_cast<float>(WordsOf(1) + 1),
                                slow({2, 3}, {2, 3}, false) / static_cast<float>(WordsOf(2) + 1)));
}

TEST(CellTableTest, RivalsLieOutsideTheBead) {
  // Cells fall with the distance from the diagonal: 10, 9, 8 …
  const CellTable table(Whole(), 4, [](size_t i, size_t first, std::span<float> cells) {
    for (size_t k = 0; k < cells.size(); ++k) {
      const size_t j = first + k;
      cells[k] = 10 - static_cast<float>(i > j ? i - j : j - i);
    }
  });
  EXPECT_EQ(table.At(2, 2), 10);
  EXPECT_EQ(table.RowRival({2, 3}, {2, 3}), 9);
  EXPECT_EQ(table.RowRival({2, 3}, {1, 4}), 8);
  EXPECT_EQ(table.ColumnRival({2, 4}, {2, 4}), 9);
  EXPECT_EQ(table.RowRival({2, 3}, {2, 2}), 10);  // a lone sentence: the best of its row
  EXPECT_EQ(table.ColumnRival({2, 3}, {2, 2}), 0);
  EXPECT_TRUE(table.IsPlausible(2, 2));
  EXPECT_FALSE(table.IsPlausible(0, 5));
}

}  // namespace
}  // namespace malmoi::internal
