// What a pair of documents does as a whole. Internal to align/.
//
// Some translations leave nothing out, others drop a tenth; some cut sentences in two wherever they
// can; some render word by word, others freely. How many lone sentences and merges a first pass
// expects in a document, and on which side, says how likely one more is; how well its pairs render
// one another says whether two sentences that share little are a free rendering or none: in a
// manual that is none, in the news it may be one. Four numbers beside those of the witnesses:
//
//   habit.lone, habit.merge   logarithm of the expected share of such beads against a usual one
//   habit.side                logarithm of how many of the lone sentences, or of the merges, are
//                             on the side of this one, against half of them; 0 of other beads
//   habit.fit                 how many deviations a bead fits better than the document's pairs, by
//                             what the witness kFitFeature says; 0 of a lone sentence
//
// A bead is not counted among the evidence for itself. Plain numbers; made for one pair.
#ifndef MALMOI_ALIGN_INTERNAL_DOCUMENT_HABITS_H_
#define MALMOI_ALIGN_INTERNAL_DOCUMENT_HABITS_H_

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/aligner_weights.h"
#include "align/internal/bead_lattice.h"

namespace malmoi::internal {

inline constexpr std::array<std::string_view, 4> kHabitNames = {"habit.lone", "habit.merge",
                                                                "habit.side", "habit.fit"};
inline constexpr std::string_view kFitFeature = "evidence.mean";

class DocumentHabits {
 public:
  using Values = std::array<float, kHabitNames.size()>;

  // `fits` has what kFitFeature says of each bead, or nothing where no witness knows of it. Both
  // are borrowed. REQUIRES: probabilities were computed, by a first pass.
  DocumentHabits(const BeadLattice& lattice, std::span<const float> fits);

  // For a bead of the lattice; its score may have changed, its probability is the first pass's.
  Values Of(size_t bead) const;
  // For a bead to which the first pass gave `probability` and of which kFitFeature says `fit`.
  Values Of(const BeadShape& shape, double probability, double fit) const;

 private:
  // How many of the sentences that stand alone, or that are joined, are of either side.
  struct Sides {
    double source = 0;
    double target = 0;

    double all() const { return source + target; }
  };

  // Expected counts and sums.
  struct Sums {
    double beads = 0;
    Sides lone;
    Sides merged;
    double pairs = 0;
    double fit = 0;  // of the pairs
    double squared_fit = 0;

    void Add(const BeadShape& shape, double probability, double bead_fit);
  };

  double FitOf(size_t bead) const { return fits_.empty() ? 0 : fits_[bead]; }

  const BeadLattice& lattice_;
  std::span<const float> fits_;
  Sums sums_;
};

// What kFitFeature says of each bead; `values` are those of `features`, bead by bead.
std::vector<float> FitsOf(const std::vector<std::string>& features, std::span<const float> values);

// Learns the habits of the pair from a lattice of first scores, adds what they weigh to its beads
// and computes the probabilities anew. The last features of `weights` are kHabitNames.
void ApplyHabits(const BeadWeights& weights, std::span<const float> fits, BeadLattice* lattice);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_DOCUMENT_HABITS_H_
