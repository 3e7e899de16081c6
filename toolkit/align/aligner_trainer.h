// Learns AlignerWeights: a semi-Markov conditional random field over practice texts.
//
// The weights are those under which the true ladders are most probable among all ladders of the
// band (S. Sarawagi and W. Cohen, "Semi-Markov Conditional Random Fields", NIPS 2004), found by
// Adam on batches of texts; the confidence is then calibrated on texts that were not learnt from.
// Deterministic: same texts and options, same weights, for any number of threads.
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
  size_t check_every = 5;      // each so-manyth text calibrates and is not learnt from
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
  BeadScore score;         // on the texts that were not learnt from
  size_t out_of_band = 0;  // texts left out because their ladder lies outside the band
  std::vector<ReliabilityRow> reliability;
};

// Called after every epoch with its number from 1 and the mean loss of a bead.
using AlignerTrainProgress = std::function<void(size_t epoch, double loss)>;

// REQUIRES: at least 2 * check_every texts.
TrainedAligner TrainAligner(const SentenceAligner::Scorers& scorers,
                            std::span<const PracticeText> texts, const AlignerTrainOptions& options,
                            const AlignerTrainProgress& progress);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_ALIGNER_TRAINER_H_
