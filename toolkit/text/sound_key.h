// SoundKey: what a word sounds like, coarse enough that an English word and its Korean
// transliteration have the same key.
//
//   SoundKeyOfEnglish("tokenizer")   "tknc"      SoundKeyOfHangul("토크나이저")  "tknc"
//   SoundKeyOfEnglish("transformer") "trnspm"     SoundKeyOfHangul("트랜스포머")  "trnspm"
//
// Consonants only, in classes that follow the rules by which loanwords are written in Hangul
// (외래어 표기법, 1986, tables 1 and 2): vowels, and the 으 that Korean puts between consonants,
// are dropped; l and r are one, so are p, b, f and v; an r that no vowel follows is not heard. A
// key is a hint: the longer, the better; of two letters it says nothing.
//
// Pure functions, safe from any thread.
#ifndef MALMOI_TEXT_SOUND_KEY_H_
#define MALMOI_TEXT_SOUND_KEY_H_

#include <string>
#include <string_view>

namespace malmoi {

// `word` holds Latin letters; others are passed over.
std::string SoundKeyOfEnglish(std::string_view word);

// `word` holds Hangul syllables; others are passed over.
std::string SoundKeyOfHangul(std::string_view word);

}  // namespace malmoi

#endif  // MALMOI_TEXT_SOUND_KEY_H_
