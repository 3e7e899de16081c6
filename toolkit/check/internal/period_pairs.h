// Internal to check/: periods (text/period.h) of a bead that the other side names otherwise.
#ifndef MALMOI_CHECK_INTERNAL_PERIOD_PAIRS_H_
#define MALMOI_CHECK_INTERNAL_PERIOD_PAIRS_H_

#include <cstddef>
#include <vector>

#include "check/rule.h"
#include "text/period.h"

namespace malmoi::internal {

struct PlacedPeriod {
  const SentenceView* sentence = nullptr;
  Period period;
};
struct PeriodPair {
  PlacedPeriod korean;
  PlacedPeriod english;
};

// What the two sides of the bead say in one another's place. A period that one side alone names is
// no finding: 지난주 may well be "recently". Nor is one that a neighbour names, for sentences are
// merged and reordered. REQUIRES: index < view.beads().size(). Borrows the view.
std::vector<PeriodPair> RivalPeriods(const NoteView& view, size_t index);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_PERIOD_PAIRS_H_
