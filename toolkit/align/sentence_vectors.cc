#include "align/sentence_vectors.h"

#include <zlib.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <utility>

#include "align/internal/multiversion.h"
#include "base/status.h"
#include "base/strings.h"

namespace malmoi {
namespace {

static_assert(std::endian::native == std::endian::little, "files are read where they lie");

constexpr std::string_view kMagic = "MALMOIVE";
constexpr uint32_t kVersion = 1;
constexpr size_t kHeadSize = 32;
constexpr size_t kChecked = 16;  // bytes before what the checksum covers

uint32_t ReadU32(const char* bytes) {
  uint32_t value;
  std::memcpy(&value, bytes, sizeof(value));
  return value;
}

void AppendU32(uint32_t value, std::string* bytes) {
  bytes->append(reinterpret_cast<const char*>(&value), sizeof(value));
}

MALMOI_MULTIVERSION void AddRow(const int8_t* row, float scale, float* sum, size_t dimension) {
  for (size_t d = 0; d < dimension; ++d) sum[d] += scale * static_cast<float>(row[d]);
}

}  // namespace

uint32_t Checksum(std::string_view bytes) {
  uLong crc = ::crc32_z(0, nullptr, 0);
  crc = ::crc32_z(crc, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  return static_cast<uint32_t>(crc);
}

absl::StatusOr<SentenceVectors> SentenceVectors::Parse(std::string_view bytes,
                                                       std::shared_ptr<const void> owner,
                                                       std::string_view name) {
  const auto refused = [&](std::string_view why) {
    return InvalidInputError(
        {std::string(name), 0, 0},
        Concat(why, "; expected vectors made by `malmoi train vectors` of this version"));
  };
  if (!bytes.starts_with(kMagic)) return refused("not a file of sentence vectors");
  if (bytes.size() < kHeadSize) return refused("the file is cut short");
  if (ReadU32(bytes.data() + 8) != kVersion) return refused("another version's file");
  SentenceVectors vectors;
  vectors.size_ = ReadU32(bytes.data() + 16);
  vectors.dimension_ = ReadU32(bytes.data() + 20);
  vectors.tokenizer_checksum_ = ReadU32(bytes.data() + 24);
  if (vectors.size_ == 0 || vectors.size_ > kMaxPieces || vectors.dimension_ == 0 ||
      vectors.dimension_ > kMaxDimension) {
    return refused("damaged: an impossible size");
  }
  const size_t expected = kHeadSize + vectors.size_ * (sizeof(float) + vectors.dimension_);
  if (bytes.size() != expected) {
    return refused(Concat("cut short or damaged: ", bytes.size(), " bytes of ", expected));
  }
  if (ReadU32(bytes.data() + 12) != Checksum(bytes.substr(kChecked))) {
    return refused("damaged: the checksum does not fit");
  }
  vectors.scales_ = bytes.data() + kHeadSize;
  vectors.rows_ = reinterpret_cast<const int8_t*>(vectors.scales_ + vectors.size_ * sizeof(float));
  for (size_t id = 0; id < vectors.size_; ++id) {
    if (!std::isfinite(vectors.scale(id))) return refused("damaged: a scale is no number");
  }
  vectors.owner_ = std::move(owner);
  return vectors;
}

std::string SentenceVectors::Serialize(std::span<const float> rows, size_t dimension,
                                       uint32_t tokenizer_checksum) {
  const size_t size = rows.size() / dimension;
  std::string body;
  AppendU32(static_cast<uint32_t>(size), &body);
  AppendU32(static_cast<uint32_t>(dimension), &body);
  AppendU32(tokenizer_checksum, &body);
  AppendU32(0, &body);
  std::string quantized;
  for (size_t id = 0; id < size; ++id) {
    const auto row = rows.subspan(id * dimension, dimension);
    float largest = 0;
    for (const float value : row) largest = std::max(largest, std::abs(value));
    const float scale = largest / 127;
    body.append(reinterpret_cast<const char*>(&scale), sizeof(scale));
    for (const float value : row) {
      const float step = scale > 0 ? std::nearbyint(value / scale) : 0;
      quantized.push_back(static_cast<char>(static_cast<int8_t>(step)));
    }
  }
  body += quantized;
  std::string bytes(kMagic);
  AppendU32(kVersion, &bytes);
  AppendU32(Checksum(body), &bytes);
  return bytes + body;
}

float SentenceVectors::scale(size_t id) const {
  float value;
  std::memcpy(&value, scales_ + id * sizeof(value), sizeof(value));
  return value;
}

void SentenceVectors::AddTo(std::span<const int> pieces, std::span<float> sum) const {
  for (const int piece : pieces) {
    const auto id = static_cast<size_t>(piece);
    if (piece < 0 || id >= size_) continue;
    AddRow(rows_ + id * dimension_, scale(id), sum.data(), dimension_);
  }
}

}  // namespace malmoi
