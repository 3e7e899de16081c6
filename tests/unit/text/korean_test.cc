#include "text/korean.h"

#include <gtest/gtest.h>

#include "text/korean_grammar.h"

namespace malmoi {
namespace {

TEST(Korean, TakesSyllablesApartAndBack) {
  EXPECT_EQ(DecomposeSyllable(U'가'), (Syllable{0, 0, 0}));
  EXPECT_EQ(DecomposeSyllable(U'한'), (Syllable{18, 0, 4}));
  EXPECT_FALSE(DecomposeSyllable(U'ㅋ').has_value());
  EXPECT_FALSE(DecomposeSyllable(U'a').has_value());
  for (char32_t c = 0xAC00; c <= 0xD7A3; ++c) {
    EXPECT_EQ(ComposeSyllable(*DecomposeSyllable(c)), c);
  }
}

TEST(Korean, KnowsWhatAParticleFollows) {
  EXPECT_EQ(FollowingBit(U'가'), kAfterVowel);
  EXPECT_EQ(FollowingBit(U'델'), kAfterRieul);
  EXPECT_EQ(FollowingBit(U'턴'), kAfterConsonant);
  EXPECT_EQ(FollowingBit(U'O'), kAfterAny);
}

TEST(Korean, AttachesEndings) {
  EXPECT_EQ(AttachEnding("가", "ㄴ다"), "간다");
  EXPECT_EQ(AttachEnding("먹", "는다"), "먹는다");
  EXPECT_EQ(AttachEnding("하", "ㅂ니다"), "합니다");
  EXPECT_EQ(AttachEnding("하", ""), "하");
}

// Every stem with every kind of ending must be found again among the splits.
TEST(KoreanGrammar, FindsTheStemAgain) {
  struct Row {
    const char* run;
    const char* stem;
    StemClass stem_class;
    const char* suffix;
  };
  const Row kRows[] = {
      {"모델로부터의", "모델", StemClass::kNominal, "j로부터의"},
      {"패턴들에서만", "패턴", StemClass::kNominal, "j들에서만"},
      {"것뿐이었다", "것", StemClass::kNominal, "c뿐이었다"},
      {"간다", "가", StemClass::kVerbal, "vㄴ다"},
      {"갔습니다", "가", StemClass::kVerbal, "vㅆ습니다"},
      {"써서", "쓰", StemClass::kVerbal, "v+서"},
      {"져서", "지", StemClass::kVerbal, "v+서"},
      {"봐도", "보", StemClass::kVerbal, "v+도"},
      {"됐다", "되", StemClass::kVerbal, "vㅆ다"},
      {"먹었더니", "먹", StemClass::kVerbal, "vㅆ더니"},
      {"어려워서", "어렵", StemClass::kVerbal, "v+서"},
      {"어려운", "어렵", StemClass::kVerbal, "vㄴ"},
      {"걸으면", "걷", StemClass::kVerbal, "v으면"},
      {"나아졌다", "나아지", StemClass::kVerbal, "vㅆ다"},
      {"흘러", "흐르", StemClass::kVerbal, "v+"},
      {"만듭니다", "만들", StemClass::kVerbal, "vㅂ니다"},
      {"만듦", "만들", StemClass::kVerbal, "vㅁ"},
      {"이런", "이런", StemClass::kNominal, "-"},
      {"하심으로써", "하", StemClass::kVerbal, "v심으로써"},
      {"보이기까지는", "보이", StemClass::kVerbal, "v기까지는"},
      {"최적화함을", "최적화", StemClass::kNominal, "vㅁ을"},
  };
  const KoreanGrammar grammar;
  std::vector<KoreanSplit> splits;
  for (const Row& row : kRows) {
    grammar.Analyze(row.run, &splits);
    bool found = false;
    for (const KoreanSplit& split : splits) {
      found |= split.stem == row.stem && split.stem_class == row.stem_class &&
               grammar.SuffixName(split.suffix) == row.suffix;
    }
    EXPECT_TRUE(found) << row.run;
  }
}

TEST(KoreanGrammar, ParticlesAgreeWithTheWordBefore) {
  const KoreanGrammar grammar;
  EXPECT_EQ(grammar.ClassifyWhole("를", U'O'), SuffixClass::kJosa);
  EXPECT_EQ(grammar.ClassifyWhole("으로", U'가'), SuffixClass::kNone);
  EXPECT_EQ(grammar.ClassifyWhole("로", U'델'), SuffixClass::kJosa);
  EXPECT_EQ(grammar.ClassifyWhole("인데", U'O'), SuffixClass::kCopula);
  EXPECT_EQ(grammar.ClassifyWhole("하는", U'g'), SuffixClass::kEnding);
  EXPECT_EQ(grammar.ClassifyWhole("시리즈", U'O'), SuffixClass::kNone);
}

TEST(KoreanGrammar, SuffixNamesLeadBack) {
  const KoreanGrammar grammar;
  for (uint32_t suffix = 1; suffix < grammar.suffix_count(); ++suffix) {
    ASSERT_EQ(grammar.SuffixByName(grammar.SuffixName(suffix)), suffix);
  }
  EXPECT_EQ(grammar.SuffixByName("x을"), 0u);
  EXPECT_EQ(grammar.SuffixByName("j없는것"), 0u);
}

}  // namespace
}  // namespace malmoi
