#include "align/internal/bead_lattice.h"

#include <algorithm>
#include <cmath>
#include <numeric>
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

BeadLattice::BeadLattice(SearchBand band, const ScoreBead& score) : band_(std::move(band)) {
  row_nodes_.reserve(band_.rows.size() + 1);
  row_nodes_.push_back(0);
  for (const IndexRange& row : band_.rows) row_nodes_.push_back(row_nodes_.back() + row.size());
  for (size_t i = 0; i < band_.rows.size(); ++i) {
    for (size_t j = band_.rows[i].begin; j < band_.rows[i].end; ++j) {
      for (size_t shape = 0; shape < kBeadShapes.size(); ++shape) {
        const size_t to = After(i, j, shape);
        if (to == kNoNode) continue;
        const BeadShape size = kBeadShapes[shape];
        const float value = score({shape, {i, i + size.source}, {j, j + size.target}});
        if (value == kImpossible) continue;
        arcs_.push_back({.from = static_cast<uint32_t>(Node(i, j)),
                         .to = static_cast<uint32_t>(to),
                         .row = static_cast<uint32_t>(i),
                         .shape = static_cast<uint8_t>(shape)});
        scores_.push_back(value);
      }
    }
  }
  IndexRows();
}

void BeadLattice::IndexRows() {
  row_arcs_.assign(band_.rows.size() + 1, 0);
  for (const Arc& arc : arcs_) ++row_arcs_[arc.row + 1];
  std::partial_sum(row_arcs_.begin(), row_arcs_.end(), row_arcs_.begin());
}

size_t BeadLattice::After(size_t i, size_t j, size_t shape) const {
  const size_t to_i = i + kBeadShapes[shape].source;
  const size_t to_j = j + kBeadShapes[shape].target;
  if (to_i >= band_.rows.size()) return kNoNode;
  const IndexRange& row = band_.rows[to_i];
  return row.begin <= to_j && to_j < row.end ? Node(to_i, to_j) : kNoNode;
}

LatticeBead BeadLattice::bead(size_t k) const {
  const Arc& arc = arcs_[k];
  const BeadShape size = kBeadShapes[arc.shape];
  const size_t j = arc.from - row_nodes_[arc.row] + band_.rows[arc.row].begin;
  return {arc.shape, {arc.row, arc.row + size.source}, {j, j + size.target}};
}

std::optional<size_t> BeadLattice::Find(const IndexRange& source, const IndexRange& target) const {
  if (source.begin >= band_.rows.size()) return std::nullopt;
  for (size_t k = row_arcs_[source.begin]; k < row_arcs_[source.begin + 1]; ++k) {
    const LatticeBead found = bead(k);
    if (found.source == source && found.target == target) return k;
  }
  return std::nullopt;
}

std::vector<size_t> BeadLattice::BestArcs() const {
  const bool has_probabilities = !forward_.empty();
  std::vector<double> best(row_nodes_.back(), kNothing);
  std::vector<size_t> arrived(row_nodes_.back(), 0);
  best[0] = 0;
  for (size_t k = 0; k < arcs_.size(); ++k) {
    const Arc& arc = arcs_[k];
    if (best[arc.from] == kNothing) continue;
    const double reached =
        best[arc.from] + (has_probabilities ? probability(k) - kBeadPrice : scores_[k]);
    if (reached > best[arc.to]) {
      best[arc.to] = reached;
      arrived[arc.to] = k;
    }
  }
  std::vector<size_t> beads;
  for (size_t node = row_nodes_.back() - 1; node != 0; node = arcs_[beads.back()].from) {
    beads.push_back(arrived[node]);
  }
  std::ranges::reverse(beads);
  return beads;
}

Ladder BeadLattice::BestLadder() const {
  Ladder ladder;
  for (const size_t k : BestArcs()) {
    const LatticeBead found = bead(k);
    ladder.push_back({.source = found.source,
                      .target = found.target,
                      .score = forward_.empty() ? 0 : probability(k)});
  }
  return ladder;
}

void BeadLattice::ComputeProbabilities() {
  // Sums of exponentials, rows at a time divided by what keeps them near 1; the logarithm of what
  // a row was divided by in all is kept beside it.
  const size_t rows = band_.rows.size();
  weights_.resize(scores_.size());
  for (size_t k = 0; k < scores_.size(); ++k) {
    weights_[k] = std::exp(std::clamp(scores_[k], -200.F, 60.F));
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
    for (size_t k = row_arcs_[i]; k < row_arcs_[i + 1]; ++k) {
      forward_[arcs_[k].to] += forward_[arcs_[k].from] * weights_[k];
    }
  }
  log_partition_ = std::log(forward_.back()) + scale;
  scale = 0;
  backward_.back() = 1;
  for (size_t i = rows; i-- > 0;) {
    for (size_t k = row_arcs_[i + 1]; k-- > row_arcs_[i];) {
      backward_[arcs_[k].from] += weights_[k] * backward_[arcs_[k].to];
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

double BeadLattice::probability(size_t k) const {
  const Arc& arc = arcs_[k];
  const double share = forward_[arc.from] * weights_[k] * backward_[arc.to];
  const size_t to_row = arc.row + kBeadShapes[arc.shape].source;
  const double scale = forward_scale_[arc.row] + backward_scale_[to_row] - log_partition_;
  return share > 0 ? std::clamp(std::exp(std::log(share) + scale), 0.0, 1.0) : 0;
}

void BeadLattice::KeepLikely(double least_probability, const KeepBead& also) {
  std::vector<bool> is_kept(arcs_.size());
  for (size_t k = 0; k < arcs_.size(); ++k) {
    is_kept[k] = probability(k) >= least_probability || also(bead(k));
  }
  for (const size_t k : BestArcs()) is_kept[k] = true;
  size_t kept = 0;
  for (size_t k = 0; k < arcs_.size(); ++k) {
    if (!is_kept[k]) continue;
    arcs_[kept] = arcs_[k];
    scores_[kept++] = scores_[k];
  }
  arcs_.resize(kept);
  scores_.resize(kept);
  forward_.clear();
  IndexRows();
}

}  // namespace malmoi::internal
