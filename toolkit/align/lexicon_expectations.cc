#include "align/lexicon_expectations.h"

#include <algorithm>

#include "base/strings.h"

namespace malmoi {
namespace {

constexpr size_t kMostRenderings = 6;
// The renderings of a word stand in the rendering of a note oftener than the lexicon's probability
// says where it is low, because other words bring them too, and seldomer where it is high. Fitted
// on 77 notes: of words with a sum of 0.3, 20 of 100 are met; of 0.56, 56; of 0.71, 76; of
// 0.95, 79.
constexpr double kBrought = 0.07;
constexpr double kSlope = 0.77;
constexpr double kMost = 0.92;
// Of the English words of four letters and more (mostly content) that share of a rendering is
// accounted for by its Korean; of an abstract over the same note a third as much.
constexpr double kAccounted = 0.65;
constexpr size_t kShortestClaim = 4;
constexpr float kLeastProbability = 0.04F;

}  // namespace

void LexiconExpectations::ReadSource(std::string_view text, SourceProfile* profile) const {
  struct Rendering {
    float probability;
    uint32_t id;
  };
  for (const Token& token : tokenizer_.Tokenize(text)) {
    if (token.kind == TokenKind::kLatinWord) profile->accounts.push_back(Concat("t:", token.form));
    if (token.kind != TokenKind::kHangulStem) continue;
    std::vector<Rendering> renderings;
    table_.ForEachTarget(
        table_.SourceId(token.form),
        [&](uint32_t target, const TranslationTable::Probabilities& probabilities) {
          if (probabilities.forward < kLeastProbability) return;
          renderings.push_back({probabilities.forward, target});
        });
    std::ranges::sort(renderings, [](const Rendering& a, const Rendering& b) {
      return a.probability != b.probability ? a.probability > b.probability : a.id < b.id;
    });
    if (renderings.size() > kMostRenderings) renderings.resize(kMostRenderings);
    Expectation expectation;
    for (const Rendering& rendering : renderings) {
      expectation.any_of.push_back(Concat("t:", table_.TargetWord(rendering.id)));
      expectation.probability += rendering.probability;
      profile->accounts.push_back(expectation.any_of.back());
    }
    if (expectation.any_of.empty()) continue;
    std::ranges::sort(expectation.any_of);
    expectation.probability = std::min(kMost, kBrought + kSlope * expectation.probability);
    profile->expectations.push_back(std::move(expectation));
  }
}

void LexiconExpectations::ReadTarget(std::string_view text, TargetProfile* profile) const {
  for (const Token& token : tokenizer_.Tokenize(text)) {
    if (token.kind != TokenKind::kLatinWord) continue;
    std::string key = Concat("t:", token.form);
    if (token.form.size() >= kShortestClaim &&
        table_.TargetId(token.form) != TranslationTable::kUnknown) {
      profile->claims.push_back({key, kAccounted});
    }
    profile->keys.push_back(std::move(key));
  }
}

}  // namespace malmoi
