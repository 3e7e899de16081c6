// Any bytes behind a right header: what is accepted can be looked up, and is written as it was.
#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "align/translation_table.h"

namespace {

// The bytes with the checksum that they should have, or no fuzzer would ever come past it.
std::string WithChecksum(std::string bytes) {
  constexpr size_t kChecksumAt = 12;
  constexpr size_t kBodyAt = 16;
  if (bytes.size() < kBodyAt) return bytes;
  const auto crc =
      static_cast<uint32_t>(::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()) + kBodyAt,
                                    static_cast<uInt>(bytes.size() - kBodyAt)));
  for (size_t i = 0; i < 4; ++i) bytes[kChecksumAt + i] = static_cast<char>(crc >> (8 * i));
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes = WithChecksum({reinterpret_cast<const char*>(data), size});
  const auto table = malmoi::TranslationTable::Parse(bytes, "fuzz.bin");
  if (!table.ok()) return 0;
  for (uint32_t source = 0; source < table->source_count(); ++source) {
    if (table->SourceId(table->SourceWord(source)) != source) std::abort();
    table->ForEachTarget(source, [&](uint32_t target, const auto& probabilities) {
      if (table->Lookup(source, target).forward != probabilities.forward) std::abort();
    });
  }
  if (table->Serialize() != bytes) std::abort();
  return 0;
}
