// WordVectors: how alike two words are, by the vectors of their pieces.
//
//   const auto korean = vectors.Of(token);   // 교사, of "교사들이"
//   WordVectors::Likeness(korean, vectors.Of(other))   // teacher .83, school .41, window .02
//
// A word lies where the sum of its pieces does (sentence_vectors.h), so that words which no lexicon
// holds are known by their parts. Immutable; safe from several threads.
#ifndef MALMOI_ALIGN_WORD_VECTORS_H_
#define MALMOI_ALIGN_WORD_VECTORS_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "align/sentence_vectors.h"
#include "text/subword_tokenizer.h"
#include "text/tokenizer.h"

namespace malmoi {

class WordVectors {
 public:
  // A direction, in steps of 1 / 127. Empty: a word that lies nowhere.
  using Direction = std::vector<int8_t>;

  // REQUIRES: `vectors` were made for `tokenizer`.
  WordVectors(std::shared_ptr<const SubwordTokenizer> tokenizer, SentenceVectors vectors)
      : tokenizer_(std::move(tokenizer)), vectors_(std::move(vectors)) {}

  // Where a stem, word or number lies; nothing else lies anywhere.
  Direction Of(const Token& token) const;

  // The cosine of two words; 0 where one lies nowhere.
  static float Likeness(const Direction& a, const Direction& b);

 private:
  std::shared_ptr<const SubwordTokenizer> tokenizer_;
  SentenceVectors vectors_;
};

}  // namespace malmoi

#endif  // MALMOI_ALIGN_WORD_VECTORS_H_
