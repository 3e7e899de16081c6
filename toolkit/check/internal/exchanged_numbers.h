// Internal to check/: two numbers of the Korean that the English has in one another's places.
//
//   9.42 → 8.87                               8.87 → 9.42
//   오류가 41건에서 17건으로 줄었다.              The errors went from 17 to 41.
//   기준 모델은 83.4점, 새 모델은 86.1점.        The baseline scores 86.1, the new model 83.4.
//
// Arrows and "from … to" have a direction of their own. Elsewhere the order of numbers says
// nothing, for clauses are reordered in a rendering; but then their words are reordered with them.
// Two numbers whose order changes while the words beside each, by what the lexicon links, stay
// where they were have changed places. Pure functions.
#ifndef MALMOI_CHECK_INTERNAL_EXCHANGED_NUMBERS_H_
#define MALMOI_CHECK_INTERNAL_EXCHANGED_NUMBERS_H_

#include <utility>
#include <vector>

#include "check/internal/number_pairs.h"
#include "check/rule.h"

namespace malmoi::internal {

// Pairs of Korean quantities of one sentence, in the order of the Korean; the partners stand in one
// sentence too, that of the second before that of the first.
// REQUIRES: what MatchQuantities has marked.
std::vector<std::pair<PlacedQuantity, PlacedQuantity>> ExchangedNumbers(
    const CheckKnowledge& knowledge, const std::vector<PlacedQuantity>& korean);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_EXCHANGED_NUMBERS_H_
