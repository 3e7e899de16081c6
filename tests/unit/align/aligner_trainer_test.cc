#include "align/aligner_trainer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "align/anchor_scorer.h"
#include "align/length_scorer.h"
#include "base/strings.h"

namespace malmoi {
namespace {

using ::testing::HasSubstr;

SentenceAligner::Scorers LengthAndAnchors() {
  SentenceAligner::Scorers scorers;
  scorers.push_back(std::make_unique<LengthScorer>());
  scorers.push_back(std::make_unique<AnchorScorer>());
  return scorers;
}

// Pairs of very different lengths, some with a number of their own.
std::vector<TextPair> MakePairs() {
  std::vector<TextPair> pairs;
  for (size_t i = 0; i < 1200; ++i) {
    const size_t length = 4 + i * 37 % 60;
    std::string source, target;
    for (size_t k = 0; k < length; ++k) {
      source += "가";
      target += "ab";
    }
    if (i % 3 == 0) {
      source += Concat(" ", 1000 + i);
      target += Concat(" ", 1000 + i);
    }
    pairs.push_back({source, target});
  }
  return pairs;
}

TEST(PracticeTextsTest, LaddersCoverTheirTexts) {
  size_t lone = 0, merged = 0, crossing = 0;
  for (const PracticeText& text : MakePracticeTexts(MakePairs(), {})) {
    size_t i = 0, j = 0;
    for (const Bead& bead : text.ladder) {
      ASSERT_EQ(bead.source.begin, i);
      ASSERT_EQ(bead.target.begin, j);
      i = bead.source.end;
      j = bead.target.end;
      lone += bead.source.empty() || bead.target.empty();
      merged += bead.source.size() + bead.target.size() == 3;
      crossing += bead.crossing;
    }
    EXPECT_EQ(i, text.source.size());
    EXPECT_EQ(j, text.target.size());
  }
  EXPECT_GT(lone, 20u);
  EXPECT_GT(merged, 20u);
  EXPECT_GT(crossing, 0u);
}

TEST(PracticeTextsTest, PairsAreSplitWhereOneSideIsOneSentence) {
  PracticeOptions options;
  options.split = [](std::string_view text) {
    std::vector<std::string> sentences;
    for (const std::string_view part : Split(text, '|')) sentences.emplace_back(part);
    return sentences;
  };
  const std::vector<TextPair> pairs(40, {"가|나", "a"});
  size_t merged = 0;
  for (const PracticeText& text : MakePracticeTexts(pairs, options)) {
    for (const Bead& bead : text.ladder) {
      merged += bead.source.size() == 2 && bead.target.size() == 1;
    }
  }
  EXPECT_GT(merged, 20u);
}

TEST(AlignerTrainerTest, LearnsWhatTellsBeadsApart) {
  const auto scorers = LengthAndAnchors();
  const std::vector<PracticeText> texts = MakePracticeTexts(MakePairs(), {});
  double first = 0, last = 0;
  AlignerTrainOptions options;
  options.epochs = 6;
  const TrainedAligner trained =
      TrainAligner(scorers, texts, options,
                   [&](size_t epoch, double loss) { (epoch == 1 ? first : last) = loss; });
  EXPECT_LT(last, first);
  EXPECT_GT(trained.score.strict.f1(), 0.6);
  EXPECT_GT(trained.weights.calibration_slope, 0);
  // A shared number speaks for a pair, a length that does not fit against it.
  ASSERT_EQ(trained.weights.features[3], "anchor.shared");
  EXPECT_GT(trained.weights.WeightOf(BeadKind::kPair, 3), 0);
  options.threads = 3;
  const auto again = TrainAligner(scorers, texts, options, [](size_t, double) {});
  EXPECT_EQ(again.weights, trained.weights);
}

TEST(AlignerWeightsTest, ReadsWhatItWrote) {
  const AlignerWeights weights = SentenceAligner::WithoutModels().weights();
  const std::string json = FormatAlignerWeights(weights);
  const auto read = ParseAlignerWeights(json, "aligner.json");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(FormatAlignerWeights(*read), json);
  EXPECT_EQ(read->features, weights.features);
  EXPECT_NEAR(read->WeightOf(BeadKind::kPair, 3), weights.WeightOf(BeadKind::kPair, 3), 1e-5);
}

TEST(AlignerWeightsTest, RefusesWhatIsNoSuchFile) {
  const std::string good = FormatAlignerWeights(SentenceAligner::WithoutModels().weights());
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "not a JSON object"},
      {"[1]", "not a JSON object"},
      {good.substr(0, good.size() / 2), "not a JSON object"},
      {ReplaceAll(good, "malmoi-aligner-1", "malmoi-aligner-9"), "unknown format"},
      {ReplaceAll(good, "\"features\"", "\"feature\""), "no features"},
      {ReplaceAll(good, "\"length.z2\",", ""), "are not one a feature"},
      {ReplaceAll(good, "\"slope\"", "\"hill\""), "lacks slope or offset"},
      {ReplaceAll(good, "\"1-1\": 0.0", "\"1-1\": \"none\""), "a bias is not a number"},
  };
  for (const auto& [json, message] : cases) {
    const auto read = ParseAlignerWeights(json, "aligner.json");
    ASSERT_FALSE(read.ok()) << message;
    EXPECT_THAT(std::string(read.status().message()), HasSubstr("aligner.json: "));
    EXPECT_THAT(std::string(read.status().message()), HasSubstr(message));
  }
}

}  // namespace
}  // namespace malmoi
