// What the neighbours of a word tell about the part it plays. Shared by WordProfileTrainer and
// CandidatePatterns, so that both see a word in the same way. Internal to terms/.
#ifndef MALMOI_TERMS_INTERNAL_WORD_EVIDENCE_H_
#define MALMOI_TERMS_INTERNAL_WORD_EVIDENCE_H_

#include <cstddef>
#include <span>
#include <string_view>

#include "text/tokenizer.h"

namespace malmoi::internal {

inline std::string_view TextOf(std::string_view text, const Token& token) {
  return text.substr(token.span.begin, token.span.size());
}

inline bool Adjacent(const Token& left, const Token& right) {
  return left.span.end == right.span.begin;
}

// How a Korean stem stands in its eojeol.
enum class StemUse {
  kBeforeJosa,
  kBeforeCopula,  // or nothing but the copula can be meant: 모델인데
  kVerbalNoun,    // before an ending of 하다, 되다, 시키다, 받다
  kVerb,          // before another ending, or with one written under its last syllable
  kInside,        // the next stem follows without a space
  kBare,
};

// REQUIRES: tokens[i].kind is kHangulStem.
StemUse StemUseOf(std::string_view text, std::span<const Token> tokens, size_t i);

}  // namespace malmoi::internal

#endif  // MALMOI_TERMS_INTERNAL_WORD_EVIDENCE_H_
