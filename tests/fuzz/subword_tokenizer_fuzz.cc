// Any text: pieces lie in the text, in order, and cover all that is not white space.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "base/file_store.h"
#include "base/unicode.h"
#include "text/subword_tokenizer.h"

namespace {

std::unique_ptr<malmoi::SubwordTokenizer> Load() {
  const auto bytes = malmoi::DiskFiles().Read(MALMOI_SOURCE_DIR "/models/tokenizer.model",
                                              malmoi::SubwordTokenizer::kMaxModelBytes);
  if (!bytes.ok()) std::abort();
  auto tokenizer = malmoi::SubwordTokenizer::Parse(*bytes, "tokenizer.model");
  if (!tokenizer.ok()) std::abort();
  return *std::move(tokenizer);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::unique_ptr<malmoi::SubwordTokenizer> tokenizer = Load();
  const std::string text = malmoi::ToNfc({reinterpret_cast<const char*>(data), size});
  size_t end = 0;
  for (const malmoi::Token& token : tokenizer->Tokenize(text)) {
    if (token.span.begin < end || token.span.end < token.span.begin ||
        token.span.end > text.size()) {
      std::abort();
    }
    end = token.span.end;
  }
  return 0;
}
