// `malmoi glossary` in this process, on the real disk and the real models.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "base/strings.h"
#include "faces/cli/command_table.h"
#include "support/temp_folder.h"

namespace malmoi {
namespace {

using Json = nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr char kJournal[] =
    "2025년 4월 2일\n"
    "다섯 가지의 사고 패턴을 디자인했습니다. 토크나이저를 다시 학습했습니다.\n"
    "They designed five thinking patterns. They trained the tokenizer again.\n"
    "2025년 4월 3일\n"
    "그 사고 패턴으로 모델을 평가했습니다. 토크나이저는 그대로입니다.\n"
    "They evaluated the model with those thinking patterns. The tokenizer stays as it is.\n";

class GlossaryTest : public testing::Test {
 protected:
  struct Outcome {
    int code = 0;
    std::string out;
    std::string err;
  };

  Outcome Malmoi(std::vector<std::string> arguments, const std::string& standard_input = "") {
    DiskFiles files;
    StringSink out, err;
    std::istringstream in(standard_input);
    Console console{files, out, err, in, MALMOI_SOURCE_DIR "/models", false};
    console.user = "보라";
    console.now = [] { return std::string("2025-03-18T09:00:00Z"); };
    Outcome outcome;
    outcome.code = RunCommandLine(std::move(arguments), console);
    outcome.out = out.text();
    outcome.err = err.text();
    return outcome;
  }

  Outcome Glossary(std::vector<std::string> arguments, const std::string& standard_input = "") {
    arguments.insert(arguments.begin(), "glossary");
    arguments.insert(arguments.end(), {"--workspace", workspace_});
    return Malmoi(std::move(arguments), standard_input);
  }

  void Build() {
    const std::string journal = folder_.Put("journal.txt", kJournal);
    ASSERT_EQ(Malmoi({"build", journal, "-o", workspace_}).code, kExitDone);
  }

  // "사고 패턴,thinking pattern,candidate" of each row.
  std::vector<std::string> Rows(std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.begin(), "list");
    std::vector<std::string> rows;
    const std::string table = Glossary(std::move(arguments)).out;  // the rows borrow from it
    for (const std::string_view line : Split(table, '\n')) {
      const std::vector<std::string_view> cells = Split(line, ',');
      if (cells.size() > 3 && cells[0] != "ko") {
        rows.push_back(Concat(cells[0], ",", cells[1], ",", cells[2]));
      }
    }
    return rows;
  }

  TempFolder folder_;
  const std::string workspace_ = folder_.Path("out");
};

TEST_F(GlossaryTest, DecisionsShowAtOnceAndOutliveEveryBuild) {
  Build();
  ASSERT_THAT(Rows(), testing::Contains("사고 패턴,thinking pattern,candidate"));
  EXPECT_THAT(Glossary({"accept", "사고 패턴", "thinking pattern", "--preferred"}).err,
              StartsWith("preferred: 사고 패턴 = thinking pattern\n"));
  EXPECT_EQ(Glossary({"reject", "토크나이저", "tokenizer"}).code, kExitDone);
  EXPECT_EQ(Glossary({"add", "말모이", "gathered words", "--definition", "모은 말"}).code,
            kExitDone);
  // Accepting it again takes nothing back.
  EXPECT_THAT(Glossary({"accept", "사고 패턴", "thinking pattern"}).err,
              StartsWith("preferred: 사고 패턴 = thinking pattern\n"));
  const std::vector<std::string> decided = {"사고 패턴,thinking pattern,preferred",
                                            "말모이,gathered words,accepted",
                                            "토크나이저,tokenizer,rejected"};
  EXPECT_EQ(Rows({"--status", "preferred,accepted,rejected"}), decided);
  EXPECT_EQ(Rows().front(), decided.front());  // accepted pairs rank first
  Build();
  EXPECT_EQ(Rows({"--status", "preferred,accepted,rejected"}), decided);
  EXPECT_THAT(folder_.Get("out/glossary.csv"),
              AllOf(HasSubstr("사고 패턴,thinking pattern,preferred"),
                    HasSubstr("토크나이저,tokenizer,rejected")));
  EXPECT_THAT(folder_.Get("out/glossary.tbx"),
              AllOf(HasSubstr("preferredTerm-admn-sts"), HasSubstr("deprecatedTerm-admn-sts"),
                    HasSubstr("모은 말"), HasSubstr("보라")));
  // The notes change: the pair is gone from them, and stays in the glossary.
  const std::string journal =
      folder_.Put("journal.txt", "2025년 4월 4일\n모델을 학습했습니다.\nThey trained the model.\n");
  ASSERT_EQ(Malmoi({"build", journal, "-o", workspace_}).code, kExitDone);
  EXPECT_EQ(Rows({"--status", "preferred"}), std::vector<std::string>{decided.front()});
}

TEST_F(GlossaryTest, FindsTermsByWordsInAnyForm) {
  Build();
  const std::vector<std::string> both = {"사고 패턴,thinking pattern,candidate"};
  EXPECT_EQ(Rows({"사고", "패턴들을"}), both);
  EXPECT_EQ(Rows({"thinking patterns"}), both);
  EXPECT_EQ(Rows({"사고패"}), both);  // a part of a word
  EXPECT_THAT(Glossary({"list", "없는말"}).err, HasSubstr("no pair found"));
  const Json json = Json::parse(Glossary({"list", "사고 패턴", "--format", "json"}).out);
  ASSERT_EQ(json.size(), 1u);
  EXPECT_EQ(json[0]["frequency"], 2);
  EXPECT_EQ(json[0]["evidence"].size(), 2u);
}

TEST_F(GlossaryTest, UndoTakesBackOneDecisionAndKeepsTheLog) {
  Build();
  ASSERT_EQ(Glossary({"accept", "사고 패턴", "thinking pattern"}).code, kExitDone);
  ASSERT_EQ(Glossary({"reject", "사고 패턴", "thinking pattern", "--by", "가람"}).code, kExitDone);
  EXPECT_THAT(Glossary({"undo"}).err, HasSubstr("it is accepted again"));
  EXPECT_THAT(Rows(), testing::Contains("사고 패턴,thinking pattern,accepted"));
  EXPECT_THAT(Glossary({"undo", "5"}).err, HasSubstr("there were only 1 decision"));
  EXPECT_THAT(Rows(), testing::Contains("사고 패턴,thinking pattern,candidate"));
  EXPECT_EQ(Glossary({"undo"}).code, kExitFailed);
  EXPECT_EQ(Glossary({"undo", "--list"}).out,
            "2\t2025-03-18T09:00:00Z\t가람\trejected: 사고 패턴 = thinking pattern\tundone "
            "2025-03-18T09:00:00Z by 보라\n"
            "1\t2025-03-18T09:00:00Z\t보라\taccepted: 사고 패턴 = thinking pattern\tundone "
            "2025-03-18T09:00:00Z by 보라\n");
}

TEST_F(GlossaryTest, UnknownPairsAreToldWithTheNearest) {
  Build();
  const struct {
    std::vector<std::string> arguments;
    const char* message;
  } kCases[] = {
      {{"accept", "사고 패턴", "thinking habit"}, "it has \"사고 패턴\" = \"thinking pattern\""},
      {{"accept", "사고 패던", "thinking pattern"}, "it has \"사고 패턴\" = \"thinking pattern\""},
      {{"accept", "thinking pattern", "사고 패턴"}, "the Korean first"},
      {{"edit", "토크나이져", "tokeniser", "--en", "x"}, "it has \"토크나이저\" = \"tokenizer\""},
      {{"reject", "없는 말", "nothing at all"}, "has no \"없는 말\" = \"nothing at all\""},
      {{"reject", "사고 패턴"}, "which English?"},
      {{"edit", "사고 패턴", "thinking pattern"}, "nothing to change"},
      {{"add", " ", "x"}, "the Korean term is empty"},
      {{"add", "두\n줄", "x"}, "control character"},
  };
  for (const auto& test : kCases) {
    const Outcome outcome = Glossary(test.arguments);
    EXPECT_EQ(outcome.code, kExitFailed) << test.message;
    EXPECT_THAT(outcome.err, HasSubstr(test.message));
  }
  EXPECT_EQ(Rows({"--status", "accepted,rejected"}), std::vector<std::string>());
}

TEST_F(GlossaryTest, OneRenderingIsPreferredAndThatIsTold) {
  ASSERT_EQ(Glossary({"add", "패턴", "pattern", "--preferred"}).code, kExitDone);
  EXPECT_THAT(Glossary({"add", "패턴", "motif"}).err, HasSubstr("pattern stays preferred"));
  EXPECT_THAT(Glossary({"accept", "패턴", "motif", "--preferred"}).err,
              HasSubstr("pattern was preferred for 패턴 until now, and is accepted beside it"));
  EXPECT_EQ(Rows(), (std::vector<std::string>{"패턴,motif,preferred", "패턴,pattern,accepted"}));
  EXPECT_THAT(Glossary({"reject", "패턴", "motif"}).err,
              HasSubstr("first choice for 패턴: pattern (accepted)"));
  EXPECT_THAT(
      Glossary({"reject", "패턴", "--deprecated"}).err,
      AllOf(HasSubstr("deprecated: 패턴 = pattern"), HasSubstr("deprecated: 패턴 = motif")));
}

TEST_F(GlossaryTest, EditsTermsAndWhatIsSaidOfThem) {
  Build();
  EXPECT_THAT(
      Glossary({"edit", "토크나이저", "tokenizer", "--ko", "토큰화기", "--subject", "NLP"}).err,
      HasSubstr("now 토큰화기 = tokenizer"));
  Build();
  const Json json = Json::parse(Glossary({"list", "토큰화기", "--format", "json"}).out);
  ASSERT_EQ(json.size(), 1u);
  EXPECT_EQ(json[0]["ko"], "토큰화기");
  EXPECT_EQ(json[0]["status"], "accepted");
  EXPECT_EQ(json[0]["subject"], "NLP");
  EXPECT_EQ(json[0]["user"], "보라");
  EXPECT_EQ(json[0]["frequency"], 2);  // what was gathered of it stays
}

TEST_F(GlossaryTest, ExportsAndImportsWithoutLoss) {
  Build();
  ASSERT_EQ(Glossary({"accept", "사고 패턴", "thinking pattern", "--preferred"}).code, kExitDone);
  for (const char* format : {"tbx", "tbx-dct", "tbx-v2", "csv", "tsv", "json"}) {
    const std::string file = folder_.Path(Concat("g.", format));
    ASSERT_EQ(Glossary({"export", "--format", format, "-o", file}).code, kExitDone) << format;
    const std::string other = folder_.Path(Concat("other-", format));
    const Outcome imported = Malmoi({"glossary", "import", file, "--workspace", other});
    EXPECT_EQ(imported.code, kExitDone) << imported.err;
    EXPECT_EQ(Malmoi({"glossary", "export", "--format", format, "--workspace", other}).out,
              folder_.Get(Concat("g.", format)))
        << format;
    EXPECT_THAT(Glossary({"import", file}).err, HasSubstr(": 0 new, 0 changed")) << format;
  }
  EXPECT_THAT(Glossary({"export", "--format", "deepl", "--status", "preferred"}).out,
              "사고 패턴,thinking pattern\r\n");
  ASSERT_EQ(Glossary({"reject", "토크나이저", "tokenizer"}).code, kExitDone);
  const Outcome omegat = Glossary({"export", "--format", "omegat"});
  EXPECT_THAT(omegat.out, Not(HasSubstr("tokenizer\t")));
  EXPECT_THAT(omegat.err,
              HasSubstr("토크나이저 = tokenizer: rejected, which the format cannot say"));
}

TEST_F(GlossaryTest, ConflictsAreShownAndDecided) {
  const std::string file =
      folder_.Put("client.csv",
                  "ko,en,status\n패턴,motif,preferred\n쓰레드,thread,deprecated\n토큰,token,ok\n");
  const auto start = [&] {
    std::filesystem::remove_all(workspace_);
    ASSERT_EQ(Glossary({"add", "패턴", "pattern", "--preferred"}).code, kExitDone);
    ASSERT_EQ(Glossary({"add", "쓰레드", "thread"}).code, kExitDone);
  };
  start();
  const Outcome undecided = Glossary({"import", file});
  EXPECT_EQ(undecided.code, kExitFailed);
  EXPECT_THAT(undecided.err,
              AllOf(HasSubstr("client.csv:4:10: unknown status \"ok\""),
                    HasSubstr("패턴 = motif: preferred in the file, but here \"pattern\" is "
                              "preferred for 패턴 (보라); kept as it was"),
                    HasSubstr("쓰레드 = thread: deprecated in the file, accepted here (보라)"),
                    HasSubstr("2 conflicts not decided")));
  const std::vector<std::string> kept = {"패턴,pattern,preferred", "쓰레드,thread,accepted",
                                         "패턴,motif,accepted"};
  EXPECT_EQ(Rows(), kept);
  EXPECT_EQ(Glossary({"undo"}).code, kExitDone);  // the whole import
  EXPECT_EQ(Rows().size(), 2u);
  start();
  EXPECT_EQ(Glossary({"import", file, "--on-conflict", "replace"}).code, kExitFailed);  // the row
  EXPECT_EQ(Rows(), (std::vector<std::string>{"패턴,motif,preferred", "패턴,pattern,accepted",
                                              "쓰레드,thread,deprecated"}));
  start();
  EXPECT_THAT(Glossary({"import", file, "--on-conflict", "ask"}, "what?\nr\nk\n").err,
              HasSubstr("[k/r/b]"));
  EXPECT_EQ(Rows().front(), "패턴,motif,preferred");
  start();
  EXPECT_THAT(Glossary({"import", file, "--on-conflict", "ask"}, "r\n").err,
              HasSubstr("1 conflict not decided"));
}

TEST_F(GlossaryTest, AcceptedPairsTakeTheirWordsWhereverTheyStand) {
  const std::string notes = folder_.Put(
      "kitchen.txt",
      "2025-03-18\n고기에 소금을 살짝 뿌린 뒤 10분간 둡니다.\n"
      "Sprinkle the meat lightly with salt and let it rest for 10 minutes.\n\n"
      "소금을 조금 뿌리고 끓입니다.\nSprinkle in a little salt and bring it to a boil.\n\n"
      "밥은 뜸을 들여야 한다.\nThe rice has to rest with the lid on.\n");
  ASSERT_EQ(Malmoi({"build", notes, "-o", workspace_}).code, kExitDone);
  ASSERT_EQ(Glossary({"add", "소금", "salt"}).code, kExitDone);
  ASSERT_EQ(Glossary({"add", "뜸", "rest with the lid on"}).code, kExitDone);
  ASSERT_EQ(Glossary({"add", "펑터", "functor"}).code, kExitDone);  // stands nowhere
  const Outcome build = Malmoi({"build", notes, "-o", workspace_});
  EXPECT_EQ(Rows({"소금"}), std::vector<std::string>{"소금,salt,accepted"});
  EXPECT_THAT(Glossary({"list", "소금"}).out, HasSubstr("소금,salt,accepted,1.0000,2,"));
  EXPECT_THAT(Glossary({"list", "뜸"}).out,
              HasSubstr("뜸,rest with the lid on,accepted,1.0000,1,"));
  EXPECT_THAT(Glossary({"list", "펑터"}).out, HasSubstr("펑터,functor,accepted,1.0000,0,"));
  EXPECT_THAT(build.err, Not(HasSubstr("펑터")));  // the summary names what was gathered
}

TEST_F(GlossaryTest, DiffSaysWhatChanged) {
  const std::string old_file =
      folder_.Put("old.csv", "ko,en\n사고 패턴,thinking pattern\n쓰레드,thread\n");
  ASSERT_EQ(Glossary({"add", "사고 패턴", "thinking pattern", "--preferred"}).code, kExitDone);
  ASSERT_EQ(Glossary({"add", "토큰", "token"}).code, kExitDone);
  const Outcome text = Malmoi({"glossary", "diff", old_file, workspace_});
  EXPECT_EQ(text.code, kExitDone) << text.err;
  EXPECT_EQ(text.out,
            "changed 사고 패턴\n  ~ thinking pattern  status: accepted -> preferred\n"
            "removed 쓰레드\n  - thread  accepted\nadded 토큰\n  + token  accepted\n");
  EXPECT_EQ(text.err, "concepts: 1 added, 1 removed, 1 changed\n");
  const Outcome json = Malmoi({"glossary", "diff", old_file, workspace_, "--format", "jsonl"});
  const Json first = Json::parse(json.out.substr(0, json.out.find('\n')));
  EXPECT_EQ(first["pairs"][0]["fields"]["status"], (Json{"accepted", "preferred"}));
}

TEST_F(GlossaryTest, DiffSaysWhichNotesNowDisagree) {
  Build();
  const std::string old_file = folder_.Put("old.csv", "ko,en\n사고 패턴,thinking pattern\n");
  const std::string new_file = folder_.Put(
      "new.csv",
      "ko,en,status\n사고 패턴,way of thinking,accepted\n토크나이저,tokenizer,rejected\n"
      "토크나이저,subword tokenizer,accepted\n모델,model,accepted\n");
  const Outcome outcome = Glossary({"diff", old_file, new_file});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_THAT(outcome.out,
              AllOf(HasSubstr("journal.txt#1: \"사고 패턴\" stands in the Korean, but \"way of "
                              "thinking\" not in its English, which has \"thinking patterns\"\n"
                              "  ko  다섯 가지의 사고 패턴을 디자인했습니다.\n"
                              "  en  They designed five thinking patterns.\n"),
                    HasSubstr("\"tokenizer\" is rejected in the glossary as a rendering of "
                              "\"토크나이저\"; it says \"subword tokenizer\""),
                    Not(HasSubstr("\"모델\""))));
  EXPECT_THAT(outcome.err, HasSubstr("disagreeing: 4 sentences in 2 notes"));
}

TEST_F(GlossaryTest, AddTakesTheKoreanFirst) {
  EXPECT_THAT(Glossary({"add", "salt", "소금"}).err,
              HasSubstr("the Korean term comes first; try `malmoi glossary add '소금' 'salt'`"));
  EXPECT_THAT(Glossary({"add", "소금", "소금물"}).err, HasSubstr("holds Hangul: 소금물"));
  EXPECT_EQ(Glossary({"add", "소금", "salt"}).code, kExitDone);
  ASSERT_EQ(Glossary({"add", "소금", "sodium chloride"}).code, kExitDone);
  EXPECT_EQ(Rows({"소금", "salts"}), std::vector<std::string>{"소금,salt,accepted"});
}

TEST_F(GlossaryTest, AnUnknownStatusIsToldWithTheNearest) {
  EXPECT_THAT(Glossary({"list", "--status", "candidat"}).err, HasSubstr("did you mean candidate?"));
}

TEST_F(GlossaryTest, HelpIsACommandToo) {
  EXPECT_EQ(Malmoi({"help", "check"}).out, Malmoi({"check", "--help"}).out);
  EXPECT_EQ(Malmoi({"help"}).out, Malmoi({"--help"}).out);
}

TEST_F(GlossaryTest, RefusesClearly) {
  EXPECT_THAT(Glossary({"list"}).err, HasSubstr("there is no such workspace"));
  EXPECT_THAT(Glossary({"accept", "가", "a"}).err, HasSubstr("there is no such workspace"));
  EXPECT_FALSE(std::filesystem::exists(workspace_));
  folder_.Put("bad.tbx", "<tbx><text>");
  const Outcome some =
      Glossary({"import", folder_.Path("bad.tbx"), folder_.Path("missing.csv"), "-"},
               "ko,en\n패턴,pattern\n");
  EXPECT_EQ(some.code, kExitFailed);
  EXPECT_THAT(some.err, AllOf(HasSubstr("bad.tbx:1"), HasSubstr("missing.csv"),
                              HasSubstr("standard input: 1 pair: 1 new")));
  EXPECT_EQ(Rows(), std::vector<std::string>{"패턴,pattern,accepted"});  // the rest stands
}

}  // namespace
}  // namespace malmoi
