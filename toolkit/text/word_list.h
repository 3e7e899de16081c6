// WordList: the words of a large text with how often they were seen, and from them the most
// plausible way to cut an eojeol.
//
//   list.BestSplit("사회의")   사회 + 의
//   list.BestSplit("회의")     회의: 회의를, 회의에서 … were seen, so 회의 is a stem
//
// The file (models/words.tsv, made by `malmoi train words`) is UTF-8 text, tab-separated:
//
//   malmoi-words 1
//   n <TAB> 사고 <TAB> 23.40 <TAB> 1234     nominal stem, forms it was seen in, occurrences
//   v <TAB> 빠르 <TAB> 11.02 <TAB> 310      verbal stem, without 다
//   s <TAB> j을 <TAB> 20110.55             suffix (KoreanGrammar::SuffixName), forms
//   l <TAB> 1 <TAB> 4123.00                light verb (1 하, 2 되, 3 시키), forms
//   e <TAB> thinking <TAB> 456              English word, lower case, occurrences
//
// Immutable after Parse; safe from several threads.
#ifndef MALMOI_TEXT_WORD_LIST_H_
#define MALMOI_TEXT_WORD_LIST_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/word_index.h"
#include "text/korean_grammar.h"

namespace malmoi {

class WordList {
 public:
  static constexpr size_t kMaxFileBytes = size_t{1} << 26;

  // A list without words: shorter stems are preferred and nothing is known. Works, but poorly.
  explicit WordList(const KoreanGrammar& grammar);

  // Reads the format above. `grammar` must outlive the list. Errors: a foreign or damaged file,
  // with the line. A suffix that this grammar does not know is passed over.
  static absl::StatusOr<WordList> Parse(const KoreanGrammar& grammar, std::string_view text,
                                        std::string_view name);
  std::string Serialize() const;

  // The most plausible of the grammar's splits of `run` (Hangul syllables only).
  KoreanSplit BestSplit(std::string_view run) const;

  // Natural log of how plausible a split is, for comparing splits of one run.
  double LogProbability(const KoreanSplit& split) const;

  // How often the stem was seen in training, 0 where never.
  uint64_t StemCount(std::string_view stem, StemClass stem_class) const;
  uint64_t EnglishCount(std::string_view word) const;

  // The known nouns that a compound stem is made of (이미지인코더: 이미지, 인코더), or the stem
  // alone where it is itself known or its parts are not.
  std::vector<std::string_view> CompoundParts(std::string_view stem) const;

  const KoreanGrammar& grammar() const { return *grammar_; }

  // Building, for WordListTrainer. `forms` is the number of different forms, weighted.
  void SetStem(std::string_view stem, StemClass stem_class, double forms, uint64_t count);
  void SetSuffix(uint32_t suffix, double forms);
  void SetLightVerb(LightVerb verb, double forms);
  void SetEnglish(std::string_view word, uint64_t count);
  // Call after the last Set and before asking for probabilities.
  void Finish();

 private:
  struct Stem {
    double forms = 0;
    uint64_t count = 0;
  };
  struct Stems {
    WordIndex index;
    std::vector<Stem> stems;
    double total_forms = 0;
  };
  const Stems& Of(StemClass stem_class) const { return stems_[static_cast<size_t>(stem_class)]; }

  const KoreanGrammar* grammar_;
  std::array<Stems, 2> stems_;        // by StemClass
  std::vector<double> suffix_forms_;  // by suffix id
  std::array<double, 4> light_verb_forms_ = {};
  WordIndex english_;
  std::vector<uint64_t> english_counts_;
  std::vector<double> suffix_logs_;
  std::array<double, 4> light_verb_logs_ = {};
};

}  // namespace malmoi

#endif  // MALMOI_TEXT_WORD_LIST_H_
