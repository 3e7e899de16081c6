#include "terms/candidate_patterns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/marked_tokenizer.h"

namespace malmoi {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class PatternsTest : public testing::Test {
 protected:
  PatternsTest() {
    const auto set = [&](Language language, std::string word, float n, float v, float m) {
      profile_.Set(language, std::move(word), {100, n, v, m});
    };
    set(Language::kEnglish, "optimal", 0, 0.05F, 0.95F);
    set(Language::kEnglish, "upper", 0.1F, 0, 0.9F);
    set(Language::kEnglish, "lower", 0.1F, 0.1F, 0.8F);
    set(Language::kEnglish, "generated", 0.1F, 0.1F, 0.8F);
    set(Language::kEnglish, "remove", 0, 1, 0);
    set(Language::kKorean, "아무렇게", 0.02F, 0.02F, 0.96F);
  }

  std::vector<std::string> Keys(Language language, std::string_view marked) {
    const std::string text = tokenizer_.Learn(marked);
    const CandidatePatterns patterns(&profile_);
    std::vector<std::string> keys;
    for (const CandidateSpan& found : patterns.Find(language, text, tokenizer_.Tokenize(text))) {
      keys.push_back(found.key);
    }
    return keys;
  }
  std::vector<std::string> Korean(std::string_view marked) {
    return Keys(Language::kKorean, marked);
  }
  std::vector<std::string> English(std::string_view marked) {
    return Keys(Language::kEnglish, marked);
  }

  WordProfile profile_;
  testing_support::MarkedTokenizer tokenizer_;
};

TEST_F(PatternsTest, KoreanNounsBeforeJosaAndEachOther) {
  EXPECT_THAT(Korean("사고 패턴|을"), ElementsAre("사고", "사고패턴", "패턴"));
}

TEST_F(PatternsTest, KoreanNounInsideAVerbIsOneCandidate) {
  EXPECT_THAT(Korean("응답|을 생성|했다"), ElementsAre("응답", "생성"));
}

TEST_F(PatternsTest, AdverbsAndFunctionNounsAreNone) {
  EXPECT_THAT(Korean("결국 때|에 경우|는"), IsEmpty());
}

TEST_F(PatternsTest, VerbsThatWereNotCutAndRoughAmountsAreNone) {
  EXPECT_THAT(Korean("데려갔다 늘수록"), IsEmpty());
  EXPECT_THAT(Korean("반 바퀴쯤 돌리|다"), Not(Contains("바퀴쯤")));
  EXPECT_THAT(Korean("타이어 바퀴|를"), Contains("타이어바퀴"));
}

TEST_F(PatternsTest, KoreanModifiersStandAloneButAreNoNouns) {
  // By its uses 아무렇게 cannot be told from 대규모, a modifier; pairing decides.
  EXPECT_THAT(Korean("아무렇게 때|에"), ElementsAre("아무렇게"));
  // A word of which nothing is known is taken for a noun.
  EXPECT_THAT(Korean("느닷없이 패턴|을"), Contains("느닷없이"));
}

TEST_F(PatternsTest, AVerbAfterAnArticleOrAnAdjectiveIsANoun) {
  EXPECT_THAT(English("they remove~remove it"), Not(Contains("theyremove")));
  EXPECT_THAT(English("the remove"), ElementsAre("remove"));
  EXPECT_THAT(English("an optimal remove"), Contains("optimalremove"));
  EXPECT_THAT(English("a high|-|speed remove"), Contains("highspeedremove"));
  EXPECT_THAT(English("models remove"), Not(Contains("modelremove")));
}

TEST_F(PatternsTest, AComparativeIsNoNoun) {
  profile_.Set(Language::kEnglish, "easy", {100, 0.2F, 0, 0.8F});
  profile_.Set(Language::kEnglish, "carry", {100, 0, 1, 0});
  EXPECT_THAT(English("pattern easier"), Not(Contains("patterneasier")));
  EXPECT_THAT(English("pattern carrier"), Contains("patterncarrier"));
}

TEST_F(PatternsTest, LatinWordsInsideKorean) {
  EXPECT_THAT(Korean("Clipping 범위|에서"), ElementsAre("clipping", "clipping범위", "범위"));
  EXPECT_THAT(Korean("Hidden State|를"), Contains("hiddenstate"));
}

TEST_F(PatternsTest, PunctuationParts) {
  EXPECT_THAT(Korean("상한 , 하한|을"), ElementsAre("상한", "하한"));
}

TEST_F(PatternsTest, EnglishNounPhrasesWithModifiers) {
  EXPECT_THAT(English("an optimal schedule of the day"),
              ElementsAre("optimal", "optimalschedule", "schedule", "day"));
}

TEST_F(PatternsTest, EnglishPluralsShareAKey) {
  EXPECT_THAT(English("thinking patterns"), Contains("thinkingpattern"));
  EXPECT_THAT(English("thinking-patterns"), Not(Contains("thinkingpatterns")));
}

TEST_F(PatternsTest, EllipticPhraseOfACoordination) {
  EXPECT_THAT(English("the upper and lower bounds"), Contains("upperbound"));
  EXPECT_THAT(English("the upper and lower bounds"), Contains("lowerbound"));
}

TEST_F(PatternsTest, VerbsStandAlone) {
  EXPECT_THAT(English("to remove noise"), ElementsAre("remove", "noise"));
}

TEST_F(PatternsTest, FormKeepsTheSpellingAndLosesThePlural) {
  const std::string text = tokenizer_.Learn("Large Language Models");
  const CandidatePatterns patterns(&profile_);
  const std::vector<CandidateSpan> found =
      patterns.Find(Language::kEnglish, text, tokenizer_.Tokenize(text));
  const auto longest = std::ranges::max_element(
      found, {}, [](const CandidateSpan& span) { return span.tokens.size(); });
  ASSERT_NE(longest, found.end());
  EXPECT_EQ(longest->form, "Large Language Model");
  EXPECT_EQ(longest->span, (Span{0, text.size()}));
}

TEST_F(PatternsTest, TokensOfAnyKindAndNoneAtAll) {
  EXPECT_THAT(Korean(""), IsEmpty());
  EXPECT_THAT(Korean("- - 3 . |"), IsEmpty());
}

}  // namespace
}  // namespace malmoi
