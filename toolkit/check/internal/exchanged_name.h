// Internal to check/: a name of the Korean in whose place the English has another.
//
//   Sarah: 일치도를 계산한다.    Susan: compute the agreement.
//
// Words with a capital are often not names (Attention을 쓴다), and a name may be left out. Told is
// only what both sides show: a name in Latin script that the English around does not have, and a
// name there that nothing in the Korean around renders, be it by the lexicon or by its sound.
// What is usually written small is no name, and a long list of names is passed over. Pure
// functions.
#ifndef MALMOI_CHECK_INTERNAL_EXCHANGED_NAME_H_
#define MALMOI_CHECK_INTERNAL_EXCHANGED_NAME_H_

#include <cstddef>
#include <vector>

#include "base/span.h"
#include "check/internal/bead_words.h"
#include "check/rule.h"

namespace malmoi::internal {

// Stretches of one Korean sentence and of one English sentence of the bead.
struct ExchangedName {
  InSentence korean;
  InSentence english;
};

// In the bead `at`, in the order of the Korean.
std::vector<ExchangedName> FindExchangedNames(const RuleContext& context, size_t at);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_EXCHANGED_NAME_H_
