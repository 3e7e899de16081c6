#include "terms/pair_confidence.h"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace malmoi {
namespace {

PairEvidence Steady() {
  return {.beads = 100,
          .source_beads = 5,
          .target_beads = 5,
          .paired_beads = 5,
          .chosen_beads = 5,
          .quality = 0.9,
          .coverage = 0.8};
}

TEST(PairConfidenceTest, IsLessSureOfWhatLooksLikeAPart) {
  const double steady = PairConfidence(Steady());
  EXPECT_GT(steady, 0.9);
  EXPECT_LE(steady, 1.0);
  PairEvidence unlike = Steady();  // grilled for 고등어, which was grilled
  unlike.unlike = true;
  EXPECT_LT(PairConfidence(unlike), steady);
  PairEvidence fragment = Steady();  // upper of upper bound, which stands elsewhere too
  fragment.target_beads = 20;
  fragment.target_free = 0.1;
  EXPECT_LT(PairConfidence(fragment), steady);
  PairEvidence loose = Steady();  // its words are linked elsewhere, too
  loose.quality = 0.4;
  EXPECT_LT(PairConfidence(loose), steady);
}

TEST(PairConfidenceTest, IsNotSureOfWhatOneWeakLinkTells) {
  PairEvidence weak = Steady();  // sprinkle for 소금, in a text of three notes
  weak.beads = 9;
  weak.source_beads = weak.target_beads = weak.paired_beads = weak.chosen_beads = 1;
  weak.coverage = 0.5;
  EXPECT_LT(PairConfidence(weak), 0.5);
  PairEvidence strong = weak;
  strong.coverage = 0.95;
  EXPECT_GT(PairConfidence(strong), 0.9);
}

TEST(PairConfidenceTest, IsSurerOfWhatIsSeenMoreOften) {
  PairEvidence once = Steady();
  once.source_beads = once.target_beads = once.paired_beads = once.chosen_beads = 1;
  EXPECT_LT(PairConfidence(once), PairConfidence(Steady()));
  EXPECT_GT(PairConfidence(once), 0.0);
}

TEST(PairConfidenceTest, NamesEachFeatureOnce) {
  std::set<std::string_view> names(PairFeatureNames().begin(), PairFeatureNames().end());
  EXPECT_EQ(names.size(), kPairFeatures);
  EXPECT_EQ(FeaturesOf(Steady())[0], 1.0);  // the constant
}

}  // namespace
}  // namespace malmoi
