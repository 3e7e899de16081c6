#include "align/internal/bead_search.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "align/internal/document_habits.h"

namespace malmoi::internal {
namespace {

// A bead that a glance finds less probable is not looked at closer.
constexpr double kFaint = 1e-4;

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

bool None(const LatticeBead& /*bead*/) { return false; }

}  // namespace

BeadLattice AllBeads(const AlignOptions& options, const BeadLattice::ScoreBead& score,
                     Witnesses* witnesses) {
  SearchBand band = witnesses->EnterBand(options.max_bead, options.fixed_pairs);
  const FixedPairs fixed(options.fixed_pairs);
  return {std::move(band), [&](const LatticeBead& bead) {
            const bool is_possible =
                std::max(bead.source.size(), bead.target.size()) <= options.max_bead &&
                fixed.Allow(bead.source, bead.target);
            return is_possible ? score(bead) : BeadLattice::kImpossible;
          }};
}

BeadLattice LikelyBeads(const BeadWeights& glance, const AlignOptions& options,
                        const BeadLattice::KeepBead& also, Witnesses* witnesses) {
  std::vector<float> values(glance.features.size());
  const auto score = [&](const LatticeBead& bead) {
    if (values.empty()) return 0.F;
    witnesses->Glance(bead.source, bead.target, values);
    return WeighBead(glance, bead.source, bead.target, values);
  };
  BeadLattice beads = AllBeads(options, score, witnesses);
  if (!values.empty()) {
    beads.ComputeProbabilities();
    beads.KeepLikely(kFaint, also);
  }
  witnesses->LookCloser(beads);
  return beads;
}

ScoredBeads ScoreLikelyBeads(const AlignerWeights& weights, const AlignOptions& options,
                             Witnesses* witnesses) {
  const BeadWeights& look = weights.look;
  const size_t features = look.features.size();
  BeadLattice lattice = LikelyBeads(weights.glance, options, None, witnesses);
  std::vector<float> values(lattice.size() * features);
  for (size_t k = 0; k < lattice.size(); ++k) {
    const LatticeBead bead = lattice.bead(k);
    const std::span<float> row = std::span(values).subspan(k * features, features);
    witnesses->Score(bead.source, bead.target, row);
    lattice.SetScore(k, WeighBead(look, bead.source, bead.target, row));
  }
  return {std::move(lattice), FitsOf(look.features, values)};
}

Ladder FindLadder(const AlignerWeights& weights, const AlignOptions& options,
                  Witnesses* witnesses) {
  ScoredBeads beads = ScoreLikelyBeads(weights, options, witnesses);
  ApplyHabits(weights.look, beads.fits, &beads.lattice);
  return beads.lattice.BestLadder();
}

}  // namespace malmoi::internal
