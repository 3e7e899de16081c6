#include "text/internal/piece_memo.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace malmoi::internal {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<int> Recalled(const PieceMemo& memo, std::string_view word) {
  std::vector<int> ids;
  return memo.Recall(word, &ids) ? ids : std::vector<int>{-1};
}

TEST(PieceMemo, TellsWhatItWasTold) {
  PieceMemo memo;
  EXPECT_THAT(Recalled(memo, "패턴을"), ElementsAre(-1));
  memo.Keep("패턴을", std::vector<int>{7, 8});
  EXPECT_THAT(Recalled(memo, "패턴을"), ElementsAre(7, 8));
  EXPECT_THAT(Recalled(memo, "패턴"), ElementsAre(-1));
  memo.Keep("\u200b", {});  // white space to the model
  EXPECT_THAT(Recalled(memo, "\u200b"), IsEmpty());
}

TEST(PieceMemo, AppendsToWhatIsThere) {
  PieceMemo memo;
  memo.Keep("model", std::vector<int>{3});
  std::vector<int> ids = {1, 2};
  ASSERT_TRUE(memo.Recall("model", &ids));
  EXPECT_THAT(ids, ElementsAre(1, 2, 3));
}

TEST(PieceMemo, LeavesOutWhatDoesNotFit) {
  PieceMemo memo;
  const std::string longest(34, 'a');
  memo.Keep(longest, std::vector<int>{1});
  memo.Keep(longest + "a", std::vector<int>{2});
  memo.Keep("many", std::vector<int>(8, 4));
  EXPECT_THAT(Recalled(memo, longest), ElementsAre(1));
  EXPECT_THAT(Recalled(memo, longest + "a"), ElementsAre(-1));
  EXPECT_THAT(Recalled(memo, "many"), ElementsAre(-1));
}

TEST(PieceMemo, NeverTakesOneWordForAnother) {
  PieceMemo memo;
  constexpr int kWords = 50'000;  // more than it has places
  for (int i = 0; i < kWords; ++i) memo.Keep(std::to_string(i), std::vector<int>{i});
  int known = 0;
  for (int i = 0; i < kWords; ++i) {
    const std::vector<int> ids = Recalled(memo, std::to_string(i));
    if (ids.front() == -1) continue;
    EXPECT_THAT(ids, ElementsAre(i));
    ++known;
  }
  EXPECT_GT(known, kWords / 10);
}

}  // namespace
}  // namespace malmoi::internal
