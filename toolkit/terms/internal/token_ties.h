// TiesOf: how strongly the tokens of a bead stand for one another, from every witness there is.
// Internal to terms/; see candidate_pairing.h.
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

// Ties by source, then target, each pair of tokens once; at most a few for each token. A Latin
// word that both sides write alike is tied to its counterpart in order.
std::vector<TokenTie> TiesOf(std::span<const Token> source, std::span<const Token> target,
                             const TieSources& sources);

}  // namespace malmoi::internal

#endif  // MALMOI_TERMS_INTERNAL_TOKEN_TIES_H_
