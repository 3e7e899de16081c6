// ScoreTerms: gathered term pairs against a gold glossary.
//
//   strict   the same Korean and the same English, but for case, spacing, hyphens and a plural s
//   lax      the same Korean, and the words of one English stand inside the other's
//
// Precision is over the guessed pairs whose Korean term the gold glossary knows: about a term that
// it does not list it says nothing. Recall is over the Korean terms of the gold: a term counts as
// found if any of its gold renderings was guessed, and as first choice if its best guess is one.
//
// Pure functions.
#ifndef MALMOI_TERMS_TERM_SCORE_H_
#define MALMOI_TERMS_TERM_SCORE_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/language.h"
#include "terms/concept_entry.h"

namespace malmoi {

struct TermScoreCounts {
  size_t right_guesses = 0;
  size_t judged_guesses = 0;
  size_t found_terms = 0;
  size_t first_choices = 0;
  size_t gold_terms = 0;

  double precision() const;
  double recall() const;
  double first_choice() const;  // share of the gold terms whose best guess is right
  double f1() const;
};

struct TermScore {
  TermScoreCounts strict;
  TermScoreCounts lax;
};

// `guess` is best first.
TermScore ScoreTerms(std::span<const TermPair> gold, std::span<const TermPair> guess);

// What spellings of one term share: case, spaces, hyphens and an English plural s are folded.
std::string FoldTerm(Language language, std::string_view term);

}  // namespace malmoi

#endif  // MALMOI_TERMS_TERM_SCORE_H_
