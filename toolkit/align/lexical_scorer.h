// LexicalScorer: words that are known to render one another stand on both sides.
//
// Each word of a bead is given its most probable translation opposite (translation_table.h), or the
// very same form; how much of both sides is rendered, weighted by how rare the words are, is what
// it says. A greedy, bounded form of the IBM-1 score of R. C. Moore, "Fast and Accurate Sentence
// Alignment of Bilingual Corpora", AMTA 2002. Immutable; safe from several threads.
#ifndef MALMOI_ALIGN_LEXICAL_SCORER_H_
#define MALMOI_ALIGN_LEXICAL_SCORER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "align/sentence_scorer.h"
#include "align/translation_table.h"
#include "text/tokenizer.h"

namespace malmoi {

// A person's own term with its rendering; each may be several words.
struct TermRendering {
  std::string source;
  std::string target;
};

class LexicalScorer : public SentenceScorer {
 public:
  // `words` gives the forms that `table` holds. The words of a rendering in `glossary` count as
  // translations of the words of its term, whatever the table says.
  LexicalScorer(std::shared_ptr<const Tokenizer> words,
                std::shared_ptr<const TranslationTable> table,
                const std::vector<TermRendering>& glossary = {});

  // lexicon.*: source, target (share of words with a translation opposite), least of both;
  // member, gain (of a merge, as VectorScorer's); margin over the best rival, of a lone sentence
  // the best rival itself.
  // evidence.*: what words with and without a translation opposite say for the bead, in nats: mean
  // of a word, least of both sides, sum; member of a merge; rival of a lone sentence.
  std::span<const std::string_view> FeatureNames() const override;
  std::unique_ptr<PairScorer> Begin(const SentencePair& pair) const override;

  // For a source word, target words with how well they render it, 0 to 255.
  using OwnTranslations =
      std::unordered_map<std::string, std::vector<std::pair<std::string, uint8_t>>>;

 private:
  std::shared_ptr<const Tokenizer> words_;
  std::shared_ptr<const TranslationTable> table_;
  OwnTranslations own_;
};

}  // namespace malmoi

#endif  // MALMOI_ALIGN_LEXICAL_SCORER_H_
