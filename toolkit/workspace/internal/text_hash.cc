#include "workspace/internal/text_hash.h"

#include <xxhash.h>

#include "absl/strings/escaping.h"
#include "base/strings.h"

namespace malmoi {

TextHash::TextHash() : state_(XXH3_createState()) { XXH3_128bits_reset(state_.get()); }

void TextHash::Free::operator()(XXH3_state_s* state) const { XXH3_freeState(state); }

void TextHash::AddField(std::string_view text) {
  const std::string size = Concat(text.size(), ":");
  XXH3_128bits_update(state_.get(), size.data(), size.size());
  XXH3_128bits_update(state_.get(), text.data(), text.size());
}

std::string TextHash::Digest() const {
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, XXH3_128bits_digest(state_.get()));
  return absl::BytesToHexString(
      {reinterpret_cast<const char*>(bytes.digest), sizeof(bytes.digest)});
}

int64_t TextKey(std::string_view text) {
  return static_cast<int64_t>(XXH3_64bits(text.data(), text.size()));
}

}  // namespace malmoi
