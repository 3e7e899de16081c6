// Internal to check/: which quantities of the two sides say the same.
//
//   std::vector<PlacedQuantity> korean = QuantitiesOf(bead.korean);
//   std::vector<PlacedQuantity> english = QuantitiesOf(bead.english);
//   MatchQuantities(&korean, &english);
//   korean[0].matched                            // 80억 and "8 billion"
//
// Pure functions; what is placed borrows its sentences.
#ifndef MALMOI_CHECK_INTERNAL_NUMBER_PAIRS_H_
#define MALMOI_CHECK_INTERNAL_NUMBER_PAIRS_H_

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "check/rule.h"

namespace malmoi::internal {

struct PlacedQuantity {
  const Quantity* quantity = nullptr;
  const SentenceView* sentence = nullptr;
  size_t index = 0;  // of the sentence in its bead
  bool matched = false;
  const PlacedQuantity* partner = nullptr;  // where one of the other side was found for it alone
};
std::vector<PlacedQuantity> QuantitiesOf(std::span<const SentenceView> sentences);

// Both have a unit, and no measure makes them one.
bool UnitsDiffer(const Quantity& a, const Quantity& b);

// Marks what has a partner: exact ones first, then what agrees in value, then what shares the
// magnitude or unit of the number behind it ("1.1–1.4 million"), then counts that make a share
// together ("10명 중 7명" and "70%"). Partners point into the two vectors.
void MatchQuantities(std::vector<PlacedQuantity>* korean, std::vector<PlacedQuantity>* english);

// Of a measure that is said twice (314달러(약 32만원)) the other side may say one, and one finding
// is enough.
void MatchConversions(std::vector<PlacedQuantity>* side);

// Written in digits and meant as a number: not the 4 of GPT-4, no list marker, no "~" from 0 on.
bool IsHardNumber(const PlacedQuantity& placed);

// Words that count: 다섯 가지, six, third; not 한, both, half.
bool IsCountingWord(const PlacedQuantity& placed);

// Whether `other`, which has no partner, may stand in the place of `placed`.
bool MayReplace(const PlacedQuantity& other, const PlacedQuantity& placed);

// Whether it says that there are two without counting them: both, a pair.
bool IsVague(const PlacedQuantity& placed);

// Pairs of a quantity in words of each side, of which the one may stand in the place of the other:
// each the only one of its kind, as second is of 네 번째, noon of 자정, two hours of 한 시간.
std::vector<std::pair<PlacedQuantity, PlacedQuantity>> RivalWords(
    const std::vector<PlacedQuantity>& korean, const std::vector<PlacedQuantity>& english);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_NUMBER_PAIRS_H_
