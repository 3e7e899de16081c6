// Coarse search: where the ladder runs, from a sketch of each sentence. Internal to align/.
//
// Neighbouring sketches are averaged in pairs until the table is small; a path of 1-1 matches is
// found there by dynamic programming and refined level by level inside a band around it, as in
// B. Thompson and P. Koehn, "Vecalign: Improved Sentence Alignment in Linear Time and Space",
// EMNLP 2019. Of the band around that path each row keeps the boundaries through which a path runs
// that is nearly as good as the best (max-marginals: D. Weiss and B. Taskar, "Structured Prediction
// Cascades", AISTATS 2010), so that the witnesses look at few beads. Time and memory
// O((n + m) x band width). Pure functions.
#ifndef MALMOI_ALIGN_INTERNAL_SEARCH_BAND_H_
#define MALMOI_ALIGN_INTERNAL_SEARCH_BAND_H_

#include <cstddef>

#include "align/sentence_scorer.h"

namespace malmoi::internal {

struct BandOptions {
  size_t radius = 6;          // boundaries kept on each side of the coarse path
  size_t full_table = 1024;   // a pair with at most this many cells gets the whole table
  double least_match = 0.25;  // dot product from which two sentences may be a match
  float slack = 10;           // how much worse than the best path one may be to be kept
  // Added to `slack` for each of up to `most_missing` sentences that one side has more, where they
  // are a quarter of it: a whole paragraph may be missing. Sentences on one topic look alike in a
  // sketch, so that a path on which they share a partner seems better than the true one.
  float slack_for_missing = 2;
  size_t most_missing = 8;
};

// The band around the best path through `sketch`, for n source and m target sentences.
SearchBand FindBand(const SentenceSketch& sketch, size_t n, size_t m, const BandOptions& options);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_SEARCH_BAND_H_
