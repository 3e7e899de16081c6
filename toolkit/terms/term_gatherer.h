// GatherTerms: a glossary from aligned text.
//
//   TermResources resources{.korean = &tokenizer, .english = &tokenizer, .profile = &profile,
//                           .lexicon = &lexicon, .links = links};
//   for (const TermPair& pair : GatherTerms(units, resources, TermOptions{}))
//     …                                  // 사고 패턴, thinking pattern, .94, 2 beads, evidence
//
// How:
//   1. candidates of both sides of every bead (candidate_patterns.h), forms folded to keys;
//   2. pairs within a bead through its ties (candidate_pairing.h);
//   3. counts over all beads, and a first score of each pair (pair_confidence.h);
//   4. each bead chooses: the best pairs take their words, so that a part of a term counts only
//      where it stands alone (파운데이션 모델 outside 비디오 파운데이션 모델). What people decided
//      is taken for certain: a pair that they know to be right bids with score 1, one that they
//      know to be wrong does not bid, and leaves its words to the next best rendering;
//   5. the calibrated confidence of what was chosen, dictionary forms by use, variants and evidence
//      collected, best first.
// Melamed 2000 ("Models of translational equivalence among words") chooses words in this way.
//
// Memory grows with the text; time nearly so. The same result for any number of threads. Pure
// function, safe from several threads.
#ifndef MALMOI_TERMS_TERM_GATHERER_H_
#define MALMOI_TERMS_TERM_GATHERER_H_

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "align/bitext.h"
#include "align/translation_table.h"
#include "terms/concept_entry.h"
#include "terms/pair_confidence.h"
#include "terms/term_matcher.h"
#include "terms/word_profile.h"
#include "text/tokenizer.h"

namespace malmoi {

// A pair that somebody decided on, in any spelling (TermKey).
struct KnownPair {
  std::string korean;
  std::string english;
  bool is_right = true;

  friend bool operator==(const KnownPair&, const KnownPair&) = default;
};

// What gathering works with; everything is borrowed for the call.
struct TermResources {
  const Tokenizer* korean = nullptr;          // words: WordTokenizer
  const Tokenizer* english = nullptr;         // words: WordTokenizer
  const WordProfile* profile = nullptr;       // what part words play in general
  const TranslationTable* lexicon = nullptr;  // may be null
  // Links between the tokens of each unit's KoreanText() and EnglishText(), a vector a unit; or
  // empty, and the lexicon alone ties words.
  std::span<const std::vector<WordLink>> links;
  // Of several on one pair the last counts. They become rows wherever they are found.
  std::span<const KnownPair> known = {};
  // Find both sides of the right ones in any shape; a match's id is an index into `known`. Null:
  // a known pair is found only where the patterns see a candidate and a tie joins its sides.
  const TermMatcher* known_korean = nullptr;
  const TermMatcher* known_english = nullptr;
};

struct TermOptions {
  // Beads in which a pair has to stand. 0 chooses by the size of the text: 1 for a journal of a
  // few hundred beads, 2 beyond, 3 from a hundred thousand.
  size_t min_frequency = 0;
  // Pairs below are left out.
  double min_confidence = 0.10;
  // Sentence pairs kept for each pair, at most.
  size_t max_evidence = 20;
  // Changes speed only.
  int threads = 1;
};

// Term pairs, best first: by falling score (pair_confidence.h: what is most like a term and its
// rendering), then falling frequency, then bytewise. Units with an empty side are passed over.
// `features`, if given, gets what the confidence of each pair was made of.
// REQUIRES: korean, english and profile are set; links is empty or as long as `units`.
std::vector<TermPair> GatherTerms(std::span<const BitextUnit> units, const TermResources& resources,
                                  const TermOptions& options,
                                  std::vector<PairFeatures>* features = nullptr);

}  // namespace malmoi

#endif  // MALMOI_TERMS_TERM_GATHERER_H_
