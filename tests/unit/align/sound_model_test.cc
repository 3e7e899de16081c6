#include "align/sound_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file_store.h"

namespace malmoi {
namespace {

using testing::HasSubstr;

SoundModel Shipped() {
  const auto text =
      DiskFiles().Read(MALMOI_SOURCE_DIR "/models/sounds.tsv", SoundModel::kMaxFileBytes);
  EXPECT_TRUE(text.ok()) << text.status();
  auto sounds = SoundModel::Parse(*text, "sounds.tsv");
  EXPECT_TRUE(sounds.ok()) << sounds.status();
  return *std::move(sounds);
}

TEST(SoundModel, KnowsLoanwords) {
  const SoundModel sounds = Shipped();
  const char* kLoanwords[][2] = {{"토크나이저", "tokenizer"}, {"인코더", "encoder"},
                                 {"파이프라인", "pipeline"},  {"클린턴", "clinton"},
                                 {"페널티", "penalty"},       {"스케줄", "schedule"},
                                 {"비디오", "video"},         {"알고리즘", "algorithm"}};
  for (const auto& [korean, english] : kLoanwords) {
    EXPECT_GT(sounds.Similarity(korean, english), 0.5) << korean;
    for (const auto& [other_korean, other_english] : kLoanwords) {
      if (english == other_english) continue;
      EXPECT_LT(sounds.Similarity(korean, other_english), 0.2) << korean << " " << other_english;
    }
  }
}

TEST(SoundModel, OtherWordsDoNotSoundAlike) {
  const SoundModel sounds = Shipped();
  const char* kWords[][2] = {{"사고", "thinking"},
                             {"생성", "generation"},
                             {"학습", "training"},
                             {"결과", "result"},
                             {"이미지", "token"}};
  for (const auto& [korean, english] : kWords) {
    EXPECT_LT(sounds.Similarity(korean, english), 0.2) << korean;
  }
}

TEST(SoundModel, WhatIsNoWordIsNotAlike) {
  const SoundModel sounds = Shipped();
  EXPECT_EQ(sounds.Similarity("", "video"), 0);
  EXPECT_EQ(sounds.Similarity("비디오", ""), 0);
  EXPECT_EQ(sounds.Similarity("video", "video"), 0);
  EXPECT_EQ(sounds.Similarity("비디오", "비디오"), 0);
  EXPECT_EQ(sounds.Similarity("비디오", std::string(5000, 'a')), 0);
  EXPECT_EQ(SoundModel().Similarity("비디오", "video"), 0);
}

TEST(SoundModel, LearnsFromPairs) {
  // A made-up tongue: 가 is ko, 나 is ma, 다 is ti.
  const std::pair<const char*, const char*> kSyllables[] = {
      {"가", "ko"}, {"나", "ma"}, {"다", "ti"}};
  std::vector<TextPair> pairs;
  for (int i = 0; i < 243; ++i) {
    TextPair& pair = pairs.emplace_back();
    for (int rest = i, length = 0; length < 5; ++length, rest /= 3) {
      pair.source += kSyllables[rest % 3].first;
      pair.target += kSyllables[rest % 3].second;
    }
  }
  const auto sounds = SoundModel::Train(pairs);
  ASSERT_TRUE(sounds.ok()) << sounds.status();
  EXPECT_GT(sounds->Similarity("가나다", "komati"), 0.9);
  EXPECT_LT(sounds->Similarity("가나다", "tikoma"), 0.1);
  const auto again = SoundModel::Parse(sounds->Serialize(), "x");
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_NEAR(again->Similarity("가나다", "komati"), sounds->Similarity("가나다", "komati"), 0.01);
}

TEST(SoundModel, SaysWhenThereAreTooFewPairs) {
  EXPECT_THAT(SoundModel::Train({}).status().ToString(), HasSubstr("only 0 pairs"));
}

TEST(SoundModel, RefusesDamagedFiles) {
  EXPECT_THAT(SoundModel::Parse("c\t1\t2\n", "s.tsv").status().ToString(),
              HasSubstr("s.tsv:1: not a Malmoi sound table"));
  for (const char* line :
       {"c\t1", "c\tx\t1", "c\tinf\t1", "b\tA\t0.1", "b\ta\t0", "i\t19\tk\t0.1", "i\t1\tabcd\t0.1",
        "i\t1\tK\t0.1", "m\t1\tk\t1.5", "z", "f\t-1\tk\t0.1"}) {
    EXPECT_THAT(SoundModel::Parse(std::string("malmoi-sounds 1\n") + line + "\n", "s.tsv")
                    .status()
                    .ToString(),
                HasSubstr("s.tsv:2: a damaged"))
        << line;
  }
}

}  // namespace
}  // namespace malmoi
