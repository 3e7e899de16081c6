// Any bytes as beads, hunalign's ladder or bitext: the reader ends, and scoring a file against
// itself finds every bead right.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "align/alignment_score.h"
#include "align/ladder_format.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto beads = malmoi::ParseBeads({reinterpret_cast<const char*>(data), size}, "fuzz.beads");
  if (!beads.ok()) return 0;
  const malmoi::BeadScore score = malmoi::ScoreBeads(*beads, *beads);
  if (score.strict.wrong != 0 || score.strict.missed != 0) std::abort();
  return 0;
}
