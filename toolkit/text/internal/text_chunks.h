// The first cut of WordTokenizer and WordListTrainer: runs of one script, numbers, links, marks.
//
//   "DPO를 3.5%로,"  ->  DPO | 를 | 3.5 | % | 로 | ,
#ifndef MALMOI_TEXT_INTERNAL_TEXT_CHUNKS_H_
#define MALMOI_TEXT_INTERNAL_TEXT_CHUNKS_H_

#include <string_view>
#include <vector>

#include "base/span.h"

namespace malmoi::internal {

enum class ChunkKind {
  kHangul,       // precomposed syllables only
  kLatin,        // letters, digits and '_' after a Latin letter, apostrophes between letters
  kNumber,       // 3.5 · 1,000 · 10k · 80억
  kLink,         // URL, e-mail, arXiv id
  kPunctuation,  // one mark, or one mark several times (...)
  kOther,        // Han, Greek, jamo alone, emoji
};

struct Chunk {
  Span span;
  ChunkKind kind = ChunkKind::kOther;
};

// Every byte of `text` that is not white space belongs to exactly one chunk, in order.
std::vector<Chunk> CutIntoChunks(std::string_view text);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_TEXT_CHUNKS_H_
