// Diffs of any bytes: an error with its line, or ranges that rise.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "check/unified_diff.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto diff = malmoi::ParseUnifiedDiff(text, "fuzz.diff");
  if (!diff.ok()) return 0;
  for (const auto& entry : diff->files) {
    for (const malmoi::LineRange& range : entry.second) {
      if (range.begin >= range.end) std::abort();
      if (!diff->Touches(entry.first, range.begin, range.begin)) std::abort();
    }
  }
  return 0;
}
