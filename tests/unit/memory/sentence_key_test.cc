#include "memory/sentence_key.h"

#include <gtest/gtest.h>

#include "base/stable_hash.h"

namespace malmoi {
namespace {

TEST(SentenceKeyTest, IsTheLettersAndDigits) {
  EXPECT_EQ(SentenceKey("모델은  크다. (GPT-2)"), "모델은크다gpt2");
  EXPECT_EQ(SentenceKey("Ünder 5 %"), "Ünder5");
  EXPECT_EQ(SentenceKey(" … — "), "");
}

TEST(SentenceKeyTest, HashesTheKeyButATextWithoutLettersItself) {
  EXPECT_EQ(SentenceHash("모델은 크다."), Fnv1a("모델은크다"));
  EXPECT_EQ(SentenceHash("It's  SMALL"), SentenceHash("its small!"));
  EXPECT_NE(SentenceHash("***"), SentenceHash("---"));
}

}  // namespace
}  // namespace malmoi
