#include "check/internal/numbers_met.h"

#include "check/internal/number_pairs.h"

namespace malmoi::internal {

std::vector<NumbersMet> NumbersOf(std::span<const SentenceView> korean,
                                  std::span<const SentenceView> english, Language side) {
  std::vector<PlacedQuantity> in_korean = QuantitiesOf(korean);
  std::vector<PlacedQuantity> in_english = QuantitiesOf(english);
  MatchQuantities(&in_korean, &in_english);
  const bool of_korean = side == Language::kKorean;
  std::vector<NumbersMet> numbers(of_korean ? korean.size() : english.size());
  for (const PlacedQuantity& placed : of_korean ? in_korean : in_english) {
    if (!IsHardNumber(placed)) continue;
    ++(placed.matched ? numbers[placed.index].met : numbers[placed.index].lacking);
  }
  return numbers;
}

}  // namespace malmoi::internal
