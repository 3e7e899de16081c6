// The hidden Markov model of word alignment: each word of the made sentence comes from a word of
// the given one, near to where the word before it came from, or from nothing.
// Internal to word_aligner.h.
// Source: Vogel, Ney, Tillmann, "HMM-based word alignment in statistical translation" (1996); the
// states that remember the place while nothing is rendered: Och and Ney (2003), 2.1.3.
#ifndef MALMOI_ALIGN_INTERNAL_HMM_H_
#define MALMOI_ALIGN_INTERNAL_HMM_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "align/internal/jump_model.h"

namespace malmoi::internal {

// Row-major made x given. Kept from sentence to sentence, it saves allocations: the lists may be
// longer than this one needs.
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

// What HmmPosteriors works on; kept, it saves allocations.
struct HmmScratch {
  // Rows of the given places are padded with zeros to a whole number of kLanes; margined ones by
  // kLanes places before and behind, too.
  static constexpr size_t kLanes = 8;
  // Jumps from a place: by slot, but those far back last, for lane 0 is needed for a near place.
  static constexpr size_t kJumps = JumpModel::kSlots + 1;
  static constexpr size_t kJumpsFarBack = JumpModel::kSlots;

  std::vector<float> steps;      // margined; a row for each slot of the JumpModel, by place left
  std::vector<float> emissions;  // a row for each made word; so, too:
  std::vector<float> ways;       // how likely all ways to it are that end at each place
  std::vector<float> masses;     // margined; the same before it, rendered from nothing or not
  std::vector<float> scales;     // what both were multiplied by
  std::vector<float> follows;    // by place: how likely the words are that follow
  std::vector<float> value;      // margined; the same with the word that is made there
  std::vector<float> before;     // sums of `value` over the places far before each place …
  std::vector<float> behind;     // … and far behind it
  std::vector<float> jumps;      // kJumps a place: expected ones, divided by their steps
};

// Posteriors of the HMM; adds the expected jumps to `counts`, which may be null. `scratch` is
// overwritten. O(made * given * JumpModel::kReach).
void HmmPosteriors(const JumpModel& jumps, float null_probability, Lattice* lattice,
                   HmmScratch* scratch, JumpModel::Counts* counts);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_HMM_H_
