// Any bytes as vectors and as weights: refused, or fit to be used.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "align/aligner_weights.h"
#include "align/sentence_vectors.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto vectors = malmoi::SentenceVectors::Parse(bytes, nullptr, "fuzz.bin");
  if (vectors.ok()) {
    std::vector<float> sum(vectors->dimension());
    const std::vector<int> pieces = {0, static_cast<int>(vectors->size()) - 1, -1, 1 << 30};
    vectors->AddTo(pieces, sum);
  }
  const auto weights = malmoi::ParseAlignerWeights(bytes, "fuzz.json");
  if (weights.ok()) {
    for (const malmoi::BeadWeights* const part : {&weights->glance, &weights->look}) {
      for (const auto& row : part->weights) {
        if (row.size() != part->features.size()) std::abort();
      }
    }
    if (!malmoi::ParseAlignerWeights(malmoi::FormatAlignerWeights(*weights), "again").ok()) {
      std::abort();
    }
  }
  return 0;
}
