// Learns AlignerWeights: a semi-Markov conditional random field over practice texts.
//
// The weights are those under which the true ladders are most probable among all ladders of the
// band (S. Sarawagi and W. Cohen, "Semi-Markov Conditional Random Fields", NIPS 2004), found by
// Adam on batches of texts. Documents are dealt to folds; what the weights that were learnt without
// a fold say of it (cross-fitting) calibrates the confidence and is the honest figure to report;
// the weights themselves are then learnt from all. Deterministic: same texts and options, same
// weights, for any number of threads.
#ifndef MALMOI_ALIGN_ALIGNER_TRAINER_H_
#define MALMOI_ALIGN_ALIGNER_TRAINER_H_

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "align/aligner_weights.h"
#include "align/alignment_score.h"
#include "align/practice_texts.h"
#include "align/sentence_aligner.h"

namespace malmoi {

struct AlignerTrainOptions {
  // What is learnt.
  size_t epochs = 25;
  double learning_rate = 0.1;  // at the start; falls to 0
  double decay = 1e-5;         // of squared weights: keeps useless ones small
  size_t folds = 5;            // parts that take turns in being held out
  // Speed only.
  int threads = 1;
};

// One row of the reliability table: of the beads with this confidence, how many are right.
struct ReliabilityRow {
  double least_confidence = 0;
  size_t beads = 0;
  double mean_confidence = 0;
  double right = 0;
};

struct TrainedAligner {
  AlignerWeights weights;
  // What cross-fitting found for each text, by weights that its document had no part in.
  std::vector<Ladder> held_out;
  BeadScore score;         // of held_out
  size_t out_of_band = 0;  // texts not learnt from, because their ladder lies outside the band
  std::vector<ReliabilityRow> reliability;
};

// Called after every epoch of the last round, which learns from all texts, with its number from 1
// and the mean loss of a bead.
using AlignerTrainProgress = std::function<void(size_t epoch, double loss)>;

// REQUIRES: at least two documents a fold.
TrainedAligner TrainAligner(const SentenceAligner::Scorers& scorers,
                            std::span<const PracticeText> texts, const AlignerTrainOptions& options,
                            const AlignerTrainProgress& progress);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_ALIGNER_TRAINER_H_
