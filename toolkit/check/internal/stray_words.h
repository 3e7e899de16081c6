// Internal to check/: English words that nothing in the Korean explains but a term that is missing.
//
//   const StrayWords strays(context.knowledge, bead, concept_id);
//   strays.HasNoun()     // "They trained a new segmenter." for 새 토크나이저를 학습했다
//
// A word is explained by a Korean word beside the term of which the lexicon knows it as a rendering
// or near which it lies in the vectors. Borrows all that it is made of; not safe from several
// threads.
#ifndef MALMOI_CHECK_INTERNAL_STRAY_WORDS_H_
#define MALMOI_CHECK_INTERNAL_STRAY_WORDS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "align/word_vectors.h"
#include "check/rule.h"

namespace malmoi::internal {

class StrayWords {
 public:
  StrayWords(const CheckKnowledge& knowledge, const BeadView& bead, uint32_t concept_id)
      : knowledge_(knowledge), bead_(bead), id_(concept_id) {}

  bool IsStray(const Token& english) const;
  bool IsExplained(const Token& english) const;
  bool HasWord() const;
  // One that is used as a noun.
  bool HasNoun() const;
  // The same, of one that lies near the term: something like it, and not just anything.
  bool HasNounLike() const;
  // A noun, where all but a few words of the English are explained.
  bool HasNounAmongFew() const;
  // One right behind (before) what renders `noun`.
  bool HasWordBeside(const Token& noun, bool behind) const;

 private:
  // By a Korean word that lies near it, where the lexicon knows neither.
  bool IsNearOther(const Token& english) const;

  const CheckKnowledge& knowledge_;
  const BeadView& bead_;
  uint32_t id_;
  // Of the Korean words beside the term, once asked for.
  mutable std::optional<std::vector<WordVectors::Direction>> others_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_STRAY_WORDS_H_
