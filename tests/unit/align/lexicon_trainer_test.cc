#include "align/lexicon_trainer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/word_tokenizer.h"

namespace malmoi {
namespace {

using testing::HasSubstr;

LexiconTrainer Trained() {
  const WordTokenizer tokenizer;
  const char* kTexts[][2] = {{"하늘 바다", "sky sea"},
                             {"바다 나무", "sea tree"},
                             {"나무 하늘", "tree sky"},
                             {"구름 하늘", "cloud sky"},
                             {"구름 바다.", "cloud sea."}};
  LexiconTrainer trainer;
  for (int round = 0; round < 6; ++round) {
    for (const auto& texts : kTexts) {
      trainer.Add(tokenizer.Tokenize(texts[0]), tokenizer.Tokenize(texts[1]));
    }
  }
  return trainer;
}

TEST(LexiconTrainer, FindsWhatStandsForWhat) {
  const auto table = Trained().Train({});
  ASSERT_TRUE(table.ok()) << table.status();
  const auto probability = [&table](const char* source, const char* target) {
    return table->Probability(table->SourceId(source), table->TargetId(target));
  };
  // Of words seen 18 and 12 times, 6 more are set aside, a fourth of them for each English word.
  EXPECT_NEAR(probability("하늘", "sky"), (18 + 1.5) / (18 + 6), 0.05);
  EXPECT_NEAR(probability("구름", "cloud"), (12 + 1.5) / (12 + 6), 0.05);
  EXPECT_LT(probability("하늘", "sea"), 0.2);
  EXPECT_EQ(table->SourceId("."), TranslationTable::kUnknown);  // punctuation says nothing
  EXPECT_NEAR(table->SourceFrequency(table->SourceId("하늘")), 18, 1);
}

TEST(LexiconTrainer, TheSameForAnyNumberOfThreads) {
  const LexiconTrainer trainer = Trained();
  EXPECT_EQ(trainer.Train({.threads = 5})->Serialize(), trainer.Train({})->Serialize());
}

TEST(LexiconTrainer, KeepsTheLikeliestEntries) {
  const auto table = Trained().Train({.max_entries = 4});
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->entry_count(), 4u);
  EXPECT_GT(table->Probability(table->SourceId("나무"), table->TargetId("tree")), 0.6);
}

TEST(LexiconTrainer, SaysWhenThereIsNoText) {
  EXPECT_THAT(LexiconTrainer().Train({}).status().ToString(), HasSubstr("no sentence pair"));
}

}  // namespace
}  // namespace malmoi
