#include "align/internal/link_beliefs.h"

#include <gtest/gtest.h>

namespace malmoi::internal {
namespace {

// Three words a side whose directions are as sure of the diagonal as `sure` says.
LinkTable Diagonal(float sure) {
  LinkTable table;
  table.Resize(3, 3);
  for (size_t i = 0; i < 3; ++i) {
    table.row_places[i] = table.column_places[i] = static_cast<float>(i) / 2;
    for (size_t j = 0; j < 3; ++j) {
      const size_t cell = i * 3 + j;
      table.forward[cell] = table.backward[cell] = i == j ? sure : (1 - sure) / 8;
      table.likeness[cell] = i == j ? 0.6F : 0.1F;
    }
  }
  return table;
}

TEST(LinkBeliefs, AreProbabilitiesAndFollowBothDirections) {
  const std::vector<float> sure = LinkBeliefs(Diagonal(0.95F));
  const std::vector<float> unsure = LinkBeliefs(Diagonal(0.3F));
  ASSERT_EQ(sure.size(), 9u);
  for (size_t i = 0; i < 9; ++i) {
    EXPECT_GE(sure[i], 0);
    EXPECT_LE(sure[i], 1);
  }
  EXPECT_GT(sure[4], 0.8);
  EXPECT_LT(sure[1], 0.3);
  EXPECT_LT(unsure[4], sure[4]);
}

TEST(LinkBeliefs, EachWitnessCounts) {
  const std::vector<float> before = LinkBeliefs(Diagonal(0.3F));
  LinkTable known = Diagonal(0.3F);
  known.lexicon[4] = 0.5F;
  EXPECT_GT(LinkBeliefs(known)[4], before[4]);
  LinkTable begun = Diagonal(0.3F);
  begun.beginnings[4] = 0.5F;
  EXPECT_GT(LinkBeliefs(begun)[4], before[4]);
  LinkTable alike = Diagonal(0.3F);
  alike.likeness[4] = 0.9F;
  EXPECT_GT(LinkBeliefs(alike)[4], before[4]);
  LinkTable rivalled = Diagonal(0.3F);
  rivalled.lexicon[3] = 0.5F;  // the middle source word is known to be the first target word
  EXPECT_LT(LinkBeliefs(rivalled)[4], before[4]);
}

TEST(LinkBeliefs, NeighboursThatAreLinkedSpeakForAWordBetweenThem) {
  LinkTable alone = Diagonal(0.95F);
  alone.forward[4] = alone.backward[4] = 0.2F;
  const float between = LinkBeliefs(alone)[4];
  for (const size_t cell : {0U, 8U}) alone.forward[cell] = alone.backward[cell] = 0.01F;
  EXPECT_GT(between, LinkBeliefs(alone)[4]);
}

TEST(LinkBeliefs, ACounterGoesWithItsNumber) {
  LinkTable table = Diagonal(0.95F);
  const float before = LinkBeliefs(table)[3];  // the second source word, the first target word
  table.after_number[1] = true;
  EXPECT_GT(LinkBeliefs(table)[3], before);
}

TEST(LinkBeliefs, ASingleWordHasNoRivals) {
  LinkTable table;
  table.Resize(1, 1);
  table.forward = table.backward = {0.9F};
  table.likeness = {-0.1F};
  const std::vector<LinkFeatures> features = FeaturesOf(table);
  ASSERT_EQ(features.size(), 1u);
  EXPECT_FLOAT_EQ(features[0][15], -0.1F);  // margin: nothing to be compared with
  LinkTable empty;
  EXPECT_TRUE(LinkBeliefs(empty).empty());
}

}  // namespace
}  // namespace malmoi::internal
