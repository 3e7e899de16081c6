#include "align/internal/witnesses.h"

#include <algorithm>

namespace malmoi::internal {
namespace {

// Makes room for a ladder through every fixed pair.
void WidenForFixedPairs(const std::vector<std::pair<size_t, size_t>>& pairs, SearchBand* band) {
  if (pairs.empty()) return;
  std::vector<IndexRange>& rows = band->rows;
  const size_t last = rows.back().end;
  std::pair<size_t, size_t> before{0, 0};
  auto through = pairs;
  through.emplace_back(rows.size() - 1, last - 1);
  for (const auto& [i, j] : through) {
    for (size_t row = before.first; row < rows.size() && row <= i + 1; ++row) {
      rows[row].begin = std::min(rows[row].begin, before.second);
      rows[row].end = std::max(rows[row].end, std::min(j + 2, last));
    }
    before = {i, j};
  }
  for (size_t row = rows.size() - 1; row-- > 0;) {
    rows[row].begin = std::min(rows[row].begin, rows[row + 1].begin);
  }
  for (size_t row = 1; row < rows.size(); ++row) {
    rows[row].end = std::max(rows[row].end, rows[row - 1].end);
  }
}

}  // namespace

Witnesses::Witnesses(const Scorers& scorers, const SentencePair& pair) : pair_(pair) {
  for (const auto& scorer : scorers) {
    scorers_.push_back(scorer->Begin(pair));
    sizes_.push_back(scorer->FeatureNames().size());
    glance_sizes_.push_back(scorer->GlanceFeatures());
  }
}

SearchBand Witnesses::EnterBand(size_t max_bead,
                                const std::vector<std::pair<size_t, size_t>>& fixed_pairs) {
  for (const auto& scorer : scorers_) {
    if (auto made = scorer->Sketch()) sketch_ = *std::move(made);
  }
  SearchBand band = FindBand(sketch_, pair_.source.size(), pair_.target.size(), {});
  WidenForFixedPairs(fixed_pairs, &band);
  for (const auto& scorer : scorers_) scorer->EnterBand(band, max_bead);
  return band;
}

void Witnesses::Glance(const IndexRange& source, const IndexRange& target,
                       std::span<float> values) const {
  for (size_t i = 0; i < scorers_.size(); ++i) {
    scorers_[i]->Glance(source, target, values.first(glance_sizes_[i]));
    values = values.subspan(glance_sizes_[i]);
  }
}

void Witnesses::LookCloser(const BeadLattice& beads) {
  std::vector<CandidateBead> candidates;
  candidates.reserve(beads.size());
  for (size_t k = 0; k < beads.size(); ++k) {
    const LatticeBead bead = beads.bead(k);
    if (!bead.source.empty() && !bead.target.empty()) {
      candidates.push_back({bead.source, bead.target});
    }
  }
  for (const auto& scorer : scorers_) scorer->LookCloser(candidates);
}

void Witnesses::Score(const IndexRange& source, const IndexRange& target,
                      std::span<float> values) const {
  for (size_t i = 0; i < scorers_.size(); ++i) {
    scorers_[i]->Score(source, target, values.first(sizes_[i]));
    values = values.subspan(sizes_[i]);
  }
}

float WeighBead(const BeadWeights& weights, const IndexRange& source, const IndexRange& target,
                std::span<const float> values) {
  const std::vector<float>& row =
      weights.weights[static_cast<size_t>(KindOfBead(source.size(), target.size()))];
  float sum = weights.bias[source.size()][target.size()];
  for (size_t i = 0; i < values.size(); ++i) sum += row[i] * values[i];
  return sum;
}

}  // namespace malmoi::internal
