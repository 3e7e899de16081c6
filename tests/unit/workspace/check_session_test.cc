#include "workspace/check_session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_folder.h"
#include "workspace/store.h"

namespace malmoi {
namespace {

constexpr std::string_view kSlip =
    "A Day in the Rain\n(Ada Lovelace, Alan Turing)\n정확도가 3.5% 올랐군요.\nAccuracy rose by "
    "5.3%.\n";

class CheckSessionTest : public testing::Test {
 protected:
  std::unique_ptr<const CheckSession> Load(CheckSessionOptions options = {}) {
    options.models.folder = std::string(MALMOI_SOURCE_DIR) + "/models";
    Problems problems;
    auto session = CheckSession::Load(disk_, options, &problems);
    EXPECT_TRUE(session.ok()) << session.status().message();
    EXPECT_TRUE(problems.empty());
    return session.ok() ? *std::move(session) : nullptr;
  }

  static std::vector<std::string> RulesOf(const CheckReport& report) {
    std::vector<std::string> rules;
    for (const LocatedDiagnostic& finding : report.findings)
      rules.push_back(finding.diagnostic.rule);
    return rules;
  }

  DiskFiles disk_;
  TempFolder folder_;
};

TEST_F(CheckSessionTest, SaysWhereInCodePoints) {
  const CheckReport report = Load()->Check({{"a.txt", std::string(kSlip)}}, {});
  ASSERT_EQ(report.findings.size(), 1U);
  const LocatedDiagnostic& finding = report.findings[0];
  EXPECT_EQ(finding.diagnostic.rule, "number-mismatch");
  EXPECT_EQ(finding.place.line, 4U);
  EXPECT_EQ(finding.place.column, 18U);
  EXPECT_EQ(finding.place.end_column, 22U);
  EXPECT_EQ(finding.line_text, "Accuracy rose by 5.3%.");
  ASSERT_FALSE(finding.related.empty());
  EXPECT_EQ(finding.related[0].line, 3U);
  EXPECT_EQ(finding.related[0].column, 6U);
}

TEST_F(CheckSessionTest, IsSilencedInTheText) {
  const std::string text(kSlip);
  const auto session = Load();
  const auto with = [&](std::string_view mark, bool after_line) {
    std::string marked = text;
    marked.insert(after_line ? marked.size() - 1 : marked.find('\n') + 1, mark);
    return session->Check({{"a.txt", marked}}, {});
  };
  EXPECT_THAT(RulesOf(with("malmoi:ignore number-mismatch\n", false)), testing::IsEmpty());
  EXPECT_EQ(with("<!-- malmoi: ignore -->\n", false).ignored, 1U);
  EXPECT_THAT(RulesOf(with(" malmoi: ignore number-mismatch", true)), testing::IsEmpty());
  EXPECT_THAT(RulesOf(with("malmoi:ignore link-mismatch\n", false)),
              testing::ElementsAre("number-mismatch"));
}

TEST_F(CheckSessionTest, IsSilencedByTheConfiguration) {
  CheckSessionOptions off;
  off.config.severities["number-mismatch"] = std::nullopt;
  EXPECT_THAT(RulesOf(Load(off)->Check({{"a.txt", std::string(kSlip)}}, {})), testing::IsEmpty());
  CheckSessionOptions ignore;
  ignore.config.ignore.push_back({"number-mismatch", "drafts/*", ""});
  const auto session = Load(ignore);
  EXPECT_EQ(session->Check({{"drafts/a.txt", std::string(kSlip)}}, {}).ignored, 1U);
  EXPECT_EQ(session->Check({{"a.txt", std::string(kSlip)}}, {}).findings.size(), 1U);
}

TEST_F(CheckSessionTest, LeavesOutWhatTheBaselineKnows) {
  const auto session = Load();
  const CheckReport first = session->Check({{"a.txt", std::string(kSlip)}}, {});
  CheckRunOptions options;
  options.baseline = Baseline({first.findings.at(0).diagnostic});
  const CheckReport again =
      session->Check({{"a.txt",
                       "A Day in the Snow\n(Grace Hopper)\n눈이 내리는 이유를 조사한 연구.\nA "
                       "study of why snow falls.\n#snow\n" +
                           std::string(kSlip)}},
                     options);
  EXPECT_THAT(RulesOf(again), testing::IsEmpty());
  EXPECT_EQ(again.baselined, 1U);
}

TEST_F(CheckSessionTest, TellsOfChangedLinesOnly) {
  const auto session = Load();
  const auto with_line = [&](size_t line) {
    UnifiedDiff diff;
    diff.files["a.txt"] = {{line, line + 1}};
    CheckRunOptions options;
    options.diff = &diff;
    return session->Check({{"a.txt", std::string(kSlip)}}, options);
  };
  EXPECT_EQ(with_line(4).findings.size(), 1U);
  EXPECT_THAT(RulesOf(with_line(1)), testing::IsEmpty());
  // The Korean changed: that is where the writer looks.
  const CheckReport korean = with_line(3);
  ASSERT_EQ(korean.findings.size(), 1U);
  EXPECT_EQ(korean.findings[0].place.line, 3U);
}

TEST_F(CheckSessionTest, FixesWhatIsSafe) {
  CheckSessionOptions options;
  options.glossaries = {folder_.Put("g.csv",
                                    "ko,en,status\n사고 패턴,thinking pattern,preferred\n"
                                    "사고 패턴,thought pattern,rejected\n")};
  const auto session = Load(options);
  const FileToCheck file = {"a.txt", "사고패턴을 만들었다.\nThought patterns were made  here.\n"};
  const CheckReport report = session->Check({file}, {});
  std::vector<FixedFinding> applied;
  const std::optional<std::string> fixed = ApplySafeFixes(file, report.findings, &applied);
  ASSERT_TRUE(fixed.has_value());
  EXPECT_EQ(*fixed, "사고 패턴을 만들었다.\nThinking patterns were made here.\n");
  ASSERT_EQ(applied.size(), 3U);
  EXPECT_EQ(applied[1].finding->diagnostic.rule, "term-forbidden");
  EXPECT_EQ(applied[1].fix->description, "write \"Thinking patterns\"");
  EXPECT_THAT(RulesOf(session->Check({{"a.txt", *fixed}}, {})), testing::IsEmpty());
}

TEST_F(CheckSessionTest, TellsOfAMarkThatNamesNoRule) {
  const auto session = Load();
  const CheckReport report = session->Check(
      {{"a.md", "<!-- malmoi: ignore nmber-mismatch -->\n\n국 세 그릇.\n\nThree bowls of soup.\n"}},
      {});
  ASSERT_EQ(report.remarks.size(), 1U);
  EXPECT_EQ(report.remarks[0].place.line, 1U);
  EXPECT_THAT(report.remarks[0].message, testing::HasSubstr("did you mean \"number-mismatch\"?"));
}

TEST_F(CheckSessionTest, FixesOnlyOneOfTwoFindingsThatTouch) {
  CheckSessionOptions options;
  options.glossaries = {folder_.Put("g.csv", "ko,en,status\n미세 조정,fine-tuning,preferred\n")};
  const auto session = Load(options);
  const FileToCheck file = {"a.txt", "미세 조정을 했다.\nThey did fine tuning tuning here.\n"};
  std::vector<FixedFinding> applied;
  const auto fixed = ApplySafeFixes(file, session->Check({file}, {}).findings, &applied);
  ASSERT_TRUE(fixed.has_value());
  EXPECT_EQ(*fixed, "미세 조정을 했다.\nThey did fine-tuning tuning here.\n");
  EXPECT_EQ(applied.size(), 1U);
}

TEST_F(CheckSessionTest, ComparesTheInputsWithOneAnotherOnlyWhenAsked) {
  const std::string one =
      "작은 모델을 여러 번 다시 학습시켰습니다.\nThey trained a small model many times over.\n";
  const std::string other =
      "작은 모델을 여러 번 다시 학습시켰습니다.\nA small model was retrained several times.\n";
  CheckSessionOptions session_options;
  session_options.keeps_concepts = true;
  const auto session = Load(session_options);
  EXPECT_THAT(RulesOf(session->Check({{"a.txt", one}, {"b.txt", other}}, {})), testing::IsEmpty());
  CheckRunOptions options;
  options.compare_inputs = true;
  EXPECT_THAT(RulesOf(session->Check({{"a.txt", one}, {"b.txt", other}}, options)),
              testing::ElementsAre("translation-inconsistent", "translation-inconsistent"));
}

// A workspace in which 사고 패턴 is "thinking pattern", and a sentence was rendered once.
class CheckWorkspaceTest : public CheckSessionTest {
 protected:
  void SetUp() override {
    options_.workspace = folder_.Path("");
    auto store = Store::Open(StorePathIn(folder_.Path("")));
    ASSERT_TRUE(store.ok()) << store.status().message();
    ASSERT_TRUE(store
                    ->AddDecisions(std::vector<Decision>{{.korean = "사고 패턴",
                                                          .english = "thinking pattern",
                                                          .status = TermStatus::kPreferred}})
                    .ok());
    TranslationUnit unit;
    unit.korean = "작은 모델을 여러 번 다시 학습시켰습니다.";
    unit.english = "They trained a small model many times over.";
    ASSERT_TRUE(store->AddUnits(std::vector<TranslationUnit>{unit}).ok());
  }

  std::vector<std::string> Found(const std::string& note) {
    return RulesOf(Load(options_)->Check({{"a.txt", note}}, {}));
  }

  CheckSessionOptions options_;
  const std::string note_ = "사고 패턴을 여럿 만들었다.\nMany ideas of thought were made.\n";
};

TEST_F(CheckWorkspaceTest, KnowsItsSentencesByTheirLetters) {
  EXPECT_THAT(Found("작은  모델을 여러 번 다시 학습시켰습니다!\nA small model was retrained.\n"),
              testing::Contains("translation-inconsistent"));
  EXPECT_THAT(Found("작은 모델을 한 번 다시 학습시켰습니다.\nThey trained a small model many times "
                    "over.\n"),
              testing::Contains("drift"));
}

TEST_F(CheckWorkspaceTest, SeesADecisionAfterTheGlossaryWasKept) {
  EXPECT_THAT(Found(note_), testing::ElementsAre("term-inconsistent"));
  const std::string kept = folder_.Get("malmoi.db-glossary");
  EXPECT_FALSE(kept.empty());
  EXPECT_THAT(Found(note_), testing::ElementsAre("term-inconsistent"));
  EXPECT_EQ(folder_.Get("malmoi.db-glossary"), kept);
  ASSERT_TRUE(Store::Open(StorePathIn(folder_.Path("")))
                  ->AddDecisions(std::vector<Decision>{{.korean = "사고 패턴",
                                                        .english = "idea of thought",
                                                        .status = TermStatus::kAccepted}})
                  .ok());
  EXPECT_THAT(Found(note_), testing::IsEmpty());
  ASSERT_TRUE(Store::Open(StorePathIn(folder_.Path("")))->UndoSteps(1, "보라", "").ok());
  EXPECT_THAT(Found(note_), testing::ElementsAre("term-inconsistent"));
}

TEST_F(CheckWorkspaceTest, MakesADamagedGlossaryAnew) {
  EXPECT_THAT(Found(note_), testing::ElementsAre("term-inconsistent"));
  const std::string kept = folder_.Get("malmoi.db-glossary");
  for (const std::string& damaged :
       {std::string(), std::string("MALMOIGL"), kept.substr(0, kept.size() / 2),
        "MALMOIGL" + std::string(200, '\xFF')}) {
    folder_.Put("malmoi.db-glossary", damaged);
    EXPECT_THAT(Found(note_), testing::ElementsAre("term-inconsistent"));
    EXPECT_EQ(folder_.Get("malmoi.db-glossary"), kept);
  }
}

TEST_F(CheckSessionTest, GivesTheSameForAnyNumberOfThreads) {
  const auto session = Load();
  std::vector<FileToCheck> files;
  for (char name = 'a'; name < 'k'; ++name)
    files.push_back({std::string(1, name) + ".txt", std::string(kSlip)});
  CheckRunOptions four;
  four.threads = 4;
  const CheckReport one = session->Check(files, {});
  const CheckReport many = session->Check(files, four);
  ASSERT_EQ(one.findings.size(), many.findings.size());
  for (size_t i = 0; i < one.findings.size(); ++i) {
    EXPECT_EQ(one.findings[i].diagnostic, many.findings[i].diagnostic);
  }
}

TEST_F(CheckSessionTest, GoesOnAfterAFileThatCannotBeRead) {
  const CheckReport report =
      Load()->Check({{"a.txt", std::string("\0\1\2\0", 4)}, {"b.txt", std::string(kSlip)}}, {});
  ASSERT_EQ(report.problems.size(), 1U);
  EXPECT_EQ(report.problems[0].place.file, "a.txt");
  EXPECT_EQ(report.findings.size(), 1U);
}

TEST_F(CheckSessionTest, TellsOfContradictionsInTheGlossary) {
  CheckSessionOptions options;
  options.models.folder = std::string(MALMOI_SOURCE_DIR) + "/models";
  options.glossaries = {
      folder_.Put("g.csv", "ko,en,status\n구조,structure,accepted\n구조,structure,rejected\n")};
  Problems problems;
  ASSERT_TRUE(CheckSession::Load(disk_, options, &problems).ok());
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0].message, testing::HasSubstr("both accepted and rejected"));
}

}  // namespace
}  // namespace malmoi
