// Internal to memory/: what the builder and the reader of a MatchIndex agree on.
#ifndef MALMOI_MEMORY_INTERNAL_MATCH_LAYOUT_H_
#define MALMOI_MEMORY_INTERNAL_MATCH_LAYOUT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "memory/match_token.h"

namespace malmoi::internal {

// A form and a class in one number. Forms of light tokens are not numbered.
inline constexpr uint32_t kNoForm = (uint32_t{1} << 30) - 1;

constexpr uint32_t PackForm(uint32_t form, MatchClass kind) {
  return form << 2 | static_cast<uint32_t>(kind);
}
constexpr uint32_t FormOf(uint32_t packed) { return packed >> 2; }
constexpr MatchClass ClassOf(uint32_t packed) { return static_cast<MatchClass>(packed & 3); }

// Ranks above this are kept as this.
inline constexpr uint32_t kMaxRank = 255;

// The bit of a form in a segment's signature.
constexpr uint64_t SignatureBit(uint32_t form) {
  return uint64_t{1} << (form * uint64_t{0x9e3779b97f4a7c15} >> 58);
}

// A signature in half the bits, for postings.
constexpr uint32_t FoldSignature(uint64_t signature) {
  return static_cast<uint32_t>(signature | signature >> 32);
}

// The number of bits that are set; the compiler's own is a call where the processor may be old.
constexpr int CountBits(uint32_t bits) {
  bits = bits - (bits >> 1 & 0x55555555U);
  bits = (bits & 0x33333333U) + (bits >> 2 & 0x33333333U);
  return static_cast<int>(((bits + (bits >> 4)) & 0x0f0f0f0fU) * 0x01010101U >> 24);
}
constexpr int CountBits(uint64_t bits) {
  return CountBits(static_cast<uint32_t>(bits)) + CountBits(static_cast<uint32_t>(bits >> 32));
}

// Open addressing with linear probing over hashes kept elsewhere: number + 1, 0 is free.
// `slots` has a power of two of places, at least one of them free, or damaged ones: then the search
// ends after all places.
inline uint32_t FindSlot(std::span<const uint32_t> slots, std::span<const uint64_t> hashes,
                         uint64_t hash) {
  const size_t mask = slots.size() - 1;
  size_t slot = hash & mask;
  for (size_t step = 0; step < slots.size(); ++step, slot = (slot + 1) & mask) {
    const uint32_t number = slots[slot] - 1;
    if (number >= hashes.size()) return UINT32_MAX;
    if (hashes[number] == hash) return number;
  }
  return UINT32_MAX;
}

// Hashes to numbers 0, 1, 2 … in order of adding.
class HashNumbers {
 public:
  uint32_t Add(uint64_t hash) {
    if (2 * (hashes_.size() + 1) > slots_.size()) Grow();
    const size_t mask = slots_.size() - 1;
    size_t slot = hash & mask;
    for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
      if (hashes_[slots_[slot] - 1] == hash) return slots_[slot] - 1;
    }
    hashes_.push_back(hash);
    slots_[slot] = static_cast<uint32_t>(hashes_.size());
    return slots_[slot] - 1;
  }
  const std::vector<uint64_t>& hashes() const { return hashes_; }
  const std::vector<uint32_t>& slots() const { return slots_; }

 private:
  void Grow() {
    slots_.assign(slots_.empty() ? 16 : 2 * slots_.size(), 0);
    const size_t mask = slots_.size() - 1;
    for (uint32_t number = 0; number < hashes_.size(); ++number) {
      size_t slot = hashes_[number] & mask;
      while (slots_[slot] != 0) slot = (slot + 1) & mask;
      slots_[slot] = number + 1;
    }
  }
  std::vector<uint64_t> hashes_;
  std::vector<uint32_t> slots_ = std::vector<uint32_t>(16, 0);
};

}  // namespace malmoi::internal

#endif  // MALMOI_MEMORY_INTERNAL_MATCH_LAYOUT_H_
