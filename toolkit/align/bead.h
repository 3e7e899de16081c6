// Bead and Ladder: which sentences of two sides render one another.
//
//   source  0 1 2   3 4          ladder  [0]:[0]  [1,2]:[1]  [3]:[]  [4]:[2,3]
//   target  0 1       2 3
//
// A ladder is monotone and covers every sentence of both sides exactly once. Plain data.
#ifndef MALMOI_ALIGN_BEAD_H_
#define MALMOI_ALIGN_BEAD_H_

#include <cstddef>
#include <vector>

namespace malmoi {

// Half-open range of sentence indexes, from 0.
struct IndexRange {
  size_t begin = 0;
  size_t end = 0;

  size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }

  friend bool operator==(const IndexRange&, const IndexRange&) = default;
};

struct Bead {
  IndexRange source;      // Korean in Malmoi's own use
  IndexRange target;      // English
  double score = 0;       // calibrated confidence, 0..1
  bool crossing = false;  // neighbours stand in exchanged order inside this bead
  bool moved = false;     // this lone sentence has its partner farther away

  friend bool operator==(const Bead&, const Bead&) = default;
};

using Ladder = std::vector<Bead>;

}  // namespace malmoi

#endif  // MALMOI_ALIGN_BEAD_H_
