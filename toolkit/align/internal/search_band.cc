#include "align/internal/search_band.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "align/internal/unit_rows.h"

namespace malmoi::internal {
namespace {

// A path is its boundaries: for each source boundary 0..n the targets passed there.
using Path = std::vector<IndexRange>;  // inclusive begin, exclusive end

constexpr size_t kCoarsest = 160;     // sentences a side at the coarsest level
constexpr size_t kRefineRadius = 12;  // boundaries around the path that came from above

struct Level {
  std::vector<int16_t> rows;
  size_t size = 0;
};

// Pairs of neighbours, summed and brought to length 1.
Level Halve(const Level& level, size_t dimension) {
  Level half;
  half.size = (level.size + 1) / 2;
  half.rows.assign(half.size * dimension, 0);
  std::vector<float> sum(dimension);
  for (size_t i = 0; i < half.size; ++i) {
    std::ranges::fill(sum, 0.F);
    for (size_t k = 2 * i; k < std::min(2 * i + 2, level.size); ++k) {
      for (size_t d = 0; d < dimension; ++d) sum[d] += level.rows[k * dimension + d];
    }
    ToUnit(sum, std::span(half.rows).subspan(i * dimension, dimension));
  }
  return half;
}

// The heaviest monotone 1-1 matching inside `band`, as the boundaries that it passes.
Path BestPath(const Level& source, const Level& target, size_t dimension, const SearchBand& band,
              double least_match) {
  const size_t n = source.size;
  enum Step : uint8_t { kNone, kBoth, kSource, kTarget };
  std::vector<std::vector<Step>> steps(n + 1);
  std::vector<double> previous;
  std::vector<double> current;
  std::vector<float> matches;  // of sentence i - 1 with those from row.begin - 1
  for (size_t i = 0; i <= n; ++i) {
    const IndexRange row = band.rows[i];
    const size_t first = std::max<size_t>(row.begin, 1) - 1;
    if (i > 0 && row.end > first + 1) {
      matches.resize(row.end - 1 - first);
      Cosines(source.rows.data() + (i - 1) * dimension, target.rows.data() + first * dimension,
              matches.size(), dimension, matches.data());
    }
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
          const double weight =
              at(j - 1) + std::max(0.0, matches[j - 1 - first] - least_match) + 1e-6;
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

// Every boundary within `radius` steps of the path, rows and columns alike. Since the path rises,
// the rows together are at most (2 radius + 1) (n + m) long, however the path runs.
SearchBand Widen(const Path& path, size_t m, size_t radius) {
  SearchBand band;
  band.rows.resize(path.size());
  for (size_t i = 0; i < path.size(); ++i) {
    const size_t begin = path[i > radius ? i - radius : 0].begin;
    const size_t end = path[std::min(i + radius, path.size() - 1)].end;
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

// Scores of the steps of a cheap path: a pair, a sentence that joins the pair before it, a lone
// one.
constexpr float kPairGain = 10;  // of a dot product above least_match
constexpr float kJoin = -1;
constexpr float kLone = -1.5F;

// Steps between the boundaries of a band, scored by the sketch alone.
class CheapSteps {
 public:
  CheapSteps(const SentenceSketch& sketch, const SearchBand& band, float least_match) {
    const size_t n = band.rows.size() - 1;
    const size_t m = band.rows.back().end - 1;
    starts_.push_back(0);
    for (size_t i = 0; i < n; ++i) {
      // Sentence i beside the boundaries before and after it.
      const size_t first = std::max<size_t>(band.rows[i].begin, 1) - 1;
      const size_t end = std::min(band.rows[i + 1].end, m);
      const size_t count = end > first ? end - first : 0;
      firsts_.push_back(first);
      starts_.push_back(starts_.back() + count);
    }
    gains_.resize(starts_.back());
    for (size_t i = 0; i < n; ++i) {
      float* const gains = gains_.data() + starts_[i];
      const size_t count = starts_[i + 1] - starts_[i];
      Cosines(sketch.source.data() + i * sketch.dimension,
              sketch.target.data() + firsts_[i] * sketch.dimension, count, sketch.dimension, gains);
      for (size_t k = 0; k < count; ++k) gains[k] = kPairGain * (gains[k] - least_match);
    }
  }

  // From (i, j) over both sentences, over the source's, over the target's.
  float Both(size_t i, size_t j) const { return Gain(i, j); }
  float Source(size_t i, size_t j) const {
    return j == 0 ? kLone : std::max(kLone, Gain(i, j - 1) + kJoin);
  }
  float Target(size_t i, size_t j) const {
    return i == 0 ? kLone : std::max(kLone, Gain(i - 1, j) + kJoin);
  }

 private:
  float Gain(size_t i, size_t j) const {
    return j < firsts_[i] || j - firsts_[i] >= starts_[i + 1] - starts_[i]
               ? kPairGain * -1
               : gains_[starts_[i] + j - firsts_[i]];
  }

  std::vector<size_t> firsts_;  // target sentence of each row's first gain
  std::vector<size_t> starts_;  // where the row's gains begin
  std::vector<float> gains_;
};

// How much worse than the best path one may be that leaves out what one of the sides has more.
float SlackOf(size_t n, size_t m, const BandOptions& options) {
  const size_t missing = std::max(n, m) - std::min(n, m);
  if (4 * missing < std::max(n, m)) return options.slack;
  const auto counted = static_cast<float>(std::min(missing, options.most_missing));
  return options.slack + options.slack_for_missing * counted;
}

// Each row cut to the boundaries through which a nearly best path runs.
SearchBand Narrow(const SentenceSketch& sketch, const SearchBand& band,
                  const BandOptions& options) {
  constexpr float kNever = -1e30F;
  const CheapSteps steps(sketch, band, static_cast<float>(options.least_match));
  const std::vector<IndexRange>& rows = band.rows;
  std::vector<std::vector<float>> before(rows.size());
  std::vector<std::vector<float>> after(rows.size());
  const auto at = [&](const std::vector<std::vector<float>>& values, size_t i, size_t j) {
    return i < rows.size() && rows[i].begin <= j && j < rows[i].end ? values[i][j - rows[i].begin]
                                                                    : kNever;
  };
  for (size_t i = 0; i < rows.size(); ++i) {
    before[i].assign(rows[i].size(), kNever);
    for (size_t j = rows[i].begin; j < rows[i].end; ++j) {
      float best = i == 0 && j == 0 ? 0 : kNever;
      if (i > 0) best = std::max(best, at(before, i - 1, j) + steps.Source(i - 1, j));
      if (j > rows[i].begin) {
        best = std::max(best, at(before, i, j - 1) + steps.Target(i, j - 1));
      }
      if (i > 0 && j > 0)
        best = std::max(best, at(before, i - 1, j - 1) + steps.Both(i - 1, j - 1));
      before[i][j - rows[i].begin] = best;
    }
  }
  for (size_t i = rows.size(); i-- > 0;) {
    after[i].assign(rows[i].size(), kNever);
    for (size_t j = rows[i].end; j-- > rows[i].begin;) {
      const bool is_last = i + 1 == rows.size() && j + 1 == rows[i].end;
      float best = is_last ? 0 : kNever;
      if (i + 1 < rows.size()) best = std::max(best, at(after, i + 1, j) + steps.Source(i, j));
      if (j + 1 < rows[i].end) best = std::max(best, at(after, i, j + 1) + steps.Target(i, j));
      if (i + 1 < rows.size()) {
        best = std::max(best,
                        at(after, i + 1, j + 1) + (j + 1 < rows.back().end ? steps.Both(i, j) : 0));
      }
      after[i][j - rows[i].begin] = best;
    }
  }
  const float least = after[0][0] - SlackOf(rows.size() - 1, rows.back().end - 1, options);
  SearchBand narrow = band;
  for (size_t i = 0; i < rows.size(); ++i) {
    const auto is_kept = [&](size_t j) { return at(before, i, j) + at(after, i, j) >= least; };
    IndexRange& row = narrow.rows[i];
    while (row.size() > 1 && !is_kept(row.begin)) ++row.begin;
    while (row.size() > 1 && !is_kept(row.end - 1)) --row.end;
  }
  for (size_t i = rows.size() - 1; i-- > 0;) {
    narrow.rows[i].begin = std::min(narrow.rows[i].begin, narrow.rows[i + 1].begin);
  }
  for (size_t i = 1; i < rows.size(); ++i) {
    narrow.rows[i].end = std::max(narrow.rows[i].end, narrow.rows[i - 1].end);
  }
  return narrow;
}

SearchBand WholeTable(size_t n, size_t m) {
  return {std::vector<IndexRange>(n + 1, IndexRange{0, m + 1})};
}

}  // namespace

SearchBand FindBand(const SentenceSketch& sketch, size_t n, size_t m, const BandOptions& options) {
  if ((n + 1) * (m + 1) <= options.full_table) {
    return Narrow(sketch, WholeTable(n, m), options);
  }
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
    if (level == 0) return Narrow(sketch, Widen(path, m, options.radius), options);
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
