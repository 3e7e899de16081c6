// What a pair of documents does as a whole. Internal to align/.
//
// Some translations leave nothing out, others drop a tenth; some cut sentences in two wherever they
// can. How many lone sentences and merges a first pass expects in a document says how likely one
// more is: two numbers, "habit.lone" and "habit.merge", beside those of the witnesses. They are
// logarithms of the expected share of such beads against a usual one, 0 in the first pass. A bead
// is not counted among the evidence for itself. Plain numbers; made for one pair.
#ifndef MALMOI_ALIGN_INTERNAL_DOCUMENT_HABITS_H_
#define MALMOI_ALIGN_INTERNAL_DOCUMENT_HABITS_H_

#include <array>
#include <string_view>

#include "align/aligner_weights.h"
#include "align/internal/bead_lattice.h"

namespace malmoi::internal {

inline constexpr std::array<std::string_view, 2> kHabitNames = {"habit.lone", "habit.merge"};

class DocumentHabits {
 public:
  using Values = std::array<float, kHabitNames.size()>;

  // REQUIRES: probabilities were computed, by a first pass.
  explicit DocumentHabits(const BeadLattice& lattice);

  // For a bead to which the first pass gave `probability`.
  Values Of(BeadKind kind, double probability) const;

 private:
  Values Share(double lone, double merged, double all) const;

  double lone_ = 0;  // expected beads
  double merged_ = 0;
  double all_ = 0;
  Values usual_{};  // for a bead of no probability
};

// Learns the habits of the pair from a lattice of first scores, adds what they weigh to its beads
// and computes the probabilities anew. The last features of `weights` are kHabitNames.
DocumentHabits ApplyHabits(const AlignerWeights& weights, BeadLattice* lattice);

// What the habits add to the score of a bead.
float WeighHabits(const AlignerWeights& weights, BeadKind kind,
                  const DocumentHabits::Values& values);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_DOCUMENT_HABITS_H_
