// Internal to check/: which Latin words of a sentence are names.
//
//   LatinWordsOf(sentence)    Sarah, runs, on, Windows of "Sarah runs `make` on Windows."
//   IsName(…)                 Sarah, Windows
//
// Pure functions.
#ifndef MALMOI_CHECK_INTERNAL_NAME_WORDS_H_
#define MALMOI_CHECK_INTERNAL_NAME_WORDS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/internal/bead_words.h"
#include "check/internal/names.h"
#include "check/rule.h"

namespace malmoi::internal {

// A sentence of more names is a list, and each of them would be held against every word around.
inline constexpr size_t kMostNames = 64;

struct NameWord {
  const SentenceView* sentence = nullptr;
  const Token* token = nullptr;

  std::string_view typed() const { return token->span.In(sentence->text); }
  InSentence place() const { return {sentence, token->span}; }
};

// All Latin words but those in `code`.
std::vector<NameWord> LatinWordsOf(const SentenceView& sentence);

// Sarah, Windows, macOS; not Attention, not the Anecdotally of an English sentence's beginning.
bool IsName(const CheckKnowledge& knowledge, Language language, const NameWord& word);

// Whether no word stands before it.
bool BeginsSentence(const NameWord& word);

// Monday, May.
bool IsDayOrMonth(const Token& token);

// Professor, Mr; in lower case.
bool IsEnglishTitle(std::string_view word);

// Whether the text begins with what stands behind the name of a person: 씨가, 교수님은.
bool StartsWithKoreanTitle(std::string_view text);

// A word as its letters a-z: O'Brien's is obrien; nothing where it has others (Mojmír).
std::optional<std::string> LettersOf(std::string_view typed);

// The Latin words of sentences, as one may look for names among them.
class LatinWords {
 public:
  explicit LatinWords(std::span<const SentenceView> sentences);

  // The name itself, or a word that is made of it or shortens it.
  bool Hold(std::string_view typed) const;

 private:
  BareText bare_;
  std::vector<std::string> words_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_NAME_WORDS_H_
