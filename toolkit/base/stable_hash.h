// Hashes that are the same on every machine and in every version, because files and ids hold them.
//
//   Fnv1a("사고 패턴")                   64 bits
//   HexDigits(Fnv1a("사고 패턴"))        16 hexadecimal digits
//
// FNV-1a: Fowler, Noll and Vo, IETF draft-eastlake-fnv. Pure functions, safe from any thread.
#ifndef MALMOI_BASE_STABLE_HASH_H_
#define MALMOI_BASE_STABLE_HASH_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace malmoi {

inline constexpr uint64_t kFnv1aBasis = 0xcbf29ce484222325;

constexpr uint64_t Fnv1a(char byte, uint64_t hash) {
  return (hash ^ static_cast<uint8_t>(byte)) * 0x100000001b3;
}

// `hash` is that of what stands before.
constexpr uint64_t Fnv1a(std::string_view text, uint64_t hash = kFnv1aBasis) {
  for (const char byte : text) hash = Fnv1a(byte, hash);
  return hash;
}

inline std::string HexDigits(uint64_t hash) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) digits.push_back(kHex[(hash >> shift) & 15]);
  return digits;
}

}  // namespace malmoi

#endif  // MALMOI_BASE_STABLE_HASH_H_
