#include "align/aligner_trainer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "align/anchor_scorer.h"
#include "align/form_scorer.h"
#include "align/gold_text.h"
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
  // The glance is learnt too, from what costs little.
  EXPECT_EQ(trained.weights.glance.features, SentenceAligner::GlanceNames(scorers));
  EXPECT_LT(trained.weights.glance.WeightOf(BeadKind::kPair, 1), 0);  // length.log
  // A shared number speaks for a pair, a length that does not fit against it.
  ASSERT_EQ(trained.weights.look.features[3], "anchor.shared");
  EXPECT_GT(trained.weights.look.WeightOf(BeadKind::kPair, 3), 0);
  options.threads = 3;
  const auto again = TrainAligner(scorers, texts, options, [](size_t, double) {});
  EXPECT_EQ(again.weights, trained.weights);
}

TEST(AlignerTrainerTest, TellsWhatHeldOutTextsBecame) {
  const auto scorers = LengthAndAnchors();
  std::vector<PracticeText> texts = MakePracticeTexts(MakePairs(), {});
  for (size_t i = 0; i < texts.size(); ++i) texts[i].document = Concat("document ", i / 2);
  AlignerTrainOptions options;
  options.epochs = 2;
  options.folds = 2;
  const TrainedAligner trained = TrainAligner(scorers, texts, options, [](size_t, double) {});
  ASSERT_EQ(trained.held_out.size(), texts.size());
  size_t beads = 0;
  for (size_t i = 0; i < texts.size(); ++i) {
    ASSERT_FALSE(trained.held_out[i].empty());
    EXPECT_EQ(trained.held_out[i].back().source.end, texts[i].source.size());
    EXPECT_EQ(trained.held_out[i].back().target.end, texts[i].target.size());
    beads += trained.held_out[i].size();
  }
  size_t judged = 0;
  for (const ReliabilityRow& row : trained.reliability) judged += row.beads;
  EXPECT_EQ(judged, beads);
}

TEST(AlignerTrainerTest, LearnsTheHabitsOfDocuments) {
  const auto scorers = LengthAndAnchors();
  const TrainedAligner trained = TrainAligner(scorers, MakePracticeTexts(MakePairs(), {}),
                                              {.epochs = 6, .folds = 2}, [](size_t, double) {});
  const size_t lone = trained.weights.look.features.size() - 4;
  ASSERT_EQ(trained.weights.look.features[lone], "habit.lone");
  // Where much is left out, one more sentence is left out the sooner.
  EXPECT_GT(trained.weights.look.WeightOf(BeadKind::kLone, lone), 0);
}

TEST(GoldTextTest, FillsInWhatStandsAlone) {
  const auto text = MakeGoldText({"가", "나", "다"}, {"a", "b", "c"},
                                 std::vector<IndexedBead>{{{2}, {2}}, {{0}, {1, 0}}}, "x.gold");
  ASSERT_TRUE(text.ok()) << text.status();
  const Ladder expected = {{.source = {0, 1}, .target = {0, 2}},
                           {.source = {1, 2}, .target = {2, 2}},
                           {.source = {2, 3}, .target = {2, 3}}};
  EXPECT_EQ(text->ladder, expected);
}

TEST(GoldTextTest, RefusesWhatIsNoLadder) {
  const std::vector<std::pair<std::vector<IndexedBead>, std::string>> cases = {
      {{{{0, 2}, {0}}}, "skips a sentence"},
      {{{{0}, {3}}}, "names a sentence that is not there"},
      {{{{0}, {1}}, {{1}, {0}}}, "crosses another"},
      {{{{0}, {0}}, {{0, 1}, {1}}}, "crosses another"},
  };
  for (const auto& [gold, message] : cases) {
    const auto text = MakeGoldText({"가", "나", "다"}, {"a", "b", "c"}, gold, "x.gold");
    ASSERT_FALSE(text.ok()) << message;
    EXPECT_THAT(std::string(text.status().message()), HasSubstr(message));
    EXPECT_THAT(std::string(text.status().message()), HasSubstr("x.gold"));
  }
}

TEST(FormScorerTest, TellsHowSentencesEnd) {
  const std::vector<std::string_view> source = {"프롬프트 유출", "이것은 공격이다.",
                                                "(다음과 같다:)"};
  const std::vector<std::string_view> target = {"Prompt Leaking", "It is an attack.", "Why?"};
  const auto scorer = FormScorer().Begin({source, target});
  const auto score = [&](IndexRange from, IndexRange to) {
    std::vector<float> values(4, -1);
    scorer->Score(from, to, values);
    return values;
  };
  EXPECT_EQ(score({0, 1}, {0, 1}), (std::vector<float>{1, 0, 0, 0}));
  EXPECT_EQ(score({1, 2}, {1, 2}), (std::vector<float>{1, 0, 0, 0}));
  EXPECT_EQ(score({2, 3}, {2, 3}), (std::vector<float>{0, 0, 0, 0}));  // colon, question
  EXPECT_EQ(score({0, 1}, {1, 2}), (std::vector<float>{0, 1, 0, 0}));
  EXPECT_EQ(score({1, 2}, {0, 2}), (std::vector<float>{1, 0, 1, 0}));  // swallows a heading
  EXPECT_EQ(score({0, 1}, {0, 0}), (std::vector<float>{0, 0, 0, 1}));
  EXPECT_EQ(score({1, 2}, {0, 0}), (std::vector<float>{0, 0, 0, 0}));
}

TEST(AlignerWeightsTest, ReadsWhatItWrote) {
  const AlignerWeights weights = SentenceAligner::WithoutModels().weights();
  const std::string json = FormatAlignerWeights(weights);
  const auto read = ParseAlignerWeights(json, "aligner.json");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(FormatAlignerWeights(*read), json);
  EXPECT_EQ(read->look.features, weights.look.features);
  EXPECT_TRUE(read->glance.features.empty());
  EXPECT_NEAR(read->look.WeightOf(BeadKind::kPair, 3), weights.look.WeightOf(BeadKind::kPair, 3),
              1e-5);
}

TEST(AlignerWeightsTest, RefusesWhatIsNoSuchFile) {
  const std::string good = FormatAlignerWeights(SentenceAligner::WithoutModels().weights());
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "not a JSON object"},
      {"[1]", "not a JSON object"},
      {good.substr(0, good.size() / 2), "not a JSON object"},
      {ReplaceAll(good, "malmoi-aligner-2", "malmoi-aligner-9"), "unknown format"},
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
