#include "memory/sentence_key.h"

#include <cstddef>

#include "base/stable_hash.h"
#include "base/unicode.h"
#include "text/korean.h"

namespace malmoi {
namespace {

// Hands each byte of SentenceKey to `take`. Hangul and ASCII, which is nearly all, go the short
// way.
template <typename Take>
void VisitKey(std::string_view text, const Take& take) {
  for (size_t i = 0; i < text.size();) {
    const char byte = text[i];
    if ((byte & 0x80) == 0) {
      ++i;
      if (byte >= 'A' && byte <= 'Z') {
        take(static_cast<char>(byte - 'A' + 'a'));
      } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
        take(byte);
      }
      continue;
    }
    const size_t begin = i;
    const char32_t c = NextCodePoint(text, &i);
    if (!IsSyllable(c) && !IsLetter(c) && !IsDigit(c)) continue;
    for (const char part : text.substr(begin, i - begin)) take(part);
  }
}

}  // namespace

std::string SentenceKey(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  VisitKey(text, [&key](char byte) { key.push_back(byte); });
  return key;
}

uint64_t SentenceHash(std::string_view text) {
  uint64_t hash = kFnv1aBasis;
  VisitKey(text, [&hash](char byte) { hash = Fnv1a(byte, hash); });
  return hash == kFnv1aBasis ? Fnv1a(text) : hash;
}

}  // namespace malmoi
