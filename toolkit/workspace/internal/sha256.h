// Internal to workspace/: SHA-256 (FIPS 180-4), by which the store knows that a text is unchanged.
//
// A keyless cryptographic hash, because a collision would silently reuse another note's beads.
// Not safe from several threads; one object a text.
#ifndef MALMOI_WORKSPACE_INTERNAL_SHA256_H_
#define MALMOI_WORKSPACE_INTERNAL_SHA256_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace malmoi {

class Sha256 {
 public:
  void Update(std::string_view bytes);

  // Update of a text that ends where it ends: ("ab", "c") and ("a", "bc") give different digests.
  void UpdateField(std::string_view text);

  // 64 hexadecimal digits. To be called once, last.
  std::string Digest();

 private:
  void Block(const unsigned char* block);

  std::array<uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> pending_ = {};
  size_t pending_size_ = 0;
  uint64_t total_ = 0;
};

std::string Sha256Of(std::string_view bytes);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_INTERNAL_SHA256_H_
