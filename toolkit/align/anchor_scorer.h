// AnchorScorer: what is written the same in both languages.
//
//   DPO를 8B 모델에 3회 적용 (https://arxiv.org/abs/2410.13848)
//   Applied DPO to an 8B model 3 times (https://arxiv.org/abs/2410.13848)
//
// Numbers, links, Latin-script words, identifiers and tags that stand in both texts are anchors; a
// rare one weighs more than a frequent one (logarithm of how many sentences hold it). Needs no
// model and knows no language. O(anchors) a bead. Immutable.
#ifndef MALMOI_ALIGN_ANCHOR_SCORER_H_
#define MALMOI_ALIGN_ANCHOR_SCORER_H_

#include "align/sentence_scorer.h"

namespace malmoi {

class AnchorScorer : public SentenceScorer {
 public:
  // anchor.shared: weight of the anchors on both sides of the bead (square root).
  // anchor.lost: weight of the source's anchors that the target side of the bead lacks.
  // anchor.number: weight of numbers of the bead that the other side lacks.
  // anchor.member: of a merge, the least that one of its members shares with the other side.
  std::span<const std::string_view> FeatureNames() const override;
  std::unique_ptr<PairScorer> Begin(const SentencePair& pair) const override;
};

}  // namespace malmoi

#endif  // MALMOI_ALIGN_ANCHOR_SCORER_H_
