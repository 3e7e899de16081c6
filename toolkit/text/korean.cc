#include "text/korean.h"

#include "base/unicode.h"

namespace malmoi {
namespace {

constexpr char32_t kFirst = 0xAC00;
constexpr char32_t kLast = 0xD7A3;
constexpr int kMedials = 21;
constexpr int kFinals = 28;

// The final consonant that a compatibility letter stands for, or 0.
int FinalOfLetter(char32_t c) {
  switch (c) {
    case U'ㄴ':
      return jamo::kNieun;
    case U'ㄹ':
      return jamo::kRieul;
    case U'ㅁ':
      return jamo::kMieum;
    case U'ㅂ':
      return jamo::kBieup;
    case U'ㅆ':
      return jamo::kSsangSios;
    default:
      return jamo::kNone;
  }
}

}  // namespace

bool IsSyllable(char32_t c) { return kFirst <= c && c <= kLast; }

std::optional<Syllable> DecomposeSyllable(char32_t c) {
  if (!IsSyllable(c)) return std::nullopt;
  const int index = static_cast<int>(c - kFirst);
  return Syllable{index / (kMedials * kFinals), index / kFinals % kMedials, index % kFinals};
}

char32_t ComposeSyllable(Syllable syllable) {
  return kFirst + static_cast<char32_t>((syllable.initial * kMedials + syllable.medial) * kFinals +
                                        syllable.final);
}

bool HasFinal(char32_t c) { return (c - kFirst) % kFinals != 0; }

uint8_t FollowingBit(char32_t c) {
  const std::optional<Syllable> syllable = DecomposeSyllable(c);
  if (!syllable) return kAfterAny;
  if (syllable->final == jamo::kNone) return kAfterVowel;
  return syllable->final == jamo::kRieul ? kAfterRieul : kAfterConsonant;
}

std::u32string ToCodePoints(std::string_view text) {
  std::u32string code_points;
  for (size_t offset = 0; offset < text.size();) code_points += NextCodePoint(text, &offset);
  return code_points;
}

std::string ToUtf8(std::u32string_view code_points) {
  std::string text;
  for (const char32_t c : code_points) AppendUtf8(c, &text);
  return text;
}

std::string AttachEnding(std::string_view stem, std::string_view ending) {
  size_t offset = 0;
  const int final = ending.empty() ? 0 : FinalOfLetter(NextCodePoint(ending, &offset));
  if (final == jamo::kNone || stem.empty()) return std::string(stem).append(ending);
  std::u32string code_points = ToCodePoints(stem);
  Syllable last = *DecomposeSyllable(code_points.back());
  last.final = final;
  code_points.back() = ComposeSyllable(last);
  return ToUtf8(code_points).append(ending.substr(offset));
}

}  // namespace malmoi
