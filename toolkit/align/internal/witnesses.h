// The witnesses at work on one pair of texts: what SentenceAligner and its trainer share.
// Internal to align/. Not safe from several threads.
#ifndef MALMOI_ALIGN_INTERNAL_WITNESSES_H_
#define MALMOI_ALIGN_INTERNAL_WITNESSES_H_

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "align/aligner_weights.h"
#include "align/internal/bead_lattice.h"
#include "align/internal/search_band.h"
#include "align/sentence_scorer.h"

namespace malmoi::internal {

class Witnesses {
 public:
  using Scorers = std::vector<std::unique_ptr<const SentenceScorer>>;

  // REQUIRES: `scorers` and what `pair` borrows outlive this.
  Witnesses(const Scorers& scorers, const SentencePair& pair);

  // Finds the band by the last sketch that a witness has, and lets all enter it.
  // `fixed_pairs` must lie inside.
  SearchBand EnterBand(size_t max_bead, const std::vector<std::pair<size_t, size_t>>& fixed_pairs);

  // The sketch that the band was found by. REQUIRES: EnterBand was called.
  const SentenceSketch& sketch() const { return sketch_; }

  // What all witnesses say at a glance, one after another.
  void Glance(const IndexRange& source, const IndexRange& target, std::span<float> values) const;

  // Tells all witnesses which beads will be scored. Called once, after the last Glance.
  void LookCloser(const BeadLattice& beads);

  // The numbers of all witnesses, one after another.
  void Score(const IndexRange& source, const IndexRange& target, std::span<float> values) const;

 private:
  SentencePair pair_;
  std::vector<std::unique_ptr<PairScorer>> scorers_;
  std::vector<size_t> sizes_;
  std::vector<size_t> glance_sizes_;
  SentenceSketch sketch_;
};

// What the numbers come to: the score of one bead.
float WeighBead(const BeadWeights& weights, const IndexRange& source, const IndexRange& target,
                std::span<const float> values);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_WITNESSES_H_
