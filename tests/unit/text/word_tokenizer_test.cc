#include "text/word_tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file_store.h"
#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

using testing::HasSubstr;

const WordTokenizer& Shipped() {
  static const WordTokenizer* const kTokenizer = [] {
    const auto list =
        DiskFiles().Read(MALMOI_SOURCE_DIR "/models/words.tsv", WordList::kMaxFileBytes);
    EXPECT_TRUE(list.ok()) << list.status();
    auto tokenizer = WordTokenizer::Parse(*list, "words.tsv");
    EXPECT_TRUE(tokenizer.ok()) << tokenizer.status();
    return tokenizer->release();
  }();
  return *kTokenizer;
}

// Forms, those that stand together in the text joined by '/', josa marked _J and endings _E.
std::string Show(const Tokenizer& tokenizer, std::string_view text) {
  std::string shown;
  size_t end = 0;
  for (const Token& token : tokenizer.Tokenize(text)) {
    if (token.span.begin > 0) shown += token.span.begin == end ? "/" : " ";
    shown += token.form;
    if (token.kind == TokenKind::kJosa) shown += "_J";
    if (token.kind == TokenKind::kEnding) shown += "_E";
    end = token.span.end;
  }
  return shown;
}

struct Case {
  const char* name;
  const char* text;
  const char* expected;
};

TEST(WordTokenizer, CutsKorean) {
  const Case kCases[] = {
      {"josa", "사고 패턴을 모델에", "사고 패턴/을_J 모델/에_J"},
      {"about so long", "일주일쯤 쉬었다", "일주일/쯤_J 쉬다/었다_E"},
      {"stacked josa are one", "결과에서는 학생들로부터의", "결과/에서는_J 학생/들로부터의_J"},
      {"not every 의 is a josa", "사회의 회의 회의를", "사회/의_J 회의 회의/를_J"},
      {"a verb's noun", "생성하는 분석했군요 적용된 학습시켰다",
       "생성/하는_E 분석/했군요_E 적용/된_E 학습/시켰다_E"},
      {"a verb's noun before an auxiliary",
       "적용해봤네요 정리해두면 전달해주는 학습시켜보니 지켜보니",
       "적용/해봤네요_E 정리/해두면_E 전달/해주는_E 학습/시켜보니_E 지켜보다/니_E"},
      {"long endings", "문제가 되겠습니다만 공부해야겠다",
       "문제/가_J 되다/겠습니다만_E 공부/해야겠다_E"},
      {"endings under the stem", "만든 만드는 빠른 보낸다",
       "만들다 만들다/는_E 빠르다 보내다/다_E"},
      {"irregular stems", "어려웠던 지은 도와 빨라서 그런데 들으면",
       "어렵다/던_E 짓다/은_E 돕다 빠르다/서_E 그런데 듣다/으면_E"},
      {"contraction", "했다 봤다 줘서", "하다/다_E 보다/다_E 주다/서_E"},
      {"copula", "모델인데 형태이다 문제였습니다", "모델/인데_E 형태/이다_E 문제/였습니다_E"},
      {"compounds of known words", "이미지인코더에서는", "이미지/인코더/에서는_J"},
      {"a compound that is a word", "데이터베이스의", "데이터베이스/의_J"},
      {"pronouns", "이를 그는", "이/를_J 그/는_J"},
      {"adverbs that look inflected", "혹은 다만 주로 하지만", "혹은 다만 주로 하지만"},
  };
  for (const Case& c : kCases) EXPECT_EQ(Show(Shipped(), c.text), c.expected) << c.name;
}

TEST(WordTokenizer, CutsWhatIsMixed) {
  const Case kCases[] = {
      {"Latin with josa", "DPO를 KL Penalty와", "dpo/를_J kl penalty/와_J"},
      {"Latin with a light verb", "fine-tuning하는 test된", "fine/-/tune/하는_E test/된_E"},
      {"Latin with a Korean word", "DPO시리즈보다는", "dpo/시리즈/보다는_J"},
      {"after brackets and marks", "디코더(decoder)는 **모델**을",
       "디코더/(/decoder/)/는_J **/모델/**/을_J"},
      {"josa without anything before", "를 (를)", "를 (/를/)"},
      {"dates and units", "2025년 3월 18일에", "2025/년 3/월 18/일/에_J"},
      {"magnitudes", "80억 파라미터 3천만원 5조각", "80억 파라미터 3천만/원 5/조각"},
      {"numbers", "3.5% 1,000달러 10k 8B", "3.5/% 1,000/달러 10k 8b"},
      {"DOI", "doi:10.1000/abc.12. 10.5281/zenodo.7를 10.5/2",
       "doi:10.1000/abc.12/. 10.5281/zenodo.7/를_J 10.5///2"},
      {"links", "https://arxiv.org/abs/2503.1(v2)를 (https://a.kr/b).",
       "https://arxiv.org/abs/2503.1(v2)/를_J (/https://a.kr/b/)/."},
      {"mail and arXiv", "me@example.org에 arXiv:2503.12345v2",
       "me@example.org/에_J arXiv:2503.12345v2"},
      {"other scripts", "漢字와 α값 ㅋㅋ 😀", "漢字/와_J α/값 ㅋㅋ 😀"},
  };
  for (const Case& c : kCases) EXPECT_EQ(Show(Shipped(), c.text), c.expected) << c.name;
}

TEST(WordTokenizer, FindsEnglishLemmas) {
  const Case kCases[] = {
      {"plurals", "models classes indices LLMs studies", "model class index llm study"},
      {"verbs", "They trained, using learnt patterns", "they train/, use learn pattern"},
      {"doubled letters", "running embedded clipping", "run embed clip"},
      {"not inflected", "string this thing need across", "string this thing need across"},
      {"contractions", "don’t can't we'll it's Clinton’s",
       "do/not can/not we/will it/'s_E clinton/'s_E"},
      {"hyphens", "state-of-the-art GPT-4", "state/-/of/-/the/-/art gpt/-/4"},
  };
  for (const Case& c : kCases) EXPECT_EQ(Show(Shipped(), c.text), c.expected) << c.name;
}

TEST(WordTokenizer, CoversAllTextInOrder) {
  const char* kTexts[] = {
      "다섯 가지의 사고 패턴을 디자인한 다음, Self-Attention에 (VFM)을 넣었다. https://a.b/c",
      "   ",
      "",
      "뷁뷁ㅋㅋ漢字αβγ\u200D😀…!!!   ’’’",
      "don’t’s 'quoted' -- _x_ #tag @user 100%%는",
      "각\u0301 e\u0301te\u0301",
  };
  for (const std::string text : kTexts) {
    size_t end = 0;
    for (const Token& token : Shipped().Tokenize(text)) {
      ASSERT_LE(end, token.span.begin) << text;
      ASSERT_LT(token.span.begin, token.span.end) << text;
      EXPECT_EQ(StripWhitespace(text.substr(end, token.span.begin - end)), "") << text;
      EXPECT_FALSE(token.form.empty());
      end = token.span.end;
    }
    EXPECT_EQ(StripWhitespace(text.substr(end)), "") << text;
  }
}

TEST(WordTokenizer, WorksWithoutAWordList) {
  const WordTokenizer bare;
  EXPECT_EQ(Show(bare, "토크나이저를 models"), "토크나이저/를_J model");
}

TEST(WordList, ReadsItsFile) {
  const KoreanGrammar grammar;
  const auto list = WordList::Parse(grammar,
                                    "malmoi-words 1\nn\t사고\t23.40\t1234\nv\t빠르\t11.00\t310\n"
                                    "s\t-\t100.00\ns\tj을\t50.00\nl\t1\t9.00\ne\tthinking\t456\n",
                                    "w.tsv");
  ASSERT_TRUE(list.ok()) << list.status();
  EXPECT_EQ(list->StemCount("사고", StemClass::kNominal), 1234);
  EXPECT_EQ(list->StemCount("사고", StemClass::kVerbal), 0);
  EXPECT_EQ(list->EnglishCount("thinking"), 456);
  const auto again = WordList::Parse(grammar, list->Serialize(), "w.tsv");
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->Serialize(), list->Serialize());
}

TEST(WordList, RefusesDamagedFiles) {
  const KoreanGrammar grammar;
  for (const char* text : {"n\t사고\t1\t2\n", "", "malmoi-words 2\n"}) {
    EXPECT_THAT(WordList::Parse(grammar, text, "w.tsv").status().ToString(),
                HasSubstr("w.tsv:1: not a Malmoi word list"));
  }
  for (const char* line : {"n\t사고", "n\t사고\tx\t2", "n\t사고\t-1\t2", "q\tx\t1", "l\t7\t1",
                           "e\tword\tnan", "s\tj을\t1\t2", "", "l\t-1\t1"}) {
    EXPECT_THAT(WordList::Parse(grammar, Concat("malmoi-words 1\ne\ta\t1\n", line, "\n"), "w.tsv")
                    .status()
                    .ToString(),
                HasSubstr("w.tsv:3: a damaged word list"))
        << line;
  }
}

}  // namespace
}  // namespace malmoi
