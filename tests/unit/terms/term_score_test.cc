#include "terms/term_score.h"

#include <gtest/gtest.h>

#include <vector>

namespace malmoi {
namespace {

std::vector<TermPair> Pairs(const std::vector<std::pair<std::string, std::string>>& terms) {
  std::vector<TermPair> pairs;
  for (const auto& [korean, english] : terms) {
    TermPair pair;
    pair.korean = korean;
    pair.english = english;
    pairs.push_back(pair);
  }
  return pairs;
}

TEST(TermScore, FoldsSpellings) {
  EXPECT_EQ(FoldTerm(Language::kEnglish, "Fine-tuning"),
            FoldTerm(Language::kEnglish, "fine tuning"));
  EXPECT_EQ(FoldTerm(Language::kEnglish, "weights"), FoldTerm(Language::kEnglish, "Weight"));
  EXPECT_NE(FoldTerm(Language::kEnglish, "loss"), FoldTerm(Language::kEnglish, "los"));
  EXPECT_EQ(FoldTerm(Language::kKorean, "사고패턴"), FoldTerm(Language::kKorean, "사고 패턴"));
}

TEST(TermScore, CountsFoundAndFirstChoices) {
  const auto gold = Pairs({{"학습", "training"},
                           {"학습", "learning"},
                           {"가중치", "weight"},
                           {"학습률", "learning rate"},
                           {"정확도", "accuracy"}});
  const auto guess = Pairs({{"학습", "learning"},     // right, first
                            {"가중치", "bias"},       // wrong, first
                            {"가중치", "weights"},    // right
                            {"학습률", "rate"},       // lax
                            {"토크나이저", "cat"}});  // gold does not know it
  const TermScore score = ScoreTerms(gold, guess);
  EXPECT_EQ(score.strict.gold_terms, 4U);
  EXPECT_EQ(score.strict.found_terms, 2U);
  EXPECT_EQ(score.strict.first_choices, 1U);
  EXPECT_EQ(score.strict.judged_guesses, 4U);
  EXPECT_EQ(score.strict.right_guesses, 2U);
  EXPECT_DOUBLE_EQ(score.strict.recall(), 0.5);
  EXPECT_DOUBLE_EQ(score.strict.precision(), 0.5);
  EXPECT_DOUBLE_EQ(score.strict.f1(), 0.5);
  EXPECT_EQ(score.lax.found_terms, 3U);
}

TEST(TermScore, EmptySides) {
  EXPECT_EQ(ScoreTerms({}, {}).strict.f1(), 0);
  EXPECT_EQ(ScoreTerms(Pairs({{"학습", "training"}}), {}).strict.recall(), 0);
}

}  // namespace
}  // namespace malmoi
