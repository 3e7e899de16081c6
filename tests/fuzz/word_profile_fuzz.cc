// Any bytes: the profile is refused, or what it holds is written and read back the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "terms/word_profile.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const absl::StatusOr<malmoi::WordProfile> profile = malmoi::WordProfile::Parse(bytes, "fuzz.tsv");
  if (!profile.ok()) return 0;
  const std::string written = profile->Serialize();
  const absl::StatusOr<malmoi::WordProfile> again = malmoi::WordProfile::Parse(written, "again");
  if (!again.ok() || again->Serialize() != written) std::abort();
  return 0;
}
