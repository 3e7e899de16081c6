#include "memory/translation_memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

BitextUnit Bead(std::string note, size_t index, std::string korean, std::string english) {
  BitextUnit bead;
  bead.note = std::move(note);
  bead.bead_index = index;
  bead.file = "a.txt";
  bead.date = "2025-03-18";
  bead.bead.score = 0.9;
  if (!korean.empty()) bead.korean.push_back({std::move(korean), 0, {}});
  if (!english.empty()) bead.english.push_back({std::move(english), 0, {}});
  return bead;
}

TEST(TranslationMemory, UnitsCarryContextAndProvenance) {
  const std::vector<BitextUnit> bitext = {
      Bead("a.txt#1", 0, "하나.", "One."), Bead("a.txt#1", 1, "둘.", ""),
      Bead("a.txt#1", 2, "", "Extra."), Bead("a.txt#1", 3, "셋.", "Three."),
      Bead("a.txt#2", 0, "넷.", "Four.")};
  const std::vector<TranslationUnit> units = UnitsFromBitext(bitext);
  ASSERT_THAT(units, SizeIs(3));
  EXPECT_EQ(units[0].previous_korean, "");
  EXPECT_EQ(units[0].next_korean, "둘.");  // a neighbour without a partner is context all the same
  EXPECT_EQ(units[1].korean, "셋.");
  EXPECT_EQ(units[1].previous_korean, "둘.");
  EXPECT_EQ(units[1].next_korean, "");  // the next bead is of another note
  EXPECT_EQ(units[1].note, "a.txt#1");
  EXPECT_EQ(units[1].date, "2025-03-18");
  EXPECT_EQ(units[1].origin, "malmoi");
  EXPECT_DOUBLE_EQ(units[1].confidence, 0.9);
  EXPECT_EQ(units[2].previous_korean, "");
}

TEST(TranslationMemory, TheSamePairOfTextsStandsOnce) {
  TranslationUnit first;
  first.korean = "하나.";
  first.english = "One.";
  first.note = "a.txt#1";
  first.confidence = 0.5;
  TranslationUnit again = first;
  again.note = "b.txt#1";
  again.confidence = 0.8;
  again.comments = {"checked"};
  TranslationUnit otherwise = first;
  otherwise.english = "A single one.";
  TranslationMemory memory;
  EXPECT_TRUE(memory.Add(first));
  EXPECT_FALSE(memory.Add(again));
  EXPECT_FALSE(memory.Add(again));  // known already: nothing is noted twice
  EXPECT_TRUE(memory.Add(otherwise));
  ASSERT_THAT(memory.units(), SizeIs(2));
  EXPECT_EQ(memory.units()[0].note, "a.txt#1");
  EXPECT_DOUBLE_EQ(memory.units()[0].confidence, 0.8);
  EXPECT_EQ(memory.units()[0].properties.at("x-also-in"), "b.txt#1");
  EXPECT_THAT(memory.units()[0].comments, ElementsAre("checked"));
}

}  // namespace
}  // namespace malmoi
