// LengthScorer: long sentences are rendered by long sentences.
//
// W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora",
// Computational Linguistics 19(1), 1993: the length of the target is about `ratio` times that of
// the source, with a variance that grows with the length. Lengths are in code points without
// white space, so that Hangul and Latin are counted alike. O(1) a bead. Immutable.
#ifndef MALMOI_ALIGN_LENGTH_SCORER_H_
#define MALMOI_ALIGN_LENGTH_SCORER_H_

#include "align/sentence_scorer.h"

namespace malmoi {

struct LengthOptions {
  double ratio = 1.85;    // target letters for a source letter; Korean to English
  double variance = 7.0;  // of the target's length, for a source letter
};

class LengthScorer : public SentenceScorer {
 public:
  explicit LengthScorer(const LengthOptions& options = {}) : options_(options) {}

  // length.z2: squared standard score of the difference, at most 25.
  // length.log: absolute logarithm of how far the lengths are from the ratio.
  // length.orphan: of a lone sentence, the logarithm of its length.
  std::span<const std::string_view> FeatureNames() const override;
  size_t GlanceFeatures() const override { return FeatureNames().size(); }
  std::unique_ptr<PairScorer> Begin(const SentencePair& pair) const override;

 private:
  LengthOptions options_;
};

}  // namespace malmoi

#endif  // MALMOI_ALIGN_LENGTH_SCORER_H_
