// A practice text as AlignerTrainer learns from it. Internal to align/.
//
// The beads of the text with what the witnesses say of each, so that they are asked only once, and
// which of them are true. Not safe from several threads.
#ifndef MALMOI_ALIGN_INTERNAL_PRACTICE_CASE_H_
#define MALMOI_ALIGN_INTERNAL_PRACTICE_CASE_H_

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "align/aligner_weights.h"
#include "align/internal/bead_lattice.h"
#include "align/internal/witnesses.h"
#include "align/practice_texts.h"

namespace malmoi::internal {

// Whether a ladder holds a bead, asked in any order.
class TrueBeads {
 public:
  explicit TrueBeads(const Ladder& ladder);
  bool Hold(const IndexRange& source, const IndexRange& target) const;

 private:
  std::vector<std::array<size_t, 4>> keys_;
};

// A text with its witnesses. Borrows both.
struct PracticeReading {
  PracticeReading(const Witnesses::Scorers& scorers, const PracticeText& text);

  std::vector<std::string_view> source;
  std::vector<std::string_view> target;
  Witnesses witnesses;
};

class PracticeCase {
 public:
  // All beads of a text, seen at a glance: numbers of SentenceAligner::GlanceNames.
  static PracticeCase AtAGlance(const Witnesses::Scorers& scorers, const PracticeText& text,
                                size_t features);
  // Those that `glance` finds likely and the true ones, looked at closely: FeatureNames.
  static PracticeCase Closely(const Witnesses::Scorers& scorers, const PracticeText& text,
                              const BeadWeights& glance, size_t features);

  size_t size() const { return is_true_.size(); }
  size_t true_beads() const { return true_beads_; }
  bool is_true(size_t bead) const { return is_true_[bead]; }
  // Of one bead, and of all, one after another.
  std::span<float> values(size_t bead) {
    return std::span(values_).subspan(bead * features_, features_);
  }
  std::span<const float> values() const { return values_; }

  // Scores the beads and finds their probabilities.
  const BeadLattice& Weigh(const BeadWeights& weights);

 private:
  PracticeCase(BeadLattice lattice, std::vector<float> values, size_t features,
               const TrueBeads& truth);

  BeadLattice lattice_;
  std::vector<float> values_;
  size_t features_;
  std::vector<bool> is_true_;
  size_t true_beads_ = 0;
};

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_PRACTICE_CASE_H_
