// What sentences of a memory are found by: their letters and digits alone, so that spacing, case
// and marks do not count.
//
//   SentenceKey("모델은 크다. (GPT-2)")    모델은크다gpt2
//
// The hash is the same on every machine and in every version, because stores hold it. Pure
// functions.
#ifndef MALMOI_MEMORY_SENTENCE_KEY_H_
#define MALMOI_MEMORY_SENTENCE_KEY_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace malmoi {

std::string SentenceKey(std::string_view text);

// A hash of SentenceKey(text), faster; of the text itself where it has no letters or digits.
uint64_t SentenceHash(std::string_view text);

}  // namespace malmoi

#endif  // MALMOI_MEMORY_SENTENCE_KEY_H_
