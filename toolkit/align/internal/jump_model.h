// JumpModel: how far the place in the given sentence moves from one made word to the next.
// Internal to word_aligner.h; hmm.h tells what it serves.
//
//   jumps.Estimate(counts);               // of a pass over the text, by slot
//   jumps.Weight(1) > jumps.Weight(-4)    // words mostly follow one another
#ifndef MALMOI_ALIGN_INTERNAL_JUMP_MODEL_H_
#define MALMOI_ALIGN_INTERNAL_JUMP_MODEL_H_

#include <array>
#include <cstddef>

namespace malmoi::internal {

// Weights for each class of the word that is left (place_classes.h: from 모델 of 모델의 the place
// moves back, to what is owned). Const methods are safe from several threads.
class JumpModel {
 public:
  static constexpr int kReach = 8;  // farther jumps share one weight a side
  static constexpr size_t kSlots = 2 * kReach + 1;
  static constexpr size_t kClasses = 12;
  using Counts = std::array<double, kClasses * kSlots>;

  JumpModel();

  float Weight(int jump, size_t place_class = 0) const { return weights_[Slot(jump, place_class)]; }
  // The same by its place in Counts.
  float SlotWeight(size_t slot) const { return weights_[slot]; }
  static size_t Slot(int jump, size_t place_class = 0) {
    const int reached = jump < -kReach ? -kReach : jump > kReach ? kReach : jump;
    return place_class * kSlots + static_cast<size_t>(reached + kReach);
  }
  // A class of which little was seen moves as all do.
  void Estimate(const Counts& counts);

 private:
  std::array<float, kClasses * kSlots> weights_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_JUMP_MODEL_H_
