#include "text/sound_key.h"

#include <array>

#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

bool IsVowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

// Classes: p t k (with b d g), c (ㅈ ㅊ), s, m, n, N (ng), r (with l), h.
void Push(char sound, std::string* key) {
  // Korean writes a doubled consonant (통신 → n n) no otherwise than a single one of a loanword.
  if (key->empty() || key->back() != sound) key->push_back(sound);
}

// The sound of the letters at `at`; moves past them.
void PushEnglish(std::string_view word, size_t* at, std::string* key) {
  const char c = word[*at];
  const char next = *at + 1 < word.size() ? word[*at + 1] : '\0';
  const auto follows = [&](std::string_view letters) {
    return word.substr(*at + 1, letters.size()) == letters;
  };
  size_t used = 1;
  switch (c) {
    case 'b':
    case 'f':
    case 'v':
      Push('p', key);
      break;
    case 'p':
      used = next == 'h' ? 2 : 1;
      Push('p', key);
      break;
    case 't':
      if (follows("ion") || follows("ial")) {
        Push('s', key);
      } else if (follows("ure") || follows("ch")) {
        used = follows("ch") ? 3 : 1;
        Push('c', key);
      } else if (next == 'h') {
        used = 2;
        Push('s', key);
      } else {
        Push('t', key);
      }
      break;
    case 'd':
      Push(follows("ge") ? 'c' : 't', key);
      used = follows("g") ? 2 : 1;
      break;
    case 'c':
      if (next == 'h') {
        used = 2;
        Push('c', key);
      } else if (next == 'k') {
        used = 2;
        Push('k', key);
      } else {
        Push(next == 'e' || next == 'i' || next == 'y' ? 's' : 'k', key);
      }
      break;
    case 'g':
      if (next == 'h') {
        used = 2;  // night, through
      } else {
        Push(next == 'e' || next == 'i' || next == 'y' ? 'c' : 'k', key);
      }
      break;
    case 'k':
    case 'q':
      Push('k', key);
      break;
    case 'x':
      Push('k', key);
      Push('s', key);
      break;
    case 'j':
    case 'z':
      Push('c', key);
      break;
    case 's':
      if (follows("sion") || follows("ion") || follows("ure")) {
        used = next == 's' ? 2 : 1;
        Push(next == 's' ? 's' : 'c', key);
      } else {
        used = next == 'h' ? 2 : 1;
        Push('s', key);
      }
      break;
    case 'm':
      Push('m', key);
      break;
    case 'n':
      if (next == 'g' && (*at + 2 == word.size() || !IsVowel(word[*at + 2]))) {
        used = 2;
        Push('N', key);
      } else {
        Push(next == 'k' ? 'N' : 'n', key);
      }
      break;
    case 'l':
      Push('r', key);
      break;
    case 'r':
      if (IsVowel(next)) Push('r', key);
      break;
    case 'h':
      if (IsVowel(next)) Push('h', key);
      break;
    default:
      break;  // vowels, w
  }
  *at += used;
}

}  // namespace

std::string SoundKeyOfEnglish(std::string_view word) {
  const std::string lower = AsciiToLower(word);
  std::string key;
  for (size_t at = 0; at < lower.size();) PushEnglish(lower, &at, &key);
  return key;
}

std::string SoundKeyOfHangul(std::string_view word) {
  // Initials ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ and finals of the Unicode syllable block
  // (chapter 3.12).
  constexpr std::array<char, 19> kInitialSounds = {'k', 'k', 'n', 't', 't', 'r', 'm', 'p', 'p', 's',
                                                   's', 0,   'c', 'c', 'c', 'k', 't', 'p', 'h'};
  constexpr std::array<char, 28> kFinalSounds = {0,   'k', 'k', 'k', 'n', 'n', 'n', 't', 'r', 'r',
                                                 'r', 'r', 'r', 'r', 'r', 'r', 'm', 'p', 'p', 's',
                                                 's', 'N', 'c', 'c', 'k', 't', 'p', 'h'};
  std::string key;
  for (size_t i = 0; i < word.size();) {
    const char32_t c = NextCodePoint(word, &i);
    if (c < 0xAC00 || c > 0xD7A3) continue;
    const char32_t syllable = c - 0xAC00;
    if (const char sound = kInitialSounds[syllable / 588]) Push(sound, &key);
    if (const char sound = kFinalSounds[syllable % 28]) Push(sound, &key);
  }
  return key;
}

}  // namespace malmoi
