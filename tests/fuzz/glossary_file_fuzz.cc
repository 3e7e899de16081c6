// A compiled glossary of any bytes: read or not, and then it can be asked. The checksum is made
// right, so that what it guards is reached.
#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "check/glossary_file.h"
#include "check/glossary_index.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  constexpr size_t kChecksumAt = 12;
  constexpr size_t kBodyAt = 16;
  if (bytes.size() > kBodyAt) {
    const auto sum = static_cast<uint32_t>(
        ::crc32(0, data + kBodyAt, static_cast<uInt>(bytes.size() - kBodyAt)));
    for (size_t i = 0; i < 4; ++i) bytes[kChecksumAt + i] = static_cast<char>(sum >> (8 * i));
  }
  std::optional<malmoi::CompiledGlossary> glossary = malmoi::ParseGlossary(bytes, "key");
  if (!glossary) return 0;
  const malmoi::WordTokenizer tokenizer;
  const malmoi::GlossaryIndex index(*std::move(glossary), tokenizer);
  const std::string text = "사고 패턴들을 fine-tuned models로 골랐다";
  const auto tokens = tokenizer.Tokenize(text);
  for (const malmoi::Language language : {malmoi::Language::kKorean, malmoi::Language::kEnglish}) {
    for (const malmoi::TermMatch& match : index.Find(text, tokens, language)) {
      (void)index.TermText(match, language);
      (void)index.IsMainForm(match, language);
      if (language == malmoi::Language::kKorean) {
        (void)index.concepts()[match.id].korean;
      } else {
        (void)index.ConceptsOfEnglish(match.id).size();
      }
    }
  }
  return 0;
}
