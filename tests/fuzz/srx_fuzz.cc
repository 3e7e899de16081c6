// Any bytes as rules, on a text with what rules look for: the splitter ends, and loses nothing.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/sentence_splitter.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  malmoi::Problems problems;
  const absl::StatusOr<malmoi::Srx> srx = malmoi::ReadSrx(bytes, "fuzz.srx", &problems);
  if (!srx.ok()) return 0;
  const auto splitter =
      malmoi::SentenceSplitter::Create(*srx, malmoi::SentenceSplitter::Base::kNone, &problems);
  if (!splitter.ok()) return 0;
  constexpr std::string_view kText =
      "1. Dr. Kim said \"It works!\" (see a.b).\n다 했다. (https://a.b) 그리고… 끝?\n\n- x";
  size_t end = 0;
  for (const malmoi::Span& sentence : splitter->Split(kText)) {
    if (sentence.begin < end || sentence.end <= sentence.begin) std::abort();
    if (kText.substr(end, sentence.begin - end).find_first_not_of(" \n") !=
        std::string_view::npos) {
      std::abort();
    }
    end = sentence.end;
  }
  if (end != kText.size()) std::abort();
  return 0;
}
