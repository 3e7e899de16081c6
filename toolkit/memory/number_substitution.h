// Numbers and links put in the place of others: a match that differs in them alone is still good.
//
//   query   모델 70개를 학습했다.      unit  모델 3개를 학습했다. = We trained 3 models.
//   gives   We trained 70 models.
//
// Safe from any thread.
#ifndef MALMOI_MEMORY_NUMBER_SUBSTITUTION_H_
#define MALMOI_MEMORY_NUMBER_SUBSTITUTION_H_

#include <optional>
#include <string>
#include <string_view>

#include "memory/match_token.h"

namespace malmoi {

struct MatchedPair {
  std::string_view source;  // the unit's text in the language of the query
  std::string_view target;  // its rendering
};

// The unit's rendering with the query's numbers and links in the place of the unit's own. Nothing
// where none was exchanged; where one has no partner of the same value in the rendering, or several
// that cannot be told apart; or where a number is written with words (80억) and would have to be
// converted.
std::optional<std::string> SubstituteNumbers(std::string_view query, const MatchedPair& unit,
                                             MatchTokenizer& tokenizer);

}  // namespace malmoi

#endif  // MALMOI_MEMORY_NUMBER_SUBSTITUTION_H_
