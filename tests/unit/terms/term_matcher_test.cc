#include "terms/term_matcher.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace malmoi {
namespace {

const WordTokenizer& Tokenizer() {
  static const auto* const tokenizer = [] {
    std::ifstream file(std::string(MALMOI_SOURCE_DIR) + "/models/words.tsv", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    return WordTokenizer::Parse(bytes, "words.tsv").value().release();
  }();
  return *tokenizer;
}

struct Row {
  std::string_view term;
  std::string_view text;
  std::string_view found;  // "" for nothing
  TermSpelling spelling = TermSpelling::kAsWritten;
};

constexpr Row kRows[] = {
    {"패턴", "패턴들을 골랐다", "패턴"},
    {"사고 패턴", "사고 패턴에서는 다르다", "사고 패턴"},
    {"사고 패턴", "사고패턴들로부터의 답", "사고패턴", TermSpelling::kSpacing},
    {"사고패턴", "이 사고 패턴을", "사고 패턴", TermSpelling::kSpacing},
    {"토크나이저", "토크나이져로 자른다", "토크나이져", TermSpelling::kLetters},
    {"인코더", "이미지인코더에서는", "인코더"},
    {"DPO", "DPO를 썼다", "DPO"},
    {"GPU", "GPU에서만 된다", "GPU"},
    {"Hidden State", "Hidden State에 대한 예측", "Hidden State"},
    {"Hidden State", "hidden states에 대한 예측", "hidden states"},
    {"미세 조정하다", "미세 조정했다", "미세 조정"},
    {"회의", "사회의 변화", ""},
    {"회의", "회의에서 말했다", "회의"},
    {"구조", "구조대가 왔다", ""},
    {"학습", "재학습이 필요하다", ""},
    {"이미지", "이미 지나간 일", ""},
    {"장애", "사진 1,100만 장에 붙였다", ""},
    {"fine-tuning", "We Fine Tuned it", "Fine Tuned", TermSpelling::kSpacing},
    {"fine-tuning", "after finetuning it", "finetuning", TermSpelling::kSpacing},
    {"thinking pattern", "five thinking patterns", "thinking patterns"},
    {"thinking pattern", "five thought patterns", ""},
    {"the attention mechanism", "An attention mechanism", "attention mechanism"},
    {"tokenizer", "a new tokeniser", "tokeniser", TermSpelling::kLetters},
    {"AI", "an AI model", "AI"},
    {"IT", "it is new", ""},
    {"model", "remodel the house", ""},
    {"area", "there are a number of them", ""},
    {"dataset", "a new data set", "data set", TermSpelling::kSpacing},
    {"language model", "language, model and data", ""},
};

TEST(TermMatcherTest, FindsTermsAsTheyAreInflectedAndNotInsideWords) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(testing::Message() << row.term << " in " << row.text);
    const TermMatcher matcher({{std::string(row.term), 7}}, Tokenizer());
    const std::vector<TermMatch> found = matcher.Find(row.text, Tokenizer().Tokenize(row.text));
    ASSERT_EQ(found.empty(), row.found.empty());
    if (found.empty()) continue;
    EXPECT_EQ(found[0].span.In(row.text), row.found);
    EXPECT_EQ(found[0].id, 7U);
    EXPECT_EQ(found[0].spelling, row.spelling);
  }
}

TEST(TermMatcherTest, GivesTheLongerFirstAndCanLeaveTheNestedOut) {
  const TermMatcher matcher({{"모델", 0}, {"언어 모델", 1}, {"언어", 2}}, Tokenizer());
  const std::string text = "언어 모델과 모델";
  const std::vector<TermMatch> found = matcher.Find(text, Tokenizer().Tokenize(text));
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].id, 1U);
  const std::vector<TermMatch> outer = WithoutNested(found);
  ASSERT_EQ(outer.size(), 2U);
  EXPECT_EQ(outer[0].id, 1U);
  EXPECT_EQ(outer[1].id, 0U);
}

// The slow and obvious way: each term by itself finds what all together find.
TEST(TermMatcherTest, AgreesWithOneMatcherATerm) {
  const std::vector<std::string> terms = {"사고 패턴", "패턴",        "모델", "언어 모델",
                                          "학습",      "fine-tuning", "DPO"};
  std::vector<MatcherTerm> all;
  for (const std::string& term : terms) all.push_back({term, static_cast<uint32_t>(all.size())});
  const TermMatcher together(all, Tokenizer());
  const std::string text =
      "DPO를 쓴 언어 모델 학습에서 사고 패턴과 패턴을 fine-tuning으로 배웠다. 언어모델의 사고패턴.";
  const std::vector<Token> tokens = Tokenizer().Tokenize(text);
  size_t alone = 0;
  for (const MatcherTerm& term : all) {
    for (const TermMatch& match : TermMatcher({term}, Tokenizer()).Find(text, tokens)) {
      ++alone;
      bool same = false;
      for (const TermMatch& other : together.Find(text, tokens)) {
        same |= other.id == match.id && other.span == match.span;
      }
      EXPECT_TRUE(same) << term.text << " at " << match.span.In(text);
    }
  }
  EXPECT_EQ(together.Find(text, tokens).size(), alone);
}

}  // namespace
}  // namespace malmoi
