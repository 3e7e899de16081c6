#include "exchange/term_selection.h"

#include <algorithm>

namespace malmoi {
namespace {

bool IsBetter(const TermPair* a, const TermPair* b) {
  if (a->status != b->status) return StatusRank(a->status) < StatusRank(b->status);
  if (a->confidence != b->confidence) return a->confidence > b->confidence;
  if (a->frequency != b->frequency) return a->frequency > b->frequency;
  if (a->korean != b->korean) return a->korean < b->korean;
  return a->english < b->english;
}

void Take(std::span<const TermPair> pairs, const TermSelection& selection,
          std::vector<const TermPair*>* taken) {
  for (const TermPair& pair : pairs) {
    if (selection.Takes(pair)) taken->push_back(&pair);
  }
}

}  // namespace

bool TermSelection::Takes(const TermPair& pair) const {
  if (statuses && !statuses->contains(pair.status)) return false;
  return pair.status != TermStatus::kCandidate || pair.confidence >= min_confidence;
}

std::vector<const TermPair*> SelectPairs(std::span<const ConceptEntry> concepts,
                                         const TermSelection& selection) {
  std::vector<const TermPair*> taken;
  for (const ConceptEntry& entry : concepts) Take(entry.pairs, selection, &taken);
  std::ranges::stable_sort(taken, IsBetter);
  return taken;
}

std::vector<const TermPair*> SelectPairs(std::span<const TermPair> pairs,
                                         const TermSelection& selection) {
  std::vector<const TermPair*> taken;
  Take(pairs, selection, &taken);
  std::ranges::stable_sort(taken, IsBetter);
  return taken;
}

}  // namespace malmoi
