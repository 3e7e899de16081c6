// From all beads of a band to the ladder. Internal to align/.
//
// A coarse look at everything, a close one at what is left (D. Weiss and B. Taskar, "Structured
// Prediction Cascades", AISTATS 2010): a lattice weighed by what the witnesses say at a glance
// gives each bead a probability; of the few that are likely enough all that the witnesses know is
// asked. Not safe from several threads.
#ifndef MALMOI_ALIGN_INTERNAL_BEAD_SEARCH_H_
#define MALMOI_ALIGN_INTERNAL_BEAD_SEARCH_H_

#include <vector>

#include "align/aligner_weights.h"
#include "align/internal/bead_lattice.h"
#include "align/internal/witnesses.h"
#include "align/sentence_aligner.h"

namespace malmoi::internal {

// Every bead of the band that `options` allow, scored by `score`. Enters the band.
BeadLattice AllBeads(const AlignOptions& options, const BeadLattice::ScoreBead& score,
                     Witnesses* witnesses);

// Those of them that a glance finds likely, or that `also` keeps. Their scores are out of date; the
// witnesses are ready to score them.
BeadLattice LikelyBeads(const BeadWeights& glance, const AlignOptions& options,
                        const BeadLattice::KeepBead& also, Witnesses* witnesses);

// The same, scored by the closer look, without habits.
struct ScoredBeads {
  BeadLattice lattice;
  std::vector<float> fits;  // see DocumentHabits
};
ScoredBeads ScoreLikelyBeads(const AlignerWeights& weights, const AlignOptions& options,
                             Witnesses* witnesses);

// The best ladder, its beads' scores their probabilities.
Ladder FindLadder(const AlignerWeights& weights, const AlignOptions& options, Witnesses* witnesses);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_BEAD_SEARCH_H_
