// VectorScorer: sentences that say the same lie near one another (sentence_vectors.h).
//
// Two looks at a bead. As a whole: the cosine of the two sides, how far it stands out among the
// rivals in its row and column, and whether each member of a merge makes it better. Piece by
// piece: how well every piece of one side finds a like piece on the other (the soft match of
// T. Zhang et al., "BERTScore", ICLR 2020, with static vectors), so that a sentence which a merge
// would swallow is seen by its pieces that nothing renders.
//
// The look as a whole is the glance: sums of a merge come from the cells of its members. Pieces are
// matched in beads that are looked at closer. Immutable; safe from several threads.
#ifndef MALMOI_ALIGN_VECTOR_SCORER_H_
#define MALMOI_ALIGN_VECTOR_SCORER_H_

#include <memory>

#include "align/sentence_scorer.h"
#include "align/sentence_vectors.h"
#include "text/subword_tokenizer.h"

namespace malmoi {

class VectorScorer : public SentenceScorer {
 public:
  // REQUIRES: `vectors` were made for `tokenizer`.
  VectorScorer(std::shared_ptr<const SubwordTokenizer> tokenizer, SentenceVectors vectors);

  // vector.*: similarity; row, column (margin over the best rival); gain of a merge over the
  // better of its parts; member, the least similar member of a merge; rival, of a lone sentence
  // the best cosine in the band.
  // piece.*: source, target (share of pieces with a like one opposite), least of both; member and
  // gain as above; rival as above.
  std::span<const std::string_view> FeatureNames() const override;
  // vector.*
  size_t GlanceFeatures() const override;
  std::unique_ptr<PairScorer> Begin(const SentencePair& pair) const override;

 private:
  std::shared_ptr<const SubwordTokenizer> tokenizer_;
  SentenceVectors vectors_;
};

}  // namespace malmoi

#endif  // MALMOI_ALIGN_VECTOR_SCORER_H_
