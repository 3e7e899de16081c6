#include "workspace/glossary_merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/strings.h"
#include "terms/term_base.h"
#include "workspace/glossary_diff.h"

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TermPair Pair(const std::string& korean, const std::string& english,
              TermStatus status = TermStatus::kAccepted, const std::string& definition = "") {
  TermPair pair;
  pair.korean = korean;
  pair.english = english;
  pair.status = status;
  pair.definition = definition;
  return pair;
}

// What the glossary is after the merge: "패턴=pattern:accepted(definition)", and the conflicts.
struct Outcome {
  std::string after;
  std::vector<std::string> conflicts;
  MergePlan plan;
};

Outcome Merge(const std::vector<TermPair>& here, const std::vector<TermPair>& there,
              MergeRule rule) {
  Outcome outcome;
  const std::vector<ConceptEntry> ours = GroupConcepts(here);
  outcome.plan = PlanMerge(ours, GroupConcepts(there), "g.csv", [&](const MergeConflict& conflict) {
    outcome.conflicts.push_back(ToString(conflict));
    return rule;
  });
  for (const ConceptEntry& entry : ApplyDecisions(ours, outcome.plan.decisions)) {
    for (const TermPair& pair : entry.pairs) {
      outcome.after += Concat(outcome.after.empty() ? "" : " ", pair.korean, "=", pair.english, ":",
                              TermStatusName(pair.status));
      if (!pair.definition.empty()) outcome.after += Concat("(", pair.definition, ")");
      for (const std::string& comment : pair.comments) outcome.after += Concat("[", comment, "]");
    }
  }
  return outcome;
}

// A second rendering is no conflict, but people should know that another one is preferred.
TEST(PlanMerge, TellsOfRenderingsBesideAPreferredOne) {
  std::vector<TermPair> here = {Pair("패턴", "pattern"), Pair("말", "word")};
  here[0].status = TermStatus::kPreferred;
  here[1].status = TermStatus::kAccepted;
  std::vector<TermPair> there = {Pair("패턴", "motif"), Pair("말", "speech"), Pair("패턴", "")};
  there[0].status = there[1].status = TermStatus::kAccepted;
  const MergePlan plan = PlanMerge(GroupConcepts(here), GroupConcepts(there), "g.csv",
                                   [](const MergeConflict&) { return MergeRule::kKeep; });
  EXPECT_EQ(plan.conflicts, 0U);
  ASSERT_THAT(plan.remarks, SizeIs(2));
  EXPECT_EQ(plan.remarks[0].message,
            "패턴 = motif: accepted beside \"pattern\", which stays preferred");
  EXPECT_EQ(plan.remarks[1].message, "말 = speech: accepted beside \"word\", which stays accepted");
  EXPECT_EQ(plan.added + plan.changed + plan.known + plan.problems.size(), 3U);
}

TEST(PlanMerge, Table) {
  using Status = TermStatus;
  const struct {
    const char* name;
    std::vector<TermPair> here;
    std::vector<TermPair> there;
    size_t conflicts;
    const char* kept;
    const char* replaced;
    const char* both;
  } kCases[] = {
      {"a new pair",
       {Pair("패턴", "pattern")},
       {Pair("모델", "model")},
       0,
       "패턴=pattern:accepted 모델=model:accepted",
       nullptr,
       nullptr},
      {"a new rendering stands beside the old one",
       {Pair("패턴", "pattern")},
       {Pair("패턴", "motif")},
       0,
       "패턴=pattern:accepted 패턴=motif:accepted",
       nullptr,
       nullptr},
      {"a decision on a candidate",
       {Pair("패턴", "pattern", Status::kCandidate)},
       {Pair("패턴", "pattern", Status::kRejected)},
       0,
       "패턴=pattern:rejected",
       nullptr,
       nullptr},
      {"a candidate says nothing against a decision",
       {Pair("패턴", "pattern", Status::kRejected)},
       {Pair("패턴", "pattern", Status::kCandidate)},
       0,
       "패턴=pattern:rejected",
       nullptr,
       nullptr},
      {"in another spelling",
       {Pair("사고 패턴", "thinking pattern", Status::kCandidate)},
       {Pair("사고패턴", "Thinking Pattern")},
       0,
       "사고 패턴=thinking pattern:accepted",
       nullptr,
       nullptr},
      {"right here, wrong there",
       {Pair("패턴", "pattern")},
       {Pair("패턴", "pattern", Status::kRejected)},
       1,
       "패턴=pattern:accepted",
       "패턴=pattern:rejected",
       "패턴=pattern:accepted"},
      {"two preferred",
       {Pair("패턴", "pattern", Status::kPreferred)},
       {Pair("패턴", "motif", Status::kPreferred)},
       1,
       "패턴=pattern:preferred 패턴=motif:accepted",
       "패턴=motif:preferred 패턴=pattern:accepted",
       "패턴=pattern:preferred 패턴=motif:accepted"},
      {"accepted here, preferred there, and nothing else is",
       {Pair("패턴", "pattern")},
       {Pair("패턴", "pattern", Status::kPreferred)},
       0,
       "패턴=pattern:preferred",
       nullptr,
       nullptr},
      {"preferred here, accepted there",
       {Pair("패턴", "pattern", Status::kPreferred)},
       {Pair("패턴", "pattern")},
       0,
       "패턴=pattern:preferred",
       nullptr,
       nullptr},
      {"two definitions",
       {Pair("패턴", "pattern", Status::kAccepted, "모양")},
       {Pair("패턴", "pattern", Status::kAccepted, "틀")},
       1,
       "패턴=pattern:accepted(모양)",
       "패턴=pattern:accepted(틀)",
       "패턴=pattern:accepted(모양)[definition: 틀]"},
      {"a definition where there was none",
       {Pair("패턴", "pattern")},
       {Pair("패턴", "pattern", Status::kAccepted, "틀")},
       0,
       "패턴=pattern:accepted(틀)",
       nullptr,
       nullptr},
      {"the file contradicts itself",
       {},
       {Pair("패턴", "pattern", Status::kPreferred), Pair("패턴", "motif", Status::kPreferred)},
       1,
       "패턴=pattern:preferred 패턴=motif:accepted",
       "패턴=motif:preferred 패턴=pattern:accepted",
       "패턴=pattern:preferred 패턴=motif:accepted"},
      {"the file says a pair twice",
       {},
       {Pair("패턴", "pattern"), Pair("패턴", "pattern", Status::kDeprecated)},
       1,
       "패턴=pattern:accepted",
       "패턴=pattern:deprecated",
       "패턴=pattern:accepted"},
  };
  for (const auto& test : kCases) {
    const Outcome kept = Merge(test.here, test.there, MergeRule::kKeep);
    EXPECT_EQ(kept.after, test.kept) << test.name;
    EXPECT_THAT(kept.conflicts, SizeIs(test.conflicts)) << test.name;
    EXPECT_EQ(kept.plan.conflicts, test.conflicts) << test.name;
    const char* const replaced = test.replaced == nullptr ? test.kept : test.replaced;
    EXPECT_EQ(Merge(test.here, test.there, MergeRule::kReplace).after, replaced) << test.name;
    const char* const both = test.both == nullptr ? test.kept : test.both;
    EXPECT_EQ(Merge(test.here, test.there, MergeRule::kBoth).after, both) << test.name;
  }
}

TEST(PlanMerge, AgainNothingIsNew) {
  std::vector<TermPair> file = {Pair("패턴", "pattern", TermStatus::kPreferred, "틀"),
                                Pair("패턴", "motif"),
                                Pair("모델", "model", TermStatus::kCandidate)};
  file[0].comments = {"주의"};
  file[0].evidence.push_back({"a.txt#1", 0, "패턴이다.", "A pattern.", {}, {}});
  const std::vector<ConceptEntry> there = GroupConcepts(file);
  const MergeJudge judge = [](const MergeConflict&) { return MergeRule::kReplace; };
  const MergePlan first = PlanMerge({}, there, "g", judge);
  EXPECT_EQ(first.added, 3u);
  const MergePlan second = PlanMerge(ApplyDecisions({}, first.decisions), there, "g", judge);
  EXPECT_THAT(second.decisions, IsEmpty());
  EXPECT_EQ(second.known, 3u);
}

TEST(PlanMerge, ConceptsOfAFileStayTogetherUnderTheirIds) {
  const std::vector<ConceptEntry> file = {{"ship", {Pair("배", "ship"), Pair("선박", "ship")}},
                                          {"pear", {Pair("배", "pear")}}};
  const MergePlan plan =
      PlanMerge({}, file, "g", [](const MergeConflict&) { return MergeRule::kKeep; });
  const std::vector<ConceptEntry> merged = ApplyDecisions({}, plan.decisions);
  ASSERT_THAT(merged, SizeIs(2));
  EXPECT_EQ(merged[0].id, "ship");
  EXPECT_THAT(merged[0].pairs, SizeIs(2));
  EXPECT_EQ(merged[1].id, "pear");
}

TEST(PlanMerge, TermsThatCannotBeAreLeftOut) {
  const Outcome outcome = Merge(
      {},
      {Pair("모\x01델", "model"), Pair(std::string(5000, 'x'), "long"), Pair("두\n줄", "lines")},
      MergeRule::kKeep);
  EXPECT_EQ(outcome.after, "두 줄=lines:accepted");
  ASSERT_THAT(outcome.plan.problems, SizeIs(2));
  EXPECT_THAT(outcome.plan.problems[0].message, HasSubstr("control character"));
  EXPECT_THAT(outcome.plan.problems[1].message, HasSubstr("more than 4096 bytes"));
}

TEST(DiffGlossaries, SaysByConceptWhatChanged) {
  const std::vector<ConceptEntry> before = GroupConcepts(
      {Pair("사고 패턴", "thinking pattern", TermStatus::kCandidate), Pair("사고 패턴", "thought"),
       Pair("쓰레드", "thread"), Pair("모델", "model")});
  const std::vector<ConceptEntry> after = GroupConcepts(
      {Pair("사고패턴", "thinking pattern", TermStatus::kPreferred),
       Pair("사고패턴", "reasoning pattern"), Pair("토큰", "token"), Pair("모델", "model")});
  const std::vector<ConceptChange> changes = DiffGlossaries(before, after);
  ASSERT_THAT(changes, SizeIs(3));
  EXPECT_EQ(changes[0].korean, "사고패턴");
  EXPECT_EQ(changes[0].kind, ChangeKind::kChanged);
  ASSERT_THAT(changes[0].pairs, SizeIs(3));
  EXPECT_EQ(changes[0].pairs[0].before->english, "thought");
  EXPECT_FALSE(changes[0].pairs[0].after);
  EXPECT_THAT(changes[0].pairs[1].changes,
              ElementsAre(FieldChange{"status", "candidate", "preferred"},
                          FieldChange{"ko", "사고 패턴", "사고패턴"}));
  EXPECT_EQ(changes[0].pairs[2].after->english, "reasoning pattern");
  EXPECT_EQ(changes[1].kind, ChangeKind::kRemoved);
  EXPECT_EQ(changes[2].kind, ChangeKind::kAdded);
  EXPECT_THAT(DiffGlossaries(after, after), IsEmpty());
}

}  // namespace
}  // namespace malmoi
