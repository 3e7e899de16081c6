#include "align/sentence_aligner.h"

#include <gtest/gtest.h>

#include <string>

#include "align/ladder_format.h"
#include "align/language_check.h"

namespace malmoi {
namespace {

using Sentences = std::vector<std::string_view>;

// "[0]:[0] [1]:[]", without scores.
std::string Shape(const Ladder& ladder) {
  std::string text;
  for (const Bead& bead : ladder) {
    const std::string formatted = FormatBead(bead);
    if (!text.empty()) text += ' ';
    text += formatted.substr(0, formatted.rfind(':'));
  }
  return text;
}

void ExpectCovers(const Ladder& ladder, size_t n, size_t m) {
  size_t i = 0;
  size_t j = 0;
  for (const Bead& bead : ladder) {
    EXPECT_EQ(bead.source.begin, i);
    EXPECT_EQ(bead.target.begin, j);
    EXPECT_FALSE(bead.source.empty() && bead.target.empty());
    EXPECT_TRUE(bead.score >= 0 && bead.score <= 1) << bead.score;
    i = bead.source.end;
    j = bead.target.end;
  }
  EXPECT_EQ(i, n);
  EXPECT_EQ(j, m);
}

const Sentences kKorean = {
    "SuperBPE는 어절을 넘는 토큰을 배웁니다.",
    "어휘 크기는 200k입니다.",
    "추론 비용이 27% 줄었네요. 그리고 MMLU는 8.2점 올랐습니다.",
    "다음에는 코드를 읽어 봐야겠습니다.",
};
const Sentences kEnglish = {
    "SuperBPE learns tokens that reach beyond words.",
    "The vocabulary holds 200k tokens.",
    "Inference costs 27% less.",
    "And MMLU rises by 8.2 points.",
    "I should read the code next time.",
};

TEST(SentenceAlignerTest, AlignsByLengthAndAnchorsAlone) {
  const SentenceAligner aligner = SentenceAligner::WithoutModels();
  const Ladder ladder = aligner.Align({kKorean, kEnglish});
  EXPECT_EQ(Shape(ladder), "[0]:[0] [1]:[1] [2]:[2, 3] [3]:[4]");
  ExpectCovers(ladder, 4, 5);
}

TEST(SentenceAlignerTest, FixedPairsHold) {
  const SentenceAligner aligner = SentenceAligner::WithoutModels();
  AlignOptions options;
  options.fixed_pairs = {{0, 2}};
  const Ladder ladder = aligner.Align({kKorean, kEnglish}, options);
  ExpectCovers(ladder, 4, 5);
  bool together = false;
  for (const Bead& bead : ladder) {
    together |= bead.source.begin == 0 && bead.source.end > 0 && bead.target.begin <= 2 &&
                bead.target.end > 2;
  }
  EXPECT_TRUE(together) << Shape(ladder);
}

TEST(SentenceAlignerTest, LargestBeadIsKept) {
  const SentenceAligner aligner = SentenceAligner::WithoutModels();
  AlignOptions options;
  options.max_bead = 1;
  for (const Bead& bead : aligner.Align({kKorean, kEnglish}, options)) {
    EXPECT_LE(bead.source.size(), 1u);
    EXPECT_LE(bead.target.size(), 1u);
  }
}

TEST(SentenceAlignerTest, OddInputsGetALadderAllTheSame) {
  const SentenceAligner aligner = SentenceAligner::WithoutModels();
  const std::string huge(1 << 20, 'a');
  const Sentences none;
  const Sentences same(1000, "같은 줄");
  const Sentences one = {huge};
  const Sentences blank = {"", " ", "\t"};
  const Sentences broken = {"\xFF\xFE", std::string_view("a\0b", 3), "\xED\xA0\x80"};
  const std::vector<std::pair<Sentences, Sentences>> cases = {
      {none, none},    {none, kEnglish}, {kKorean, none},   {same, same},
      {one, kEnglish}, {kKorean, one},   {blank, kEnglish}, {broken, broken}};
  for (const auto& [source, target] : cases) {
    ExpectCovers(aligner.Align({source, target}), source.size(), target.size());
  }
}

TEST(SentenceAlignerTest, ExplanationsAddUpToTheWeights) {
  const SentenceAligner aligner = SentenceAligner::WithoutModels();
  const SentencePair pair{kKorean, kEnglish};
  const auto said = aligner.Explain(pair, aligner.Align(pair));
  ASSERT_EQ(said.size(), 4u);
  for (const auto& testimony : said) {
    ASSERT_EQ(testimony.size(), 1 + aligner.weights().look.features.size());
    EXPECT_EQ(testimony[0].feature, "bias");
  }
  // "SuperBPE" stands on both sides and speaks for the first bead.
  EXPECT_EQ(said[0][4].feature, "anchor.shared");
  EXPECT_GT(said[0][4].contribution, 0);
}

TEST(LanguageCheckTest, TellsSwappedAndDoubledSides) {
  EXPECT_EQ(CheckLanguages({kKorean, kEnglish}).warning, "");
  EXPECT_TRUE(CheckLanguages({kEnglish, kKorean}).swapped);
  EXPECT_EQ(CheckLanguages({kKorean, kKorean}).warning, "both sides look Korean");
  EXPECT_EQ(CheckLanguages({kEnglish, kEnglish}).warning, "neither side looks Korean");
  // A few words say nothing.
  EXPECT_EQ(CheckLanguages({Sentences{"GPU"}, Sentences{"그래픽 처리 장치"}}).warning, "");
}

TEST(LanguageCheckTest, SwappedSidesAlignAsTheSwappedLadder) {
  const SentenceAligner aligner = SentenceAligner::WithoutModels();
  EXPECT_EQ(Shape(AlignEitherWay(aligner, {kEnglish, kKorean}, {})),
            "[0]:[0] [1]:[1] [2, 3]:[2] [4]:[3]");
}

}  // namespace
}  // namespace malmoi
