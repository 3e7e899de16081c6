// LexiconTrainer: a bilingual lexicon from aligned text.
//
//   LexiconTrainer trainer;
//   for (const TextPair& pair : pairs)
//     trainer.Add(tokenizer.Tokenize(pair.source), tokenizer.Tokenize(pair.target));
//   absl::StatusOr<TranslationTable> lexicon = trainer.Train({.threads = 4});
//
// Words by LexicalKey, or by their beginnings, without punctuation. IBM model 1, then a hidden
// Markov model, both ways and trained to agree; what is kept is what both directions find likely.
// The same table for any number of threads. Memory: about 12 bytes for each pair of words in a
// sentence pair (280,000 pairs of 15 words: 1.2 GB).
#ifndef MALMOI_ALIGN_LEXICON_TRAINER_H_
#define MALMOI_ALIGN_LEXICON_TRAINER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "align/lexical_key.h"
#include "align/translation_table.h"
#include "base/word_index.h"
#include "text/tokenizer.h"

namespace malmoi {

struct LexiconTrainingOptions {
  // Passes of each model.
  int model1_passes = 4;
  int hmm_passes = 3;
  // Entries kept: the most likely ones, by the geometric mean of both directions.
  size_t max_entries = 400000;
  double min_probability = 0.0005;
  // Words seen fewer times are left out of the text. Names and rare words are seen once.
  uint64_t min_count = 1;
  // Sentence pairs with more words on a side are left out.
  size_t max_words = 80;

  // Changes speed only.
  int threads = 1;
};

class LexiconTrainer {
 public:
  explicit LexiconTrainer(LexicalKeys keys = LexicalKeys::kWords) : keys_(keys) {}

  void Add(std::span<const Token> source, std::span<const Token> target);

  // Errors: nothing was added.
  absl::StatusOr<TranslationTable> Train(const LexiconTrainingOptions& options) const;

 private:
  struct Side {
    WordIndex words;
    std::vector<uint64_t> counts;                  // by word
    std::vector<std::vector<uint32_t>> sentences;  // words

    void Add(std::span<const Token> tokens, LexicalKeys keys);
  };

  LexicalKeys keys_;
  Side source_;
  Side target_;
};

}  // namespace malmoi

#endif  // MALMOI_ALIGN_LEXICON_TRAINER_H_
