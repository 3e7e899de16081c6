#include "check/internal/replacement.h"

#include "base/ascii.h"
#include "base/strings.h"

namespace malmoi::internal {
namespace {

bool LooksPlural(std::string_view word) {
  return word.size() > 3 && word.ends_with("s") && !word.ends_with("ss") && !word.ends_with("us") &&
         !word.ends_with("is");
}

std::string Plural(std::string_view word) {
  if (word.ends_with("s") || word.ends_with("x") || word.ends_with("ch") || word.ends_with("sh")) {
    return Concat(word, "es");
  }
  const bool consonant_y =
      word.size() > 1 && word.back() == 'y' &&
      std::string_view("aeiou").find(word[word.size() - 2]) == std::string_view::npos;
  if (consonant_y) return Concat(word.substr(0, word.size() - 1), "ies");
  return Concat(word, "s");
}

bool BeginsWithVowel(std::string_view word) {
  return !word.empty() && std::string_view("aeioAEIO").find(word[0]) != std::string_view::npos;
}

}  // namespace

Replacement InflectLike(std::string_view text, Span span, std::string_view term) {
  const std::string_view old = span.In(text);
  Replacement replacement{span, std::string(term)};
  std::string& written = replacement.text;
  if (LooksPlural(old) && !LooksPlural(term)) written = Plural(term);
  // Capitals: of the first letter at the beginning of a sentence, of every word in a heading.
  bool every_word = old.find(' ') != std::string_view::npos;
  for (size_t i = 1; i < old.size(); ++i) {
    if (old[i - 1] == ' ' && !IsAsciiUpper(old[i])) every_word = false;
  }
  if (!old.empty() && IsAsciiUpper(old[0]) && !written.empty()) {
    for (size_t i = 0; i < written.size(); ++i) {
      const bool first = i == 0 || (every_word && written[i - 1] == ' ');
      if (first && IsAsciiLower(written[i])) written[i] = static_cast<char>(written[i] - 'a' + 'A');
    }
  }
  const std::string_view before = text.substr(0, span.begin);
  const bool vowel = BeginsWithVowel(written);
  if (BeginsWithVowel(old) == vowel) return replacement;
  for (const std::string_view article : {"a ", "an ", "A ", "An "}) {
    const bool whole_word =
        before.size() == article.size() ||
        (before.size() > article.size() && before[before.size() - article.size() - 1] == ' ');
    if (!before.ends_with(article) || !whole_word) continue;
    replacement.span.begin -= article.size();
    written = Concat(article[0] == 'A' ? "A" : "a", vowel ? "n " : " ", written);
    break;
  }
  return replacement;
}

}  // namespace malmoi::internal
