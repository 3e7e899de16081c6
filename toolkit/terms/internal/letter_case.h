// What the capitals of an English text tell: a word that keeps its capital inside sentences is a
// name. Shared by WordProfileTrainer and TermCorpus, so that both see a word in the same way.
// Internal to terms/. Pure functions.
#ifndef MALMOI_TERMS_INTERNAL_LETTER_CASE_H_
#define MALMOI_TERMS_INTERNAL_LETTER_CASE_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokenizer.h"

namespace malmoi::internal {

struct CasedWord {
  std::string folded;
  bool capital = false;
  bool beside_capital = false;  // the word before or behind has one, too: Seoul Station
  // False: it opens the sentence, but another word with a capital follows: "Haeundae Beach is
  // crowded".
  bool inside = true;

  friend bool operator==(const CasedWord&, const CasedWord&) = default;
};

// Where a sentence begins, a quotation or a bracket opens.
bool OpensSentence(std::string_view text, std::span<const Token> tokens, size_t i);

// Whether every word has a capital, but for articles and prepositions, so that none tells anything.
bool IsTitle(std::string_view text, std::span<const Token> tokens);

// The words of a sentence whose letters tell something; none of a title.
std::vector<CasedWord> CasedWords(std::string_view text, std::span<const Token> tokens);

}  // namespace malmoi::internal

#endif  // MALMOI_TERMS_INTERNAL_LETTER_CASE_H_
