#include "align/internal/document_habits.h"

#include <algorithm>
#include <cmath>

namespace malmoi::internal {
namespace {

// Shares in a usual document, and how many beads of a usual one are added to what was seen, so that
// a paragraph is judged by little more than the usual.
constexpr double kUsualLone = 0.04;
constexpr double kUsualMerged = 0.06;
constexpr double kUsualBeads = 8;
constexpr double kUnlikely = 1e-6;

}  // namespace

DocumentHabits::DocumentHabits(const BeadLattice& lattice) {
  lattice.ForEachBead([&](size_t shape, const IndexRange&, const IndexRange&, double probability) {
    const BeadKind kind = KindOfBead(kBeadShapes[shape].source, kBeadShapes[shape].target);
    if (kind == BeadKind::kLone) lone_ += probability;
    if (kind == BeadKind::kMerge) merged_ += probability;
    all_ += probability;
  });
  usual_ = Share(lone_, merged_, all_);
}

DocumentHabits::Values DocumentHabits::Share(double lone, double merged, double all) const {
  const auto against_usual = [&](double count, double usual) {
    const double share =
        (std::max(count, 0.0) + usual * kUsualBeads) / (std::max(all, 0.0) + kUsualBeads);
    return static_cast<float>(std::log(share / usual));
  };
  return {against_usual(lone, kUsualLone), against_usual(merged, kUsualMerged)};
}

DocumentHabits::Values DocumentHabits::Of(BeadKind kind, double probability) const {
  if (probability < kUnlikely) return usual_;
  return Share(lone_ - (kind == BeadKind::kLone ? probability : 0),
               merged_ - (kind == BeadKind::kMerge ? probability : 0), all_ - probability);
}

DocumentHabits ApplyHabits(const AlignerWeights& weights, BeadLattice* lattice) {
  lattice->ComputeProbabilities();
  const DocumentHabits habits(*lattice);
  lattice->AddToScores([&](size_t shape, double probability) {
    const BeadKind kind = KindOfBead(kBeadShapes[shape].source, kBeadShapes[shape].target);
    return WeighHabits(weights, kind, habits.Of(kind, probability));
  });
  lattice->ComputeProbabilities();
  return habits;
}

float WeighHabits(const AlignerWeights& weights, BeadKind kind,
                  const DocumentHabits::Values& values) {
  const size_t first = weights.features.size() - values.size();
  float sum = 0;
  for (size_t k = 0; k < values.size(); ++k) sum += values[k] * weights.WeightOf(kind, first + k);
  return sum;
}

}  // namespace malmoi::internal
