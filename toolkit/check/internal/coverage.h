// Internal to check/: how much of what one side says the other side holds, word by word.
//
//   const CoverWords korean = WordsToCover(knowledge, Language::kKorean, bead.korean);
//   const CoverWords english = WordsToCover(knowledge, Language::kEnglish, bead.english);
//   CoverOf(knowledge, Language::kKorean, korean, english)   // .8: most words have one like them
//
// A word is held by what renders it for sure (the lexicon, its sound, itself) or lies near it in
// the vectors (align/word_vectors.h), which know words that no lexicon has: the soft match of
// T. Zhang et al., "BERTScore", ICLR 2020. Plain functions; words borrow the sentences.
#ifndef MALMOI_CHECK_INTERNAL_COVERAGE_H_
#define MALMOI_CHECK_INTERNAL_COVERAGE_H_

#include <span>
#include <vector>

#include "align/word_vectors.h"
#include "base/language.h"
#include "check/internal/bead_words.h"
#include "check/rule.h"

namespace malmoi::internal {

struct CoverWord {
  KnownWord word;
  WordVectors::Direction direction;
};
using CoverWords = std::vector<CoverWord>;

// The content words of sentences of one side; numbers are compared by value elsewhere.
CoverWords WordsToCover(const CheckKnowledge& knowledge, Language language,
                        std::span<const SentenceView> sentences);

// The mean, over `words` of side `language`, of the likeness of the nearest of `others`, 0..1;
// 1 where there are no words.
double CoverOf(const CheckKnowledge& knowledge, Language language, const CoverWords& words,
               const CoverWords& others);

// How much `words` and `others` hold of one another that `rivals`, which stand beside `words` on
// side `language`, do not hold as well, for each of `words`: sentences of one note share their
// topic, and what the rivals hold too proves nothing. 0: `others` would miss none of `words`.
double GainOf(const CheckKnowledge& knowledge, Language language, const CoverWords& words,
              const CoverWords& rivals, const CoverWords& others);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_COVERAGE_H_
