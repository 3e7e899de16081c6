#include "terms/word_profile_trainer.h"

#include <gtest/gtest.h>

#include "support/marked_tokenizer.h"

namespace malmoi {
namespace {

class TrainerTest : public testing::Test {
 protected:
  void Add(Language language, std::string_view marked) {
    texts_.emplace_back(language, tokenizer_.Learn(marked));
  }
  WordProfile Train(size_t min_count) {
    WordProfileTrainer trainer(tokenizer_);
    for (const auto& [language, text] : texts_) trainer.Add(language, text);
    return trainer.Finish(min_count);
  }

  testing_support::MarkedTokenizer tokenizer_;
  std::vector<std::pair<Language, std::string>> texts_;
};

TEST_F(TrainerTest, KoreanByWhatFollows) {
  Add(Language::kKorean, "패턴|을 생성|한다");
  Add(Language::kKorean, "대규모 학습|을 결국 생성|했다");
  const WordProfile profile = Train(1);
  EXPECT_EQ(profile.Find(Language::kKorean, "패턴")->nominal, 1);
  EXPECT_EQ(profile.Find(Language::kKorean, "생성")->verbal, 1);
  EXPECT_EQ(profile.Find(Language::kKorean, "생성")->count, 2U);
  EXPECT_EQ(profile.Find(Language::kKorean, "대규모")->modifier, 1);
  // An adverb before a verb is none of the three.
  const WordUse& adverb = *profile.Find(Language::kKorean, "결국");
  EXPECT_EQ(adverb.nominal + adverb.verbal + adverb.modifier, 0);
}

TEST_F(TrainerTest, EnglishByItsNeighbours) {
  Add(Language::kEnglish, "the pattern of an optimal schedule");
  Add(Language::kEnglish, "we parallelize it and it is optimal");
  Add(Language::kEnglish, "it was generated");
  const WordProfile profile = Train(1);
  EXPECT_EQ(profile.Find(Language::kEnglish, "pattern")->nominal, 1);
  EXPECT_EQ(profile.Find(Language::kEnglish, "optimal")->modifier, 1);
  EXPECT_EQ(profile.Find(Language::kEnglish, "parallelize")->verbal, 1);
  EXPECT_EQ(profile.Find(Language::kEnglish, "generated")->verbal, 1);
  EXPECT_EQ(profile.Find(Language::kEnglish, "the"), nullptr);
}

TEST_F(TrainerTest, NamesByTheirCapitals) {
  Add(Language::kEnglish, "Patterns are taught in Busan");
  Add(Language::kEnglish, "we left Busan on a monday");
  Add(Language::kEnglish, "The Busan Pattern");  // a title
  const WordProfile profile = Train(1);
  EXPECT_EQ(profile.Find(Language::kEnglish, "busan")->capital, 1);
  EXPECT_EQ(profile.Find(Language::kEnglish, "monday")->capital, 0);
  EXPECT_EQ(profile.Find(Language::kEnglish, "patterns")->capital, 0);
  EXPECT_EQ(profile.Find(Language::kEnglish, "pattern")->capital, 0);
}

TEST_F(TrainerTest, RareWordsAreLeftOut) {
  Add(Language::kKorean, "패턴|을");
  Add(Language::kKorean, "패턴|이 모델|을");
  const WordProfile profile = Train(2);
  EXPECT_NE(profile.Find(Language::kKorean, "패턴"), nullptr);
  EXPECT_EQ(profile.Find(Language::kKorean, "모델"), nullptr);
}

}  // namespace
}  // namespace malmoi
