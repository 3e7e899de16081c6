// LetterSize: how much a text says, counted in English letters.
#ifndef MALMOI_TEXT_LETTER_SIZE_H_
#define MALMOI_TEXT_LETTER_SIZE_H_

#include <string_view>

namespace malmoi {

// A Hangul syllable or Han character says as much as two and a half letters, so that a text and its
// rendering have about the same size: over 71 notes and 30 documents in both languages the
// logarithm of the ratio has a mean of 0 and a deviation of 0.11. White space says nothing.
inline constexpr double kLettersPerSyllable = 2.5;
double LetterSize(std::string_view text);

}  // namespace malmoi

#endif  // MALMOI_TEXT_LETTER_SIZE_H_
