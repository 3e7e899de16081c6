// LexiconExpectations: what a bilingual lexicon says a rendering will hold.
//
//   토크나이저   expects one of: tokenizer, tokeniser, tokenization
//
// A Korean word expects the English words that render it with some probability; met are they by
// their dictionary forms. The other way round each English content word claims a Korean word that
// it renders (or itself, in Latin script). Words that the lexicon does not know do neither. Keys
// begin with "t:".
// Immutable; safe from several threads if the tokenizer is.
#ifndef MALMOI_ALIGN_LEXICON_EXPECTATIONS_H_
#define MALMOI_ALIGN_LEXICON_EXPECTATIONS_H_

#include <string_view>

#include "align/passage_evidence.h"
#include "align/translation_table.h"
#include "text/tokenizer.h"

namespace malmoi {

class LexiconExpectations : public ExpectationSource {
 public:
  // Both are borrowed and must outlive this. The tokenizer is the one that made the table's words
  // (WordTokenizer).
  LexiconExpectations(const TranslationTable& table, const Tokenizer& tokenizer)
      : table_(table), tokenizer_(tokenizer) {}

  void ReadSource(std::string_view text, SourceProfile* profile) const override;
  void ReadTarget(std::string_view text, TargetProfile* profile) const override;

 private:
  const TranslationTable& table_;
  const Tokenizer& tokenizer_;
};

}  // namespace malmoi

#endif  // MALMOI_ALIGN_LEXICON_EXPECTATIONS_H_
