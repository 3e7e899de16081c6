// alignments.jsonl: a bead a line.
//
//   {"note":"a.txt#1","bead":0,"ko":["…"],"en":["…"],"score":0.9312,"file":"a.txt",
//    "ko_span":[120,310],"en_span":[311,420]}
//
// "ko" and "en" are the sentences' texts; spans are bytes of the file as it lies on disk, [0,0] on
// a side without a sentence. "crossing" and "moved" stand there only when true, "en_file" only for
// a note in two files (en_span is then bytes of that file). Safe from any thread.
#ifndef MALMOI_EXCHANGE_ALIGNMENTS_JSONL_H_
#define MALMOI_EXCHANGE_ALIGNMENTS_JSONL_H_

#include <span>
#include <string>

#include "absl/status/status.h"
#include "align/bitext.h"
#include "base/file_store.h"

namespace malmoi {

// One line, without its line end.
std::string AlignmentRow(const BitextUnit& unit);

absl::Status WriteAlignmentsJsonl(std::span<const BitextUnit> units, ByteSink& sink);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_ALIGNMENTS_JSONL_H_
