// Any text: tokens are not empty, in order, and between them is white space only. The first half
// of the input is tried as a word list too.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "base/file_store.h"
#include "base/unicode.h"
#include "text/word_tokenizer.h"

namespace {

std::unique_ptr<malmoi::WordTokenizer> Load() {
  const auto bytes = malmoi::DiskFiles().Read(MALMOI_SOURCE_DIR "/models/words.tsv",
                                              malmoi::WordList::kMaxFileBytes);
  if (!bytes.ok()) std::abort();
  auto tokenizer = malmoi::WordTokenizer::Parse(*bytes, "words.tsv");
  if (!tokenizer.ok()) std::abort();
  return *std::move(tokenizer);
}

void ExpectSpace(std::string_view text, size_t begin, size_t end) {
  while (begin < end) {
    if (!malmoi::IsSpace(malmoi::NextCodePoint(text, &begin))) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::unique_ptr<malmoi::WordTokenizer> tokenizer = Load();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = malmoi::ToNfc(bytes);
  size_t end = 0;
  for (const malmoi::Token& token : tokenizer->Tokenize(text)) {
    if (token.span.begin < end || token.span.end <= token.span.begin || token.form.empty()) {
      std::abort();
    }
    ExpectSpace(text, end, token.span.begin);
    end = token.span.end;
  }
  ExpectSpace(text, end, text.size());
  static const malmoi::KoreanGrammar grammar;
  const auto list = malmoi::WordList::Parse(grammar, bytes, "fuzz.tsv");
  if (list.ok()) (void)list->BestSplit("사회의");
  return 0;
}
