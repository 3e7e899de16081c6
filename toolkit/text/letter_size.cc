#include "text/letter_size.h"

#include "base/unicode.h"

namespace malmoi {

double LetterSize(std::string_view text) {
  double size = 0;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, &i);
    if (IsSpace(c)) continue;
    size += IsHangul(c) || IsHan(c) ? kLettersPerSyllable : 1;
  }
  return size;
}

}  // namespace malmoi
