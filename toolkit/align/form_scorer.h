// FormScorer: how sentences end.
//
//   Prompt Leaking                              a heading, so no part of
//   Prompt leaking is a type of injection.      프롬프트 유출은 프롬프트 주입의 한 유형이다.
//
// A sentence ends with a full stop, a colon, a question or exclamation mark, a comma, or openly, as
// headings, list items and table cells do. Renderings mostly end alike, and a heading is seldom
// merged with the sentence below it. Needs no model. O(1) a bead. Immutable.
#ifndef MALMOI_ALIGN_FORM_SCORER_H_
#define MALMOI_ALIGN_FORM_SCORER_H_

#include <memory>

#include "align/sentence_scorer.h"

namespace malmoi {

class FormScorer : public SentenceScorer {
 public:
  // form.same: 1 where both sides of the bead end alike.
  // form.open: 1 where one side ends openly and the other does not.
  // form.inner: members of a merge, other than the last, that end openly.
  // form.lone: 1 for a lone sentence that ends openly.
  std::span<const std::string_view> FeatureNames() const override;
  size_t GlanceFeatures() const override { return FeatureNames().size(); }
  std::unique_ptr<PairScorer> Begin(const SentencePair& pair) const override;
};

}  // namespace malmoi

#endif  // MALMOI_ALIGN_FORM_SCORER_H_
