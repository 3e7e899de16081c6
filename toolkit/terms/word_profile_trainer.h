// WordProfileTrainer: learns a WordProfile from text.
//
//   WordProfileTrainer trainer(tokenizer);
//   trainer.Add(Language::kKorean, "패턴을 생성한다.");
//   const WordProfile profile = trainer.Finish(/*min_count=*/5);
//
// What tells a noun from the rest is told by its neighbours:
//
//   Korean   noun      before a josa or the copula             패턴을, 패턴인데
//            verb      before an ending of 하다, 되다, 시키다      생성하는
//            modifier  bare, and a noun follows                 대규모 학습을
//            none      bare otherwise, or before other endings  결국 큰, 빠르게
//   English  noun      after a determiner or "of", before a function word or the end
//            verb      after a modal, "to" or a pronoun
//            modifier  after a determiner and before a content word; after "is", "very", if it
//                      does not end in -ed: what "is generated" is a verb
//            name      a capital inside a sentence
//
// Not safe from several threads. The tokenizer must outlive the trainer.
#ifndef MALMOI_TERMS_WORD_PROFILE_TRAINER_H_
#define MALMOI_TERMS_WORD_PROFILE_TRAINER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/word_index.h"
#include "terms/word_profile.h"
#include "text/tokenizer.h"

namespace malmoi {

class WordProfileTrainer {
 public:
  explicit WordProfileTrainer(const Tokenizer& tokenizer) : tokenizer_(tokenizer) {}

  // Counts the words of a text.
  void Add(Language language, std::string_view text);

  // The profile of all words seen at least `min_count` times.
  WordProfile Finish(size_t min_count) const;

 private:
  struct Counts {
    uint64_t total = 0;
    double nominal = 0;
    double verbal = 0;
    double modifier = 0;
    double other = 0;
    uint64_t inside = 0;  // sentences, where a capital tells of a name
    uint64_t capital = 0;
  };
  struct Side {
    WordIndex words;
    std::vector<Counts> counts;

    Counts& Of(std::string_view word);
  };

  void AddKorean(std::string_view text);
  void AddEnglish(std::string_view text);

  const Tokenizer& tokenizer_;
  Side korean_;
  Side english_;
};

}  // namespace malmoi

#endif  // MALMOI_TERMS_WORD_PROFILE_TRAINER_H_
