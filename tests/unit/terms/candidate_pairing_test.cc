#include "terms/candidate_pairing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace malmoi {
namespace {

using testing::IsEmpty;

CandidateSpan Span(std::vector<uint32_t> tokens) {
  CandidateSpan span;
  span.tokens = std::move(tokens);
  return span;
}

// 이미지 인코더 를 분리 / separate image encoders
class PairingTest : public testing::Test {
 protected:
  std::vector<CandidateSpan> source_ = {Span({0}), Span({0, 1}), Span({1})};
  std::vector<CandidateSpan> target_ = {Span({1}), Span({1, 2}), Span({2})};
  std::vector<TokenTie> ties_ = {{0, 1, 0.9F}, {1, 2, 0.8F}, {3, 0, 0.7F}};

  float QualityOf(const std::vector<CandidatePair>& pairs, uint32_t source, uint32_t target) {
    const auto found = std::ranges::find_if(pairs, [&](const CandidatePair& pair) {
      return pair.source == source && pair.target == target;
    });
    return found == pairs.end() ? 0 : found->quality;
  }
};

TEST_F(PairingTest, TiesThatStayInsideMakeAGoodPair) {
  const std::vector<CandidatePair> pairs = PairCandidates({source_, target_, 4, 3}, ties_, 0.1);
  EXPECT_FLOAT_EQ(QualityOf(pairs, 1, 1), 1);
  EXPECT_FLOAT_EQ(QualityOf(pairs, 0, 0), 1);
  EXPECT_FLOAT_EQ(QualityOf(pairs, 2, 2), 1);
  // 인코더 with "image encoder": half of the English is tied elsewhere.
  EXPECT_LT(QualityOf(pairs, 2, 1), 0.5);
  EXPECT_GT(QualityOf(pairs, 2, 1), 0.1);
  // 이미지 with "encoder": no tie between them.
  EXPECT_EQ(QualityOf(pairs, 0, 2), 0);
}

TEST_F(PairingTest, CoverageIsTheStrengthOfTheTies) {
  const std::vector<CandidatePair> pairs = PairCandidates({source_, target_, 4, 3}, ties_, 0.9);
  ASSERT_EQ(pairs.size(), 3U);
  EXPECT_FLOAT_EQ(pairs[1].coverage, 0.85F);
}

TEST_F(PairingTest, NoTiesNoPairs) {
  EXPECT_THAT(PairCandidates({source_, target_, 4, 3}, {}, 0), IsEmpty());
}

TEST_F(PairingTest, AnUntiedWordInsideCostsLessThanOneTiedElsewhere) {
  const std::vector<TokenTie> one = {{0, 1, 0.9F}};
  const std::vector<TokenTie> away = {{0, 1, 0.9F}, {1, 0, 0.9F}};
  EXPECT_GT(QualityOf(PairCandidates({source_, target_, 4, 3}, one, 0), 1, 0),
            QualityOf(PairCandidates({source_, target_, 4, 3}, away, 0), 1, 0));
}

}  // namespace
}  // namespace malmoi
