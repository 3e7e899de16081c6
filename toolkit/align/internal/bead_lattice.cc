#include "align/internal/bead_lattice.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace malmoi::internal {
namespace {

constexpr double kNothing = -std::numeric_limits<double>::infinity();
// A row whose largest value left this range is brought back to 1.
constexpr double kLargest = 1e100;
// What a bead must be worth. Of a guess with g beads for a gold of h, strict F1 is 2 right / (g +
// h): a bead more is worth its probability, and costs about half of the F1 that is reached.
constexpr double kBeadPrice = 0.45;

}  // namespace

std::optional<size_t> ShapeIndex(size_t source_size, size_t target_size) {
  for (size_t shape = 0; shape < kBeadShapes.size(); ++shape) {
    if (kBeadShapes[shape].source == source_size && kBeadShapes[shape].target == target_size) {
      return shape;
    }
  }
  return std::nullopt;
}

BeadLattice::BeadLattice(SearchBand band, const ScoreBead& score) : band_(std::move(band)) {
  row_nodes_.reserve(band_.rows.size() + 1);
  row_nodes_.push_back(0);
  for (const IndexRange& row : band_.rows) row_nodes_.push_back(row_nodes_.back() + row.size());
  scores_.assign(row_nodes_.back() * kBeadShapes.size(), kImpossible);
  for (size_t i = 0; i < band_.rows.size(); ++i) {
    for (size_t j = band_.rows[i].begin; j < band_.rows[i].end; ++j) {
      float* const scores = scores_.data() + Node(i, j) * kBeadShapes.size();
      for (size_t shape = 0; shape < kBeadShapes.size(); ++shape) {
        if (After(i, j, shape) == kNoNode) continue;
        const BeadShape size = kBeadShapes[shape];
        scores[shape] = score(shape, {i, i + size.source}, {j, j + size.target});
      }
    }
  }
}

size_t BeadLattice::Node(size_t i, size_t j) const {
  return row_nodes_[i] + j - band_.rows[i].begin;
}

size_t BeadLattice::After(size_t i, size_t j, size_t shape) const {
  const size_t to_i = i + kBeadShapes[shape].source;
  const size_t to_j = j + kBeadShapes[shape].target;
  if (to_i >= band_.rows.size()) return kNoNode;
  const IndexRange& row = band_.rows[to_i];
  return row.begin <= to_j && to_j < row.end ? Node(to_i, to_j) : kNoNode;
}

Ladder BeadLattice::BestLadder() const {
  std::vector<double> best(row_nodes_.back(), kNothing);
  std::vector<uint8_t> arrived(row_nodes_.back(), 0);
  best[0] = 0;
  for (size_t i = 0; i < band_.rows.size(); ++i) {
    for (size_t j = band_.rows[i].begin; j < band_.rows[i].end; ++j) {
      const size_t from = Node(i, j);
      if (best[from] == kNothing) continue;
      for (size_t shape = 0; shape < kBeadShapes.size(); ++shape) {
        if (ScoreAt(from, shape) == kImpossible) continue;
        const size_t to = After(i, j, shape);
        const double score =
            forward_.empty()
                ? ScoreAt(from, shape)
                : ProbabilityAt(i, from, shape, i + kBeadShapes[shape].source, to) - kBeadPrice;
        if (best[from] + score > best[to]) {
          best[to] = best[from] + score;
          arrived[to] = static_cast<uint8_t>(shape);
        }
      }
    }
  }
  Ladder ladder;
  size_t i = band_.rows.size() - 1;
  size_t j = band_.rows.back().end - 1;
  while (i > 0 || j > 0) {
    const BeadShape size = kBeadShapes[arrived[Node(i, j)]];
    Bead bead{.source = {i - size.source, i}, .target = {j - size.target, j}};
    if (!forward_.empty()) bead.score = Probability(bead.source, bead.target);
    i -= size.source;
    j -= size.target;
    ladder.push_back(bead);
  }
  std::ranges::reverse(ladder);
  return ladder;
}

void BeadLattice::ComputeProbabilities() {
  // Sums of exponentials, rows at a time divided by what keeps them near 1; the logarithm of what
  // a row was divided by in all is kept beside it.
  const size_t rows = band_.rows.size();
  weights_.resize(scores_.size());
  for (size_t i = 0; i < scores_.size(); ++i) {
    weights_[i] = scores_[i] == kImpossible ? 0 : std::exp(std::clamp(scores_[i], -200.F, 60.F));
  }
  forward_.assign(row_nodes_.back(), 0);
  backward_.assign(row_nodes_.back(), 0);
  forward_scale_.assign(rows, 0);
  backward_scale_.assign(rows, 0);
  // Divides the rows [from, to) by the largest value of `row`; returns its logarithm.
  const auto rescale = [&](std::vector<double>* values, size_t row, size_t from, size_t to) {
    const auto at = [&](size_t r) {
      return values->begin() + static_cast<ptrdiff_t>(row_nodes_[r]);
    };
    const double largest = *std::max_element(at(row), at(row + 1));
    if (largest == 0 || (largest < kLargest && largest > 1 / kLargest)) return 0.0;
    std::for_each(at(from), at(to), [largest](double& value) { value /= largest; });
    return std::log(largest);
  };
  double scale = 0;
  forward_.front() = 1;
  for (size_t i = 0; i < rows; ++i) {
    scale += rescale(&forward_, i, i, std::min(i + kLargestBead + 1, rows));
    forward_scale_[i] = scale;
    for (size_t j = band_.rows[i].begin; j < band_.rows[i].end; ++j) {
      const size_t from = Node(i, j);
      if (forward_[from] == 0) continue;
      for (size_t shape = 0; shape < kBeadShapes.size(); ++shape) {
        const double weight = weights_[from * kBeadShapes.size() + shape];
        if (weight > 0) forward_[After(i, j, shape)] += forward_[from] * weight;
      }
    }
  }
  log_partition_ = std::log(forward_.back()) + scale;
  scale = 0;
  backward_.back() = 1;
  for (size_t i = rows; i-- > 0;) {
    for (size_t j = band_.rows[i].end; j-- > band_.rows[i].begin;) {
      const size_t from = Node(i, j);
      for (size_t shape = 0; shape < kBeadShapes.size(); ++shape) {
        const double weight = weights_[from * kBeadShapes.size() + shape];
        if (weight > 0) backward_[from] += weight * backward_[After(i, j, shape)];
      }
    }
    const double divided = rescale(&backward_, i, i, std::min(i + kLargestBead, rows));
    scale += divided;
    // The rows after this one that were divided along with it.
    for (size_t r = i + 1; divided != 0 && r < std::min(i + kLargestBead, rows); ++r) {
      backward_scale_[r] += divided;
    }
    backward_scale_[i] = scale;
  }
}

double BeadLattice::Probability(const IndexRange& source, const IndexRange& target) const {
  const auto shape = ShapeIndex(source.size(), target.size());
  if (!shape || source.begin >= band_.rows.size()) return 0;
  const IndexRange& row = band_.rows[source.begin];
  if (target.begin < row.begin || target.begin >= row.end) return 0;
  const size_t to = After(source.begin, target.begin, *shape);
  if (to == kNoNode) return 0;
  return ProbabilityAt(source.begin, Node(source.begin, target.begin), *shape, source.end, to);
}

double BeadLattice::ProbabilityAt(size_t from_row, size_t from, size_t shape, size_t to_row,
                                  size_t to) const {
  const double share = forward_[from] * weights_[from * kBeadShapes.size() + shape] * backward_[to];
  const double scale = forward_scale_[from_row] + backward_scale_[to_row] - log_partition_;
  return share > 0 ? std::clamp(std::exp(std::log(share) + scale), 0.0, 1.0) : 0;
}

void BeadLattice::AddToScores(const ScoreMore& more) {
  for (size_t i = 0; i < band_.rows.size(); ++i) {
    for (size_t j = band_.rows[i].begin; j < band_.rows[i].end; ++j) {
      const size_t from = Node(i, j);
      for (size_t shape = 0; shape < kBeadShapes.size(); ++shape) {
        float& score = scores_[from * kBeadShapes.size() + shape];
        if (score == kImpossible) continue;
        const size_t to = After(i, j, shape);
        score += more(shape, ProbabilityAt(i, from, shape, i + kBeadShapes[shape].source, to));
      }
    }
  }
}

void BeadLattice::ForEachBead(const SeeBead& see) const {
  for (size_t i = 0; i < band_.rows.size(); ++i) {
    for (size_t j = band_.rows[i].begin; j < band_.rows[i].end; ++j) {
      for (size_t shape = 0; shape < kBeadShapes.size(); ++shape) {
        if (ScoreAt(Node(i, j), shape) == kImpossible) continue;
        const IndexRange source{i, i + kBeadShapes[shape].source};
        const IndexRange target{j, j + kBeadShapes[shape].target};
        see(shape, source, target,
            ProbabilityAt(i, Node(i, j), shape, source.end, After(i, j, shape)));
      }
    }
  }
}

}  // namespace malmoi::internal
