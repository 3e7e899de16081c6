// KoreanGrammar: every way to cut an eojeol into a stem and what follows it.
//
//   "패턴을"     패턴 + 을 (josa)   패턴을 + nothing
//   "했군요"     하 + 았군요        …
//   "생성하는"   생성 + 하는        (a noun inside its verb: 생성하다)
//   "어려운"     어렵 + 은, 어려우 + ㄴ, 어려운 + nothing
//
// The grammar only enumerates: particles with their stacks (에서는, 들로부터의), the copula (인데,
// 이었다), verbal endings with 시, 았/었, 겠 before them and particles after 기, 음, 지. It undoes
// contraction (갔, 했, 봐), the ㄴ/ㄹ/ㅁ/ㅂ endings written under the stem, and the irregular
// stems (어려워 - 어렵, 들어 - 듣, 지은 - 짓, 빨라 - 빠르, 그런 - 그렇, 만든 - 만들). Which way is
// meant is decided with counts, by WordList. Immutable; safe from several threads.
// Source of the inflection classes: National Institute of Korean Language, 한국어 어문 규범,
// 한글 맞춤법 제4장 (제15항 - 제18항: stems and endings).
#ifndef MALMOI_TEXT_KOREAN_GRAMMAR_H_
#define MALMOI_TEXT_KOREAN_GRAMMAR_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_index.h"

namespace malmoi {

enum class StemClass : uint8_t {
  kNominal,  // nouns, and whatever stands without endings (adverbs, 그, 모든)
  kVerbal,   // verbs and adjectives; the stem is written without 다
};

enum class SuffixClass : uint8_t { kNone, kJosa, kCopula, kEnding };

// The light verb that makes a verb of a noun.
enum class LightVerb : uint8_t { kNone, kDo /* 하 */, kBecome /* 되 */, kMake /* 시키 */ };

struct KoreanSplit {
  std::string stem;
  StemClass stem_class = StemClass::kNominal;
  LightVerb light_verb = LightVerb::kNone;  // not kNone: a nominal stem with a verb's ending
  SuffixClass suffix_class = SuffixClass::kNone;
  uint32_t suffix = 0;      // statistics id, < suffix_count(); see SuffixName
  size_t suffix_begin = 0;  // byte where what follows the stem begins; a syllable that holds both
                            // belongs to the stem, so this may be the end
};

class KoreanGrammar {
 public:
  KoreanGrammar();

  // All splits of `run`, which is Hangul syllables only; the first is the whole as a bare nominal.
  // `splits` is overwritten. O(length) look-ups.
  void Analyze(std::string_view run, std::vector<KoreanSplit>* splits) const;

  // What `run` is as a whole when it stands right after a word that ends in `last`, of another
  // script or in brackets (DPO+를, 80억+인데, tuning+하는); kNone where it is a word of its own.
  SuffixClass ClassifyWhole(std::string_view run, char32_t last) const;

  // Suffixes for statistics; 0 is no suffix. The name of a suffix is stable across versions.
  size_t suffix_count() const { return 1 + 3 * suffixes_.size(); }
  std::string SuffixName(uint32_t suffix) const;       // "j을", "c인데", "vㄴ다"
  uint8_t SuffixAfter(uint32_t suffix) const;          // a set of Following bits
  uint32_t SuffixByName(std::string_view name) const;  // 0 where there is none

 private:
  // After what each reading of a suffix may stand: sets of Following bits, 0 is "never".
  struct Readings {
    uint8_t josa = 0;
    uint8_t copula = 0;
    uint8_t ending = 0;
  };
  struct Builder;

  bool IsLightVerb(std::string_view run) const;
  const Readings* Find(std::string_view key, uint32_t* id) const;
  void AddVerbal(std::u32string_view stem, std::string_view key, size_t suffix_begin,
                 std::vector<KoreanSplit>* splits) const;
  void AnalyzeFused(std::u32string_view before, std::string_view rest, size_t suffix_begin,
                    std::vector<KoreanSplit>* splits) const;
  void AnalyzeVowel(std::u32string_view before, std::string_view rest, size_t suffix_begin,
                    std::vector<KoreanSplit>* splits) const;

  WordIndex suffixes_;
  std::vector<Readings> readings_;
};

}  // namespace malmoi

#endif  // MALMOI_TEXT_KOREAN_GRAMMAR_H_
