// `malmoi build` in this process, on the real disk and the real models.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <sstream>

#include "base/strings.h"
#include "faces/cli/command_table.h"
#include "support/temp_folder.h"
#include "workspace/inputs.h"
#include "workspace/store.h"

namespace malmoi {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

constexpr char kJournal[] =
    "2025년 3월 18일\n"
    "On the Shape of Attention\n"
    "(Ahn Bora, Seo Jun)\n"
    "어텐션 패턴을 다섯 가지로 나누어 비교했다. 결과가 흥미롭다 (https://example.org/abs/1).\n"
    "The authors compare five attention patterns. The results are interesting "
    "(https://example.org/abs/1).\n"
    "#attention\n"
    "Tokenizers Without Spaces\n"
    "(Kim Sora)\n"
    "띄어쓰기 없이 토크나이저를 학습했다.\n"
    "They trained a tokenizer without spaces.\n"
    "#tokenizer\n";

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
  Outcome outcome;
  outcome.code = RunCommandLine(std::move(arguments), console);
  outcome.out = out.text();
  outcome.err = err.text();
  return outcome;
}

class BuildTest : public testing::Test {
 protected:
  std::string OutPath() const { return folder_.Path("out"); }

  std::map<std::string, std::string> Outputs(const std::string& out = "out") const {
    std::map<std::string, std::string> outputs;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_.Path(out))) {
      const std::string name = entry.path().filename().string();
      outputs[name] = folder_.Get(out + "/" + name);
    }
    return outputs;
  }

  TempFolder folder_;
};

TEST_F(BuildTest, WritesEveryFileAndTellsWhatItFound) {
  folder_.Put("notes/journal.txt", kJournal);
  folder_.Put("notes/photo.jpg", "\xff\xd8");
  const Outcome outcome = Malmoi({"build", folder_.Path("notes"), "-o", OutPath()});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  // What the table lacks, the TBX beside it has.
  EXPECT_THAT(outcome.err, testing::StartsWith("Read ")) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("1 file, 2 notes, 2 in both languages"));
  EXPECT_THAT(outcome.err, HasSubstr("3 Korean and 3 English sentences: 3 × 1-1"));
  const auto outputs = Outputs();
  EXPECT_EQ(outputs.size(), OutputNames().size());  // and nothing else
  for (const std::string_view name : OutputNames()) {
    ASSERT_TRUE(outputs.count(std::string(name))) << name;
    EXPECT_FALSE(outputs.at(std::string(name)).empty()) << name;
  }
  EXPECT_THAT(outputs.at("report.html"), HasSubstr("photo.jpg"));
  EXPECT_THAT(outputs.at("memory.tmx"), HasSubstr("They trained a tokenizer without spaces."));
}

TEST_F(BuildTest, ThreadsChangeNoByte) {
  for (int i = 0; i < 12; ++i) folder_.Put(Concat("notes/", i, ".txt"), kJournal);
  ASSERT_EQ(
      Malmoi({"build", folder_.Path("notes"), "-o", folder_.Path("one"), "--threads", "1"}).code,
      kExitDone);
  ASSERT_EQ(
      Malmoi({"build", folder_.Path("notes"), "-o", folder_.Path("many"), "--threads", "7"}).code,
      kExitDone);
  EXPECT_EQ(Outputs("one"), Outputs("many"));
}

TEST_F(BuildTest, RebuildTakesOverWhatIsUnchangedAndGivesWhatAFreshBuildGives) {
  folder_.Put("notes/a.txt", kJournal);
  ASSERT_EQ(Malmoi({"build", folder_.Path("notes"), "-o", OutPath()}).code, kExitDone);
  folder_.Put("notes/b.txt",
              "2025-03-19\n병렬화가 어려운 모듈은 빼 버렸다.\n"
              "They dropped the module that is hard to parallelize.\n");
  const Outcome again = Malmoi({"build", folder_.Path("notes"), "-o", OutPath()});
  ASSERT_EQ(again.code, kExitDone);
  EXPECT_THAT(again.err, HasSubstr("3 notes, 3 in both languages (2 as before)"));
  ASSERT_EQ(Malmoi({"build", folder_.Path("notes"), "-o", folder_.Path("fresh")}).code, kExitDone);
  auto rebuilt = Outputs(), fresh = Outputs("fresh");
  rebuilt.erase("malmoi.db");  // its pages lie where the first build left room
  fresh.erase("malmoi.db");
  EXPECT_EQ(rebuilt, fresh);
}

TEST_F(BuildTest, DecisionsShowInEveryLaterBuild) {
  folder_.Put("journal.txt", kJournal);
  ASSERT_EQ(Malmoi({"build", folder_.Path("journal.txt"), "-o", OutPath()}).code, kExitDone);
  {
    auto store = Store::Open(OutPath() + "/malmoi.db");
    ASSERT_TRUE(store.ok());
    const Decision rejected{.korean = "토크나이저",
                            .english = "token cutter",
                            .status = TermStatus::kRejected,
                            .who = "보라"};
    ASSERT_TRUE(store->AddDecisions(std::span(&rejected, 1)).ok());
  }
  ASSERT_EQ(Malmoi({"build", folder_.Path("journal.txt"), "-o", OutPath()}).code, kExitDone);
  EXPECT_THAT(folder_.Get("out/glossary.csv"), HasSubstr("토크나이저,token cutter,rejected"));
}

TEST_F(BuildTest, BadInputIsToldAndTheRestIsDone) {
  const std::string good = folder_.Put("good.txt", kJournal);
  const std::string binary = folder_.Put("binary.md", std::string("PK\x03\x04\0\0\0\x08", 8));
  const std::string huge = folder_.Put("huge.txt", "a");
  fs::resize_file(huge, size_t{1} << 30);
  const Outcome outcome =
      Malmoi({"build", good, binary, huge, folder_.Path("missing.txt"), "-o", OutPath()});
  EXPECT_EQ(outcome.code, kExitFailed);
  EXPECT_THAT(outcome.err, HasSubstr("missing.txt: there is no such file"));
  EXPECT_THAT(outcome.err, HasSubstr("binary.md"));
  EXPECT_THAT(outcome.err, HasSubstr("huge.txt: larger than the 64 MiB"));
  EXPECT_THAT(outcome.err, HasSubstr("2 notes, 2 in both languages"));
  EXPECT_THAT(folder_.Get("out/report.html"), HasSubstr("binary.md"));
}

TEST_F(BuildTest, NothingToBuildLeavesTheOldOutputAlone) {
  const std::string good = folder_.Put("good.txt", kJournal);
  ASSERT_EQ(Malmoi({"build", good, "-o", OutPath()}).code, kExitDone);
  const auto before = Outputs();
  fs::create_directories(folder_.Path("empty"));
  folder_.Put("photos/a.png", "\x89PNG");
  folder_.Put("links/a.md", "https://example.org\n");
  const struct {
    const char* input;
    const char* message;
  } kCases[] = {
      {"nowhere", "nowhere: there is no such file or folder"},
      {"empty", "empty: there is no such file or folder|empty: this folder holds no notes"},
      {"photos", "photos: this folder holds no notes"},
      {"links", "no note was found"},
  };
  for (const auto& test : kCases) {
    const Outcome outcome = Malmoi({"build", folder_.Path(test.input), "-o", OutPath()});
    EXPECT_EQ(outcome.code, kExitFailed) << test.input;
    EXPECT_THAT(outcome.err, testing::ContainsRegex(test.message));
    EXPECT_THAT(outcome.err, HasSubstr("nothing was written"));
    EXPECT_EQ(Outputs(), before) << test.input;
  }
}

TEST_F(BuildTest, AnOutputFolderThatCannotBeIsTold) {
  const std::string good = folder_.Put("good.txt", kJournal);
  folder_.Put("in-the-way", "a file");
  const Outcome blocked = Malmoi({"build", good, "-o", folder_.Path("in-the-way")});
  EXPECT_EQ(blocked.code, kExitFailed);
  EXPECT_THAT(blocked.err, HasSubstr("cannot make this folder"));

  // One of the names is taken by a folder: none of the others may appear.
  fs::create_directories(folder_.Path("out/notes.jsonl"));
  const Outcome taken = Malmoi({"build", good, "-o", OutPath()});
  EXPECT_EQ(taken.code, kExitFailed);
  EXPECT_THAT(taken.err, HasSubstr("notes.jsonl: a folder of that name is in the way"));
  EXPECT_FALSE(fs::exists(folder_.Path("out/memory.tmx")));
  EXPECT_FALSE(fs::exists(folder_.Path("out/report.html")));
}

TEST_F(BuildTest, ADamagedStoreIsToldAndKept) {
  const std::string good = folder_.Put("good.txt", kJournal);
  folder_.Put("out/malmoi.db", "this is no database, but it may be dear to somebody");
  const Outcome outcome = Malmoi({"build", good, "-o", OutPath()});
  EXPECT_EQ(outcome.code, kExitFailed);
  EXPECT_THAT(outcome.err, HasSubstr("malmoi.db: a text file, no database of Malmoi"));
  EXPECT_EQ(Outputs().size(), 1u);
  EXPECT_THAT(folder_.Get("out/malmoi.db"), testing::StartsWith("this is no database"));
}

TEST_F(BuildTest, KilledAtAnyInstantLeavesWholeFiles) {
  std::string long_journal;
  for (int i = 0; i < 60; ++i) long_journal += kJournal;
  const std::string input = folder_.Put("journal.txt", kJournal);
  ASSERT_EQ(Malmoi({"build", input, "-o", OutPath()}).code, kExitDone);
  const auto before = Outputs();
  folder_.Put("journal.txt", long_journal);
  ASSERT_EQ(Malmoi({"build", input, "-o", folder_.Path("new")}).code, kExitDone);
  const auto after = Outputs("new");

  for (int instant = 0; instant < 10; ++instant) {
    const pid_t child = ::fork();
    if (child == 0) {
      Malmoi({"build", input, "-o", OutPath(), "--threads", "1"});
      ::_exit(0);
    }
    ::usleep(static_cast<useconds_t>(30000 * instant));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    for (const auto& [name, bytes] : before) {
      if (name == "malmoi.db") continue;  // what a killed write leaves in its log is rolled back
      const std::string now = folder_.Get("out/" + name);
      EXPECT_TRUE(now == bytes || now == after.at(name)) << name << " at instant " << instant;
    }
    EXPECT_TRUE(Store::OpenToRead(OutPath() + "/malmoi.db").ok());
  }
  ASSERT_EQ(Malmoi({"build", input, "-o", OutPath()}).code, kExitDone);
  EXPECT_EQ(Outputs().size(), OutputNames().size());  // what the killed ones left is gone
}

TEST_F(BuildTest, ReadsStandardInput) {
  const Outcome outcome = Malmoi({"build", "-", "-o", OutPath()}, kJournal);
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("1 file, 2 notes, 2 in both languages"));
  EXPECT_THAT(folder_.Get("out/alignments.jsonl"), HasSubstr("\"note\":\"-#1\""));
}

TEST_F(BuildTest, MissingArgumentsNameMalmoiToml) {
  EXPECT_THAT(Malmoi({"build"}).err, HasSubstr("set `notes` in malmoi.toml"));
  EXPECT_THAT(Malmoi({"build", folder_.Path("x")}).err,
              HasSubstr("set `workspace` in malmoi.toml"));
}

}  // namespace
}  // namespace malmoi
