// Internal to check/: a Korean person of whose full name the English has one half right.
//
//   박서연 님은 걱정했다.    Seoyoon Park was worried.     박서연, Seoyoon
//                            Seoyeon Baek was worried.     박서연, Baek
//
// Romanization tells for sure which Latin word is the family name and which the given one, in
// either order, however they are spelt; the other half must then be beside it. Pure functions.
#ifndef MALMOI_CHECK_INTERNAL_KOREAN_PERSON_H_
#define MALMOI_CHECK_INTERNAL_KOREAN_PERSON_H_

#include <cstddef>
#include <vector>

#include "check/internal/bead_words.h"
#include "check/rule.h"

namespace malmoi::internal {

struct MistakenPerson {
  InSentence korean;   // the full name
  InSentence english;  // the half that is another's
};

// In the bead `at`, in the order of the Korean.
std::vector<MistakenPerson> FindMistakenPersons(const RuleContext& context, size_t at);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_KOREAN_PERSON_H_
