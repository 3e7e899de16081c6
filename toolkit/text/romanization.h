// Romanization: whether Latin letters are a Korean name as its bearer may write it.
//
//   IsRomanization("민수", "minsoo")    true
//   IsRomanization("민수", "minho")     false
//   IsRomanization("이", "lee")         true
//
// Everybody writes their own name as they like: the Revised Romanization (Ministry of Culture,
// 2000-8), McCune-Reischauer without its marks and the habits of passports (oo, ee, woo) are all
// taken, syllable by syllable, with the changes of sound where syllables meet (신라: Silla).
//
// Pure functions, safe from any thread.
#ifndef MALMOI_TEXT_ROMANIZATION_H_
#define MALMOI_TEXT_ROMANIZATION_H_

#include <string_view>

namespace malmoi {

// `latin` holds letters a-z. False where `hangul` is no word of Hangul syllables, or is longer than
// any name.
bool IsRomanization(std::string_view hangul, std::string_view latin);

// Whether the letters can be the romanization of some Korean word of two syllables or more: Minho,
// Yoojung; not Berlin.
bool MayBeRomanized(std::string_view latin);

// Whether the syllable is one of the common family names.
bool IsFamilyName(char32_t syllable);

// Whether the word is written as a full name mostly is, a family name and two syllables that given
// names are made of: 김민수, not 조종사.
bool LooksLikeFullName(std::string_view hangul);

}  // namespace malmoi

#endif  // MALMOI_TEXT_ROMANIZATION_H_
