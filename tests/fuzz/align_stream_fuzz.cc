// Any line of `malmoi align --stream`: one JSON line comes back, whose beads hold every sentence
// of both sides once, in order.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "faces/cli/align_stream.h"

namespace {

// Whether the indexes of `side` over all beads are 0, 1, 2 … up to `count`.
bool Covers(const nlohmann::json& beads, const char* side, size_t count) {
  size_t next = 0;
  for (const auto& bead : beads) {
    for (const auto& index : bead[side]) {
      if (index != next++) return false;
    }
  }
  return next == count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto& aligner =
      *new malmoi::SentenceAligner(malmoi::SentenceAligner::WithoutModels());
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  std::string error;
  const std::string text = malmoi::AnswerAlignLine(aligner, {}, line, &error);
  if (text.find('\n') != std::string::npos) std::abort();
  const auto answer = nlohmann::json::parse(text);
  if (answer.contains("error") == error.empty()) std::abort();
  if (!error.empty()) return 0;
  const auto question = nlohmann::json::parse(line);
  for (const char* const side : {"ko", "en"}) {
    if (!Covers(answer["beads"], side, question[side].size())) std::abort();
  }
  return 0;
}
