// English words in their dictionary form, by rule and a list of exceptions.
//
//   EnglishLemma("patterns", counter)   "pattern"
//   EnglishLemma("learnt", counter)     "learn"
//   EnglishLemma("class", counter)      "class"
//
// A rule alone cannot tell "using" (use) from "string"; the counts of a large text can: a form is
// cut only to a word that was seen often enough. All functions are safe from any thread.
#ifndef MALMOI_TEXT_ENGLISH_H_
#define MALMOI_TEXT_ENGLISH_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace malmoi {

// How often a lower-case word was seen in a large text; 0 where never.
using EnglishCounter = std::function<uint64_t(std::string_view)>;

// The dictionary form of a lower-case word. Without a counter (null) the rules that need one are
// decided by spelling alone.
std::string EnglishLemma(std::string_view word, const EnglishCounter& counter);

// A contraction cut in two: {"do", "not"} at byte 2 of "don't".
struct EnglishContraction {
  size_t cut = 0;      // bytes of the first part as typed; 0 where there is nothing to cut
  std::string first;   // form of the first part
  std::string second;  // form of the second: "not", "will", "'s" …
};

// `word` is lower-case, with ' or ’. "it's" is "it" + "'s", as a possessive is.
EnglishContraction SplitContraction(std::string_view word);

// Words that carry grammar rather than meaning: articles, pronouns, prepositions, auxiliaries.
bool IsEnglishFunctionWord(std::string_view lemma);

}  // namespace malmoi

#endif  // MALMOI_TEXT_ENGLISH_H_
