#include "text/english.h"

#include <gtest/gtest.h>

#include <string_view>

namespace malmoi {
namespace {

struct LemmaCase {
  std::string_view word;
  std::string_view lemma;
};

TEST(EnglishLemma, BySpelling) {
  constexpr LemmaCase kCases[] = {
      {"sizes", "size"},      {"cases", "case"}, {"boxes", "box"},     {"classes", "class"},
      {"branches", "branch"}, {"fates", "fate"}, {"studies", "study"}, {"heroes", "hero"},
      {"indices", "index"},   {"lens", "lens"},  {"model", "model"},   {"using", "use"},
  };
  for (const LemmaCase& c : kCases) EXPECT_EQ(EnglishLemma(c.word, {}), c.lemma) << c.word;
}

// A count tells what spelling leaves open, among the words that the form can come from.
TEST(EnglishLemma, ByCounts) {
  const EnglishCounter counter = [](std::string_view word) -> uint64_t {
    return word == "fat" || word == "fate" || word == "plan" || word == "tune" ? 50 : 0;
  };
  EXPECT_EQ(EnglishLemma("fates", counter), "fate");
  EXPECT_EQ(EnglishLemma("planned", counter), "plan");
  EXPECT_EQ(EnglishLemma("tuning", counter), "tune");
}

}  // namespace
}  // namespace malmoi
