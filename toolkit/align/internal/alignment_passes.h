// Expectation maximisation of word alignment over a whole bitext, in both directions at once.
// Internal to word_aligner.h and lexicon_trainer.h.
//
// The two directions are trained to agree: the expected count of a link is the product of both
// posteriors, so that each direction learns only what the other believes too.
// Source: Liang, Taskar, Klein, "Alignment by agreement" (2006).
#ifndef MALMOI_ALIGN_INTERNAL_ALIGNMENT_PASSES_H_
#define MALMOI_ALIGN_INTERNAL_ALIGNMENT_PASSES_H_

#include <array>
#include <cstddef>
#include <span>

#include "align/internal/hmm.h"
#include "align/internal/translation_model.h"

namespace malmoi::internal {

struct PassOptions {
  bool hmm = false;    // IBM model 1 otherwise
  bool agree = false;  // count the product of both posteriors
  int threads = 1;
};

// Posteriors of one sentence pair in both directions, reused from pair to pair.
struct PairPosteriors {
  Lattice forward;   // made: target, given: source
  Lattice backward;  // made: source, given: target
  HmmScratch scratch;
  bool count_jumps = false;
  std::array<JumpModel::Counts, 2> jumps = {};  // expected ones, summed up if they are counted
};

class AlignmentPasses {
 public:
  // `pairs` and `model` must outlive the passes. `null_probability`: of a word's being rendered by
  // nothing, before looking at it.
  AlignmentPasses(std::span<const IdPair> pairs, float null_probability, TranslationModel* model)
      : pairs_(pairs), null_probability_(null_probability), model_(model) {}

  // One expectation step over all pairs; the model's counts are filled, the jumps estimated. The
  // caller estimates the model.
  void Run(const PassOptions& options);

  // Safe from several threads, each with its own `posteriors`.
  void ComputePosteriors(size_t pair, bool hmm, PairPosteriors* posteriors) const;

 private:
  std::span<const IdPair> pairs_;
  float null_probability_;
  TranslationModel* model_;
  std::array<JumpModel, 2> jumps_;  // by Direction
};

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_ALIGNMENT_PASSES_H_
