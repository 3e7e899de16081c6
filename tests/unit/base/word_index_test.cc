#include "base/word_index.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

TEST(WordIndex, GivesIdsInOrderOfAdding) {
  WordIndex index;
  for (int i = 0; i < 5000; ++i) EXPECT_EQ(index.Add("w" + std::to_string(i)), i);
  for (int i = 0; i < 5000; ++i) EXPECT_EQ(index.Find("w" + std::to_string(i)), i);
  EXPECT_EQ(index.Add("w17"), 17);
  EXPECT_EQ(index.Word(4999), "w4999");
  EXPECT_EQ(index.Find("other"), WordIndex::kUnknown);
}

}  // namespace
}  // namespace malmoi
