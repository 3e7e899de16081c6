// The score: what it gives for pairs that a person would judge.
#include "memory/fuzzy_match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "memory/edit_distance.h"
#include "memory/number_substitution.h"
#include "text/word_tokenizer.h"

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::Eq;
using testing::Optional;

using Kind = TokenEdit::Kind;

class FuzzyMatchTest : public testing::Test {
 protected:
  std::vector<MatchToken> Tokens(std::string_view text) {
    std::vector<MatchToken> tokens;
    match_tokenizer_.Tokenize(text, &tokens);
    return tokens;
  }
  int Score(std::string_view a, std::string_view b) {
    const std::vector<MatchToken> x = Tokens(a);
    const std::vector<MatchToken> y = Tokens(b);
    std::vector<int> cells;
    const std::span<const MatchToken> first = x;
    const std::span<const MatchToken> second = y;
    const int distance = EditDistance(first, second, 1 << 20, &cells);
    return FuzzyScore(distance, WeightOf(first), WeightOf(second));
  }

  static std::unique_ptr<WordTokenizer> LoadWords() {
    std::ifstream file(MALMOI_SOURCE_DIR "/models/words.tsv", std::ios::binary);
    std::stringstream words;
    words << file.rdbuf();
    return *WordTokenizer::Parse(words.str(), "words.tsv");
  }
  const std::unique_ptr<WordTokenizer> words_ = LoadWords();
  MatchTokenizer match_tokenizer_{*words_};
};

TEST_F(FuzzyMatchTest, ScoresAsAPersonWould) {
  const struct {
    const char* a;
    const char* b;
    int at_least;
    int at_most;
    const char* why;
  } kCases[] = {
      {"학교에서 나를 보았다.", "학교에 나는 보았다.", 85, 98, "only particles changed"},
      {"나를", "나는", 85, 98, "however short the text is"},
      {"패턴을 모델에서", "패턴이 모델은", 85, 98, "every particle changed"},
      {"모델 3개를 학습했다.", "모델 70개를 학습했다.", 85, 98, "a number for another"},
      {"코드는 https://a.kr/1 에 있다.", "코드는 https://b.kr/2 에 있다.", 85, 98, "a link"},
      {"We trained the model.", "We trained the models.", 90, 98, "one form, two surfaces"},
      {"모델을 학습했다.", "모델을 학습한다.", 80, 98, "an ending"},
      {"모델을 학습했다.", "모델을 평가했다.", 40, 70, "a stem"},
      {"모델을 학습했다.", "날씨가 좋았다.", 0, 20, "nothing but an ending and a mark in common"},
      {"모델을 학습했다.", "모델을  학습했다.", 99, 99, "white space alone: never 100"},
  };
  for (const auto& test : kCases) {
    EXPECT_GE(Score(test.a, test.b), test.at_least) << test.why;
    EXPECT_LE(Score(test.a, test.b), test.at_most) << test.why;
    EXPECT_EQ(Score(test.a, test.b), Score(test.b, test.a)) << test.why;
  }
}

TEST_F(FuzzyMatchTest, DistanceIsCutOffAtItsLimit) {
  const std::vector<MatchToken> a = Tokens("모델을 학습했다. 결과가 좋다.");
  const std::vector<MatchToken> b = Tokens("인코더를 학습했고 결과는 나쁘다.");
  std::vector<int> cells;
  const int distance = EditDistance<MatchToken>(a, b, 1000, &cells);
  ASSERT_GT(distance, 6);
  for (int limit = 0; limit < 40; ++limit) {
    const int cut = EditDistance<MatchToken>(a, b, limit, &cells);
    EXPECT_EQ(std::min(cut, limit + 1), std::min(distance, limit + 1));
  }
}

TEST_F(FuzzyMatchTest, EditsTellWhatDiffers) {
  const std::vector<MatchToken> from = Tokens("새 모델을 학습했다.");
  const std::vector<MatchToken> to = Tokens("모델은 잘 학습했다.");
  EXPECT_THAT(FindEdits(from, to), ElementsAre(TokenEdit{Kind::kTakeOut, 0, 1, 0, 0},   // 새
                                               TokenEdit{Kind::kSame, 1, 2, 0, 1},      // 모델
                                               TokenEdit{Kind::kExchange, 2, 3, 1, 2},  // 을, 은
                                               TokenEdit{Kind::kPutIn, 3, 3, 2, 3},     // 잘
                                               TokenEdit{Kind::kSame, 3, 6, 3, 6}));
  EXPECT_THAT(FindEdits({}, {}), ElementsAre());
}

TEST_F(FuzzyMatchTest, LongTextsMatchOnlyThemselves) {
  std::string text;
  for (size_t i = 0; i <= kMaxMatchTokens; ++i) text += "가 ";
  EXPECT_THAT(Tokens(text), testing::SizeIs(1));
  EXPECT_EQ(Score(text, text + "나"), 0);
}

TEST_F(FuzzyMatchTest, NumbersAreSubstituted) {
  const struct {
    const char* query;
    const char* source;
    const char* target;
    std::optional<std::string> expected;
    const char* why;
  } kCases[] = {
      {"모델 70개를 학습했다.", "모델 3개를 학습했다.", "We trained 3 models.",
       "We trained 70 models.", "a number"},
      {"2.5배와 70%였다.", "3배와 40%였다.", "It was 3 times and 40%.", "It was 2.5 times and 70%.",
       "two numbers"},
      {"https://b.kr/2 에 있다.", "https://a.kr/1 에 있다.", "See https://a.kr/1.",
       "See https://b.kr/2.", "a link"},
      {"모델 3개를 학습했다.", "모델 3개를 학습했다.", "We trained 3 models.", std::nullopt,
       "nothing changed"},
      {"모델 7개를 학습했다.", "모델 3개를 학습했다.", "We trained three models.", std::nullopt,
       "no digit in the rendering"},
      {"모델 7개를 학습했다.", "모델 3개를 학습했다.", "3 people trained 3 models.", std::nullopt,
       "which of the two is not known"},
      {"80억 개다.", "30억 개다.", "There are 3 billion.", std::nullopt,
       "80억 is not how English writes it"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(SubstituteNumbers(test.query, {test.source, test.target}, match_tokenizer_),
              test.expected)
        << test.why;
  }
}

}  // namespace
}  // namespace malmoi
