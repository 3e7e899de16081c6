#include "align/internal/bead_lattice.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace malmoi::internal {
namespace {

constexpr double kNothing = -std::numeric_limits<double>::infinity();

// log(exp(a) + exp(b)).
double LogAdd(double a, double b) {
  if (a < b) std::swap(a, b);
  return b == kNothing ? a : a + std::log1p(std::exp(b - a));
}

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
        const float score = ScoreAt(from, shape);
        if (score == kImpossible) continue;
        const size_t to = After(i, j, shape);
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
  forward_.assign(row_nodes_.back(), kNothing);
  backward_.assign(row_nodes_.back(), kNothing);
  forward_.front() = 0;
  for (size_t i = 0; i < band_.rows.size(); ++i) {
    for (size_t j = band_.rows[i].begin; j < band_.rows[i].end; ++j) {
      const size_t from = Node(i, j);
      if (forward_[from] == kNothing) continue;
      for (size_t shape = 0; shape < kBeadShapes.size(); ++shape) {
        const float score = ScoreAt(from, shape);
        if (score == kImpossible) continue;
        double& sum = forward_[After(i, j, shape)];
        sum = LogAdd(sum, forward_[from] + score);
      }
    }
  }
  backward_.back() = 0;
  for (size_t i = band_.rows.size(); i-- > 0;) {
    for (size_t j = band_.rows[i].end; j-- > band_.rows[i].begin;) {
      const size_t from = Node(i, j);
      for (size_t shape = 0; shape < kBeadShapes.size(); ++shape) {
        const float score = ScoreAt(from, shape);
        if (score == kImpossible) continue;
        backward_[from] = LogAdd(backward_[from], score + backward_[After(i, j, shape)]);
      }
    }
  }
  log_partition_ = forward_.back();
}

double BeadLattice::Probability(const IndexRange& source, const IndexRange& target) const {
  const auto shape = ShapeIndex(source.size(), target.size());
  if (!shape || source.begin >= band_.rows.size()) return 0;
  const IndexRange& row = band_.rows[source.begin];
  if (target.begin < row.begin || target.begin >= row.end) return 0;
  const size_t to = After(source.begin, target.begin, *shape);
  if (to == kNoNode) return 0;
  const size_t from = Node(source.begin, target.begin);
  const double log_probability =
      forward_[from] + ScoreAt(from, *shape) + backward_[to] - log_partition_;
  return std::clamp(std::exp(log_probability), 0.0, 1.0);
}

void BeadLattice::ForEachBead(const SeeBead& see) const {
  for (size_t i = 0; i < band_.rows.size(); ++i) {
    for (size_t j = band_.rows[i].begin; j < band_.rows[i].end; ++j) {
      for (size_t shape = 0; shape < kBeadShapes.size(); ++shape) {
        if (ScoreAt(Node(i, j), shape) == kImpossible) continue;
        const IndexRange source{i, i + kBeadShapes[shape].source};
        const IndexRange target{j, j + kBeadShapes[shape].target};
        see(shape, source, target, Probability(source, target));
      }
    }
  }
}

}  // namespace malmoi::internal
