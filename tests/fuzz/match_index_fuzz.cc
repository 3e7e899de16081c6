// Any bytes in the place of an index of matches, and any bytes inside a good one: opening and
// searching end, and read nothing outside.
//
// The first byte says which: 0, the rest is the index; else the rest is triples of offset (two
// bytes, modulo the size) and value, written over a good index behind its header.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "memory/fuzzy_memory.h"
#include "text/word_tokenizer.h"

namespace {

using malmoi::MatchIndex;
using malmoi::MatchKeys;

std::string GoodIndex(malmoi::MatchTokenizer& tokenizer) {
  malmoi::MatchIndexBuilder builder;
  std::vector<malmoi::MatchToken> tokens;
  for (int i = 0; i < 12; ++i) {
    const std::string text = malmoi::Concat("모델 ", i % 5, "개를 학습했다. 낱말", i, "이 있다");
    tokenizer.Tokenize(text, &tokens);
    malmoi::MatchText keys;
    keys.text = text;
    builder.Add(i, MatchKeys::Of(keys), tokens);
  }
  return builder.Build(1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto* const words = new malmoi::WordTokenizer();
  static auto* const tokenizer = new malmoi::MatchTokenizer(*words);
  static const auto* const good = new std::string(GoodIndex(*tokenizer));
  if (size == 0) return 0;
  // Exactly as long as it is, so that a read behind its end is seen.
  std::vector<uint64_t> room;
  std::string_view bytes;
  if (data[0] == 0) {
    room.resize(size / 8 + 1);
    std::memcpy(room.data(), data + 1, size - 1);
    bytes = {reinterpret_cast<const char*>(room.data()), size - 1};
  } else {
    room.resize(good->size() / 8);
    std::memcpy(room.data(), good->data(), good->size());
    auto* const begin = reinterpret_cast<char*>(room.data());
    constexpr size_t kHeader = 8 + 8 + 8 + 15 * 16 + 8;
    for (size_t i = 1; i + 3 <= size; i += 3) {
      const size_t offset = static_cast<size_t>(data[i]) << 8 | data[i + 1];
      begin[kHeader + offset % (good->size() - kHeader)] = static_cast<char>(data[i + 2]);
    }
    bytes = {begin, good->size()};
  }
  const auto index = MatchIndex::Open(bytes, "fuzz");
  if (!index.ok()) return 0;
  for (const int min_score : {1, 70}) {
    malmoi::FuzzyOptions options;
    options.min_score = min_score;
    const malmoi::FuzzyMemory memory(*index);
    malmoi::FuzzySearcher searcher(memory, *tokenizer);
    malmoi::MatchText query;
    query.text = "모델 3개를 학습했다. 낱말9이 있다";
    for (const malmoi::FuzzyMatch& match : searcher.Find(query, options)) {
      if (match.score < min_score || match.score > malmoi::kPlaceScore) std::abort();
    }
  }
  malmoi::MatchIndexBuilder builder;
  builder.AddAll(*index, [](int64_t) { return true; });
  if (!MatchIndex::Open(builder.Build(2), "fuzz").ok()) std::abort();
  return 0;
}
