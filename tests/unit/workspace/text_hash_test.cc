#include "workspace/internal/text_hash.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace malmoi {
namespace {

std::string DigestOf(const std::vector<std::string>& fields) {
  TextHash hash;
  for (const std::string& field : fields) hash.AddField(field);
  return hash.Digest();
}

TEST(TextHash, IsTheSameInEveryRunAndOnEveryMachine) {
  // XXH3 (128 bits, seed 0) of nothing, as published with xxHash.
  EXPECT_EQ(DigestOf({}), "99aa06d3014798d86001c324468d497f");
}

TEST(TextHash, TellsFieldsApart) {
  EXPECT_EQ(DigestOf({"사고", "패턴"}), DigestOf({"사고", "패턴"}));
  EXPECT_NE(DigestOf({"ab", "c"}), DigestOf({"a", "bc"}));
  EXPECT_NE(DigestOf({"ab"}), DigestOf({"ab", ""}));
  EXPECT_NE(DigestOf({"1:a"}), DigestOf({"1", "a"}));
}

}  // namespace
}  // namespace malmoi
