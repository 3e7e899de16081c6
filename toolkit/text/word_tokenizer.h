// WordTokenizer: words of Korean and English, with particles and endings cut off.
//
//   "DPO를 생성하는 이미지인코더에서는"
//    DPO/를 생성/하는 이미지/인코더/에서는
//   "The clinton's models weren't used"
//    the clinton/'s model be/not use
//
// Tokens cover every byte that is not white space and never overlap. Forms are in dictionary
// form: English lemmas in lower case; Korean nouns as they are, verbs and adjectives with 다
// (어려운: 어렵다), nouns made verbs as the noun (생성하는: 생성, then the ending 하는). A syllable
// that holds the end of the stem and the beginning of the ending (간 of 갔다) belongs to the stem.
// Immutable; safe from several threads.
#ifndef MALMOI_TEXT_WORD_TOKENIZER_H_
#define MALMOI_TEXT_WORD_TOKENIZER_H_

#include <memory>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "text/english.h"
#include "text/korean_grammar.h"
#include "text/tokenizer.h"
#include "text/word_list.h"

namespace malmoi {

class WordTokenizer : public Tokenizer {
 public:
  // With models/words.tsv, given as its bytes. Errors: as WordList::Parse.
  static absl::StatusOr<std::unique_ptr<WordTokenizer>> Parse(std::string_view word_list,
                                                              std::string_view name);
  // Without a word list: rules alone. For tests, and for making a word list.
  WordTokenizer();
  WordTokenizer(const WordTokenizer&) = delete;  // the list points at the grammar
  WordTokenizer& operator=(const WordTokenizer&) = delete;

  std::vector<Token> Tokenize(std::string_view text) const override;

  const WordList& words() const { return words_; }

 private:
  void AddHangul(std::string_view text, Span span, std::vector<Token>* tokens) const;
  void AddLatin(std::string_view text, Span span, std::vector<Token>* tokens) const;

  KoreanGrammar grammar_;
  WordList words_;
  EnglishCounter english_counter_;
};

// Whether the token is content that a translation of it should show: stems, words, numbers.
bool IsContentToken(const Token& token);

}  // namespace malmoi

#endif  // MALMOI_TEXT_WORD_TOKENIZER_H_
