// What is known of the words of a bitext before it is read: the prior of its TranslationModel, and
// evidence on each link. Internal to word_aligner.h.
#ifndef MALMOI_ALIGN_INTERNAL_WORD_PRIOR_H_
#define MALMOI_ALIGN_INTERNAL_WORD_PRIOR_H_

#include <cstdint>
#include <string>
#include <vector>

#include "align/internal/translation_model.h"
#include "align/word_aligner.h"
#include "base/word_index.h"
#include "text/tokenizer.h"

namespace malmoi::internal {

// The different words of one side: keys and, by id, as what each was first seen.
struct Vocabulary {
  WordIndex words;
  std::vector<Token> tokens;
  std::vector<std::string> beginnings;  // keys in a lexicon of beginnings

  uint32_t Add(const Token& token);
};

// Looks each word of both sides up once. Borrows its arguments; safe from several threads.
class WordPrior {
 public:
  WordPrior(const Vocabulary& source, const Vocabulary& target, const WordAlignerModels& models,
            int threads);

  // Sets both directions' priors.
  void Set(int threads, TranslationModel* model) const;

  // What the models say of a pair of words; 0 is nothing.
  struct Evidence {
    float lexicon = 0;     // probability, the geometric mean of both directions
    float beginnings = 0;  // the same of the lexicon of beginnings
    float likeness = 0;    // WordVectors::Likeness
  };
  Evidence Lookup(uint32_t source, uint32_t target) const;

 private:
  // A lexicon and the ids of the words in it.
  struct Known {
    const TranslationTable* table = nullptr;
    std::vector<uint32_t> sources;
    std::vector<uint32_t> targets;

    double SourceFrequency(uint32_t source) const;
    double TargetFrequency(uint32_t target) const;
    TranslationTable::Probabilities Lookup(uint32_t source, uint32_t target) const;
  };

  // Pseudo-occurrences of the pair that both directions share.
  double SharedCount(uint32_t source, const SoundModel::Sounds& sounds, uint32_t target) const;
  float Likeness(uint32_t source, uint32_t target) const;

  const Vocabulary& source_;
  const Vocabulary& target_;
  const SoundModel* sounds_;
  Known lexicon_;
  Known beginnings_;
  std::vector<SoundModel::Letters> letters_;  // of the targets
  std::vector<WordVectors::Direction> source_directions_;
  std::vector<WordVectors::Direction> target_directions_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_WORD_PRIOR_H_
