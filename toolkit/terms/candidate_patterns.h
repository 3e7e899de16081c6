// CandidatePatterns: finds the phrases of a text that may be terms.
//
// Every token becomes one letter, and RE2 patterns over the letters find the phrases:
//
//   Korean   최적 스케줄 을 추정 했는데 WSD 와     N N . V . L .    N+ at the josa: 최적 스케줄,
//   스케줄 English  the upper and lower bounds          . A C A N        A N; elliptic A..N: upper
//   bound
//
//   N noun, also inside a compound     A modifier: may open a phrase, not close it (optimal,
//   인과적) L Latin word in Korean text        V verb: a candidate of its own only (생성 of
//   생성해서, generate) D number, after a name (Llama 2)   H hyphen between two words    C "and",
//   "or"    . everything else
//
// Which letter a word gets is told by what stands beside it (josa, endings), by the part that it
// plays in general (word_profile.h), by its suffix, and by one table of function words.
//
// Immutable after construction, safe from several threads. The profile must outlive it.
#ifndef MALMOI_TERMS_CANDIDATE_PATTERNS_H_
#define MALMOI_TERMS_CANDIDATE_PATTERNS_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "terms/term_candidate.h"
#include "terms/word_profile.h"
#include "text/tokenizer.h"

namespace malmoi {

class CandidatePatterns {
 public:
  // Words of a candidate, at most; hyphens are not counted.
  static constexpr size_t kMaxWords = 5;

  explicit CandidatePatterns(const WordProfile* profile);
  ~CandidatePatterns();

  // One letter of the table above for each token. `text` is what was tokenized.
  std::string Letters(Language language, std::string_view text,
                      std::span<const Token> tokens) const;

  // The candidates of a text in order of their first token, shorter ones first. Linear.
  std::vector<CandidateSpan> Find(Language language, std::string_view text,
                                  std::span<const Token> tokens) const;

 private:
  struct Rules;  // the compiled patterns

  const WordProfile* profile_;
  std::unique_ptr<const Rules> rules_;
};

}  // namespace malmoi

#endif  // MALMOI_TERMS_CANDIDATE_PATTERNS_H_
