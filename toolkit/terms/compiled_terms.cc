#include "terms/compiled_terms.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "terms/internal/spelling.h"
#include "text/english.h"
#include "text/korean.h"

namespace malmoi {
namespace {

using internal::FoldEnglishSpelling;
using internal::FoldSyllable;

// "the attention mechanism" is the term attention mechanism.
std::string_view WithoutArticle(std::string_view term) {
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "}) {
    if (term.size() > article.size() + 1 && term.starts_with(article)) {
      return term.substr(article.size());
    }
  }
  return term;
}

// 학습하다 is found where 학습 is; a verb that is none without its ending (빠르다) stays.
std::string_view WithoutLightVerb(std::string_view term) {
  for (const std::string_view ending : {"하다", "되다", "시키다"}) {
    if (term.size() > ending.size() + 3 && term.ends_with(ending)) {
      return term.substr(0, term.size() - ending.size());
    }
  }
  return term;
}

void AppendSyllables(std::string_view typed, std::string* key) {
  for (size_t i = 0; i < typed.size();) AppendUtf8(FoldSyllable(NextCodePoint(typed, &i)), key);
}

// Both keys and the separators of one term.
struct Letters {
  std::string surface;
  std::string lemmas;
  std::string separators;
};

std::optional<Letters> LettersOf(std::string_view term, const WordTokenizer& tokenizer) {
  const std::string_view text = WithoutLightVerb(WithoutArticle(term));
  Letters letters;
  size_t end = 0;
  for (const Token& token : tokenizer.Tokenize(text)) {
    if (token.kind == TokenKind::kPunctuation || token.kind == TokenKind::kLink) continue;
    if (end > 0) {
      const std::optional<std::string_view> separator =
          SeparatorOf(text.substr(end, token.span.begin - end));
      if (!separator) return std::nullopt;
      letters.separators += *separator;
    }
    end = token.span.end;
    const std::string_view typed = token.span.In(text);
    size_t first = 0;
    if (IsSyllable(NextCodePoint(typed, &first))) {
      AppendSyllables(typed, &letters.surface);
      AppendSyllables(typed, &letters.lemmas);
    } else {
      const std::string folded = FoldCase(typed);
      letters.surface += FoldEnglishSpelling(folded);
      letters.lemmas +=
          FoldEnglishSpelling(internal::MayStandForLemma(folded, token.form) ? token.form : folded);
    }
  }
  if (letters.surface.empty() || CountCodePoints(letters.surface) > kMaxTermLetters) {
    return std::nullopt;
  }
  return letters;
}

}  // namespace

bool IsTermSeparator(char32_t c) {
  return IsSpace(c) || c == U'-' || c == U'‐' || c == U'‑' || c == U'–' || c == U'·';
}

std::optional<std::string_view> SeparatorOf(std::string_view between) {
  constexpr size_t kLongest = 8;
  if (between.empty()) return "";
  if (between.size() > kLongest) return std::nullopt;
  bool hyphen = false;
  for (size_t i = 0; i < between.size();) {
    const char32_t c = NextCodePoint(between, &i);
    if (!IsTermSeparator(c)) return std::nullopt;
    hyphen |= !IsSpace(c);
  }
  return hyphen ? "-" : " ";
}

CompiledTerms CompileTerms(std::vector<MatcherTerm> terms, const WordTokenizer& tokenizer) {
  CompiledTerms compiled;
  compiled.terms = std::move(terms);
  compiled.separators.resize(compiled.terms.size());
  for (uint32_t i = 0; i < compiled.terms.size(); ++i) {
    std::optional<Letters> letters = LettersOf(compiled.terms[i].text, tokenizer);
    if (!letters) continue;
    compiled.separators[i] = std::move(letters->separators);
    if (letters->lemmas != letters->surface) {
      compiled.keys.push_back({std::move(letters->lemmas), i});
    }
    compiled.keys.push_back({std::move(letters->surface), i});
  }
  std::ranges::sort(compiled.keys);
  return compiled;
}

}  // namespace malmoi
