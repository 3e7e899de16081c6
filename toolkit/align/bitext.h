// BitextUnit: one bead with its texts, word links and provenance. What memory/ and terms/ eat.
#ifndef MALMOI_ALIGN_BITEXT_H_
#define MALMOI_ALIGN_BITEXT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "align/bead.h"
#include "base/span.h"
#include "text/sentence.h"

namespace malmoi {

// A link between token `source` of the Korean and token `target` of the English, from 0.
struct WordLink {
  size_t source = 0;
  size_t target = 0;
  double confidence = 0;  // 0..1

  friend bool operator==(const WordLink&, const WordLink&) = default;
};

struct BitextUnit {
  std::string note;       // note id, or "" for a plain bitext
  size_t bead_index = 0;  // place in the note's ladder
  std::string file;       // of the Korean side
  std::string en_file;    // of the English side where it is another file
  std::string date;       // "2025-03-18" or ""
  Bead bead;
  std::vector<Sentence> korean;   // the bead's sentences; empty for 0-1
  std::vector<Sentence> english;  // empty for 1-0

  // The side as one string: sentences joined by a space.
  std::string KoreanText() const;
  std::string EnglishText() const;
};

}  // namespace malmoi

#endif  // MALMOI_ALIGN_BITEXT_H_
