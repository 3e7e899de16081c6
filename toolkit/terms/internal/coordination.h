// What two coordinated modifiers share: 상한과 하한, "upper and lower bounds".
// Internal to terms/; between the ties (token_ties.h) and the pairs (candidate_pairing.h).
#ifndef MALMOI_TERMS_INTERNAL_COORDINATION_H_
#define MALMOI_TERMS_INTERNAL_COORDINATION_H_

#include <span>
#include <vector>

#include "terms/candidate_pairing.h"
#include "terms/term_candidate.h"

namespace malmoi::internal {

// Where the English noun behind two coordinated modifiers is rendered by no word of its own, each
// of the Korean nouns that render the modifiers says it along: 상한 is tied to "upper", 하한 to
// "lower", and now both to "bounds". `target` holds the elliptic candidates; `ties` stay by source,
// then target.
void ShareHeads(std::span<const CandidateSpan> source, std::span<const CandidateSpan> target,
                std::vector<TokenTie>* ties);

}  // namespace malmoi::internal

#endif  // MALMOI_TERMS_INTERNAL_COORDINATION_H_
