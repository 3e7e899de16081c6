#include "align/ladder_format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/strings.h"

namespace malmoi {
namespace {

using ::testing::HasSubstr;

IndexedBead Of(std::vector<size_t> source, std::vector<size_t> target, double score = 0) {
  return {std::move(source), std::move(target), score};
}

TEST(LadderFormatTest, FormatsAsTheSurfaceSays) {
  EXPECT_EQ(FormatBead({.source = {0, 2}, .target = {0, 1}, .score = 0.93124}),
            "[0, 1]:[0]:0.9312");
  EXPECT_EQ(FormatBead({.source = {3, 4}, .target = {5, 5}, .score = 1}), "[3]:[]:1.0000");
}

TEST(LadderFormatTest, ReadsEveryFormat) {
  struct Case {
    std::string name;
    std::string text;
    std::vector<IndexedBead> expected;
  };
  const std::vector<Case> cases = {
      {"empty", "", {}},
      {"beads, with and without a score",
       "[0, 1]:[0]:0.5\n\n[2]:[]\n[]:[1]\n",
       {Of({0, 1}, {0}, 0.5), Of({2}, {}), Of({}, {1})}},
      {"gold may skip and fall", "[0,2]:[1]\r\n[1]:[0]\r\n", {Of({0, 2}, {1}), Of({1}, {0})}},
      {"hunalign's ladder: what lies between rungs",
       "0\t0\t0.3\n1\t2\t-1\n1\t3\t0\n",
       {Of({0}, {0, 1}, 0.3), Of({}, {2}, -1)}},
      {"hunalign's bitext: sentences are counted",
       "가. ~~~ 나.\tA.\t0.9\n\tB.\t0\n다.\tC.\t1\n",
       {Of({0, 1}, {0}, 0.9), Of({}, {1}), Of({2}, {2}, 1)}},
  };
  for (const Case& c : cases) {
    const auto beads = ParseBeads(c.text, "guess");
    ASSERT_TRUE(beads.ok()) << c.name << ": " << beads.status();
    EXPECT_EQ(*beads, c.expected) << c.name;
  }
}

TEST(LadderFormatTest, ErrorsSayWhereAndWhat) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"[0]:[0]\n[1]\n", "guess:2:4: expected a bead"},
      {"[0]:[x]\n", "guess:1:6: expected a bead"},
      {"[0]:[0]:good\n", "guess:1:"},
      {"[-1]:[0]\n", "guess:1:2: expected a bead"},
      {"[99999999999999999999]:[0]\n", "guess:1:2: expected a bead"},
      {"0\t0\t0\n3\t1\t0\n2\t2\t0\n", "guess:3: a ladder's rungs must rise"},
      {"0\t0\t0\n900000\t1\t0\n", "guess:2: a bead of more than"},
      {"nonsense\n", "guess:1:1: expected a bead"},
  };
  for (const auto& [text, message] : cases) {
    const auto beads = ParseBeads(text, "guess");
    ASSERT_FALSE(beads.ok()) << text;
    EXPECT_THAT(std::string(beads.status().message()), HasSubstr(message)) << text;
  }
}

TEST(LadderFormatTest, ReadsWhatItWrites) {
  const Ladder ladder = {{.source = {0, 1}, .target = {0, 3}, .score = 0.25},
                         {.source = {1, 1}, .target = {3, 4}, .score = 0.5}};
  std::string text;
  for (const Bead& bead : ladder) text += FormatBead(bead) + "\n";
  const auto beads = ParseBeads(text, "x");
  ASSERT_TRUE(beads.ok());
  EXPECT_EQ(*beads, (std::vector{Of({0}, {0, 1, 2}, 0.25), Of({}, {3}, 0.5)}));
}

}  // namespace
}  // namespace malmoi
