// TermMatcher: finds the terms of a glossary in a text, as they are inflected there.
//
//   const TermMatcher matcher({{"사고 패턴", 0}, {"fine-tuning", 1}}, tokenizer);
//   matcher.Find(text, tokenizer.Tokenize(text))
//
//   "사고패턴들을 다섯 가지"    term 0 at 사고패턴      particles, 들 and spacing are seen through
//   "Fine tuned models"      term 1 at Fine tuned   case, hyphens, plurals and verb forms too
//   "토크나이져에서는"           finds 토크나이저          spellings of one sound (져 and 저)
//   "사회의"                  does not find 회의       a term begins and ends where words do
//   "구조대"                  does not find 구조       대 is no particle, and 구조대 is a word
//
// The terms are compiled (compiled_terms.h) into one trie of letters. It is walked from
// each place where a word begins, so that the time does not depend on the number of terms:
// O(text * length of the longest term), a few steps a word in practice.
//
// Immutable; safe from several threads. The tokenizer must outlive the matcher.
#ifndef MALMOI_TERMS_TERM_MATCHER_H_
#define MALMOI_TERMS_TERM_MATCHER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "terms/compiled_terms.h"
#include "terms/term_trie.h"
#include "text/tokenizer.h"
#include "text/word_tokenizer.h"

namespace malmoi {

// How a term's letters were found to be written.
enum class TermSpelling {
  kAsWritten,  // as in the glossary, apart from inflection and case
  kSpacing,    // 사고패턴 for 사고 패턴, "fine tuning" for "fine-tuning"
  kLetters,    // 토크나이져 for 토크나이저, "tokeniser" for "tokenizer"
};

struct TermMatch {
  uint32_t term = 0;  // index into the terms that the matcher was made of
  uint32_t id = 0;    // of that term
  Span span;          // bytes of the text, without particles and endings
  TermSpelling spelling = TermSpelling::kAsWritten;
  bool in_compound = false;  // part of a longer Korean word: 인코더 of 이미지인코더

  friend bool operator==(const TermMatch&, const TermMatch&) = default;
};

class TermMatcher {
 public:
  TermMatcher(std::vector<MatcherTerm> terms, const WordTokenizer& tokenizer);
  // REQUIRES: what CompileTerms gives, with this tokenizer.
  TermMatcher(CompiledTerms compiled, const WordTokenizer& tokenizer);

  // All occurrences by their beginnings, the longer first; they may overlap. `tokens` is what the
  // tokenizer gave for `text`.
  std::vector<TermMatch> Find(std::string_view text, std::span<const Token> tokens) const;

  const std::vector<MatcherTerm>& terms() const { return terms_; }

 private:
  class Walk;

  std::vector<MatcherTerm> terms_;
  std::vector<std::string> separators_;  // by term
  TermTrie trie_;
  const WordTokenizer& tokenizer_;
};

// Of matches in one text those that no longer match covers: 모델 is not meant in 언어 모델 where
// the glossary has both. Keeps the order.
std::vector<TermMatch> WithoutNested(const std::vector<TermMatch>& matches);

}  // namespace malmoi

#endif  // MALMOI_TERMS_TERM_MATCHER_H_
