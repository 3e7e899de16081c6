// SentenceVectors: a vector for each piece of the shipped tokenizer, in one space for Korean and
// English, so that sentences which say the same lie near one another.
//
//   vector of a sentence = sum of its pieces' vectors, brought to length 1
//
// A piece's vector has its weight inside: 을 and "the" are short, 어텐션 and "attention" long. Rows
// are bytes with one scale each. The file is used where it lies (memory-mapped, or a string):
// opening costs no reading. Immutable; safe from several threads.
//
// The file (models/vectors.bin, made by `malmoi train vectors`), integers little-endian:
//
//   8 bytes "MALMOIVE" | u32 version | u32 CRC-32 of all that follows
//   u32 pieces V | u32 dimension D | u32 CRC-32 of the tokenizer's file | u32 0
//   f32[V] scale of each row | i8[V][D] rows
#ifndef MALMOI_ALIGN_SENTENCE_VECTORS_H_
#define MALMOI_ALIGN_SENTENCE_VECTORS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace malmoi {

class SentenceVectors {
 public:
  static constexpr size_t kMaxDimension = 1024;
  static constexpr size_t kMaxPieces = size_t{1} << 20;

  // Uses `bytes`, which `owner` keeps alive. Errors: foreign, damaged or truncated bytes, an
  // unknown version; `name` stands in the message.
  static absl::StatusOr<SentenceVectors> Parse(std::string_view bytes,
                                               std::shared_ptr<const void> owner,
                                               std::string_view name);

  // The file's bytes for rows of floats. REQUIRES: rows.size() is a multiple of `dimension`.
  static std::string Serialize(std::span<const float> rows, size_t dimension,
                               uint32_t tokenizer_checksum);

  size_t size() const { return size_; }  // pieces
  size_t dimension() const { return dimension_; }
  // Of the tokenizer whose ids the rows have; see Checksum.
  uint32_t tokenizer_checksum() const { return tokenizer_checksum_; }

  // The row of a piece: scale(id) * row(id)[d]. REQUIRES: id < size().
  std::span<const int8_t> row(size_t id) const { return {rows_ + id * dimension_, dimension_}; }
  float scale(size_t id) const;

  // Adds the vectors of `pieces` to `sum`; ids out of range are left out.
  // REQUIRES: sum.size() == dimension().
  void AddTo(std::span<const int> pieces, std::span<float> sum) const;

 private:
  SentenceVectors() = default;

  std::shared_ptr<const void> owner_;
  const char* scales_ = nullptr;  // may be unaligned
  const int8_t* rows_ = nullptr;
  size_t size_ = 0;
  size_t dimension_ = 0;
  uint32_t tokenizer_checksum_ = 0;
};

// CRC-32 of a file, to tell whether two files belong together.
uint32_t Checksum(std::string_view bytes);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_SENTENCE_VECTORS_H_
