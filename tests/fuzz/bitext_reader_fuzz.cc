// Any bytes, plain or gzip: every line is a row, refused or with two texts, and lines count up.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "align/bitext_reader.h"
#include "base/unicode.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  malmoi::BitextReader reader(in, "fuzz.tsv", 1 << 12);
  malmoi::BitextRow row;
  size_t last = 0;
  while (true) {
    const absl::StatusOr<bool> more = reader.Next(&row);
    if (!more.ok() || !*more) return 0;
    if (row.line != ++last) std::abort();
    const bool empty = row.pair.source.empty() || row.pair.target.empty();
    if (empty != row.refused.has_value()) std::abort();
    if (!malmoi::IsValidUtf8(row.pair.source) || !malmoi::IsValidUtf8(row.pair.target))
      std::abort();
  }
}
