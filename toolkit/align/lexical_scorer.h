// LexicalScorer: words that are known to render one another stand on both sides.
//
// Each word of a bead is given its most probable translation opposite (translation_table.h), or the
// very same form; how much of both sides is rendered, weighted by how rare the words are, is what
// it says. A greedy, bounded form of the IBM-1 score of R. C. Moore, "Fast and Accurate Sentence
// Alignment of Bilingual Corpora", AMTA 2002. Immutable; safe from several threads.
#ifndef MALMOI_ALIGN_LEXICAL_SCORER_H_
#define MALMOI_ALIGN_LEXICAL_SCORER_H_

#include <memory>

#include "align/sentence_scorer.h"
#include "align/translation_table.h"
#include "text/tokenizer.h"

namespace malmoi {

class LexicalScorer : public SentenceScorer {
 public:
  // `words` gives the forms that `table` holds.
  LexicalScorer(std::shared_ptr<const Tokenizer> words,
                std::shared_ptr<const TranslationTable> table);

  // lexicon.*: source, target (share of words with a translation opposite), least of both;
  // member, gain (of a merge, as VectorScorer's); margin over the best rival, of a lone sentence
  // the best rival itself.
  std::span<const std::string_view> FeatureNames() const override;
  std::unique_ptr<PairScorer> Begin(const SentencePair& pair) const override;

 private:
  std::shared_ptr<const Tokenizer> words_;
  std::shared_ptr<const TranslationTable> table_;
};

}  // namespace malmoi

#endif  // MALMOI_ALIGN_LEXICAL_SCORER_H_
