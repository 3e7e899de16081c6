// Ties of English words that no Korean word renders alone, for one renders them along with others.
// Internal to terms/; between the ties (token_ties.h) and the pairs (candidate_pairing.h).
#ifndef MALMOI_TERMS_INTERNAL_COMPOUND_TIES_H_
#define MALMOI_TERMS_INTERNAL_COMPOUND_TIES_H_

#include <span>
#include <vector>

#include "align/translation_table.h"
#include "terms/candidate_pairing.h"
#include "terms/term_candidate.h"
#include "terms/word_profile.h"
#include "text/tokenizer.h"

namespace malmoi::internal {

// A bead with the candidates of both sides.
struct BeadWords {
  std::span<const Token> source;
  std::span<const Token> target;
  std::span<const CandidateSpan> source_candidates;
  std::span<const CandidateSpan> target_candidates;
};

// Where the English noun behind two coordinated modifiers is rendered by no word of its own, each
// of the Korean nouns that render the modifiers says it along: 상한 is tied to "upper", 하한 to
// "lower", and now both to "bounds". Keeps `ties` by source, then target.
void ShareHeads(const BeadWords& bead, std::vector<TokenTie>* ties);

// What is known of words in general; borrowed, and both may be null.
struct CompoundKnowledge {
  const TranslationTable* lexicon = nullptr;
  const WordProfile* profile = nullptr;
};

// Nouns that no noun renders, beside one in their compound that is hardly the whole meaning of the
// Korean word it is tied to, belong to that word: 거실 is "room" and "living", 서울역 is "Seoul"
// and "Station". What the lexicon knows as a rendering by itself (방: room), or what sounds the
// same, is the whole meaning. A tie that a verb has to such a noun by chance (세탁기가 왔다: "the
// washing machine arrived", 오다 and "machine") goes. Keeps `ties` by source, then target.
void JoinCompounds(const BeadWords& bead, const CompoundKnowledge& knowledge,
                   std::vector<TokenTie>* ties);

}  // namespace malmoi::internal

#endif  // MALMOI_TERMS_INTERNAL_COMPOUND_TIES_H_
