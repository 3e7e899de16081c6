#include "align/sentence_vectors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "align/vector_trainer.h"

namespace malmoi {
namespace {

using ::testing::HasSubstr;

absl::StatusOr<SentenceVectors> Parse(const std::string& bytes) {
  const auto owner = std::make_shared<const std::string>(bytes);
  return SentenceVectors::Parse(*owner, owner, "vectors.bin");
}

TEST(SentenceVectorsTest, ReadsWhatItWroteToTheByte) {
  const std::vector<float> rows = {1, -0.5F, 0.25F, 0, 0, 0, 100, 50, -100};
  const std::string bytes = SentenceVectors::Serialize(rows, 3, 42);
  const auto vectors = Parse(bytes);
  ASSERT_TRUE(vectors.ok()) << vectors.status();
  EXPECT_EQ(vectors->size(), 3u);
  EXPECT_EQ(vectors->dimension(), 3u);
  EXPECT_EQ(vectors->tokenizer_checksum(), 42u);
  for (size_t i = 0; i < rows.size(); ++i) {
    const float value = vectors->scale(i / 3) * static_cast<float>(vectors->row(i / 3)[i % 3]);
    EXPECT_NEAR(value, rows[i], std::abs(rows[i - i % 3]) / 127) << i;
  }
  std::vector<float> sum(3);
  const std::vector<int> pieces = {0, 2, -1, 3, 1};  // two of them do not exist
  vectors->AddTo(pieces, sum);
  EXPECT_NEAR(sum[0], 101, 0.5);
}

TEST(SentenceVectorsTest, RefusesWhatIsNoSuchFile) {
  const std::string good = SentenceVectors::Serialize(std::vector<float>{1, 2, 3, 4}, 2, 1);
  std::string other_version = good;
  other_version[8] = 9;
  std::string flipped = good;
  flipped.back() ^= 1;
  std::string impossible = good;
  impossible[20] = 0;
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "not a file of sentence vectors"},
      {"MALMOILX and more", "not a file of sentence vectors"},
      {good.substr(0, 20), "cut short"},
      {good.substr(0, good.size() - 1), "cut short or damaged"},
      {good + "x", "cut short or damaged"},
      {other_version, "another version"},
      {flipped, "the checksum does not fit"},
      {impossible, "an impossible size"},
  };
  for (const auto& [bytes, message] : cases) {
    const auto vectors = Parse(bytes);
    ASSERT_FALSE(vectors.ok()) << message;
    EXPECT_THAT(std::string(vectors.status().message()), HasSubstr("vectors.bin: "));
    EXPECT_THAT(std::string(vectors.status().message()), HasSubstr(message));
  }
}

// Twenty words with one translation each; sentences of three.
std::vector<PiecePair> MakePairs() {
  std::vector<PiecePair> pairs;
  for (int i = 0; i < 400; ++i) {
    const int a = i % 20, b = (i * 7 + 3) % 20, c = (i * 11 + 5) % 20;
    pairs.push_back({{a, b, c}, {20 + c, 20 + a, 20 + b}});
  }
  return pairs;
}

VectorTrainOptions Small() {
  VectorTrainOptions options;
  options.dimension = 16;
  options.batch = 32;
  options.epochs = 30;
  return options;
}

TEST(VectorTrainerTest, BringsTranslationsTogether) {
  double first = 0;
  double last = 0;
  const std::vector<float> rows =
      TrainVectors(MakePairs(), 41, Small(),
                   [&](size_t epoch, double loss) { (epoch == 1 ? first : last) = loss; });
  EXPECT_LT(last, first);
  const auto cosine = [&](size_t a, size_t b) {
    double product = 0, aa = 0, bb = 0;
    for (size_t d = 0; d < 16; ++d) {
      product += rows[a * 16 + d] * rows[b * 16 + d];
      aa += rows[a * 16 + d] * rows[a * 16 + d];
      bb += rows[b * 16 + d] * rows[b * 16 + d];
    }
    return product / std::sqrt(aa * bb);
  };
  size_t right = 0;
  for (size_t word = 0; word < 20; ++word) {
    size_t best = 20;
    for (size_t other = 20; other < 40; ++other) {
      if (cosine(word, other) > cosine(word, best)) best = other;
    }
    right += best == word + 20;
  }
  EXPECT_GE(right, 18u);
  // Piece 40 was never seen.
  for (size_t d = 0; d < 16; ++d) EXPECT_EQ(rows[40 * 16 + d], 0);
}

TEST(VectorTrainerTest, SameBytesForAnyNumberOfThreads) {
  VectorTrainOptions options = Small();
  options.epochs = 2;
  options.batch = 100;
  const auto quiet = [](size_t, double) {};
  const std::vector<float> one = TrainVectors(MakePairs(), 40, options, quiet);
  options.threads = 3;
  EXPECT_EQ(TrainVectors(MakePairs(), 40, options, quiet), one);
  options.seed = 2;
  EXPECT_NE(TrainVectors(MakePairs(), 40, options, quiet), one);
}

}  // namespace
}  // namespace malmoi
