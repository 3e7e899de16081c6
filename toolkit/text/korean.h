// Facts about Hangul: syllables, their letters (jamo), and what follows a final consonant.
//
//   DecomposeSyllable(U'한')       {18, 0, 4}: ㅎ, ㅏ, ㄴ
//   AttachEnding("가", "ㄴ다")      "간다"
//   AttachEnding("먹", "는다")      "먹는다"
//
// Syllables are the precomposed ones, U+AC00 … U+D7A3 (The Unicode Standard, 3.12). All functions
// are safe from any thread.
#ifndef MALMOI_TEXT_KOREAN_H_
#define MALMOI_TEXT_KOREAN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace malmoi {

// Indexes in Unicode's order of letters; final 0 is none.
struct Syllable {
  int initial = 0;
  int medial = 0;
  int final = 0;

  friend bool operator==(const Syllable&, const Syllable&) = default;
};

// Names of the indexes that rules need.
namespace jamo {
inline constexpr int kInitialNieun = 2, kInitialRieul = 5, kInitialSios = 9, kInitialIeung = 11,
                     kInitialHieuh = 18;
inline constexpr int kA = 0, kAe = 1, kEo = 4, kE = 5, kYeo = 6, kO = 8, kWa = 9, kWae = 10,
                     kOe = 11, kU = 13, kWo = 14, kEu = 18, kI = 20;
inline constexpr int kNone = 0, kNieun = 4, kDigeut = 7, kRieul = 8, kMieum = 16, kBieup = 17,
                     kSios = 19, kSsangSios = 20, kHieuh = 27;
}  // namespace jamo

// Nothing where `c` is no syllable.
std::optional<Syllable> DecomposeSyllable(char32_t c);
char32_t ComposeSyllable(Syllable syllable);

bool IsSyllable(char32_t c);

// Whether the syllable ends in a consonant (받침). REQUIRES: IsSyllable(c).
bool HasFinal(char32_t c);

// What a particle or ending may follow: a set of these bits.
inline constexpr uint8_t kAfterVowel = 1;
inline constexpr uint8_t kAfterConsonant = 2;  // other than ㄹ
inline constexpr uint8_t kAfterRieul = 4;
inline constexpr uint8_t kAfterAny = 7;

// The bit for what ends in `c`; kAfterAny where `c` is no syllable (DPO를, DPO을).
uint8_t FollowingBit(char32_t c);

// `stem` + `ending`; an ending that begins with a letter (ㄴ ㄹ ㅁ ㅂ ㅆ) goes under the stem's
// last syllable. REQUIRES: then that syllable has no final.
std::string AttachEnding(std::string_view stem, std::string_view ending);

// The code points of valid UTF-8, and back.
std::u32string ToCodePoints(std::string_view text);
std::string ToUtf8(std::u32string_view code_points);

}  // namespace malmoi

#endif  // MALMOI_TEXT_KOREAN_H_
