// Any bytes: what is read as a glossary, written and read again is the same glossary.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "exchange/glossary_json.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace malmoi;  // one file, nothing to clash with
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const absl::StatusOr<GlossaryJson> read = ReadGlossaryJson(bytes, "fuzz.json");
  if (!read.ok()) return 0;
  StringSink sink;
  if (!WriteGlossaryJson(read->concepts, {}, sink).ok()) std::abort();
  const absl::StatusOr<GlossaryJson> again = ReadGlossaryJson(sink.text(), "fuzz.json");
  // With its bad entries left out, a text may be nothing but control characters.
  if (!again.ok()) return 0;
  if (!again->problems.empty()) std::abort();
  if (again->concepts.size() != read->concepts.size()) std::abort();
  return 0;
}
