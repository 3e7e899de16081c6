// Internal to text/: numbers written in words. Safe from any thread.
#ifndef MALMOI_TEXT_INTERNAL_NUMBER_WORDS_H_
#define MALMOI_TEXT_INTERNAL_NUMBER_WORDS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/quantity.h"

namespace malmoi::internal {

// A number in Korean words that begins at `at` of `text`: 다섯 가지, 첫 번째, 두 배, 절반, 3분의
// 1's beginning excepted (that is digits). REQUIRES: a word begins at `at`.
std::optional<Quantity> KoreanNumberWords(std::string_view text, size_t at);

// A number in English words: "twenty-five", "two million", "third", "twice", "half", "dozens".
// REQUIRES: a word begins at `at`.
std::optional<Quantity> EnglishNumberWords(std::string_view text, size_t at);

// The word of Latin letters at `at`, in lower case; "" where none is. REQUIRES: at <= text.size().
std::string EnglishWordAt(std::string_view text, size_t at);

// A quantity that stands in words at [begin, end).
Quantity InWords(size_t begin, size_t end, QuantityKind kind, double value);

// A Korean word for what is counted (가지, 개, 명): its bytes at the beginning of `text`, or 0.
size_t KoreanCounter(std::string_view text);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_NUMBER_WORDS_H_
