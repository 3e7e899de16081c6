// Beads as text: what `malmoi align --format beads` prints, and what other aligners print.
//
//   [0, 1]:[0]:0.9312     beads: 0-based indexes, the score may be missing (gold)
//   [3]:[]
//
//   0<TAB>0<TAB>0.31      hunalign's ladder: rungs; what lies between two rungs is a bead
//   2<TAB>1<TAB>1.2
//
//   안녕. ~~~ 또 봐요.<TAB>Hello. See you.<TAB>0.9
//                         hunalign's bitext: a bead a line, sentences joined by " ~~~ "
//
// Pure functions.
#ifndef MALMOI_ALIGN_LADDER_FORMAT_H_
#define MALMOI_ALIGN_LADDER_FORMAT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "align/bead.h"

namespace malmoi {

// A bead that may skip sentences or cross others, as gold of any origin may.
struct IndexedBead {
  std::vector<size_t> source;  // as written; not sorted
  std::vector<size_t> target;
  double score = 0;  // 0 where none is written

  friend bool operator==(const IndexedBead&, const IndexedBead&) = default;
};

// "[0, 1]:[0]:0.9312" without a line end.
std::string FormatBead(const Bead& bead);

// Reads any of the three formats above, told apart by the first line. Empty lines are skipped.
// Errors name `file`, the line and the column, and what was expected.
absl::StatusOr<std::vector<IndexedBead>> ParseBeads(std::string_view text, std::string_view file);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_LADDER_FORMAT_H_
