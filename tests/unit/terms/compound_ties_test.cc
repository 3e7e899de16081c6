#include "terms/internal/compound_ties.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/marked_tokenizer.h"
#include "terms/candidate_patterns.h"

namespace malmoi::internal {
namespace {

using testing::ElementsAre;

class CompoundTiesTest : public testing::Test {
 protected:
  CompoundTiesTest() {
    profile_.Set(Language::kEnglish, "work", {100, 0.3F, 0.6F, 0.1F});
    lexicon_ = *TranslationTable::Build(
        {{"보다", "view", {0.4F, 0.4F}}, {"오다", "come", {0.4F, 0.4F}}}, {}, {});
  }

  // The ties of "source token-target token" numbers after compounds were joined.
  std::vector<std::string> Join(std::string_view korean, std::string_view english,
                                std::vector<TokenTie> ties) {
    const std::string source_text = tokenizer_.Learn(korean);
    const std::string target_text = tokenizer_.Learn(english);
    const std::vector<Token> source = tokenizer_.Tokenize(source_text);
    const std::vector<Token> target = tokenizer_.Tokenize(target_text);
    const CandidatePatterns patterns(&profile_);
    const auto source_spans = patterns.Find(Language::kKorean, source_text, source);
    const auto target_spans = patterns.Find(Language::kEnglish, target_text, target);
    JoinCompounds({source, target, source_spans, target_spans}, {&lexicon_, &profile_}, &ties);
    std::vector<std::string> shown;
    for (const TokenTie& tie : ties)
      shown.push_back(source[tie.source].form + "-" + target[tie.target].form);
    return shown;
  }

  testing_support::MarkedTokenizer tokenizer_;
  WordProfile profile_;
  TranslationTable lexicon_;
};

TEST_F(CompoundTiesTest, AVerbIsTiedToANounByChance) {
  // 건조기|가 오았다: 오다 is tied to machine, which belongs to 건조기.
  EXPECT_THAT(
      Join("건조기|가 오~오다|았다", "the drying machine arrived", {{0, 1, 0.9F}, {2, 2, 0.5F}}),
      ElementsAre("건조기-drying", "건조기-machine"));
}

TEST_F(CompoundTiesTest, WhatTheLexiconKnowsIsNoChance) {
  EXPECT_THAT(Join("야경|을 보~보다|았다", "the night view", {{0, 1, 0.9F}, {2, 2, 0.5F}}),
              ElementsAre("야경-night", "보다-view"));
}

TEST_F(CompoundTiesTest, AnUnknownVerbMayBeANoun) {
  EXPECT_THAT(
      Join("가루|가 달걀껍데~달걀껍데다|했다", "the eggshell powder", {{0, 2, 0.9F}, {2, 1, 0.5F}}),
      ElementsAre("가루-powder", "달걀껍데다-eggshell"));
}

TEST_F(CompoundTiesTest, AnEnglishVerbIsTiedToAVerbRightly) {
  EXPECT_THAT(Join("육수|가 오~오다|았다", "the broth work", {{0, 1, 0.9F}, {2, 2, 0.5F}}),
              ElementsAre("육수-broth", "오다-work"));
}

TEST_F(CompoundTiesTest, PartsOfAWordWithAHyphenBelongToIt) {
  EXPECT_THAT(Join("고속철|을", "the high|-|speed line", {{0, 3, 0.9F}}),
              ElementsAre("고속철-high", "고속철-speed", "고속철-line"));
}

TEST_F(CompoundTiesTest, AWordTiedElsewhereTakesNoCompound) {
  EXPECT_THAT(Join("고속철|을", "the speed line is fast", {{0, 1, 0.9F}, {0, 4, 0.5F}}),
              ElementsAre("고속철-speed", "고속철-fast"));
}

}  // namespace
}  // namespace malmoi::internal
