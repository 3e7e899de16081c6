// TiesOf: how strongly the tokens of a bead stand for one another, from every witness there is.
// Internal to terms/; see candidate_pairing.h.
//
// Witnesses are word links, the lexicon, the same Latin word on both sides, and glosses in the
// Korean (디코더(decoder)). Where several
// tokens could be meant (the same word twice), neighbours that are tied as well decide, then the
// place. Competitive linking: the strongest tie takes its tokens first (Melamed 2000, "Models of
// translational equivalence among words"); a token takes a second one only beside the first
// (학습률: learning rate).
#ifndef MALMOI_TERMS_INTERNAL_TOKEN_TIES_H_
#define MALMOI_TERMS_INTERNAL_TOKEN_TIES_H_

#include <span>
#include <vector>

#include "align/bitext.h"
#include "align/translation_table.h"
#include "terms/candidate_pairing.h"
#include "text/tokenizer.h"

namespace malmoi::internal {

struct TieSources {
  std::span<const WordLink> links;
  const TranslationTable* lexicon = nullptr;  // may be null
};

// Ties by source, then target, each pair of tokens once; at most a few for each token. In beads
// too long for asking about every pair of tokens only the links count.
std::vector<TokenTie> TiesOf(std::span<const Token> source, std::span<const Token> target,
                             const TieSources& sources);

}  // namespace malmoi::internal

#endif  // MALMOI_TERMS_INTERNAL_TOKEN_TIES_H_
