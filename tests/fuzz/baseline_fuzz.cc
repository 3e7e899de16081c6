// Baselines of any bytes: refused, or written back and read again as they were.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "check/baseline.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto baseline = malmoi::Baseline::Parse(text, "fuzz.json");
  if (!baseline.ok()) return 0;
  const auto again = malmoi::Baseline::Parse(baseline->Serialize(), "again.json");
  if (!again.ok() || again->entries() != baseline->entries()) std::abort();
  return 0;
}
