// Internal to memory/: a hash that is the same on every machine and in every version, because the
// index file holds it.
#ifndef MALMOI_MEMORY_INTERNAL_STABLE_HASH_H_
#define MALMOI_MEMORY_INTERNAL_STABLE_HASH_H_

#include <cstdint>
#include <string_view>

#include "base/stable_hash.h"

namespace malmoi::internal {

// The finalizer of MurmurHash3 (Austin Appleby, public domain): every bit moves every other.
constexpr uint64_t MixBits(uint64_t hash) {
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdU;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53U;
  return hash ^ (hash >> 33);
}

// FNV-1a, mixed. `seed` tells uses apart. Never 0, which means "none".
constexpr uint64_t StableHash(std::string_view text, uint64_t seed = 0) {
  const uint64_t hash = MixBits(Fnv1a(text, kFnv1aBasis ^ MixBits(seed)));
  return hash == 0 ? 1 : hash;
}

}  // namespace malmoi::internal

#endif  // MALMOI_MEMORY_INTERNAL_STABLE_HASH_H_
