#include "text/subword_tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "base/unicode.h"
#include "text/subword_trainer.h"

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> Texts() {
  std::vector<std::string> texts;
  for (int i = 0; i < 60; ++i) {
    texts.insert(texts.end(), {"다섯 가지의 사고 패턴을 디자인한 다음 모델을 학습시켰습니다.",
                               "They designed five thinking patterns and trained the models.",
                               "토크나이저는 문장을 조각으로 나눕니다.",
                               "A tokenizer cuts sentences into pieces.",
                               "학습 결과를 비교하고 모델의 크기를 바꾸었습니다.",
                               "They compared the results and changed the size of the model."});
  }
  return texts;
}

absl::StatusOr<std::string> Train(int pieces) {
  const std::vector<std::string> texts = Texts();
  size_t used = 0;
  return TrainSubwordModel(
      [&](std::string* text) {
        if (used == texts.size()) return false;
        *text = texts[used++];
        return true;
      },
      {.pieces = pieces, .character_coverage = 1.0});
}

class SubwordTokenizerTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    model_ = new std::string(*Train(350));
    tokenizer_ = SubwordTokenizer::Parse(*model_, "test")->release();
  }
  static void TearDownTestSuite() {
    delete tokenizer_;
    delete model_;
  }
  static inline const std::string* model_ = nullptr;
  static inline const SubwordTokenizer* tokenizer_ = nullptr;
};

TEST_F(SubwordTokenizerTest, SpansLeadBackToTheTextAsTyped) {
  const char* texts[] = {
      "사고 패턴을  디자인한 모델",  // doubled space
      "They TRAINED the Models",     // folded by the model, not in the text
      "ＴＯＫＥＮ 토크나이저… ½",    // NFKC changes the bytes
      "  앞뒤의 공백 \t",            // white space belongs to no piece
      "희귀한 글자: 뷁 😀 the end",   // bytes
  };
  for (const std::string text : texts) {
    size_t end = 0;
    std::string covered;
    for (const Token& token : tokenizer_->Tokenize(text)) {
      ASSERT_LE(end, token.span.begin) << text;
      ASSERT_LE(token.span.end, text.size()) << text;
      EXPECT_EQ(token.kind, TokenKind::kPiece);
      end = token.span.end;
      covered += token.span.In(text);
    }
    std::string visible;
    for (size_t i = 0; i < text.size();) {
      const size_t begin = i;
      if (!IsSpace(NextCodePoint(text, &i))) visible += text.substr(begin, i - begin);
    }
    std::string covered_visible;
    for (size_t i = 0; i < covered.size();) {
      const size_t begin = i;
      if (!IsSpace(NextCodePoint(covered, &i))) covered_visible += covered.substr(begin, i - begin);
    }
    EXPECT_EQ(covered_visible, visible);
  }
}

TEST_F(SubwordTokenizerTest, UnknownCharactersBecomeBytes) {
  const std::vector<Token> tokens = tokenizer_->Tokenize("뷁");
  std::vector<std::string> forms;
  for (const Token& token : tokens) {
    if (token.form != "\xE2\x96\x81") forms.push_back(token.form);
  }
  EXPECT_THAT(forms, ElementsAre("<0xEB>", "<0xB7>", "<0x81>"));
  EXPECT_EQ(tokens.back().span, (Span{0, 3}));
}

TEST_F(SubwordTokenizerTest, EncodeIdsAgreesWithTokenize) {
  for (const std::string& text : Texts()) {
    std::vector<int> ids;
    for (const Token& token : tokenizer_->Tokenize(text)) {
      ids.push_back(token.id);
      EXPECT_EQ(tokenizer_->PieceText(token.id), token.form);
      EXPECT_LE(tokenizer_->Score(token.id), 0);
    }
    EXPECT_EQ(tokenizer_->EncodeIds(text), ids);
  }
  EXPECT_TRUE(tokenizer_->EncodeIds("").empty());
  EXPECT_TRUE(tokenizer_->EncodeIds(" \n").empty());
}

TEST_F(SubwordTokenizerTest, TrainingAgainGivesTheSameBytes) { EXPECT_EQ(*Train(350), *model_); }

TEST(SubwordTokenizer, RefusesBytesThatAreNoModel) {
  for (const std::string_view bytes : {"", "no model at all", "\n\x05"}) {
    EXPECT_THAT(SubwordTokenizer::Parse(bytes, "t.model").status().ToString(),
                HasSubstr("t.model: not a SentencePiece model"));
  }
}

TEST(SubwordTrainer, SaysWhenThereIsTooLittleText) {
  EXPECT_THAT(Train(5000).status().ToString(), HasSubstr("ask for fewer --pieces"));
}

}  // namespace
}  // namespace malmoi
