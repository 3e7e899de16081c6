#include "align/internal/jump_model.h"

#include <cmath>
#include <cstdlib>
#include <numeric>

namespace malmoi::internal {

JumpModel::JumpModel() {
  for (size_t place_class = 0; place_class < kClasses; ++place_class) {
    for (int jump = -kReach; jump <= kReach; ++jump) {
      weights_[Slot(jump, place_class)] = std::exp(-0.25f * static_cast<float>(std::abs(jump - 1)));
    }
  }
}

void JumpModel::Estimate(const Counts& counts) {
  // The end slots stand for all farther jumps, about so many places.
  constexpr double kFarPlaces = 6;
  // Jumps of a class that are told by all classes together.
  constexpr double kShared = 30;
  if (std::accumulate(counts.begin(), counts.end(), 0.0) <= 0) return;
  std::array<double, kSlots> all;
  all.fill(1);
  for (size_t i = 0; i < counts.size(); ++i) all[i % kSlots] += counts[i];
  const double whole = std::accumulate(all.begin(), all.end(), 0.0);
  for (size_t begin = 0; begin < counts.size(); begin += kSlots) {
    const double own = std::accumulate(&counts[begin], &counts[begin] + kSlots, 0.0);
    for (size_t slot = 0; slot < kSlots; ++slot) {
      const bool end = slot == 0 || slot + 1 == kSlots;
      const double share = (counts[begin + slot] + kShared * all[slot] / whole) / (own + kShared);
      weights_[begin + slot] = static_cast<float>(end ? share / kFarPlaces : share);
    }
  }
}

}  // namespace malmoi::internal
