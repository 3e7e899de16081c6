#include "align/sentence_aligner.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string>

#include "align/anchor_scorer.h"
#include "align/internal/bead_search.h"
#include "align/internal/document_habits.h"
#include "align/internal/order_marks.h"
#include "align/internal/witnesses.h"
#include "align/length_scorer.h"

namespace malmoi {
namespace {

using internal::Witnesses;

double Calibrate(double probability, const AlignerWeights& weights) {
  const double p = std::clamp(probability, 1e-7, 1 - 1e-7);
  const double logit = std::log(p / (1 - p));
  return 1 / (1 + std::exp(-(weights.calibration_slope * logit + weights.calibration_offset)));
}

// Set by hand; where models are given, learnt weights take their place.
AlignerWeights WeightsWithoutModels() {
  AlignerWeights weights;
  BeadWeights& look = weights.look;
  look.features = {"length.z2",   "length.log",    "length.orphan", "anchor.shared",
                   "anchor.lost", "anchor.number", "anchor.member", "habit.lone",
                   "habit.merge", "habit.side",    "habit.fit"};
  look.weights = {{
      {0, 0, -0.3F, 0, -0.4F, 0, 0, 0, 0, 0, 0},
      {-0.25F, -1, 0, 2, -1, -0.5F, 0, 0, 0, 0, 0},
      {-0.25F, -1, 0, 1.5F, -1, -0.5F, 0.5F, 0, 0, 0, 0},
      {-0.25F, -1, 0, 1, -1, -0.5F, 0.5F, 0, 0, 0, 0},
  }};
  look.bias[1][0] = look.bias[0][1] = -3.5F;
  for (size_t n = 2; n <= internal::kLargestBead; ++n) {
    const auto extra = static_cast<float>(n - 1);
    look.bias[1][n] = look.bias[n][1] = -1.5F - extra;
    for (size_t m = 2; m <= internal::kLargestBead; ++m) {
      look.bias[n][m] = -3 - 2 * (extra + static_cast<float>(m - 1));
    }
  }
  weights.calibration_slope = 0.8;
  return weights;
}

}  // namespace

SentenceAligner SentenceAligner::WithoutModels() {
  Scorers scorers;
  scorers.push_back(std::make_unique<LengthScorer>());
  scorers.push_back(std::make_unique<AnchorScorer>());
  return {std::move(scorers), WeightsWithoutModels()};
}

SentenceAligner::SentenceAligner(Scorers scorers, AlignerWeights weights)
    : scorers_(std::move(scorers)), weights_(std::move(weights)) {}

std::vector<std::string> SentenceAligner::FeatureNames(const Scorers& scorers) {
  std::vector<std::string> names;
  for (const auto& scorer : scorers) {
    for (const std::string_view name : scorer->FeatureNames()) names.emplace_back(name);
  }
  names.insert(names.end(), internal::kHabitNames.begin(), internal::kHabitNames.end());
  return names;
}

std::vector<std::string> SentenceAligner::GlanceNames(const Scorers& scorers) {
  std::vector<std::string> names;
  for (const auto& scorer : scorers) {
    for (const std::string_view name : scorer->FeatureNames().first(scorer->GlanceFeatures())) {
      names.emplace_back(name);
    }
  }
  return names;
}

Ladder SentenceAligner::Align(const SentencePair& pair, const AlignOptions& options) const {
  Witnesses witnesses(scorers_, pair);
  Ladder ladder = internal::FindLadder(weights_, options, &witnesses);
  for (Bead& bead : ladder) bead.score = Calibrate(bead.score, weights_);
  internal::MarkOrder(witnesses.sketch(), &ladder);
  return ladder;
}

std::vector<std::vector<Testimony>> SentenceAligner::Explain(const SentencePair& pair,
                                                             const Ladder& ladder,
                                                             const AlignOptions& options) const {
  Witnesses witnesses(scorers_, pair);
  internal::ScoredBeads scored = internal::ScoreLikelyBeads(weights_, options, &witnesses);
  internal::BeadLattice& lattice = scored.lattice;
  lattice.ComputeProbabilities();
  const internal::DocumentHabits habits(lattice, scored.fits);
  const BeadWeights& look = weights_.look;
  std::vector<std::vector<Testimony>> result;
  std::vector<float> values(look.features.size());
  for (const Bead& bead : ladder) {
    witnesses.Score(bead.source, bead.target, values);
    const internal::BeadShape shape{static_cast<uint8_t>(bead.source.size()),
                                    static_cast<uint8_t>(bead.target.size())};
    const BeadKind kind = KindOfBead(shape.source, shape.target);
    const auto found = lattice.Find(bead.source, bead.target);
    std::ranges::copy(found ? habits.Of(*found) : habits.Of(shape, 0, 0),
                      values.end() - static_cast<ptrdiff_t>(internal::kHabitNames.size()));
    std::vector<Testimony> said{{"bias", 1, look.bias[bead.source.size()][bead.target.size()]}};
    for (size_t i = 0; i < values.size(); ++i) {
      said.push_back({look.features[i], values[i], values[i] * look.WeightOf(kind, i)});
    }
    result.push_back(std::move(said));
  }
  return result;
}

}  // namespace malmoi
