// Any bytes as a SentencePiece model: refused, or a tokenizer that works.
#include <cstddef>
#include <cstdint>

#include "text/subword_tokenizer.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto tokenizer =
      malmoi::SubwordTokenizer::Parse({reinterpret_cast<const char*>(data), size}, "fuzz.model");
  if (tokenizer.ok()) (void)(*tokenizer)->Tokenize("사고 패턴 thinking patterns");
  return 0;
}
