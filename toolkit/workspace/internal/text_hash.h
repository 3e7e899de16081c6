// Internal to workspace/: by what the store knows that a text is unchanged.
//
// 128 bits of XXH3 (libxxhash): fast, and the same on every machine. It is not cryptographic: who
// could make two notes of one hash is the one who writes them.
// Not safe from several threads; one object a text.
#ifndef MALMOI_WORKSPACE_INTERNAL_TEXT_HASH_H_
#define MALMOI_WORKSPACE_INTERNAL_TEXT_HASH_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct XXH3_state_s;

namespace malmoi {

class TextHash {
 public:
  TextHash();

  // Adds a text that ends where it ends: ("ab", "c") and ("a", "bc") give different digests.
  void AddField(std::string_view text);

  // 32 hexadecimal digits.
  std::string Digest() const;

 private:
  struct Free {
    void operator()(XXH3_state_s* state) const;
  };
  std::unique_ptr<XXH3_state_s, Free> state_;
};

// 64 bits of a text: enough to find it by, once texts of the same key are compared.
int64_t TextKey(std::string_view text);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_INTERNAL_TEXT_HASH_H_
