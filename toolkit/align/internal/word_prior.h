// What is known of the words of a bitext before it is read: the prior of its TranslationModel.
// Internal to word_aligner.h.
#ifndef MALMOI_ALIGN_INTERNAL_WORD_PRIOR_H_
#define MALMOI_ALIGN_INTERNAL_WORD_PRIOR_H_

#include <string>
#include <vector>

#include "align/internal/translation_model.h"
#include "align/word_aligner.h"
#include "base/word_index.h"
#include "text/tokenizer.h"

namespace malmoi::internal {

// The different words of one side: keys and, by id, of what kind each was first seen.
struct Vocabulary {
  WordIndex words;
  std::vector<TokenKind> kinds;
  std::vector<std::string> beginnings;  // keys in a lexicon of beginnings

  uint32_t Add(const Token& token);
};

// Sets both directions' priors.
void SetPriors(const Vocabulary& source, const Vocabulary& target, const WordAlignerModels& models,
               int threads, TranslationModel* model);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_WORD_PRIOR_H_
