#include "terms/internal/spelling.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/korean.h"

namespace malmoi::internal {
namespace {

constexpr int kInitialJieut = 12, kInitialChieut = 14;
constexpr int kYa = 2, kYae = 3, kYe = 7, kYo = 12, kWe = 15, kYu = 17;

}  // namespace

char32_t FoldSyllable(char32_t c) {
  std::optional<Syllable> syllable = DecomposeSyllable(c);
  if (!syllable) return c;
  int& vowel = syllable->medial;
  if (syllable->initial == kInitialJieut || syllable->initial == kInitialChieut) {
    if (vowel == kYa) vowel = jamo::kA;
    if (vowel == jamo::kYeo) vowel = jamo::kEo;
    if (vowel == kYo) vowel = jamo::kO;
    if (vowel == kYu) vowel = jamo::kU;
  }
  if (vowel == jamo::kAe) vowel = jamo::kE;
  if (vowel == kYae) vowel = kYe;
  if (vowel == jamo::kWae || vowel == jamo::kOe) vowel = kWe;
  return ComposeSyllable(*syllable);
}

std::string FoldEnglishSpelling(std::string_view word) {
  constexpr size_t kShortest = 6;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kEnds = {{
      {"isations", "izations"},
      {"isation", "ization"},
      {"ising", "izing"},
      {"ised", "ized"},
      {"isers", "izers"},
      {"iser", "izer"},
      {"ises", "izes"},
      {"ise", "ize"},
      {"iours", "iors"},
      {"iour", "ior"},
  }};
  if (word.size() < kShortest) return std::string(word);
  for (const auto& [british, american] : kEnds) {
    if (!word.ends_with(british)) continue;
    return std::string(word.substr(0, word.size() - british.size())).append(american);
  }
  return std::string(word);
}

bool MayStandForLemma(std::string_view word, std::string_view lemma) {
  constexpr size_t kShared = 3;
  const size_t needed = std::min({kShared, word.size(), lemma.size()});
  return !lemma.empty() && word.substr(0, needed) == lemma.substr(0, needed);
}

}  // namespace malmoi::internal
