// WordListTrainer: a WordList from plain text, without any annotation.
//
//   WordListTrainer trainer(grammar);
//   for (const std::string& text : texts) trainer.Add(text);
//   WordList list = trainer.Train({});
//
// Every eojeol can be cut in several ways; expectation maximisation finds the stems and suffixes
// that together explain the eojeol best. It runs over different forms, not over occurrences: a
// stem is a stem because it is seen with many suffixes, not because one of its forms is frequent
// (otherwise 모델을, seen two thousand times, would be a word of its own).
// Source: Dempster, Laird, Rubin (1977); types against tokens: Goldwater, Griffiths, Johnson,
// "Interpolating between types and tokens by estimating power-law generators" (2006).
// Deterministic. Not safe from several threads.
#ifndef MALMOI_TEXT_WORD_LIST_TRAINER_H_
#define MALMOI_TEXT_WORD_LIST_TRAINER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/word_index.h"
#include "text/korean_grammar.h"
#include "text/word_list.h"

namespace malmoi {

struct WordListTrainingOptions {
  int iterations = 12;
  // Forms taken from every stem in each iteration, so that of stems that explain the same forms
  // (있, 있으, 있습니다) one survives: a Dirichlet prior below one.
  double discount = 0.6;
  // Stems with fewer expected forms and fewer occurrences are left out of the list.
  double min_forms = 1.5;
  uint64_t min_count = 3;
  uint64_t min_english_count = 3;
};

class WordListTrainer {
 public:
  // `grammar` must outlive the trainer and the list.
  explicit WordListTrainer(const KoreanGrammar& grammar) : grammar_(grammar) {}

  // `text` is NFC UTF-8 of either language.
  void Add(std::string_view text);

  WordList Train(const WordListTrainingOptions& options) const;

 private:
  const KoreanGrammar& grammar_;
  WordIndex runs_;  // Hangul runs that begin an eojeol
  std::vector<uint64_t> run_counts_;
  WordIndex english_;
  std::vector<uint64_t> english_counts_;
};

}  // namespace malmoi

#endif  // MALMOI_TEXT_WORD_LIST_TRAINER_H_
