// Any bytes as malmoi.toml, and its patterns on a path: ends, and gives a config or a message.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "workspace/config.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto config = malmoi::ParseConfig(bytes, "malmoi.toml");
  if (!config.ok()) {
    if (config.status().message().empty()) std::abort();
    return 0;
  }
  for (const std::string& pattern : config->exclude) {
    if (!malmoi::MatchesGlob("**", pattern)) std::abort();
    (void)malmoi::MatchesGlob(pattern, "notes/drafts/a.md");
  }
  return 0;
}
