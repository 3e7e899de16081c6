// Rows of length 1 as 16-bit integers: dot products are exact, so the same bits come out on every
// processor, and many run at once. Internal to align/.
#ifndef MALMOI_ALIGN_INTERNAL_UNIT_ROWS_H_
#define MALMOI_ALIGN_INTERNAL_UNIT_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace malmoi::internal {

// What a component of 1 is stored as; a dot product of two rows is cosine * kUnit * kUnit.
inline constexpr int kUnit = 16384;
inline constexpr float kUnitSquare = static_cast<float>(kUnit) * kUnit;

// Writes `row` at length 1 to `unit`, zeros where it has no length; returns its length.
float ToUnit(std::span<const float> row, std::span<int16_t> unit);

// Dot products of one row with `count` rows that lie one after another, as cosines.
void Cosines(const int16_t* row, const int16_t* rows, size_t count, size_t dimension,
             float* cosines);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_UNIT_ROWS_H_
