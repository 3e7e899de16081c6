// CompiledTerms: the letters by which terms are found, whatever their inflection.
//
//   CompileTerms({{"사고 패턴", 0}, {"fine-tuned models", 1}}, tokenizer)
//     keys        사고패턴 -> 0, finetunedmodels -> 1, finetunemodel -> 1
//     separators  " ", "- "
//
// Tokenizing the terms takes nearly all the time that a matcher takes to make: what is kept of it
// (check/glossary_file.h) makes the matcher again without. Plain data.
#ifndef MALMOI_TERMS_COMPILED_TERMS_H_
#define MALMOI_TERMS_COMPILED_TERMS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/word_tokenizer.h"

namespace malmoi {

struct MatcherTerm {
  std::string text;  // dictionary form, either language or both mixed
  uint32_t id = 0;   // the caller's; several terms may share one

  friend bool operator==(const MatcherTerm&, const MatcherTerm&) = default;
};

// The letters of a term without spaces and hyphens, as they are typed or as lemmas; UTF-8.
struct TermLetters {
  std::string letters;
  uint32_t term = 0;  // index

  friend auto operator<=>(const TermLetters&, const TermLetters&) = default;
};

struct CompiledTerms {
  std::vector<MatcherTerm> terms;
  // Of each term, what stands between its words: ' ' or '-' for each gap.
  std::vector<std::string> separators;
  std::vector<TermLetters> keys;  // sorted

  friend bool operator==(const CompiledTerms&, const CompiledTerms&) = default;
};

// A longer "term" is a sentence, and is never found.
inline constexpr size_t kMaxTermLetters = 200;

// A term whose letters cannot be found in a text (too long, other marks within) gets no key.
CompiledTerms CompileTerms(std::vector<MatcherTerm> terms, const WordTokenizer& tokenizer);

// What stands between two words of a term or a text: "" for nothing, "-" where a hyphen is in it,
// " " for space of any width; nothing where it is no separator.
std::optional<std::string_view> SeparatorOf(std::string_view between);
bool IsTermSeparator(char32_t c);

}  // namespace malmoi

#endif  // MALMOI_TERMS_COMPILED_TERMS_H_
