#include "align/internal/unit_rows.h"

#include <algorithm>
#include <cmath>

#include "align/internal/multiversion.h"

namespace malmoi::internal {

float ToUnit(std::span<const float> row, std::span<int16_t> unit) {
  double squares = 0;
  for (const float value : row) squares += static_cast<double>(value) * value;
  const double length = std::sqrt(squares);
  if (length < 1e-12) {
    std::ranges::fill(unit, int16_t{0});
    return 0;
  }
  for (size_t d = 0; d < row.size(); ++d) {
    unit[d] = static_cast<int16_t>(std::lrint(row[d] / length * kUnit));
  }
  return static_cast<float>(length);
}

MALMOI_MULTIVERSION void Cosines(const int16_t* row, const int16_t* rows, size_t count,
                                 size_t dimension, float* cosines) {
  for (size_t i = 0; i < count; ++i) {
    int32_t sum = 0;
    for (size_t d = 0; d < dimension; ++d) {
      sum += static_cast<int32_t>(row[d]) * rows[i * dimension + d];
    }
    cosines[i] = static_cast<float>(sum) / kUnitSquare;
  }
}

}  // namespace malmoi::internal
