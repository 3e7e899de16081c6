// Which term pairs an export takes (`--status`, `--min-confidence`).
#ifndef MALMOI_EXCHANGE_TERM_SELECTION_H_
#define MALMOI_EXCHANGE_TERM_SELECTION_H_

#include <optional>
#include <set>
#include <span>
#include <vector>

#include "terms/concept_entry.h"

namespace malmoi {

struct TermSelection {
  // Candidates below it are left out; what a person decided is always taken.
  double min_confidence = 0;
  // Only these; none: every status.
  std::optional<std::set<TermStatus>> statuses;

  bool Takes(const TermPair& pair) const;
};

// All pairs of `concepts` that are taken, best first: preferred ones, accepted ones, candidates,
// then rejected and deprecated ones; each by confidence, then frequency, then Korean, then English.
// The pointers borrow from `concepts`.
std::vector<const TermPair*> SelectPairs(std::span<const ConceptEntry> concepts,
                                         const TermSelection& selection);
std::vector<const TermPair*> SelectPairs(std::span<const TermPair> pairs,
                                         const TermSelection& selection);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_TERM_SELECTION_H_
