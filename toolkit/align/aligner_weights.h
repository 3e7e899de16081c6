// AlignerWeights: how much each number of each witness counts, for each kind of bead.
//
// Learnt by `malmoi train aligner`, kept as a small JSON file that a person can read
// (models/aligner.json). Plain data.
#ifndef MALMOI_ALIGN_ALIGNER_WEIGHTS_H_
#define MALMOI_ALIGN_ALIGNER_WEIGHTS_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace malmoi {

// Kinds of bead that have weights of their own.
enum class BeadKind {
  kLone,   // 1-0, 0-1
  kPair,   // 1-1
  kMerge,  // 1-n, n-1
  kBlock,  // n-m, both at least 2
};
inline constexpr size_t kBeadKinds = 4;

BeadKind KindOfBead(size_t source_size, size_t target_size);
std::string_view BeadKindName(BeadKind kind);  // "lone", "pair", "merge", "block"

struct BeadWeights {
  std::vector<std::string> features;
  // By kind, then by feature.
  std::array<std::vector<float>, kBeadKinds> weights;
  // By shape: bias[m][n] of the m-n bead. bias[0][0] is not used.
  std::array<std::array<float, 5>, 5> bias{};

  float WeightOf(BeadKind kind, size_t feature) const {
    return weights[static_cast<size_t>(kind)][feature];
  }
  friend bool operator==(const BeadWeights&, const BeadWeights&) = default;
};

struct AlignerWeights {
  // The first look at every bead, by what costs little; without features there is none.
  BeadWeights glance;
  // The second, at the beads that the first finds likely.
  BeadWeights look;
  // confidence = 1 / (1 + exp(-(slope * logit(probability) + offset))) (J. Platt, 1999).
  double calibration_slope = 1;
  double calibration_offset = 0;

  friend bool operator==(const AlignerWeights&, const AlignerWeights&) = default;
};

// Reads what FormatAlignerWeights wrote. Errors name `file` and what was expected.
absl::StatusOr<AlignerWeights> ParseAlignerWeights(std::string_view json, std::string_view file);
std::string FormatAlignerWeights(const AlignerWeights& weights);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_ALIGNER_WEIGHTS_H_
