#include "workspace/decisions.h"

#include <gtest/gtest.h>

#include "base/strings.h"
#include "terms/term_base.h"

namespace malmoi {
namespace {

TermPair Pair(const std::string& korean, const std::string& english) {
  TermPair pair;
  pair.korean = korean;
  pair.english = english;
  pair.confidence = 0.5;
  pair.frequency = 1;
  pair.notes = {"a.txt#1"};
  return pair;
}

// "사고 패턴=thinking pattern:candidate; …", entries separated by " | ".
std::string Shown(const std::vector<ConceptEntry>& entries) {
  std::string text;
  for (const ConceptEntry& entry : entries) {
    if (!text.empty()) text += " | ";
    for (size_t i = 0; i < entry.pairs.size(); ++i) {
      const TermPair& pair = entry.pairs[i];
      text += Concat(i == 0 ? "" : "; ", pair.korean, "=", pair.english, ":",
                     TermStatusName(pair.status));
    }
  }
  return text;
}

Decision On(const std::string& korean, const std::string& english, TermStatus status) {
  Decision decision;
  decision.korean = korean;
  decision.english = english;
  decision.status = status;
  decision.who = "보라";
  decision.at = "2025-03-18T09:00:00Z";
  return decision;
}

Decision Edit(const std::string& korean, const std::string& english, const std::string& new_korean,
              const std::string& new_english) {
  Decision decision = On(korean, english, TermStatus::kAccepted);
  decision.new_korean = new_korean;
  decision.new_english = new_english;
  return decision;
}

TEST(ApplyDecisions, Table) {
  const std::vector<ConceptEntry> gathered =
      GroupConcepts({Pair("패턴", "pattern"), Pair("패턴", "habit"), Pair("인코더", "encoder")});
  using Status = TermStatus;
  const struct {
    const char* name;
    std::vector<Decision> decisions;
    const char* expected;
  } kCases[] = {
      {"none", {}, "패턴=pattern:candidate; 패턴=habit:candidate | 인코더=encoder:candidate"},
      {"the preferred one comes first",
       {On("패턴", "habit", Status::kPreferred), On("패턴", "pattern", Status::kRejected)},
       "패턴=habit:preferred; 패턴=pattern:rejected | 인코더=encoder:candidate"},
      {"the last one counts",
       {On("인코더", "encoder", Status::kRejected), On("인코더", "encoder", Status::kAccepted)},
       "패턴=pattern:candidate; 패턴=habit:candidate | 인코더=encoder:accepted"},
      {"taken back",
       {On("인코더", "encoder", Status::kRejected), On("인코더", "encoder", Status::kCandidate)},
       "패턴=pattern:candidate; 패턴=habit:candidate | 인코더=encoder:candidate"},
      {"not gathered, but its Korean was",
       {On("인코더", "coder", Status::kRejected)},
       "패턴=pattern:candidate; 패턴=habit:candidate | 인코더=encoder:candidate; "
       "인코더=coder:rejected"},
      {"not gathered at all",
       {On("말모이", "gathered words", Status::kAccepted)},
       "패턴=pattern:candidate; 패턴=habit:candidate | 인코더=encoder:candidate | "
       "말모이=gathered words:accepted"},
      {"taken back, and not gathered: gone",
       {On("말모이", "gathered words", Status::kAccepted),
        On("말모이", "gathered words", Status::kCandidate)},
       "패턴=pattern:candidate; 패턴=habit:candidate | 인코더=encoder:candidate"},
      {"edited, then decided under the new name",
       {Edit("인코더", "encoder", "", "encoder network"),
        On("인코더", "encoder network", Status::kPreferred)},
       "패턴=pattern:candidate; 패턴=habit:candidate | 인코더=encoder network:preferred"},
      {"edited, then taken back under the new name",
       {Edit("인코더", "encoder", "", "encoder network"),
        On("인코더", "encoder network", Status::kCandidate)},
       "패턴=pattern:candidate; 패턴=habit:candidate | 인코더=encoder:candidate"},
      {"spelt otherwise by a later build: the pair is found, and takes the spelling decided on",
       {On("인 코더", "Encoder", Status::kAccepted)},
       "패턴=pattern:candidate; 패턴=habit:candidate | 인 코더=Encoder:accepted"},
      {"a rejection is of one spelling",
       {On("인코더", "Encoder", Status::kRejected)},
       "패턴=pattern:candidate; 패턴=habit:candidate | 인코더=encoder:candidate; "
       "인코더=Encoder:rejected"},
      {"one spelling right, the other wrong",
       {On("인코더", "Encoder", Status::kRejected), On("인코더", "encoder", Status::kPreferred)},
       "패턴=pattern:candidate; 패턴=habit:candidate | 인코더=encoder:preferred; "
       "인코더=Encoder:rejected"},
      {"the last one that is preferred is the only one",
       {On("패턴", "pattern", Status::kPreferred), On("패턴", "habit", Status::kPreferred)},
       "패턴=habit:preferred; 패턴=pattern:accepted | 인코더=encoder:candidate"},
      {"edited in a circle",
       {Edit("인코더", "encoder", "부호기", "coder"), Edit("부호기", "coder", "인코더", "encoder")},
       "패턴=pattern:candidate; 패턴=habit:candidate | 인코더=encoder:accepted"},
      {"edited into one that is there: the two become one",
       {Edit("패턴", "habit", "", "pattern")},
       "패턴=pattern:accepted | 인코더=encoder:candidate"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(Shown(ApplyDecisions(gathered, test.decisions)), test.expected) << test.name;
  }
}

TEST(ApplyDecisions, OneOfTwoKeepsWhatIsKnownOfBoth) {
  std::vector<TermPair> pairs = {Pair("패턴", "pattern"), Pair("패턴", "habit")};
  pairs[1].notes = {"b.txt#1"};
  const std::vector<ConceptEntry> merged =
      ApplyDecisions(GroupConcepts(pairs), std::vector{Edit("패턴", "habit", "", "pattern")});
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].pairs[0].frequency, 2u);
  EXPECT_EQ(merged[0].pairs[0].notes, (std::vector<std::string>{"a.txt#1", "b.txt#1"}));
  EXPECT_EQ(merged[0].pairs[0].user, "보라");
}

TEST(ApplyDecisions, DetailsAreLaidOverWhatIsKnown) {
  std::vector<TermPair> pairs = {Pair("패턴", "pattern")};
  pairs[0].variants_english = {"patterns"};
  pairs[0].evidence.push_back({"a.txt#1", 0, "패턴이다.", "A pattern.", {0, 6}, {2, 9}});
  Decision decision = On("패턴", "pattern", TermStatus::kAccepted);
  decision.details.emplace();
  decision.details->definition = "되풀이되는 모양";
  decision.details->variants_english = {"patterns", "motif"};
  decision.details->evidence = {{"", 0, "패턴이다.", "A pattern.", {}, {}},
                                {"", 0, "또 패턴이다.", "A pattern again.", {}, {}}};
  decision.details->user = "가람";
  const std::vector<ConceptEntry> concepts =
      ApplyDecisions(GroupConcepts(pairs), std::vector{decision});
  const TermPair& pair = concepts[0].pairs[0];
  EXPECT_EQ(pair.definition, "되풀이되는 모양");
  EXPECT_EQ(pair.variants_english, (std::vector<std::string>{"patterns", "motif"}));
  ASSERT_EQ(pair.evidence.size(), 2u);
  EXPECT_EQ(pair.evidence[0].korean_span, (Span{0, 6}));  // as gathered
  EXPECT_EQ(pair.user, "가람");                           // as the file tells
}

TEST(ApplyDecisions, ACandidateOfAFileIsAddedAndBelongsToNobody) {
  Decision decision = On("말모이", "gathered words", TermStatus::kCandidate);
  decision.details.emplace();
  decision.details->confidence = 0.7;
  decision.concept_id = "c5";
  const std::vector<ConceptEntry> concepts = ApplyDecisions({}, std::vector{decision});
  ASSERT_EQ(Shown(concepts), "말모이=gathered words:candidate");
  EXPECT_EQ(concepts[0].id, "c5");
  EXPECT_EQ(concepts[0].pairs[0].confidence, 0.7);
  EXPECT_EQ(concepts[0].pairs[0].user, "");
}

TEST(ApplyDecisions, ASpellingThatWasDecidedOnKeepsTheGatheredOneAsVariant) {
  const std::vector<ConceptEntry> concepts =
      ApplyDecisions(GroupConcepts({Pair("사고패턴", "thinking pattern")}),
                     std::vector{On("사고 패턴", "thinking pattern", TermStatus::kAccepted)});
  ASSERT_EQ(Shown(concepts), "사고 패턴=thinking pattern:accepted");
  EXPECT_EQ(concepts[0].pairs[0].variants_korean, std::vector<std::string>{"사고패턴"});
}

}  // namespace
}  // namespace malmoi
