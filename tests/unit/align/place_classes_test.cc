#include "align/internal/place_classes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "align/internal/hmm.h"
#include "base/strings.h"
#include "text/word_tokenizer.h"

namespace malmoi::internal {
namespace {

using testing::Each;
using testing::Lt;

std::vector<std::vector<uint8_t>> ClassesOf(const std::vector<std::vector<Token>>& sentences) {
  PlaceClasses classes;
  std::vector<std::vector<uint32_t>> marks;
  for (const std::vector<Token>& tokens : sentences) {
    marks.push_back(classes.Add(tokens, [](const Token& token) {
      return token.form == "of" || token.form == "the" || token.form == "in";
    }));
  }
  const std::vector<uint8_t> of_mark = classes.ClassesOfMarks();
  std::vector<std::vector<uint8_t>> result(marks.size());
  for (size_t i = 0; i < marks.size(); ++i) {
    for (const uint32_t mark : marks[i]) result[i].push_back(of_mark[mark]);
  }
  return result;
}

TEST(PlaceClasses, AWordIsClassedByTheParticleBehindItOrTheFunctionWordsBeforeIt) {
  const WordTokenizer tokenizer;
  const std::vector<std::vector<Token>> english = {tokenizer.Tokenize("size of the model, size"),
                                                   tokenizer.Tokenize("of trees in houses")};
  // size of the model , size / of tree in house
  const auto classes = ClassesOf(english);
  EXPECT_EQ(classes[0][3], classes[1][1]) << "both stand behind of";
  EXPECT_NE(classes[0][3], classes[1][3]) << "of, in";
  EXPECT_EQ(classes[0][0], classes[0][5]) << "neither has a mark";
  EXPECT_EQ(classes[0][1], classes[0][2]) << "function words";
  EXPECT_NE(classes[0][4], classes[0][0]) << "punctuation";

  const std::vector<std::vector<Token>> korean = {tokenizer.Tokenize("모델의 크기를, 나무의")};
  ASSERT_EQ(korean[0].size(), 7u);  // 모델 의 크기 를 , 나무 의
  const auto marked = ClassesOf(korean);
  EXPECT_EQ(marked[0][0], marked[0][5]);
  EXPECT_NE(marked[0][0], marked[0][2]);
}

TEST(PlaceClasses, SeldomMarksShareAClass) {
  std::vector<std::vector<Token>> sentences;
  for (int i = 0; i < 40; ++i) {
    sentences.push_back(
        {{{0, 3}, "나무", TokenKind::kHangulStem}, {{3, 6}, Concat("조사", i), TokenKind::kJosa}});
    if (i < 3) sentences.push_back(sentences.back());
  }
  const auto classes = ClassesOf(sentences);
  for (const std::vector<uint8_t>& sentence : classes) {
    EXPECT_THAT(sentence, Each(Lt(JumpModel::kClasses)));
  }
  EXPECT_NE(classes[0][0], classes[2][0]);  // 조사0 and 조사1 were seen twice
  EXPECT_EQ(classes[classes.size() - 1][0], classes[classes.size() - 2][0]);
}

}  // namespace
}  // namespace malmoi::internal
