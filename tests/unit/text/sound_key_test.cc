#include "text/sound_key.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

struct Loanword {
  const char* korean;
  const char* english;
};

TEST(SoundKey, IsTheSameForALoanwordAndItsOriginal) {
  const Loanword kLoanwords[] = {
      {"토크나이저", "tokenizer"}, {"트랜스포머", "transformer"}, {"디퓨전", "diffusion"},
      {"어텐션", "attention"},     {"임베딩", "embedding"},       {"모델", "model"},
      {"메모리", "memory"},        {"파라미터", "parameter"},     {"인코더", "encoder"},
      {"스케줄", "schedule"},      {"프롬프트", "prompt"},        {"샘플", "sample"},
      {"데이터", "data"},          {"알고리즘", "algorithm"},     {"네트워크", "network"},
  };
  size_t same = 0;
  for (const Loanword& word : kLoanwords) {
    const bool is = SoundKeyOfHangul(word.korean) == SoundKeyOfEnglish(word.english);
    same += is ? 1 : 0;
  }
  // schedule keeps a d that 스케줄 lost, algorithm a th that became ㅈ: a hint, not a dictionary.
  EXPECT_GE(same, std::size(kLoanwords) - 2);
}

TEST(SoundKey, TellsOtherWordsApart) {
  EXPECT_NE(SoundKeyOfHangul("토크나이저"), SoundKeyOfEnglish("transformer"));
  EXPECT_NE(SoundKeyOfHangul("사고"), SoundKeyOfEnglish("thinking"));
  EXPECT_EQ(SoundKeyOfEnglish(""), "");
  EXPECT_EQ(SoundKeyOfHangul("abc"), "");
}

}  // namespace
}  // namespace malmoi
