// All ladders of a band at once, with a score for each bead. Internal to align/.
//
// Nodes are pairs of boundaries (i, j); an arc is a bead from one node to another. The best ladder
// is found by dynamic programming; how probable a bead is among all ladders, weighed by the
// exponential of their scores, by the forward-backward algorithm: a semi-Markov conditional random
// field (S. Sarawagi and W. Cohen, NIPS 2004) over two texts. Not safe from several threads.
#ifndef MALMOI_ALIGN_INTERNAL_BEAD_LATTICE_H_
#define MALMOI_ALIGN_INTERNAL_BEAD_LATTICE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "align/bead.h"
#include "align/sentence_scorer.h"

namespace malmoi::internal {

// How many sentences of each side a bead has.
struct BeadShape {
  uint8_t source;
  uint8_t target;
};

inline constexpr size_t kLargestBead = 4;  // sentences on a side
inline constexpr std::array<BeadShape, 18> kBeadShapes = {{{1, 0},
                                                           {0, 1},
                                                           {1, 1},
                                                           {1, 2},
                                                           {2, 1},
                                                           {1, 3},
                                                           {3, 1},
                                                           {2, 2},
                                                           {1, 4},
                                                           {4, 1},
                                                           {2, 3},
                                                           {3, 2},
                                                           {3, 3},
                                                           {2, 4},
                                                           {4, 2},
                                                           {3, 4},
                                                           {4, 3},
                                                           {4, 4}}};

// Index of a shape in kBeadShapes, or nothing where it is none.
std::optional<size_t> ShapeIndex(size_t source_size, size_t target_size);

class BeadLattice {
 public:
  static constexpr float kImpossible = -std::numeric_limits<float>::infinity();

  // Scores one bead; kImpossible leaves it out. `shape` indexes kBeadShapes.
  using ScoreBead =
      std::function<float(size_t shape, const IndexRange& source, const IndexRange& target)>;
  // One bead with its probability.
  using SeeBead = std::function<void(size_t shape, const IndexRange& source,
                                     const IndexRange& target, double probability)>;

  // Scores every bead inside `band`. The lone beads 1-0 and 0-1 must be possible, so that there
  // is a ladder at all.
  BeadLattice(SearchBand band, const ScoreBead& score);

  // The ladder with the highest sum of scores, its beads' scores 0. Once ComputeProbabilities was
  // called: the ladder of which most beads are expected to be right, F1 counted, its beads' scores
  // their probabilities (maximum expected accuracy: C. Do et al., "ProbCons", Genome Research
  // 2005). Ties go to the earlier shape.
  Ladder BestLadder() const;

  // Adds what `more` says of each possible bead, given its probability, to its score. The
  // probabilities are then out of date. REQUIRES: ComputeProbabilities was called.
  using ScoreMore = std::function<float(size_t shape, double probability)>;
  void AddToScores(const ScoreMore& more);

  // Fills in the probabilities of all beads.
  void ComputeProbabilities();
  double LogPartition() const { return log_partition_; }
  // REQUIRES: ComputeProbabilities was called.
  double Probability(const IndexRange& source, const IndexRange& target) const;
  void ForEachBead(const SeeBead& see) const;

 private:
  static constexpr size_t kNoNode = std::numeric_limits<size_t>::max();

  size_t Node(size_t i, size_t j) const;
  // The node that `shape` leads to from (i, j), or kNoNode.
  size_t After(size_t i, size_t j, size_t shape) const;
  float ScoreAt(size_t node, size_t shape) const {
    return scores_[node * kBeadShapes.size() + shape];
  }
  double ProbabilityAt(size_t from_row, size_t from, size_t shape, size_t to_row, size_t to) const;

  SearchBand band_;
  std::vector<size_t> row_nodes_;  // first node of each row, and one past the last row
  std::vector<float> scores_;      // node-major, one a shape
  // Empty until ComputeProbabilities.
  std::vector<double> weights_;        // exponentials of scores_
  std::vector<double> forward_;        // sums over all ways from the beginning to a node …
  std::vector<double> backward_;       // … and from there to the end
  std::vector<double> forward_scale_;  // logarithm of what a row's sums were divided by
  std::vector<double> backward_scale_;
  double log_partition_ = 0;
};

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_BEAD_LATTICE_H_
