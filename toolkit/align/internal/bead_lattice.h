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

#include "align/aligner_weights.h"
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

// One bead of a lattice.
struct LatticeBead {
  size_t shape = 0;  // indexes kBeadShapes
  IndexRange source;
  IndexRange target;

  BeadKind kind() const { return KindOfBead(source.size(), target.size()); }
};

class BeadLattice {
 public:
  static constexpr float kImpossible = -std::numeric_limits<float>::infinity();

  // Scores one bead; kImpossible leaves it out.
  using ScoreBead = std::function<float(const LatticeBead&)>;
  using KeepBead = std::function<bool(const LatticeBead&)>;

  // Scores every bead inside `band`. The lone beads 1-0 and 0-1 must be possible, so that there
  // is a ladder at all.
  BeadLattice(SearchBand band, const ScoreBead& score);

  // The possible beads, numbered by where they begin, then by shape.
  size_t size() const { return arcs_.size(); }
  LatticeBead bead(size_t k) const;
  float score(size_t k) const { return scores_[k]; }
  // Probabilities are then out of date.
  void SetScore(size_t k, float score) { scores_[k] = score; }
  // The number of a bead, or nothing where it is not possible. O(beads of the row).
  std::optional<size_t> Find(const IndexRange& source, const IndexRange& target) const;

  // The ladder with the highest sum of scores, its beads' scores 0. Once ComputeProbabilities was
  // called: the ladder of which most beads are expected to be right, F1 counted, its beads' scores
  // their probabilities (maximum expected accuracy: C. Do et al., "ProbCons", Genome Research
  // 2005). Ties go to the earlier shape.
  Ladder BestLadder() const;

  // Fills in the probabilities of all beads.
  void ComputeProbabilities();
  double LogPartition() const { return log_partition_; }
  // REQUIRES: ComputeProbabilities was called.
  double probability(size_t k) const;

  // Drops the beads that are less probable, but for those that `also` keeps and enough for one
  // ladder. REQUIRES: ComputeProbabilities was called; it must be again.
  void KeepLikely(double least_probability, const KeepBead& also);

 private:
  static constexpr size_t kNoNode = std::numeric_limits<size_t>::max();

  struct Arc {
    uint32_t from = 0;
    uint32_t to = 0;
    uint32_t row = 0;  // of `from`
    uint8_t shape = 0;
  };

  size_t Node(size_t i, size_t j) const { return row_nodes_[i] + j - band_.rows[i].begin; }
  // The node that `shape` leads to from (i, j), or kNoNode.
  size_t After(size_t i, size_t j, size_t shape) const;
  // Fills best arcs into every node; returns the numbers of the best ladder's beads.
  std::vector<size_t> BestArcs() const;
  void IndexRows();

  SearchBand band_;
  std::vector<size_t> row_nodes_;  // first node of each row, and one past the last row
  std::vector<Arc> arcs_;          // by `from`, then by shape
  std::vector<float> scores_;      // of the arcs
  std::vector<size_t> row_arcs_;   // first arc of each row, and one past the last row
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
