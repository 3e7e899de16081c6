// Internal to check/: a name of the Korean that the English lacks, and what stands in its place.
//
//   Sarah: 일치도를 계산한다.    Susan: compute the agreement.
//   Prometheus 지표로 낸다.      Export it as a metric.
//
// Words with a capital are often not names (Attention을 쓴다): what is usually written small is
// told only where the English has a name that nothing in the Korean around renders, be it by the
// lexicon or by its sound. So is a name that the sentences around have, but its own does not. Names
// that can be written in one way alone (xLSTM) are left to the rule itself where nothing stands in
// their place. A long list of names is passed over, and so is English that was left in the Korean.
// Pure functions.
#ifndef MALMOI_CHECK_INTERNAL_MISSING_NAME_H_
#define MALMOI_CHECK_INTERNAL_MISSING_NAME_H_

#include <cstddef>
#include <vector>

#include "base/span.h"
#include "check/internal/bead_words.h"
#include "check/rule.h"

namespace malmoi::internal {

// Stretches of one Korean sentence and of one English sentence of the bead.
struct MissingName {
  InSentence korean;
  InSentence english;  // its sentence is null where nothing stands in the place of the name
};

// In the bead `at`, in the order of the Korean.
std::vector<MissingName> FindMissingNames(const RuleContext& context, size_t at);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_MISSING_NAME_H_
