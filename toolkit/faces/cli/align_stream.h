// `malmoi align --stream`: document pairs in, ladders out, a JSON line each.
//
//   {"id":1,"ko":["안녕.","잘 가."],"en":["Hello and goodbye."]}
//   {"id":1,"beads":[{"ko":[0,1],"en":[0],"score":0.93}]}
//
// Answers keep the order of the questions; a line that cannot be used is answered by
// {"id":…,"error":"…"}, so that they stay in step. Reads only as fast as it answers: memory is
// bounded by one batch.
#ifndef MALMOI_FACES_CLI_ALIGN_STREAM_H_
#define MALMOI_FACES_CLI_ALIGN_STREAM_H_

#include <string>
#include <string_view>

#include "align/sentence_aligner.h"
#include "faces/cli/command_table.h"

namespace malmoi {

struct AlignStreamOptions {
  AlignOptions align;
  double min_confidence = 0;  // beads below are left out
  bool explain = false;       // beads tell what each witness said
  int threads = 1;
};

// Runs until console.in ends; returns the exit code.
int RunAlignStream(const SentenceAligner& aligner, const AlignStreamOptions& options,
                   Console& console);

// The answer to one line, without its line end. For tests and fuzzing. `error` gets what was
// refused and is left alone otherwise.
std::string AnswerAlignLine(const SentenceAligner& aligner, const AlignStreamOptions& options,
                            std::string_view line, std::string* error);

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_ALIGN_STREAM_H_
