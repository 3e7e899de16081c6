#include "align/lexical_scorer.h"

#include <gtest/gtest.h>

#include <array>
#include <string_view>

#include "text/stem_tokenizer.h"

namespace malmoi {
namespace {

using Sentences = std::vector<std::string_view>;

const Sentences kKorean = {"망각을 줄이는 방법입니다.", "되새김이 핵심이네요."};
const Sentences kEnglish = {"A way to lessen forgetting.", "Rehearsal is the key."};

// Share of the words of Korean sentence i with a rendering in English sentence j.
float Rendered(const LexicalScorer& scorer, size_t i, size_t j) {
  const auto pair = scorer.Begin({kKorean, kEnglish});
  pair->LookCloser(std::vector<CandidateBead>{{{i, i + 1}, {j, j + 1}}});
  std::array<float, 11> values{};
  pair->Score({i, i + 1}, {j, j + 1}, values);
  return values[0];
}

LexicalScorer MakeScorer(const std::vector<TermRendering>& glossary) {
  return {std::make_shared<StemTokenizer>(), std::make_shared<TranslationTable>(), glossary};
}

TEST(LexicalScorer, KnowsNothingWithoutTableAndGlossary) {
  const LexicalScorer scorer = MakeScorer({});
  EXPECT_EQ(Rendered(scorer, 0, 0), 0);
  EXPECT_EQ(Rendered(scorer, 1, 1), 0);
}

TEST(LexicalScorer, TakesAGlossaryAsTranslations) {
  const LexicalScorer scorer = MakeScorer({{"되새김", "rehearsal"}, {"망각", "forgetting"}});
  EXPECT_GT(Rendered(scorer, 0, 0), 0.2F);
  EXPECT_EQ(Rendered(scorer, 0, 1), 0);
  EXPECT_GT(Rendered(scorer, 1, 1), 0.2F);
  EXPECT_EQ(Rendered(scorer, 1, 0), 0);
}

TEST(LexicalScorer, AWordOfAPhraseSaysLessThanAWordAlone) {
  const float alone = Rendered(MakeScorer({{"되새김", "rehearsal"}}), 1, 1);
  const float phrase = Rendered(MakeScorer({{"되새김 학습", "rehearsal training"}}), 1, 1);
  EXPECT_GT(alone, phrase);
  EXPECT_GT(phrase, 0);
}

TEST(LexicalScorer, ASideMayBeEmpty) {
  const LexicalScorer scorer = MakeScorer({});
  std::array<float, 11> values{};
  const Sentences none;
  const auto without_korean = scorer.Begin({none, kEnglish});
  without_korean->LookCloser({});
  without_korean->Score({0, 0}, {1, 2}, values);
  EXPECT_EQ(values, (std::array<float, 11>{}));
  const auto without_words = scorer.Begin({kKorean, Sentences{"", "…"}});
  without_words->LookCloser(std::vector<CandidateBead>{{{0, 1}, {0, 1}}});
  without_words->Score({0, 1}, {0, 0}, values);
  without_words->Score({0, 1}, {0, 1}, values);
  EXPECT_LE(values[6], 0);  // evidence.mean
}

}  // namespace
}  // namespace malmoi
