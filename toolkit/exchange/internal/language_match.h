// Language codes as files write them: en, en-US, EN_us. Internal: used by the TMX, TBX and XLIFF
// readers.
#ifndef MALMOI_EXCHANGE_INTERNAL_LANGUAGE_MATCH_H_
#define MALMOI_EXCHANGE_INTERNAL_LANGUAGE_MATCH_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace malmoi {

// Whether text in `language` is wanted where `wanted` was asked for: the same, or more exact (en
// takes en-US, en-US does not take en). Case and '_' for '-' do not matter (BCP 47, 2.1.1).
bool LanguageMatches(std::string_view wanted, std::string_view language);

// "en-US (12), ko (3)", for messages about what a file holds.
std::string ListLanguages(const std::map<std::string, size_t>& counts);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_INTERNAL_LANGUAGE_MATCH_H_
