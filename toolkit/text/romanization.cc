#include "text/romanization.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/strings.h"
#include "text/korean.h"

namespace malmoi {
namespace {

constexpr size_t kMostSyllables = 8;
constexpr size_t kMostLetters = 40;

// Ways to write each letter, by Unicode's number, with a space between them; "-" is none.
constexpr std::array<std::string_view, 19> kInitials = {
    "g k",   "kk gg k g", "n l",     "d t",  "tt dd t d", "r l n",  "m",
    "b p v", "pp bb b p", "s sh ss", "ss s", "-",         "j ch z", "jj j tch",
    "ch",    "k",         "t",       "p",    "h -"};
constexpr std::array<std::string_view, 21> kMedials = {
    "a ah",     "ae ai e", "ya", "yae",        "eo u o uh", "e",           "yeo you yu yo yuh",
    "ye yae e", "o oh",    "wa", "wae",        "oe oi we",  "yo",          "u oo ou woo wu",
    "wo weo",   "we",      "wi", "yu yoo you", "eu u",      "ui eui i ee", "i ee y yi"};
constexpr std::array<std::string_view, 28> kFinals = {
    "-",     "k g kk ng", "k kk g",  "k",   "n l", "n", "n", "t d n",  "l r n ll", "k l",
    "m l",   "l p",       "l",       "l",   "l p", "l", "m", "p b m",  "p",        "t s d n",
    "t s n", "ng",        "t j d n", "t n", "k",   "t", "p", "t h n -"};

struct FamilyName {
  std::string_view hangul;
  std::string_view spellings;  // that the syllable's letters do not tell
};
constexpr std::array<FamilyName, 64> kFamilyNames = {{
    {"김", ""},           {"이", "lee yi rhee li"},
    {"박", "park"},       {"최", ""},
    {"정", "jung chung"}, {"강", ""},
    {"조", ""},           {"윤", ""},
    {"장", ""},           {"임", "lim yim rim"},
    {"한", ""},           {"오", ""},
    {"서", "suh"},        {"신", ""},
    {"권", ""},           {"황", ""},
    {"안", "ahn"},        {"송", ""},
    {"전", "chun"},       {"홍", ""},
    {"유", "ryu"},        {"고", ""},
    {"문", ""},           {"양", ""},
    {"손", "sohn"},       {"배", ""},
    {"백", "paik"},       {"허", "hur huh"},
    {"남", ""},           {"심", ""},
    {"노", "roh"},        {"하", ""},
    {"곽", ""},           {"성", "sung"},
    {"차", ""},           {"주", ""},
    {"우", ""},           {"구", ""},
    {"나", "ra"},         {"민", ""},
    {"류", "yoo you yu"}, {"진", ""},
    {"지", ""},           {"엄", ""},
    {"채", ""},           {"원", ""},
    {"천", ""},           {"방", ""},
    {"공", ""},           {"현", ""},
    {"함", ""},           {"변", "byun"},
    {"염", ""},           {"여", ""},
    {"추", ""},           {"도", ""},
    {"소", ""},           {"석", ""},
    {"선", ""},           {"설", "sull"},
    {"마", ""},           {"길", ""},
    {"표", ""},           {"명", ""},
}};

// Of nearly all given names of two syllables.
constexpr std::u32string_view kGivenSyllables =
    U"가건겸경광구국권규균근기길나남다단담대덕도동두라란람래로룡률리린림명모무문미민배백범별병보복"
    U"봉빈산상새"
    U"샘서석선설섭성세소솔송수숙순슬승시식신아안애양언연열영예오옥온완용우욱운웅원유윤율은을의이인"
    U"일임자장재"
    U"정제조종주준중지진찬창채철초춘충치탁태택하학한해향헌혁현형혜호홍화환훈휘흥희";

// The lengths of a text that were reached so far: bit i for i letters.
using Reached = uint64_t;
static_assert(kMostLetters < 64);

Reached Step(Reached from, std::string_view latin, std::string_view spellings) {
  Reached to = 0;
  for (const std::string_view spelling : Split(spellings, ' ')) {
    const std::string_view letters = spelling == "-" ? "" : spelling;
    for (size_t at = 0; at + letters.size() <= latin.size(); ++at) {
      if (((from >> at) & 1) != 0 && latin.substr(at).starts_with(letters)) {
        to |= Reached{1} << (at + letters.size());
      }
    }
  }
  return to;
}

const FamilyName* FindFamilyName(char32_t syllable) {
  const std::string hangul = ToUtf8(std::u32string_view(&syllable, 1));
  for (const FamilyName& name : kFamilyNames) {
    if (name.hangul == hangul) return &name;
  }
  return nullptr;
}

}  // namespace

bool IsRomanization(std::string_view hangul, std::string_view latin) {
  const std::u32string word = ToCodePoints(hangul);
  if (word.empty() || word.size() > kMostSyllables || latin.size() > kMostLetters) return false;
  Reached reached = 1;
  for (size_t i = 0; i < word.size(); ++i) {
    const std::optional<Syllable> syllable = DecomposeSyllable(word[i]);
    if (!syllable) return false;
    Reached next = Step(reached, latin, kInitials[static_cast<size_t>(syllable->initial)]);
    next = Step(next, latin, kMedials[static_cast<size_t>(syllable->medial)]);
    next = Step(next, latin, kFinals[static_cast<size_t>(syllable->final)]);
    const FamilyName* const family = i == 0 ? FindFamilyName(word[i]) : nullptr;
    if (family != nullptr && !family->spellings.empty()) {
      next |= Step(reached, latin, family->spellings);
    }
    reached = next;
  }
  return ((reached >> latin.size()) & 1) != 0;
}

bool MayBeRomanized(std::string_view latin) {
  if (latin.empty() || latin.size() > kMostLetters) return false;
  constexpr std::string_view kPlainInitials =
      "g k kk n d t tt r m b p pp s sh ss - j jj ch k t p h";
  constexpr std::string_view kPlainFinals = "- k n t l m p ng";
  std::string medials;
  for (const std::string_view spellings : kMedials) medials += Concat(spellings, " ");
  medials.pop_back();
  Reached reached = 1;
  Reached ends = 0;  // after two syllables or more
  for (size_t i = 0; i < kMostSyllables && reached != 0; ++i) {
    reached = Step(Step(Step(reached, latin, kPlainInitials), latin, medials), latin, kPlainFinals);
    if (i > 0) ends |= reached;
  }
  return ((ends >> latin.size()) & 1) != 0;
}

bool LooksLikeFullName(std::string_view hangul) {
  const std::u32string word = ToCodePoints(hangul);
  return word.size() == 3 && IsFamilyName(word[0]) &&
         std::ranges::all_of(std::u32string_view(word).substr(1), [](char32_t syllable) {
           return kGivenSyllables.find(syllable) != std::u32string_view::npos;
         });
}

bool IsFamilyName(char32_t syllable) { return FindFamilyName(syllable) != nullptr; }

}  // namespace malmoi
