#include "align/internal/document_habits.h"

#include <algorithm>
#include <cmath>

namespace malmoi::internal {
namespace {

// Shares in a usual document and how its pairs fit, and how many beads of a usual one are added to
// what was seen, so that a paragraph is judged by little more than the usual.
constexpr double kUsualLone = 0.04;
constexpr double kUsualMerged = 0.06;
constexpr double kUsualSide = 0.5;
constexpr double kUsualFit = 0.3;
constexpr double kUsualSpread = 0.7;
constexpr double kUsualBeads = 8;
constexpr double kLeastSpread = 0.1;
// A bead is no further from the others than this, in deviations.
constexpr double kWorstFit = -8;
constexpr double kBestFit = 3;

float AgainstUsual(double count, double all, double usual) {
  const double share =
      (std::max(count, 0.0) + usual * kUsualBeads) / (std::max(all, 0.0) + kUsualBeads);
  return static_cast<float>(std::log(share / usual));
}

float WeighHabits(const BeadWeights& weights, BeadKind kind, const DocumentHabits::Values& values) {
  const size_t first = weights.features.size() - values.size();
  float sum = 0;
  for (size_t k = 0; k < values.size(); ++k) sum += values[k] * weights.WeightOf(kind, first + k);
  return sum;
}

}  // namespace

void DocumentHabits::Sums::Add(const BeadShape& shape, double probability, double bead_fit) {
  const BeadKind kind = KindOfBead(shape.source, shape.target);
  const bool is_of_source = shape.source > shape.target;
  beads += probability;
  if (kind == BeadKind::kLone) (is_of_source ? lone.source : lone.target) += probability;
  if (kind == BeadKind::kMerge) (is_of_source ? merged.source : merged.target) += probability;
  if (kind == BeadKind::kPair) {
    pairs += probability;
    fit += probability * bead_fit;
    squared_fit += probability * bead_fit * bead_fit;
  }
}

DocumentHabits::DocumentHabits(const BeadLattice& lattice, std::span<const float> fits)
    : lattice_(lattice), fits_(fits) {
  for (size_t k = 0; k < lattice.size(); ++k) {
    sums_.Add(kBeadShapes[lattice.bead(k).shape], lattice.probability(k), FitOf(k));
  }
}

DocumentHabits::Values DocumentHabits::Of(size_t bead) const {
  return Of(kBeadShapes[lattice_.bead(bead).shape], lattice_.probability(bead), FitOf(bead));
}

DocumentHabits::Values DocumentHabits::Of(const BeadShape& shape, double probability,
                                          double fit) const {
  const BeadKind kind = KindOfBead(shape.source, shape.target);
  Sums others = sums_;
  others.Add(shape, -probability, fit);
  Values values{AgainstUsual(others.lone.all(), others.beads, kUsualLone),
                AgainstUsual(others.merged.all(), others.beads, kUsualMerged), 0, 0};
  if (kind == BeadKind::kLone || kind == BeadKind::kMerge) {
    const Sides& sides = kind == BeadKind::kLone ? others.lone : others.merged;
    const double own = shape.source > shape.target ? sides.source : sides.target;
    values[2] = AgainstUsual(own, sides.all(), kUsualSide);
  }
  if (fits_.empty() || kind == BeadKind::kLone) return values;
  const double pairs = std::max(others.pairs, 0.0) + kUsualBeads;
  const double mean = (others.fit + kUsualBeads * kUsualFit) / pairs;
  const double usual_square = kUsualFit * kUsualFit + kUsualSpread * kUsualSpread;
  const double variance = (others.squared_fit + kUsualBeads * usual_square) / pairs - mean * mean;
  const double spread = std::sqrt(std::max(variance, kLeastSpread * kLeastSpread));
  values[3] = static_cast<float>(std::clamp((fit - mean) / spread, kWorstFit, kBestFit));
  return values;
}

std::vector<float> FitsOf(const std::vector<std::string>& features, std::span<const float> values) {
  std::vector<float> fits;
  const auto found = std::ranges::find(features, kFitFeature);
  if (found == features.end()) return fits;
  for (auto k = static_cast<size_t>(found - features.begin()); k < values.size();
       k += features.size()) {
    fits.push_back(values[k]);
  }
  return fits;
}

void ApplyHabits(const BeadWeights& weights, std::span<const float> fits, BeadLattice* lattice) {
  lattice->ComputeProbabilities();
  const DocumentHabits habits(*lattice, fits);
  for (size_t k = 0; k < lattice->size(); ++k) {
    const float more = WeighHabits(weights, lattice->bead(k).kind(), habits.Of(k));
    lattice->SetScore(k, lattice->score(k) + more);
  }
  lattice->ComputeProbabilities();
}

}  // namespace malmoi::internal
