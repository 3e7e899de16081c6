#include "align/symmetrize.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Links = std::vector<TokenLink>;

TEST(Symmetrize, IntersectionIsWhatBothFound) {
  const Links forward = {{0, 0}, {1, 2}, {1, 2}, {2, 1}};
  const Links backward = {{2, 1}, {0, 0}, {3, 3}};
  EXPECT_THAT(Symmetrize(forward, backward, Symmetrization::kIntersection),
              ElementsAre(TokenLink{0, 0}, TokenLink{2, 1}));
}

TEST(Symmetrize, GrowsFromTheIntersection) {
  // 0-0 is sure; 1-1 touches it by a corner, 2-2 touches 1-1; 5-0 touches nothing and 0 is taken.
  const Links forward = {{0, 0}, {1, 1}, {5, 0}};
  const Links backward = {{0, 0}, {2, 2}};
  EXPECT_THAT(Symmetrize(forward, backward, Symmetrization::kGrowDiagFinalAnd),
              ElementsAre(TokenLink{0, 0}, TokenLink{1, 1}, TokenLink{2, 2}));
}

TEST(Symmetrize, DoesNotGrowWhereBothWordsAreTaken) {
  const Links forward = {{0, 0}, {1, 1}, {0, 1}};
  const Links backward = {{0, 0}, {1, 1}};
  EXPECT_THAT(Symmetrize(forward, backward, Symmetrization::kGrowDiagFinalAnd),
              ElementsAre(TokenLink{0, 0}, TokenLink{1, 1}));
}

TEST(Symmetrize, AddsFarLinksOnlyWhereBothWordsAreFree) {
  const Links forward = {{0, 0}, {7, 3}, {7, 9}};
  const Links backward = {{0, 0}};
  EXPECT_THAT(Symmetrize(forward, backward, Symmetrization::kGrowDiagFinalAnd),
              ElementsAre(TokenLink{0, 0}, TokenLink{7, 3}));
}

TEST(Symmetrize, NothingStaysNothing) {
  EXPECT_THAT(Symmetrize({}, {}, Symmetrization::kGrowDiagFinalAnd), IsEmpty());
}

}  // namespace
}  // namespace malmoi
