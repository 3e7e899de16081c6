#include "terms/term_gatherer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support/marked_tokenizer.h"

namespace malmoi {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class GathererTest : public testing::Test {
 protected:
  GathererTest() {
    std::vector<TranslationTable::Entry> entries;
    for (const auto& [korean, english] :
         std::vector<std::pair<std::string, std::string>>{{"사고", "thinking"},
                                                          {"패턴", "pattern"},
                                                          {"응답", "response"},
                                                          {"모델", "model"},
                                                          {"비디오", "video"},
                                                          {"파운데이션", "foundation"},
                                                          {"상한", "upper"},
                                                          {"하한", "lower"},
                                                          {"상한", "bound"},
                                                          {"학습", "training"},
                                                          {"훈련", "training"},
                                                          {"북문", "northern"},
                                                          {"남문", "southern"},
                                                          {"기존", "exist"},
                                                          {"생성", "generate"},
                                                          {"이미지", "image"},
                                                          {"자료", "dataset"},
                                                          {"묶음", "dataset"}}) {
      entries.push_back({korean, english, {0.8F, 0.8F}});
    }
    entries.push_back({"거실", "room", {0.99F, 0.048F}});
    entries.push_back({"패널", "panel", {0.99F, 0.048F}});
    entries.push_back({"청소기", "vacuum", {0.14F, 0.06F}});
    entries.push_back({"해운대", "haeundae", {0.8F, 0.8F}});
    entries.push_back({"해변", "beach", {0.8F, 0.8F}});
    entries.push_back({"월요일", "monday", {0.8F, 0.8F}});
    entries.push_back({"살기", "living", {0.8F, 0.8F}});
    std::vector<TranslationTable::WordCount> counts;
    for (const TranslationTable::Entry& entry : entries) {
      if (entry.source != "청소기") counts.push_back({entry.source, 100});  // it was seen once
    }
    lexicon_ = *TranslationTable::Build(entries, counts, {});
    profile_.Set(Language::kEnglish, "monday", {.count = 100, .nominal = 1, .capital = 1});
    profile_.Set(Language::kEnglish, "upper", {100, 0.1F, 0, 0.9F});
    profile_.Set(Language::kEnglish, "lower", {100, 0.1F, 0, 0.9F});
    profile_.Set(Language::kEnglish, "northern", {100, 0, 0, 1});
    profile_.Set(Language::kEnglish, "southern", {100, 0, 0, 1});
    profile_.Set(Language::kEnglish, "existing", {100, 0, 0.1F, 0.9F});
    profile_.Set(Language::kEnglish, "exist", {100, 0, 1, 0});
    profile_.Set(Language::kEnglish, "generated", {100, 0, 0.6F, 0.4F});
    profile_.Set(Language::kEnglish, "generate", {100, 0, 1, 0});
    profile_.Set(Language::kKorean, "기존", {100, 0.2F, 0, 0.8F});
    profile_.Set(Language::kKorean, "생성", {100, 0.1F, 0.9F, 0});
  }

  void Add(std::string_view korean, std::string_view english, std::string note = "") {
    BitextUnit unit;
    unit.note = std::move(note);
    unit.bead_index = units_.size();
    unit.korean.push_back({tokenizer_.Learn(korean), 0, {}});
    unit.english.push_back({tokenizer_.Learn(english), 0, {}});
    units_.push_back(std::move(unit));
  }

  std::vector<TermPair> Gather(TermOptions options = {}, std::vector<KnownPair> known = {}) {
    TermResources resources;
    resources.known = known;
    resources.korean = &tokenizer_;
    resources.english = &tokenizer_;
    resources.profile = &profile_;
    resources.lexicon = &lexicon_;
    return GatherTerms(units_, resources, options);
  }

  static std::vector<std::string> Shown(const std::vector<TermPair>& pairs) {
    std::vector<std::string> shown;
    for (const TermPair& pair : pairs) shown.push_back(pair.korean + " = " + pair.english);
    return shown;
  }

  static const TermPair* Find(const std::vector<TermPair>& pairs, std::string_view korean) {
    const auto found = std::ranges::find(pairs, korean, &TermPair::korean);
    return found == pairs.end() ? nullptr : &*found;
  }

  testing_support::MarkedTokenizer tokenizer_;
  WordProfile profile_;
  TranslationTable lexicon_;
  std::vector<BitextUnit> units_;
};

TEST_F(GathererTest, TheWholePhraseNotItsParts) {
  Add("비디오 파운데이션 모델|을 소개|한다", "we introduce the video foundation models");
  const std::vector<TermPair> pairs = Gather();
  ASSERT_FALSE(pairs.empty());
  EXPECT_EQ(Shown(pairs).front(), "비디오 파운데이션 모델 = video foundation model");
  EXPECT_THAT(Shown(pairs), Not(Contains("파운데이션 모델 = foundation model")));
}

TEST_F(GathererTest, APartThatStandsAloneIsATermToo) {
  Add("비디오 파운데이션 모델|을 소개|한다", "we introduce the video foundation models");
  Add("파운데이션 모델|은 크다", "a foundation model is large");
  EXPECT_THAT(Shown(Gather()), Contains("파운데이션 모델 = foundation model"));
}

TEST_F(GathererTest, VariantsShareARow) {
  Add("사고 패턴|을", "thinking patterns", "day#1");
  Add("사고 패턴|이", "the thinking pattern", "day#2");
  Add("사고패턴|이", "a thinking-pattern", "day#2");
  const std::vector<TermPair> pairs = Gather();
  const TermPair* const row = Find(pairs, "사고 패턴");
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row->english, "thinking pattern");
  EXPECT_EQ(row->frequency, 2U);
  EXPECT_THAT(row->notes, ElementsAre("day#1", "day#2"));
}

TEST_F(GathererTest, HalfANameIsNoTerm) {
  for (int i = 0; i < 4; ++i) Add("Blue River 모델|을", "a Blue River model");
  Add("Blue River|를", "Blue River");
  EXPECT_THAT(Shown(Gather()), Contains("Blue River = Blue River"));
  EXPECT_THAT(Shown(Gather()), Not(Contains("River = River")));
  // … but for one that stands by itself, too.
  for (int i = 0; i < 4; ++i) Add("River|를", "the River");
  EXPECT_THAT(Shown(Gather()), Contains("River = River"));
}

TEST_F(GathererTest, WhatRendersTheWholeRendersNoPart) {
  for (int i = 0; i < 9; ++i) Add("자료 묶음|을", "the dataset");
  EXPECT_THAT(Shown(Gather()), ElementsAre("자료 묶음 = dataset"));
  Add("그 묶음|을", "the dataset");  // once is no habit
  EXPECT_THAT(Shown(Gather()), ElementsAre("자료 묶음 = dataset"));
}

TEST_F(GathererTest, CoordinatedModifiersShareTheirNoun) {
  Add("북문|과 남문|을 보았다", "they saw the northern and southern gates");
  EXPECT_THAT(Shown(Gather()),
              testing::IsSupersetOf({"북문 = northern gate", "남문 = southern gate"}));
  // … unless the noun has a word of its own.
  units_.clear();
  Add("북문|과 남문 모델|을", "the northern and southern models");
  EXPECT_THAT(Shown(Gather()), Not(Contains("북문 = northern model")));
  // … or they are nouns, which need none.
  units_.clear();
  Add("응답|과 훈련|을 바로|잡았다", "they got the response and training right");
  EXPECT_THAT(Shown(Gather()), Not(Contains("응답 = response right")));
}

TEST_F(GathererTest, OneWordMayRenderACompound) {
  struct Case {
    const char* why;
    const char* korean;
    const char* english;
    const char* expected;
  };
  const Case kCases[] = {
      {"room alone is rendered by 방", "거실|을", "the living room", "거실 = living room"},
      {"a loanword says what its original says", "패널|을", "the panel group", "패널 = panel"},
      {"the lexicon knows it as a rendering by itself", "모델|을", "the model group",
       "모델 = model"},
      {"a compound of three", "거실|을", "the great living room", "거실 = great living room"},
      {"what was seen once is not known", "청소기|를", "the vacuum cleaner",
       "청소기 = vacuum cleaner"},
      {"the noun has a word of its own", "거실 모델|을", "the room model",
       "거실 모델 = room model"},
  };
  TermOptions unsure;
  unsure.min_confidence = 0;
  for (const Case& c : kCases) {
    units_.clear();
    for (int i = 0; i < 3; ++i) Add(c.korean, c.english);
    EXPECT_THAT(Shown(Gather(unsure)), Contains(c.expected)) << c.why;
  }
}

TEST_F(GathererTest, HalfARenderingIsNone) {
  for (int i = 0; i < 3; ++i) {
    Add("거실|을", "the living room");
    Add("거실|에서 살기|를", "the living room");  // "living" is tied elsewhere
  }
  EXPECT_THAT(Shown(Gather()), Contains("거실 = living room"));
  EXPECT_THAT(Shown(Gather()), Not(Contains("거실 = room")));
  Add("거실|이", "the room");  // it stands by itself, too
  EXPECT_THAT(Shown(Gather()), Contains("거실 = room"));
}

TEST_F(GathererTest, AParticipleIsShownAsOneBesideWhatIsNoVerb) {
  Add("기존 모델|을", "the existing~exist model");
  Add("생성|된 이미지|를", "a generated~generate image");
  EXPECT_THAT(Shown(Gather()), testing::IsSupersetOf({"기존 = existing", "생성 = generate"}));
}

TEST_F(GathererTest, EvidencePointsAtTheTerms) {
  Add("다섯 사고 패턴|을 골랐다", "they chose five thinking patterns");
  const std::vector<TermPair> pairs = Gather();
  const TermPair* const row = Find(pairs, "사고 패턴");
  ASSERT_NE(row, nullptr);
  ASSERT_EQ(row->evidence.size(), 1U);
  const TermEvidence& evidence = row->evidence[0];
  EXPECT_EQ(evidence.korean_span.In(evidence.korean), "사고 패턴");
  EXPECT_EQ(evidence.english_span.In(evidence.english), "thinking patterns");
}

TEST_F(GathererTest, CompetingRenderingsAreRows) {
  for (int i = 0; i < 3; ++i) Add("학습|을", "the training");
  for (int i = 0; i < 3; ++i) Add("훈련|을", "the training");
  EXPECT_THAT(Shown(Gather()), testing::UnorderedElementsAre("학습 = training", "훈련 = training"));
}

TEST_F(GathererTest, NamesKeepTheirCapitals) {
  Add("여기서 NeMo|를 쓴다", "here NeMo is used");
  Add("Janus|처럼", "Similar to Janus");
  EXPECT_THAT(Shown(Gather()), testing::UnorderedElementsAre("NeMo = NeMo", "Janus = Janus"));
}

TEST_F(GathererTest, CapitalsOfASentencesBeginningGo) {
  Add("패턴|이", "Pattern");
  EXPECT_THAT(Shown(Gather()), ElementsAre("패턴 = pattern"));
}

TEST_F(GathererTest, NamesThatOnlyOpenSentencesKeepTheirCapitals) {
  Add("월요일|에 쉰|다", "Monday was quiet");           // general text tells
  Add("해운대 해변|이", "Haeundae Beach was crowded");  // another capital follows
  EXPECT_THAT(Shown(Gather()),
              testing::IsSupersetOf({"월요일 = Monday", "해운대 해변 = Haeundae Beach"}));
}

TEST_F(GathererTest, ATitleMakesNoNames) {
  Add("사고 패턴|과 응답|을", "Model of Thinking Pattern and Response");
  EXPECT_THAT(Shown(Gather()), Contains("사고 패턴 = thinking pattern"));
}

TEST_F(GathererTest, ANounInANameIsNoName) {
  profile_.Set(Language::kEnglish, "beach", {100, 1, 0, 0});
  Add("해운대 해변|에서 쉰|다", "we rest at Haeundae Beach");
  Add("해변|이", "Beach");
  EXPECT_THAT(Shown(Gather()),
              testing::IsSupersetOf({"해운대 해변 = Haeundae Beach", "해변 = beach"}));
}

TEST_F(GathererTest, ANameIsKeptAsAWhole) {
  Add("Blue Model|을 쓴|다", "we use Blue Model here");
  Add("모델|이", "the model is blue");
  Add("모델|이", "it is a model");
  EXPECT_THAT(Shown(Gather()), Contains("Blue Model = blue model"));  // neither word is a name
  units_.clear();
  Add("River Model|을 쓴|다", "we use River Model here");
  Add("모델|이", "it is a model");
  EXPECT_THAT(Shown(Gather()), Contains("River Model = River Model"));
}

TEST_F(GathererTest, CapitalsOfKoreanTextAreNoEvidenceWhereTheEnglishHasNone) {
  Add("Core Model|을", "Core model");
  EXPECT_THAT(Shown(Gather()), Contains("Core Model = core model"));
}

TEST_F(GathererTest, SameForAnyNumberOfThreads) {
  for (int i = 0; i < 40; ++i) {
    Add("사고 패턴|과 응답|을", "thinking patterns and responses");
    Add("비디오 모델|의 상한|과 하한|을", "the upper and lower bounds of video models");
  }
  TermOptions many;
  many.threads = 7;
  EXPECT_EQ(Gather(), Gather(many));
}

TEST_F(GathererTest, NothingFromNothing) {
  EXPECT_THAT(Gather(), IsEmpty());
  units_.emplace_back();
  Add("", "");
  Add(". , 3", "- - .");
  Add("English only here", "english only here");
  Gather();
  Add("모델|이", "");
  EXPECT_THAT(Shown(Gather()), Not(Contains("모델 = ")));
}

TEST_F(GathererTest, AnEndlessLineIsGatheredFromToo) {
  std::string korean;
  std::string english;
  for (int i = 0; i < 10'000; ++i) {
    korean += i % 2 == 0 ? "모델|이 " : "패턴|을 ";
    english += i % 2 == 0 ? "the model " : "a pattern ";
  }
  Add(korean, english);
  Add("모델|이", "the model");
  EXPECT_THAT(Shown(Gather()), Contains("모델 = model"));
}

TEST_F(GathererTest, OptionsLeaveOutWhatIsRareOrUnsure) {
  Add("사고 패턴|을", "thinking patterns");
  TermOptions frequent;
  frequent.min_frequency = 2;
  EXPECT_THAT(Gather(frequent), IsEmpty());
  TermOptions sure;
  sure.min_confidence = 1;
  EXPECT_THAT(Gather(sure), IsEmpty());
  TermOptions short_evidence;
  short_evidence.max_evidence = 0;
  for (const TermPair& pair : Gather(short_evidence)) EXPECT_THAT(pair.evidence, IsEmpty());
}

TEST_F(GathererTest, WhatPeopleKnowDecidesWhichPairsTakeTheirWords) {
  Add("사고 패턴|을 디자인|한다", "we design thinking patterns");
  Add("그 사고 패턴|이다", "those are the thinking patterns");
  const std::vector<TermPair> alone = Gather();
  ASSERT_EQ(Shown(alone).front(), "사고 패턴 = thinking pattern");
  // A rejected pair leaves its words to its parts, and is still shown with its evidence.
  const std::vector<TermPair> rejected = Gather({}, {{"사고패턴", "Thinking Pattern", false}});
  EXPECT_THAT(Shown(rejected), Contains("패턴 = pattern"));
  EXPECT_THAT(Shown(rejected), Contains("사고 패턴 = thinking pattern"));
  // An accepted one stands, however unlikely it looks.
  TermOptions strict;
  strict.min_confidence = 1;
  EXPECT_THAT(Gather(strict), IsEmpty());
  EXPECT_EQ(Shown(Gather(strict, {{"사고 패턴", "thinking pattern", true}})),
            std::vector<std::string>{"사고 패턴 = thinking pattern"});
}

}  // namespace
}  // namespace malmoi
