#include "align/internal/search_band.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace malmoi::internal {
namespace {

// A path is its boundaries: for each source boundary 0..n the targets passed there.
using Path = std::vector<IndexRange>;  // inclusive begin, exclusive end

constexpr size_t kCoarsest = 160;     // sentences a side at the coarsest level
constexpr size_t kRefineRadius = 12;  // boundaries around the path that came from above

struct Level {
  std::vector<float> rows;
  size_t size = 0;
};

// Pairs of neighbours, summed and brought to length 1.
Level Halve(const Level& level, size_t dimension) {
  Level half;
  half.size = (level.size + 1) / 2;
  half.rows.assign(half.size * dimension, 0.F);
  for (size_t i = 0; i < level.size; ++i) {
    float* const row = half.rows.data() + (i / 2) * dimension;
    for (size_t d = 0; d < dimension; ++d) row[d] += level.rows[i * dimension + d];
  }
  for (size_t i = 0; i < half.size; ++i) {
    float* const row = half.rows.data() + i * dimension;
    float squares = 0;
    for (size_t d = 0; d < dimension; ++d) squares += row[d] * row[d];
    if (squares == 0) continue;
    for (size_t d = 0; d < dimension; ++d) row[d] /= std::sqrt(squares);
  }
  return half;
}

float Dot(const float* a, const float* b, size_t dimension) {
  float sum = 0;
  for (size_t d = 0; d < dimension; ++d) sum += a[d] * b[d];
  return sum;
}

// The heaviest monotone 1-1 matching inside `band`, as the boundaries that it passes.
Path BestPath(const Level& source, const Level& target, size_t dimension, const SearchBand& band,
              double least_match) {
  const size_t n = source.size;
  enum Step : uint8_t { kNone, kBoth, kSource, kTarget };
  std::vector<std::vector<Step>> steps(n + 1);
  std::vector<double> previous;
  std::vector<double> current;
  for (size_t i = 0; i <= n; ++i) {
    const IndexRange row = band.rows[i];
    current.assign(row.size(), -1);
    steps[i].assign(row.size(), kNone);
    for (size_t j = row.begin; j < row.end; ++j) {
      double best = i == 0 && j == 0 ? 0 : -1;
      Step step = kNone;
      if (i > 0) {
        const IndexRange above = band.rows[i - 1];
        const auto at = [&](size_t column) {
          return above.begin <= column && column < above.end ? previous[column - above.begin] : -1;
        };
        if (at(j) > best) {
          best = at(j);
          step = kSource;
        }
        if (j > 0 && at(j - 1) >= 0) {
          const float match = Dot(source.rows.data() + (i - 1) * dimension,
                                  target.rows.data() + (j - 1) * dimension, dimension);
          const double weight = at(j - 1) + std::max(0.0, match - least_match) + 1e-6;
          if (weight > best) {
            best = weight;
            step = kBoth;
          }
        }
      }
      if (j > row.begin && current[j - 1 - row.begin] > best) {
        best = current[j - 1 - row.begin];
        step = kTarget;
      }
      current[j - row.begin] = best;
      steps[i][j - row.begin] = step;
    }
    std::swap(previous, current);
  }
  Path path(n + 1);
  size_t i = n;
  size_t j = target.size;
  path[i] = {j, j + 1};
  while (i > 0 || j > 0) {
    const Step step = steps[i][j - band.rows[i].begin];
    if (step == kTarget) {
      path[i].begin = --j;
      continue;
    }
    j -= step == kBoth;
    --i;
    path[i] = {j, j + 1};
  }
  return path;
}

// Every boundary within `radius` steps of the path, rows and columns alike.
SearchBand Widen(const Path& path, size_t m, size_t radius) {
  SearchBand band;
  band.rows.resize(path.size());
  for (size_t i = 0; i < path.size(); ++i) {
    const IndexRange low = path[i > radius ? i - radius : 0];
    const IndexRange high = path[std::min(i + radius, path.size() - 1)];
    const IndexRange here = path[i];
    // A long run of sentences without partner must not make the rows around it long.
    const size_t begin = std::max(low.begin, here.begin > 2 * radius ? here.begin - 2 * radius : 0);
    const size_t end = std::min(high.end, here.end + 2 * radius);
    band.rows[i] = {begin > radius ? begin - radius : 0, std::min(end + radius, m + 1)};
  }
  band.rows.front().begin = 0;
  band.rows.back().end = m + 1;
  for (size_t i = 1; i < band.rows.size(); ++i) {
    band.rows[i].begin = std::max(band.rows[i].begin, band.rows[i - 1].begin);
    band.rows[i].end = std::max(band.rows[i].end, band.rows[i - 1].end);
  }
  return band;
}

SearchBand WholeTable(size_t n, size_t m) {
  return {std::vector<IndexRange>(n + 1, IndexRange{0, m + 1})};
}

}  // namespace

SearchBand FindBand(const SentenceSketch& sketch, size_t n, size_t m, const BandOptions& options) {
  if ((n + 1) * (m + 1) <= options.full_table) return WholeTable(n, m);
  std::vector<Level> source{{sketch.source, n}};
  std::vector<Level> target{{sketch.target, m}};
  while (std::max(source.back().size, target.back().size) > kCoarsest) {
    source.push_back(Halve(source.back(), sketch.dimension));
    target.push_back(Halve(target.back(), sketch.dimension));
  }
  SearchBand band = WholeTable(source.back().size, target.back().size);
  for (size_t level = source.size(); level-- > 0;) {
    const Path path =
        BestPath(source[level], target[level], sketch.dimension, band, options.least_match);
    if (level == 0) return Widen(path, m, options.radius);
    // One step down every boundary is two; the odd one at the end is cut.
    const size_t below_n = source[level - 1].size;
    const size_t below_m = target[level - 1].size;
    Path finer(below_n + 1);
    for (size_t i = 0; i <= below_n; ++i) {
      const IndexRange above = path[(i + 1) / 2];
      finer[i] = {std::min(2 * above.begin, below_m), std::min(2 * (above.end - 1), below_m) + 1};
    }
    finer.front().begin = 0;
    finer.back().end = below_m + 1;
    band = Widen(finer, below_m, kRefineRadius);
  }
  return band;
}

}  // namespace malmoi::internal
