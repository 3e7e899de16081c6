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

}  // namespace
}  // namespace malmoi
