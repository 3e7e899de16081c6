// Language codes as files write them: en, en-US, EN_us. Internal: used by the TMX, TBX and XLIFF
// readers.
#ifndef MALMOI_EXCHANGE_INTERNAL_LANGUAGE_MATCH_H_
#define MALMOI_EXCHANGE_INTERNAL_LANGUAGE_MATCH_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "base/status.h"

namespace malmoi {

// Whether text in `language` is wanted where `wanted` was asked for: the same, or more exact (en
// takes en-US, en-US does not take en). Case and '_' for '-' do not matter (BCP 47, 2.1.1).
bool LanguageMatches(std::string_view wanted, std::string_view language);

// The error of a file that has nothing in both wanted languages: says which languages it has, with
// the number of texts in each, and what else was wrong with it.
struct WantedLanguages {
  std::string_view source;
  std::string_view target;
};
absl::Status NoPairError(std::string_view what, const WantedLanguages& wanted,
                         const std::map<std::string, size_t>& counts, const Place& place,
                         const Problems& problems);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_INTERNAL_LANGUAGE_MATCH_H_
