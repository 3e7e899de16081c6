#include "align/sentence_aligner.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string>

#include "align/anchor_scorer.h"
#include "align/internal/bead_lattice.h"
#include "align/internal/document_habits.h"
#include "align/internal/order_marks.h"
#include "align/internal/witnesses.h"
#include "align/length_scorer.h"

namespace malmoi {
namespace {

using internal::BeadLattice;
using internal::kBeadShapes;
using internal::Witnesses;

// Whether a bead holds both or neither sentence of every fixed pair.
class FixedPairs {
 public:
  explicit FixedPairs(const std::vector<std::pair<size_t, size_t>>& pairs) {
    for (const auto& [source, target] : pairs) {
      target_of_.emplace(source, target);
      source_of_.emplace(target, source);
    }
  }

  bool Allow(const IndexRange& source, const IndexRange& target) const {
    return HoldsPartners(target_of_, source, target) && HoldsPartners(source_of_, target, source);
  }

 private:
  using Partners = std::multimap<size_t, size_t>;

  static bool HoldsPartners(const Partners& partners, const IndexRange& from,
                            const IndexRange& to) {
    for (auto it = partners.lower_bound(from.begin); it != partners.end() && it->first < from.end;
         ++it) {
      if (it->second < to.begin || it->second >= to.end) return false;
    }
    return true;
  }

  Partners target_of_;
  Partners source_of_;
};

double Calibrate(double probability, const AlignerWeights& weights) {
  const double p = std::clamp(probability, 1e-7, 1 - 1e-7);
  const double logit = std::log(p / (1 - p));
  return 1 / (1 + std::exp(-(weights.calibration_slope * logit + weights.calibration_offset)));
}

// Set by hand; where models are given, learnt weights take their place.
AlignerWeights WeightsWithoutModels() {
  AlignerWeights weights;
  weights.features = {"length.z2",     "length.log",  "length.orphan",
                      "anchor.shared", "anchor.lost", "anchor.number",
                      "anchor.member", "habit.lone",  "habit.merge"};
  weights.weights = {{
      {0, 0, -0.3F, 0, -0.4F, 0, 0, 0, 0},
      {-0.25F, -1, 0, 2, -1, -0.5F, 0, 0, 0},
      {-0.25F, -1, 0, 1.5F, -1, -0.5F, 0.5F, 0, 0},
      {-0.25F, -1, 0, 1, -1, -0.5F, 0.5F, 0, 0},
  }};
  weights.bias[1][0] = weights.bias[0][1] = -3.5F;
  for (size_t n = 2; n <= internal::kLargestBead; ++n) {
    const auto extra = static_cast<float>(n - 1);
    weights.bias[1][n] = weights.bias[n][1] = -1.5F - extra;
    for (size_t m = 2; m <= internal::kLargestBead; ++m) {
      weights.bias[n][m] = -3 - 2 * (extra + static_cast<float>(m - 1));
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

BeadLattice SentenceAligner::MakeLattice(const AlignOptions& options, Witnesses* witnesses) const {
  SearchBand band = witnesses->EnterBand(options.max_bead, options.fixed_pairs);
  const FixedPairs fixed(options.fixed_pairs);
  std::vector<float> values(weights_.features.size());
  return {std::move(band), [&](size_t shape, const IndexRange& source, const IndexRange& target) {
            const internal::BeadShape size = kBeadShapes[shape];
            if (std::max(size.source, size.target) > options.max_bead ||
                !fixed.Allow(source, target) || !witnesses->HoldTogether(source, target)) {
              return BeadLattice::kImpossible;
            }
            witnesses->Score(source, target, values);
            return internal::WeighBead(weights_, source, target, values);
          }};
}

Ladder SentenceAligner::Align(const SentencePair& pair, const AlignOptions& options) const {
  Witnesses witnesses(scorers_, pair);
  BeadLattice lattice = MakeLattice(options, &witnesses);
  internal::ApplyHabits(weights_, &lattice);
  Ladder ladder = lattice.BestLadder();
  for (Bead& bead : ladder) bead.score = Calibrate(bead.score, weights_);
  internal::MarkOrder(witnesses.sketch(), &ladder);
  return ladder;
}

std::vector<std::vector<Testimony>> SentenceAligner::Explain(const SentencePair& pair,
                                                             const Ladder& ladder,
                                                             const AlignOptions& options) const {
  Witnesses witnesses(scorers_, pair);
  BeadLattice lattice = MakeLattice(options, &witnesses);
  lattice.ComputeProbabilities();
  const internal::DocumentHabits habits(lattice);
  std::vector<std::vector<Testimony>> result;
  std::vector<float> values(weights_.features.size());
  for (const Bead& bead : ladder) {
    witnesses.Score(bead.source, bead.target, values);
    const BeadKind kind = KindOfBead(bead.source.size(), bead.target.size());
    std::ranges::copy(habits.Of(kind, lattice.Probability(bead.source, bead.target)),
                      values.end() - static_cast<ptrdiff_t>(internal::kHabitNames.size()));
    const float bias = weights_.bias[bead.source.size()][bead.target.size()];
    std::vector<Testimony> said{{"bias", 1, bias}};
    for (size_t i = 0; i < values.size(); ++i) {
      said.push_back({weights_.features[i], values[i], values[i] * weights_.WeightOf(kind, i)});
    }
    result.push_back(std::move(said));
  }
  return result;
}

}  // namespace malmoi
