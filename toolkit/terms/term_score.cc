#include "terms/term_score.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

double Ratio(size_t part, size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// Case-folded words, hyphens parting them as spaces do; English ones without a plural s.
std::vector<std::string> FoldedWords(Language language, std::string_view term) {
  std::string spaced = FoldCase(term);
  for (const std::string_view hyphen : {"-", "\u2010", "\u2011"}) {
    spaced = ReplaceAll(spaced, hyphen, " ");
  }
  std::vector<std::string> words;
  for (const std::string_view piece : Split(spaced, ' ')) {
    if (piece.empty()) continue;
    std::string word(piece);
    const bool plural = language == Language::kEnglish && word.size() > 3 && word.ends_with("s") &&
                        !word.ends_with("ss");
    if (plural) word.pop_back();
    words.push_back(std::move(word));
  }
  return words;
}

bool Contains(const std::vector<std::string>& outer, const std::vector<std::string>& inner) {
  return !inner.empty() &&
         std::search(outer.begin(), outer.end(), inner.begin(), inner.end()) != outer.end();
}

struct Rendering {
  std::string folded;
  std::vector<std::string> words;

  explicit Rendering(std::string_view english)
      : folded(FoldTerm(Language::kEnglish, english)),
        words(FoldedWords(Language::kEnglish, english)) {}
};

bool IsSame(const Rendering& a, const Rendering& b) { return a.folded == b.folded; }

bool IsNear(const Rendering& a, const Rendering& b) {
  return IsSame(a, b) || Contains(a.words, b.words) || Contains(b.words, a.words);
}

using Renderings = std::map<std::string, std::vector<Rendering>>;  // by folded Korean term

Renderings ByTerm(std::span<const TermPair> pairs) {
  Renderings renderings;
  for (const TermPair& pair : pairs) {
    renderings[FoldTerm(Language::kKorean, pair.korean)].emplace_back(pair.english);
  }
  return renderings;
}

template <typename Agree>
TermScoreCounts Count(const Renderings& gold, const Renderings& guess, Agree agree) {
  TermScoreCounts counts;
  counts.gold_terms = gold.size();
  for (const auto& entry : gold) {
    // Not a structured binding: clang 14 cannot capture its parts.
    const auto& renderings = entry.second;
    const auto guessed = guess.find(entry.first);
    if (guessed == guess.end()) continue;
    const auto is_right = [&](const Rendering& rendering) {
      return std::ranges::any_of(renderings,
                                 [&](const Rendering& right) { return agree(right, rendering); });
    };
    const auto right = static_cast<size_t>(std::ranges::count_if(guessed->second, is_right));
    counts.judged_guesses += guessed->second.size();
    counts.right_guesses += right;
    if (right > 0) ++counts.found_terms;
    if (is_right(guessed->second.front())) ++counts.first_choices;
  }
  return counts;
}

}  // namespace

double TermScoreCounts::precision() const { return Ratio(right_guesses, judged_guesses); }
double TermScoreCounts::recall() const { return Ratio(found_terms, gold_terms); }
double TermScoreCounts::first_choice() const { return Ratio(first_choices, gold_terms); }
double TermScoreCounts::f1() const {
  const double sum = precision() + recall();
  return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}

std::string FoldTerm(Language language, std::string_view term) {
  return Join(FoldedWords(language, term), "");
}

TermScore ScoreTerms(std::span<const TermPair> gold, std::span<const TermPair> guess) {
  const Renderings gold_terms = ByTerm(gold);
  const Renderings guessed_terms = ByTerm(guess);
  return {Count(gold_terms, guessed_terms, IsSame), Count(gold_terms, guessed_terms, IsNear)};
}

}  // namespace malmoi
