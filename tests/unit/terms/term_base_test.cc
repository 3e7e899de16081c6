#include "terms/term_base.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

TermPair Pair(const std::string& korean, const std::string& english) {
  TermPair pair;
  pair.korean = korean;
  pair.english = english;
  return pair;
}

TEST(GroupConcepts, PairsOfOneKoreanTermAreOneConcept) {
  const std::vector<ConceptEntry> concepts =
      GroupConcepts({Pair("패턴", "pattern"), Pair("인코더", "encoder"), Pair("패턴", "habit")});
  ASSERT_EQ(concepts.size(), 2u);
  EXPECT_EQ(concepts[0].id, ConceptId("패턴"));
  ASSERT_EQ(concepts[0].pairs.size(), 2u);
  EXPECT_EQ(concepts[0].pairs[1].english, "habit");
  EXPECT_EQ(concepts[1].pairs[0].korean, "인코더");
}

TEST(ConceptId, IsThePublishedHash) {  // vectors of the FNV authors
  EXPECT_EQ(ConceptId(""), "c-cbf29ce484222325");
  EXPECT_EQ(ConceptId("foobar"), "c-85944171f73967e8");
}

}  // namespace
}  // namespace malmoi
