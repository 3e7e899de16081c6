#include "base/strings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi {
namespace {

using testing::ElementsAre;

TEST(Strings, ConcatTakesTextAndIntegers) {
  EXPECT_EQ(Concat("a", ':', size_t{3}, ":", -1, std::string("b")), "a:3:-1b");
}

TEST(Strings, SplitKeepsEmptyPieces) {
  EXPECT_THAT(Split("a\t\tb", '\t'), ElementsAre("a", "", "b"));
  EXPECT_THAT(Split("", '\t'), ElementsAre(""));
}

TEST(Strings, ReplaceAll) { EXPECT_EQ(ReplaceAll("aXbX", "X", "--"), "a--b--"); }

TEST(Strings, FormatScoreIgnoresLocaleAndKeepsDigits) {
  EXPECT_EQ(FormatScore(0.93124, 4), "0.9312");
  EXPECT_EQ(FormatScore(1, 2), "1.00");
}

TEST(Strings, NearestNameOnlyWhenNear) {
  EXPECT_EQ(NearestName("treads", {"threads", "output"}), "threads");
  EXPECT_EQ(NearestName("bulid", {"build", "align"}), "build");
  EXPECT_EQ(NearestName("zzz", {"threads", "output"}), std::nullopt);
}

}  // namespace
}  // namespace malmoi
