#include "align/internal/search_band.h"

#include <gtest/gtest.h>

#include <random>

#include "align/internal/unit_rows.h"

namespace malmoi::internal {
namespace {

constexpr size_t kDimension = 64;

// Rows of two sides: sentence `pairs[k].first` and `pairs[k].second` are alike, others are not.
SentenceSketch MakeSketch(size_t n, size_t m, const std::vector<std::pair<size_t, size_t>>& pairs) {
  std::mt19937 random(7);
  const auto row = [&](std::vector<int16_t>* rows, size_t at, const std::vector<float>& values) {
    ToUnit(values, std::span(*rows).subspan(at * kDimension, kDimension));
  };
  const auto noise = [&] {
    std::vector<float> values(kDimension);
    for (float& value : values) value = static_cast<float>(random() % 2001) - 1000;
    return values;
  };
  SentenceSketch sketch{kDimension, std::vector<int16_t>(n * kDimension),
                        std::vector<int16_t>(m * kDimension)};
  for (size_t i = 0; i < n; ++i) row(&sketch.source, i, noise());
  for (size_t j = 0; j < m; ++j) row(&sketch.target, j, noise());
  for (const auto& [i, j] : pairs) {
    std::vector<float> values = noise();
    row(&sketch.source, i, values);
    for (float& value : values) value += static_cast<float>(random() % 601) - 300;
    row(&sketch.target, j, values);
  }
  return sketch;
}

void ExpectSound(const SearchBand& band, size_t n, size_t m) {
  ASSERT_EQ(band.rows.size(), n + 1);
  EXPECT_EQ(band.rows.front().begin, 0u);
  EXPECT_EQ(band.rows.back().end, m + 1);
  for (size_t i = 0; i <= n; ++i) {
    EXPECT_LT(band.rows[i].begin, band.rows[i].end);
    EXPECT_LE(band.rows[i].end, m + 1);
    if (i == 0) continue;
    EXPECT_GE(band.rows[i].begin, band.rows[i - 1].begin);
    EXPECT_GE(band.rows[i].end, band.rows[i - 1].end);
    EXPECT_LT(band.rows[i].begin, band.rows[i - 1].end) << "no way from row " << i - 1;
  }
}

TEST(SearchBandTest, FollowsThePathThroughDroppedStretches) {
  struct Case {
    std::string name;
    size_t n, m;
    std::vector<std::pair<size_t, size_t>> pairs;
  };
  std::vector<Case> cases = {{"straight", 600, 600, {}},
                             {"three hundred targets have no source", 600, 900, {}},
                             {"two hundred sources have no target", 900, 700, {}}};
  for (size_t i = 0; i < 600; ++i) cases[0].pairs.emplace_back(i, i);
  for (size_t i = 0; i < 600; ++i) cases[1].pairs.emplace_back(i, i < 250 ? i : i + 300);
  for (size_t j = 0; j < 700; ++j) cases[2].pairs.emplace_back(j < 411 ? j : j + 200, j);
  for (const Case& c : cases) {
    const SearchBand band = FindBand(MakeSketch(c.n, c.m, c.pairs), c.n, c.m, {});
    ExpectSound(band, c.n, c.m);
    size_t cells = 0;
    for (const IndexRange& row : band.rows) cells += row.size();
    EXPECT_LT(cells, 40 * (c.n + c.m)) << c.name;
    for (const auto& [i, j] : c.pairs) {
      EXPECT_TRUE(band.rows[i].begin <= j && j < band.rows[i].end &&
                  band.rows[i + 1].begin <= j + 1 && j + 1 < band.rows[i + 1].end)
          << c.name << ": pair " << i << ", " << j << " lies outside";
    }
  }
}

TEST(SearchBandTest, IsSoundWhereNothingIsAlikeOrASideIsShort) {
  const std::vector<std::pair<size_t, size_t>> sizes = {{0, 0},    {0, 2000},  {2000, 0}, {1, 3000},
                                                        {3000, 1}, {1500, 40}, {700, 701}};
  for (const auto& [n, m] : sizes) {
    ExpectSound(FindBand(MakeSketch(n, m, {}), n, m, {}), n, m);
    ExpectSound(FindBand({kDimension, std::vector<int16_t>(n * kDimension),
                          std::vector<int16_t>(m * kDimension)},
                         n, m, {}),
                n, m);
  }
}

}  // namespace
}  // namespace malmoi::internal
