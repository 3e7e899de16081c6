// The hidden Markov model of word alignment: each word of the made sentence comes from a word of
// the given one, near to where the word before it came from, or from nothing.
// Internal to word_aligner.h.
// Source: Vogel, Ney, Tillmann, "HMM-based word alignment in statistical translation" (1996); the
// states that remember the place while nothing is rendered: Och and Ney (2003), 2.1.3.
#ifndef MALMOI_ALIGN_INTERNAL_HMM_H_
#define MALMOI_ALIGN_INTERNAL_HMM_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace malmoi::internal {

// How far the place in the given sentence moves from one made word to the next; for each class of
// the word that it leaves (place_classes.h: from 모델 of 모델의 it moves back, to what is owned).
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

// Row-major made x given.
struct Lattice {
  size_t made = 0;
  size_t given = 0;
  std::vector<uint8_t> classes;       // of each given word, below JumpModel::kClasses; empty: all 0
  std::vector<float> emissions;       // t(made word | given word)
  std::vector<float> null_emissions;  // t(made word | nothing), by made word
  // Filled by the functions below: probability that the made word comes from the given one, or
  // from nothing.
  std::vector<float> posteriors;
  std::vector<float> null_posteriors;
};

// Posteriors where places are independent (IBM model 1).
void Model1Posteriors(float null_probability, Lattice* lattice);

// Posteriors of the HMM; adds the expected jumps to `counts`, which may be null.
// O(made * given * JumpModel::kReach).
// `scratch` is overwritten; it saves allocations.
struct HmmScratch {
  std::vector<float> forward;
  std::vector<float> backward;
  std::vector<float> steps;
  std::vector<float> factors;
  std::vector<float> place;
  std::vector<float> masses;
  std::vector<float> sums;
};
void HmmPosteriors(const JumpModel& jumps, float null_probability, Lattice* lattice,
                   HmmScratch* scratch, JumpModel::Counts* counts);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_HMM_H_
