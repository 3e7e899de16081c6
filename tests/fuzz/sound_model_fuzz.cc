// Any bytes as a sound table: refused, or similarities from 0 to 1.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "align/sound_model.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto sounds =
      malmoi::SoundModel::Parse({reinterpret_cast<const char*>(data), size}, "fuzz.tsv");
  if (!sounds.ok()) return 0;
  const double similarity = sounds->Similarity("토크나이저", "tokenizer");
  if (!(similarity >= 0 && similarity <= 1)) std::abort();
  return 0;
}
