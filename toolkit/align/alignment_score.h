// How right beads are: precision, recall and F1 against gold.
//
// Vecalign's definition (Thompson and Koehn, EMNLP 2019), as its score.py counts: strict wants the
// very bead of the gold; lax is content where a bead shares a sentence of both sides with one. A
// sentence without partner that was found counts for precision; one in the gold is no recall, for
// nobody asked for it. Counts add up over documents (micro average). Plain data, pure functions.
#ifndef MALMOI_ALIGN_ALIGNMENT_SCORE_H_
#define MALMOI_ALIGN_ALIGNMENT_SCORE_H_

#include <cstddef>
#include <span>

#include "align/ladder_format.h"

namespace malmoi {

// Of one class of answers: how many were given and right, how many asked for and found.
struct ScoreCounts {
  size_t right = 0;
  size_t wrong = 0;
  size_t found = 0;
  size_t missed = 0;

  double precision() const { return Share(right, wrong); }
  double recall() const { return Share(found, missed); }
  // Harmonic mean; 0 where nothing is right.
  double f1() const;

  ScoreCounts& operator+=(const ScoreCounts& other);
  friend bool operator==(const ScoreCounts&, const ScoreCounts&) = default;

 private:
  static double Share(size_t part, size_t rest) {
    return part + rest == 0 ? 0 : static_cast<double>(part) / static_cast<double>(part + rest);
  }
};

struct BeadScore {
  ScoreCounts strict;
  ScoreCounts lax;

  BeadScore& operator+=(const BeadScore& other);
  friend bool operator==(const BeadScore&, const BeadScore&) = default;
};

// Of a bead that stands twice in a side one counts; a bead without any sentence counts nowhere.
BeadScore ScoreBeads(std::span<const IndexedBead> gold, std::span<const IndexedBead> guess);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_ALIGNMENT_SCORE_H_
