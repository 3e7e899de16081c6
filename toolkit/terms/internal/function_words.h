// Words that hold sentences together and name nothing: the one table of them.
// Internal to terms/; see candidate_patterns.h.
#ifndef MALMOI_TERMS_INTERNAL_FUNCTION_WORDS_H_
#define MALMOI_TERMS_INTERNAL_FUNCTION_WORDS_H_

#include <string_view>

#include "base/language.h"

namespace malmoi::internal {

// Closed classes (pronouns, determiners, prepositions, auxiliaries, counters), bound nouns
// (것, 때, 경우) and words of order and sameness (first, other, 다음, 다른) that are part of no
// term. `form` is case-folded.
bool IsFunctionWord(Language language, std::string_view form);

// Adjectives and nouns that may stand inside a term but say nothing when they open one
// (new model, 전체 모델), and nouns that are no term alone (way, 방법): not refused, only doubted.
bool IsWeakWord(Language language, std::string_view form);

}  // namespace malmoi::internal

#endif  // MALMOI_TERMS_INTERNAL_FUNCTION_WORDS_H_
