#include "align/internal/practice_case.h"

#include <algorithm>
#include <string>
#include <utility>

#include "align/internal/bead_search.h"

namespace malmoi::internal {
namespace {

std::array<size_t, 4> KeyOf(const IndexRange& source, const IndexRange& target) {
  return {source.begin, source.end, target.begin, target.end};
}

std::vector<std::string_view> ViewsOf(const std::vector<std::string>& sentences) {
  return {sentences.begin(), sentences.end()};
}

}  // namespace

TrueBeads::TrueBeads(const Ladder& ladder) {
  for (const Bead& bead : ladder) keys_.push_back(KeyOf(bead.source, bead.target));
  std::ranges::sort(keys_);
}

bool TrueBeads::Hold(const IndexRange& source, const IndexRange& target) const {
  return std::ranges::binary_search(keys_, KeyOf(source, target));
}

PracticeReading::PracticeReading(const Witnesses::Scorers& scorers, const PracticeText& text)
    : source(ViewsOf(text.source)),
      target(ViewsOf(text.target)),
      witnesses(scorers, {source, target}) {}

PracticeCase::PracticeCase(BeadLattice lattice, std::vector<float> values, size_t features,
                           const TrueBeads& truth)
    : lattice_(std::move(lattice)), values_(std::move(values)), features_(features) {
  for (size_t k = 0; k < lattice_.size(); ++k) {
    const LatticeBead bead = lattice_.bead(k);
    is_true_.push_back(truth.Hold(bead.source, bead.target));
    true_beads_ += is_true_.back();
  }
}

PracticeCase PracticeCase::AtAGlance(const Witnesses::Scorers& scorers, const PracticeText& text,
                                     size_t features) {
  PracticeReading reading(scorers, text);
  std::vector<float> values;
  const auto note_values = [&](const LatticeBead& bead) {
    const size_t at = values.size();
    values.resize(at + features);
    reading.witnesses.Glance(bead.source, bead.target, std::span(values).subspan(at));
    return 0.F;
  };
  BeadLattice lattice = AllBeads({}, note_values, &reading.witnesses);
  return {std::move(lattice), std::move(values), features, TrueBeads(text.ladder)};
}

PracticeCase PracticeCase::Closely(const Witnesses::Scorers& scorers, const PracticeText& text,
                                   const BeadWeights& glance, size_t features) {
  PracticeReading reading(scorers, text);
  const TrueBeads truth(text.ladder);
  const auto is_true = [&](const LatticeBead& bead) {
    return truth.Hold(bead.source, bead.target);
  };
  BeadLattice lattice = LikelyBeads(glance, {}, is_true, &reading.witnesses);
  std::vector<float> values(lattice.size() * features);
  for (size_t k = 0; k < lattice.size(); ++k) {
    const LatticeBead bead = lattice.bead(k);
    reading.witnesses.Score(bead.source, bead.target,
                            std::span(values).subspan(k * features, features));
  }
  return {std::move(lattice), std::move(values), features, truth};
}

const BeadLattice& PracticeCase::Weigh(const BeadWeights& weights) {
  for (size_t k = 0; k < lattice_.size(); ++k) {
    const LatticeBead bead = lattice_.bead(k);
    lattice_.SetScore(k, WeighBead(weights, bead.source, bead.target, values(k)));
  }
  lattice_.ComputeProbabilities();
  return lattice_;
}

}  // namespace malmoi::internal
