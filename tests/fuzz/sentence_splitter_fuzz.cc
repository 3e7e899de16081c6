// Any text, split by the shipped rules in each way: spans are in order and hold all but white
// space.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "text/sentence_splitter.h"

namespace {

void Check(std::string_view text, const std::vector<malmoi::Span>& sentences) {
  size_t end = 0;
  const auto only_space = [&](size_t from, size_t to) {
    for (size_t at = from; at < to;) {
      if (!malmoi::IsSpace(malmoi::NextCodePoint(text, &at))) std::abort();
    }
  };
  for (const malmoi::Span& sentence : sentences) {
    if (sentence.begin < end || sentence.end <= sentence.begin) std::abort();
    only_space(end, sentence.begin);
    end = sentence.end;
  }
  only_space(end, text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const malmoi::SentenceSplitter splitter = [] {
    malmoi::Problems problems;
    return *malmoi::SentenceSplitter::Load(malmoi::DiskFiles(),
                                           MALMOI_SOURCE_DIR "/models/segmentation.srx",
                                           malmoi::SentenceSplitter::Base::kIcu, &problems);
  }();
  const std::string text = malmoi::ToNfc({reinterpret_cast<const char*>(data), size});
  Check(text, splitter.Split(text));
  Check(text, splitter.Split(text, malmoi::Language::kKorean));
  Check(text, splitter.Split(text, malmoi::Language::kEnglish));
  return 0;
}
