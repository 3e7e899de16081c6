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

// Five sentences of nine have no partner, and all are on one topic: whatever stands together is
// somewhat alike.
TEST(SearchBandTest, KeepsThePathPastAMissingParagraphOfTheSameTopic) {
  SentenceSketch sketch = MakeSketch(9, 4, {{5, 0}, {6, 1}, {7, 2}, {8, 3}});
  std::mt19937 random(11);
  std::vector<float> topic(kDimension);
  for (float& value : topic) value = static_cast<float>(random() % 2001) - 1000;
  ToUnit(topic, std::span(sketch.source).first(kDimension));  // sentence 0 is the topic itself
  const std::vector<int16_t> unit(sketch.source.begin(), sketch.source.begin() + kDimension);
  for (std::vector<int16_t>* rows : {&sketch.source, &sketch.target}) {
    for (size_t begin = 0; begin < rows->size(); begin += kDimension) {
      std::vector<float> values(kDimension);
      for (size_t d = 0; d < kDimension; ++d) {
        values[d] = static_cast<float>((*rows)[begin + d]) + static_cast<float>(unit[d]);
      }
      ToUnit(values, std::span(*rows).subspan(begin, kDimension));
    }
  }
  const SearchBand band = FindBand(sketch, 9, 4, {});
  ExpectSound(band, 9, 4);
  EXPECT_EQ(band.rows[5].begin, 0u);  // the first five alone
  EXPECT_LE(band.rows[6].begin, 1u);  // then the first pair
  EXPECT_GT(band.rows[6].end, 1u);
  BandOptions narrow;
  narrow.slack_for_missing = 0;
  EXPECT_GT(FindBand(sketch, 9, 4, narrow).rows[5].begin, 0u);
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
