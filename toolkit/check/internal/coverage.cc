#include "check/internal/coverage.h"

#include <algorithm>

#include "check/internal/bead_words.h"
#include "text/english.h"

namespace malmoi::internal {
namespace {

double Likeness(const CheckKnowledge& knowledge, const CoverWord& korean,
                const CoverWord& english) {
  // What renders a word at all is nearer to it than what merely lies near it.
  constexpr double kRendered = 0.6;
  const double near =
      std::max(0.0, double{WordVectors::Likeness(korean.direction, english.direction)});
  const double strength = RenderingStrength(knowledge, korean.word, english.word);
  const double rendered = strength >= kLikelyRendering ? kRendered + strength : 0;
  return std::min(1.0, std::max(near, rendered));
}

// Of words of which the first is of side `language`.
double LikenessOf(const CheckKnowledge& knowledge, Language language, const CoverWord& word,
                  const CoverWord& other) {
  return language == Language::kKorean ? Likeness(knowledge, word, other)
                                       : Likeness(knowledge, other, word);
}

// Of `word`, which is of side `language`, among words of the other side.
double Nearest(const CheckKnowledge& knowledge, Language language, const CoverWord& word,
               const CoverWords& others) {
  double nearest = 0;
  for (const CoverWord& other : others) {
    nearest = std::max(nearest, LikenessOf(knowledge, language, word, other));
  }
  return nearest;
}

Language Opposite(Language language) {
  return language == Language::kKorean ? Language::kEnglish : Language::kKorean;
}

}  // namespace

CoverWords WordsToCover(const CheckKnowledge& knowledge, Language language,
                        std::span<const SentenceView> sentences) {
  CoverWords words;
  for (const SentenceView& sentence : sentences) {
    for (const Token& token : sentence.tokens) {
      if (!IsContentToken(token) || token.kind == TokenKind::kNumber) continue;
      if (token.kind == TokenKind::kLatinWord && IsEnglishFunctionWord(token.form)) continue;
      words.push_back({Know(knowledge, language, token), knowledge.vectors == nullptr
                                                             ? WordVectors::Direction()
                                                             : knowledge.vectors->Of(token)});
    }
  }
  return words;
}

double CoverOf(const CheckKnowledge& knowledge, Language language, const CoverWords& words,
               const CoverWords& others) {
  if (words.empty()) return 1;
  double sum = 0;
  for (const CoverWord& word : words) sum += Nearest(knowledge, language, word, others);
  return sum / static_cast<double>(words.size());
}

double GainOf(const CheckKnowledge& knowledge, Language language, const CoverWords& words,
              const CoverWords& rivals, const CoverWords& others) {
  if (words.empty()) return 1;
  double lost = 0;
  std::vector<double> claimed;
  for (const CoverWord& other : others) {
    claimed.push_back(Nearest(knowledge, Opposite(language), other, rivals));
    const double held = Nearest(knowledge, Opposite(language), other, words);
    lost += std::max(0.0, held - claimed.back());
  }
  double found = 0;
  for (const CoverWord& word : words) {
    double nearest = 0;
    for (size_t i = 0; i < others.size(); ++i) {
      const double like = LikenessOf(knowledge, language, word, others[i]);
      if (like > claimed[i]) nearest = std::max(nearest, like);
    }
    found += nearest;
  }
  return (lost + found) / 2 / static_cast<double>(words.size());
}

}  // namespace malmoi::internal
