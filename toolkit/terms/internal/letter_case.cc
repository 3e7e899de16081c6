#include "terms/internal/letter_case.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/language.h"
#include "base/unicode.h"
#include "terms/internal/function_words.h"
#include "terms/internal/word_evidence.h"

namespace malmoi::internal {
namespace {

// What a title writes small; verbs and pronouns it does not.
constexpr auto kSmallInTitles = std::to_array<std::string_view>(
    {"a",  "an",   "the",  "of",   "in", "on",  "at",  "by", "for", "with", "from",
     "to", "into", "over", "upon", "as", "via", "and", "or", "but", "nor",  "vs"});

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

// A word as names are written, unlike an acronym: Seoul.
bool IsCapitalized(std::string_view word) {
  return word.size() > 1 && IsCapital(word[0]) && std::ranges::none_of(word.substr(1), IsCapital);
}

}  // namespace

bool OpensSentence(std::string_view text, std::span<const Token> tokens, size_t i) {
  if (i == 0) return true;
  const Token& before = tokens[i - 1];
  if (before.kind != TokenKind::kPunctuation) return false;
  const std::string_view mark = TextOf(text, before);
  return mark != "," && mark != "-" && mark != "/";
}

bool IsTitle(std::string_view text, std::span<const Token> tokens) {
  constexpr size_t kFewest = 2;
  size_t capitals = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kLatinWord || OpensSentence(text, tokens, i)) continue;
    const std::string_view written = TextOf(text, tokens[i]);
    if (IsCapital(written[0])) {
      ++capitals;
    } else if (std::ranges::find(kSmallInTitles, written) == kSmallInTitles.end()) {
      return false;
    }
  }
  return capitals >= kFewest;
}

std::vector<CasedWord> CasedWords(std::string_view text, std::span<const Token> tokens) {
  std::vector<CasedWord> words;
  if (IsTitle(text, tokens)) return words;
  const auto is_name_part = [&](size_t i) {  // -1 wraps round
    return i < tokens.size() && tokens[i].kind == TokenKind::kLatinWord &&
           IsCapitalized(TextOf(text, tokens[i])) &&
           !IsFunctionWord(Language::kEnglish, FoldCase(TextOf(text, tokens[i])));
  };
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kLatinWord) continue;
    const std::string_view written = TextOf(text, tokens[i]);
    if (!OpensSentence(text, tokens, i)) {
      const bool beside = is_name_part(i - 1) || is_name_part(i + 1);
      words.push_back({FoldCase(written), IsCapital(written[0]), beside, true});
    } else if (is_name_part(i) && is_name_part(i + 1)) {
      words.push_back({FoldCase(written), true, true, false});
    }
  }
  return words;
}

}  // namespace malmoi::internal
