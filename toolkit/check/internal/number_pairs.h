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
#include <vector>

#include "check/rule.h"

namespace malmoi::internal {

struct PlacedQuantity {
  const Quantity* quantity = nullptr;
  const SentenceView* sentence = nullptr;
  size_t index = 0;  // of the sentence in its bead
  bool matched = false;
};
std::vector<PlacedQuantity> QuantitiesOf(std::span<const SentenceView> sentences);

// Both have a unit, and no measure makes them one.
bool UnitsDiffer(const Quantity& a, const Quantity& b);

// Marks what has a partner: exact ones first, then what agrees in value, then counts that make a
// share together ("10명 중 7명" and "70%").
void MatchQuantities(std::vector<PlacedQuantity>* korean, std::vector<PlacedQuantity>* english);

// Of a measure that is said twice (314달러(약 32만원)) the other side may say one, and one finding
// is enough.
void MatchConversions(std::vector<PlacedQuantity>* side);

// Written in digits and meant as a number: not the 4 of GPT-4, no list marker, no "~" from 0 on.
bool IsHardNumber(const PlacedQuantity& placed);

// Words that count: 다섯 가지, six; not 한, second, both, half.
bool IsCountingWord(const PlacedQuantity& placed);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_NUMBER_PAIRS_H_
