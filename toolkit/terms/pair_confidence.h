// PairConfidence: how likely a pair of candidates is a term and its rendering.
//
// Two logistic models over what was counted of the pair. PairScore is what pairs bid with while
// the beads choose between them; its weights are set by hand, and it is too sure of itself.
// PairConfidence is what is told of the pairs that were chosen: scripts/fit_term_confidence fits
// its weights on pairs that people judged, so that of those with a confidence of .8 about 8 in 10
// are right (models/term_confidence.md).
//
// Pure functions.
#ifndef MALMOI_TERMS_PAIR_CONFIDENCE_H_
#define MALMOI_TERMS_PAIR_CONFIDENCE_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace malmoi {

// What is known of a pair of candidates over all beads.
struct PairEvidence {
  size_t beads = 0;         // of the whole text
  size_t source_beads = 0;  // with the Korean candidate
  size_t target_beads = 0;  // with the English candidate
  size_t paired_beads = 0;  // in which ties pair them
  size_t chosen_beads = 0;  // in which the pair took its words
  double quality = 0;       // mean over the paired beads (candidate_pairing.h)
  double coverage = 0;      // mean over the paired beads
  size_t source_words = 1;
  size_t target_words = 1;
  double source_nominal = 0;  // how nominal its last word is in general, 0..1
  double target_nominal = 0;
  double source_weak = 0;  // share of words that name little (function_words.h)
  double target_weak = 0;
  double rarity = 0;       // how much more common it is here than in general, 0..1
  double source_free = 1;  // C-value against its greatest: how little longer candidates explain it
  double target_free = 1;
  bool verbal = false;  // one side was seen as a verb only
  bool unlike = false;  // one side was seen as a verb only, the other as a noun
  bool same = false;    // both sides write the same letters: a name, an acronym
  bool code = false;    // written like an identifier of a program
};

// One number a feature, by the names of FeatureNames.
inline constexpr size_t kPairFeatures = 19;
using PairFeatures = std::array<double, kPairFeatures>;

PairFeatures FeaturesOf(const PairEvidence& evidence);
const std::array<std::string_view, kPairFeatures>& PairFeatureNames();

// 0..1.
double PairScore(const PairEvidence& evidence);
double PairConfidence(const PairEvidence& evidence);

}  // namespace malmoi

#endif  // MALMOI_TERMS_PAIR_CONFIDENCE_H_
