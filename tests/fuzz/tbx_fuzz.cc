// Any bytes: the reader ends, and the pairs that it gives are the same after writing them in each
// dialect and reading them again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "exchange/tbx.h"

namespace {

using Pairs = std::multiset<std::tuple<std::string, std::string, malmoi::TermStatus>>;

Pairs PairsOf(const malmoi::TbxReadResult& result) {
  Pairs pairs;
  for (const malmoi::ConceptEntry& entry : result.concepts) {
    for (const malmoi::TermPair& pair : entry.pairs) {
      pairs.emplace(pair.korean, pair.english, pair.status);
    }
  }
  return pairs;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto result = malmoi::ReadTbx(malmoi::StringSource(bytes), "fuzz.tbx", {});
  if (!result.ok() || result->concepts.empty()) return 0;
  for (const malmoi::TbxDialect dialect :
       {malmoi::TbxDialect::kV3Dca, malmoi::TbxDialect::kV3Dct, malmoi::TbxDialect::kV2}) {
    malmoi::StringSink sink;
    malmoi::TbxWriteOptions options;
    options.dialect = dialect;
    if (!malmoi::WriteTbx(result->concepts, options, sink).ok()) std::abort();
    const auto again = malmoi::ReadTbx(malmoi::StringSource(sink.text()), "fuzz.tbx", {});
    if (!again.ok() || PairsOf(*again) != PairsOf(*result)) std::abort();
  }
  return 0;
}
