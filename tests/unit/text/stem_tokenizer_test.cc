#include "text/stem_tokenizer.h"

#include <gtest/gtest.h>

#include <string>

namespace malmoi {
namespace {

std::string Forms(std::string_view text) {
  std::string forms;
  size_t end = 0;
  for (const Token& token : StemTokenizer().Tokenize(text)) {
    EXPECT_GE(token.span.begin, end);
    EXPECT_LT(token.span.begin, token.span.end);
    EXPECT_LE(token.span.end, text.size());
    end = token.span.end;
    forms += (forms.empty() ? "" : " ") + token.form;
  }
  return forms;
}

TEST(StemTokenizerTest, TakesTheBeginningsOfWords) {
  struct Case {
    std::string_view text, expected;
  };
  const Case cases[] = {
      {"", ""},
      {" ... !", ""},
      {"토크나이저를 썼습니다.", "토크 썼습"},
      {"DPO를 GPT-4에", "dpo 를 gpt 4 에"},
      {"Generalizations AND data", "gener and data"},
      {"2,000개, 3.5배. 7", "2000 개 3.5 배 7"},
      {"v1.2.3", "v 1.2.3"},
      {"漢字 café", "漢 字 café"},
      {"\xFF가", "가"},
  };
  for (const Case& c : cases) EXPECT_EQ(Forms(c.text), c.expected) << c.text;
}

}  // namespace
}  // namespace malmoi
