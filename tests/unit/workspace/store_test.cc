#include "workspace/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/strings.h"
#include "memory/sentence_key.h"
#include "memory/translation_memory.h"
#include "support/temp_folder.h"
#include "terms/term_base.h"

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

AlignedNote SampleNote(const std::string& id, const std::string& korean) {
  AlignedNote aligned;
  aligned.note.id = id;
  aligned.note.file = "a.txt";
  aligned.note.line = 2;
  aligned.note.date = "2025-03-18";
  aligned.note.title = PlacedText{"On Patterns", 2};
  aligned.note.authors = {"Ahn Bora", "Kim \"Quote\""};
  aligned.note.pairing = {PairingMethod::kPlace, 0.9, "they stand together"};
  aligned.korean = {{korean, 0, {10, 20}}, {"둘째 문장.", 0, {21, 30}}};
  aligned.english = {{"A sentence.", 0, {40, 50}}};
  aligned.ladder = {{{0, 1}, {0, 1}, 0.93, false, false}, {{1, 2}, {1, 1}, 0.5, false, true}};
  aligned.key = Concat("key of ", korean);
  return aligned;
}

BuildResult SampleBuild() {
  BuildResult build;
  build.files = {{"a.txt", "UTF-8", 2, {{"떠도는 줄", 1}}, ""}};
  build.left_aside = {"photo.jpg"};
  build.notes = {SampleNote("a.txt#1", "사고 패턴이다."), SampleNote("a.txt#2", "인코더다.")};
  TranslationUnit unit;
  unit.korean = "사고 패턴이다.";
  unit.english = "A sentence.";
  unit.note = "a.txt#1";
  unit.confidence = 0.93;
  unit.properties = {{"x-also-in", "b.txt#1"}};
  unit.comments = {"a comment"};
  build.memory = {unit};
  TermPair pair;
  pair.korean = "사고 패턴";
  pair.english = "thinking pattern";
  pair.confidence = 0.875;
  pair.frequency = 2;
  pair.notes = {"a.txt#1"};
  pair.variants_korean = {"사고패턴"};
  pair.evidence = {{"a.txt#1", 0, "사고 패턴이다.", "A thinking pattern.", {0, 13}, {2, 18}}};
  build.gathered = GroupConcepts({pair});
  build.concepts = build.gathered;
  build.terms_key = "terms 1";
  return build;
}

// One value of the file, read behind the store's back.
std::string Query(const std::string& path, const std::string& sql) {
  sqlite3* handle = nullptr;
  EXPECT_EQ(sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr), SQLITE_OK);
  std::string value;
  const auto keep = [](void* out, int columns, char** values, char**) {
    if (columns > 0 && values[0] != nullptr) *static_cast<std::string*>(out) = values[0];
    return 0;
  };
  EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), keep, &value, nullptr), SQLITE_OK)
      << sqlite3_errmsg(handle);
  sqlite3_close(handle);
  return value;
}

std::string MessageOf(const absl::Status& status) { return std::string(status.message()); }

class StoreTest : public testing::Test {
 protected:
  TempFolder folder_;
  const std::string path_ = folder_.Path("malmoi.db");
};

TEST_F(StoreTest, GivesBackWhatWasSaved) {
  const BuildResult build = SampleBuild();
  {
    auto store = Store::Open(path_);
    ASSERT_TRUE(store.ok()) << store.status();
    EXPECT_THAT(*store->ReadLadders(), IsEmpty());
    EXPECT_EQ(*store->ReadTermsKey(), "");
    ASSERT_TRUE(store->SaveBuild(build).ok());
  }
  const auto store = Store::OpenToRead(path_);
  ASSERT_TRUE(store.ok()) << store.status();
  const auto ladders = store->ReadLadders();
  ASSERT_TRUE(ladders.ok());
  ASSERT_THAT(*ladders, SizeIs(2));
  EXPECT_EQ(ladders->at("key of 인코더다."), build.notes[1].ladder);
  const auto concepts = store->ReadGathered();
  ASSERT_THAT(*concepts, SizeIs(1));
  EXPECT_EQ(concepts->front().id, build.gathered.front().id);
  EXPECT_EQ(concepts->front().pairs, build.gathered.front().pairs);
  EXPECT_EQ(*store->ReadMemory(), build.memory);
  EXPECT_EQ(*store->ReadTermsKey(), "terms 1");
  EXPECT_EQ(Query(path_, "SELECT json_extract(authors, '$[1]') FROM notes WHERE position = 1"),
            "Kim \"Quote\"");
}

// A build of one note, of which the first bead is `korean` and a sentence of English.
BuildResult BuildOf(const std::string& korean, const std::string& english) {
  BuildResult build = SampleBuild();
  build.notes = {SampleNote("a.txt#1", korean)};
  build.memory[0].korean = korean;
  build.memory[0].english = english;
  build.memory[0].file = "a.txt";
  return build;
}

TEST_F(StoreTest, RemembersWhatTheEnglishWasWrittenFor) {
  auto store = Store::Open(path_);
  ASSERT_TRUE(store.ok());
  const auto origin_after = [&store](const std::string& korean, const std::string& english) {
    EXPECT_TRUE(store->SaveBuild(BuildOf(korean, english)).ok());
    const std::vector<TranslationUnit> memory = *store->ReadMemory();
    return memory.size() == 1 ? RenderedFrom(memory[0]) : "not one unit";
  };
  EXPECT_EQ(origin_after("모델이 작다.", "The model is small."), "모델이 작다.");
  EXPECT_EQ(origin_after("모델이 크다.", "The model is small."), "모델이 작다.");
  EXPECT_EQ(origin_after("모델이 크다.", "The model is small."), "모델이 작다.");  // built again
  EXPECT_EQ(origin_after("모델이 아주 크다.", "The model is small."), "모델이 작다.");
  EXPECT_EQ(origin_after("모델이 작다.", "The model is small."), "모델이 작다.");  // as it was
  EXPECT_EQ(origin_after("모델이 크다.", "The model is small."), "모델이 작다.");
  EXPECT_EQ(origin_after("모델이 크다.", "The model is large."), "모델이 크다.");  // brought up
  // The sentence still stands and was merely joined with the next: nothing changed.
  EXPECT_EQ(origin_after("모델이 크다. 그래서 느리다.", "The model is large."),
            "모델이 크다. 그래서 느리다.");
}

TEST_F(StoreTest, RebuildWritesOnlyWhatChanged) {
  BuildResult build = SampleBuild();
  auto store = Store::Open(path_);
  ASSERT_TRUE(store.ok());
  ASSERT_TRUE(store->SaveBuild(build).ok());
  // A mark that only a rewrite of the note would remove.
  Query(path_, "UPDATE sentences SET text = 'mark' WHERE lang = 'en'");

  build.notes[1] = SampleNote("a.txt#2", "디코더다.");
  std::swap(build.notes[0], build.notes[1]);  // its place changed, its text did not
  ASSERT_TRUE(store->SaveBuild(build).ok());
  EXPECT_EQ(Query(path_, "SELECT text FROM sentences WHERE lang = 'en' AND note = 'a.txt#1'"),
            "mark");
  EXPECT_EQ(Query(path_, "SELECT text FROM sentences WHERE lang = 'en' AND note = 'a.txt#2'"),
            "A sentence.");
  EXPECT_EQ(Query(path_, "SELECT position FROM notes WHERE id = 'a.txt#1'"), "1");

  build.notes.pop_back();
  ASSERT_TRUE(store->SaveBuild(build).ok());
  EXPECT_EQ(Query(path_, "SELECT count(*) FROM sentences"), "3");  // its rows went with the note
  EXPECT_EQ(Query(path_, "SELECT count(*) FROM beads"), "2");
}

TEST_F(StoreTest, DecisionsAndForeignUnitsOutliveEveryRebuild) {
  BuildResult build = SampleBuild();
  auto store = Store::Open(path_);
  ASSERT_TRUE(store.ok());
  ASSERT_TRUE(store->SaveBuild(build).ok());
  Decision decision{.korean = "사고 패턴",
                    .english = "thinking pattern",
                    .status = TermStatus::kPreferred,
                    .who = "보라",
                    .at = "2025-03-18T09:00:00Z"};
  decision.details.emplace();
  decision.details->definition = "뜻";
  decision.details->evidence.push_back(
      {"a.txt#1", 2, "사고 패턴이다.", "A pattern.", {0, 13}, {2, 9}});
  ASSERT_TRUE(store->AddDecisions(std::span(&decision, 1)).ok());
  Query(path_,
        "INSERT INTO units SELECT 99, 0, '가져온 것', 'imported', '', '', '', '', '', '', '', 1, "
        "'', '', '{}', '[]', '', '', 0, 0");
  build.gathered.clear();
  build.terms_key = "terms 2";
  build.memory.clear();
  ASSERT_TRUE(store->SaveBuild(build).ok());
  EXPECT_THAT(*store->ReadDecisions(), ElementsAre(decision));
  EXPECT_THAT(*store->ReadGathered(), IsEmpty());
  ASSERT_THAT(*store->ReadMemory(), SizeIs(1));
  EXPECT_EQ(store->ReadMemory()->front().english, "imported");
}

TEST_F(StoreTest, WhatWasBuiltAndAddedIsVisitedOnce) {
  auto store = Store::Open(path_);
  ASSERT_TRUE(store.ok());
  TranslationUnit added;
  added.korean = "사고 패턴이다.";
  added.english = "A sentence.";
  added.comments = {"said by the client"};
  TranslationUnit other;
  other.korean = "국이다.";
  other.english = "A soup.";
  // In either order: the one that came first is told, with what the other knows.
  ASSERT_TRUE(store->AddUnits({{added, other}}).ok());
  const auto visited = [&store] {
    std::vector<TranslationUnit> units;
    EXPECT_TRUE(store
                    ->VisitMergedUnits([&units](const TranslationUnit& unit) {
                      units.push_back(unit);
                      return absl::OkStatus();
                    })
                    .ok());
    return units;
  };
  EXPECT_THAT(visited(), testing::ElementsAre(added, other));
  ASSERT_TRUE(store->SaveBuild(SampleBuild()).ok());
  const std::vector<TranslationUnit> merged = visited();
  ASSERT_THAT(merged, SizeIs(2));
  EXPECT_THAT(merged[0].comments, testing::ElementsAre("said by the client", "a comment"));
  EXPECT_EQ(merged[0].confidence, 0.93);
  EXPECT_EQ(merged[1], other);
}

TEST_F(StoreTest, ASnapshotSeesNothingOfLaterWriters) {
  auto store = Store::Open(path_);
  ASSERT_TRUE(store->SaveBuild(SampleBuild()).ok());
  auto reader = Store::OpenToRead(path_);
  ASSERT_TRUE(reader->HoldSnapshot().ok());
  ASSERT_THAT(*reader->ReadMemory(), SizeIs(1));
  TranslationUnit unit;
  unit.korean = "국이다.";
  unit.english = "A soup.";
  ASSERT_TRUE(store->AddUnits({{unit}}).ok());
  EXPECT_THAT(*reader->ReadMemory(), SizeIs(1));
  EXPECT_THAT(*store->ReadMemory(), SizeIs(2));
}

TEST_F(StoreTest, DecisionsThatWereTakenTogetherAreUndoneTogether) {
  auto store = Store::Open(path_);
  ASSERT_TRUE(store.ok());
  const std::vector<Decision> imported = {{.korean = "가", .english = "a"},
                                          {.korean = "나", .english = "b"}};
  const std::vector<Decision> later = {{.korean = "다", .english = "c"}};
  ASSERT_TRUE(store->AddDecisions(imported).ok());
  ASSERT_TRUE(store->AddDecisions(later).ok());
  EXPECT_THAT(*store->UndoSteps(1, "보라", "2025-03-19T09:00:00Z"), SizeIs(1));
  EXPECT_EQ(*store->ReadDecisions(), imported);
  EXPECT_THAT(*store->UndoSteps(5, "보라", "2025-03-20T09:00:00Z"), SizeIs(1));
  EXPECT_THAT(*store->ReadDecisions(), IsEmpty());
  EXPECT_THAT(*store->UndoSteps(1, "보라", ""), IsEmpty());
  // Nothing is forgotten, and what comes after an undo is a step of its own.
  ASSERT_TRUE(store->AddDecisions(later).ok());
  const std::vector<DecisionStep> steps = *store->ReadDecisionSteps();
  ASSERT_THAT(steps, SizeIs(3));
  EXPECT_EQ(steps[0].decisions, imported);
  EXPECT_EQ(steps[1].undone_at, "2025-03-19T09:00:00Z");
  EXPECT_EQ(steps[1].undone_by, "보라");
  EXPECT_FALSE(steps[2].is_undone);
}

TEST_F(StoreTest, SameBuildsMakeTheSameBytes) {
  for (const char* name : {"one.db", "two.db"}) {
    auto store = Store::Open(folder_.Path(name));
    ASSERT_TRUE(store.ok());
    ASSERT_TRUE(store->SaveBuild(SampleBuild()).ok());
  }
  EXPECT_EQ(folder_.Get("one.db"), folder_.Get("two.db"));
  EXPECT_FALSE(std::filesystem::exists(folder_.Path("one.db-wal")));
}

TEST_F(StoreTest, RefusesWhatIsNotItsOwnAndLeavesItAlone) {
  const struct {
    const char* name;
    std::string bytes;
    const char* message;
  } kCases[] = {
      {"text", std::string(5000, 'x'), "a text file, no database of Malmoi"},
      {"cut", "", "damaged"},
      {"newer", "", "made by a newer Malmoi"},
      {"negative", "", "which no Malmoi wrote"},
      {"other program", "", "a database of another program"},
  };
  for (const auto& test : kCases) {
    std::filesystem::remove(path_);
    if (!test.bytes.empty()) {
      folder_.Put("malmoi.db", test.bytes);
    } else {
      auto store = Store::Open(path_);
      ASSERT_TRUE(store.ok() && store->SaveBuild(SampleBuild()).ok());
    }
    if (std::string_view(test.name) == "newer") Query(path_, "PRAGMA user_version = 999");
    if (std::string_view(test.name) == "negative") Query(path_, "PRAGMA user_version = -9");
    if (std::string_view(test.name) == "other program") Query(path_, "PRAGMA application_id = 7");
    if (std::string_view(test.name) == "cut") {
      std::filesystem::resize_file(path_, std::filesystem::file_size(path_) / 2);
    }
    const std::string before = folder_.Get("malmoi.db");
    const auto store = Store::Open(path_);
    ASSERT_FALSE(store.ok()) << test.name;
    EXPECT_THAT(MessageOf(store.status()), HasSubstr(test.message)) << test.name;
    EXPECT_THAT(MessageOf(store.status()), HasSubstr(path_)) << test.name;
    EXPECT_EQ(folder_.Get("malmoi.db"), before) << test.name;
  }
}

TEST_F(StoreTest, AnOlderFileIsBroughtUpToDate) {
  {
    auto store = Store::Open(path_);
    ASSERT_TRUE(store.ok() && store->SaveBuild(SampleBuild()).ok());
  }
  // As the first version left it.
  Query(path_,
        "DROP TABLE undone_steps; DROP TABLE term_keys; "
        "DROP INDEX decisions_by_ko_key; DROP INDEX decisions_by_new_ko_key; "
        "DROP INDEX decisions_by_concept; DROP INDEX decisions_by_step; "
        "ALTER TABLE decisions DROP COLUMN ko_key; ALTER TABLE decisions DROP COLUMN new_ko_key; "
        "ALTER TABLE decisions DROP COLUMN step; "
        "ALTER TABLE decisions DROP COLUMN details; ALTER TABLE decisions DROP COLUMN concept; "
        "INSERT INTO decisions VALUES (1, '가', 'a', 'accepted', '', '', '뜻', '보라', ''); "
        "DROP TABLE unit_words; DROP TRIGGER unit_added; DROP TRIGGER unit_changed; "
        "DROP TRIGGER unit_removed; DROP TABLE unit_changes; DROP INDEX units_by_ko_key; "
        "DROP INDEX units_by_en_key; ALTER TABLE units DROP COLUMN en_key; "
        "ALTER TABLE units DROP COLUMN ko_key; "
        "ALTER TABLE units DROP COLUMN ko_markup; ALTER TABLE units DROP COLUMN en_markup; "
        "PRAGMA user_version = 1");
  auto store = Store::OpenToRead(path_);
  ASSERT_TRUE(store.ok()) << store.status();
  EXPECT_EQ(*store->ReadMemory(), SampleBuild().memory);
  ASSERT_THAT(*store->ReadDecisions(), SizeIs(1));
  EXPECT_EQ(store->ReadDecisions()->front().details->definition, "뜻");
  ASSERT_TRUE(Store::Open(path_)->AddUnits(SampleBuild().memory).ok());
  EXPECT_THAT((*store->ReadUnitChanges(0))->units, SizeIs(1));
  // What is there is found by its key, and not added beside itself.
  EXPECT_EQ(*Store::Open(path_)->AddUnits(SampleBuild().memory), 0U);
  const TranslationUnit unit = SampleBuild().memory.front();
  EXPECT_THAT(*store->FindByHash(Language::kEnglish, SentenceHash(unit.english)), SizeIs(2));
}

TEST_F(StoreTest, NumbersOfChangesGoOnWhenAllAreForgotten) {
  auto store = Store::Open(path_);
  ASSERT_TRUE(store->AddUnits(SampleBuild().memory).ok());
  ASSERT_TRUE(store->WriteMark("an index", {1, "digest"}).ok());  // forgets what it has come to
  EXPECT_EQ(*store->ReadLastUnitChange(), 1);
  ASSERT_TRUE(store->RemoveUnits(std::vector<int64_t>{1}).ok());
  const auto changes = store->ReadUnitChanges(1);
  ASSERT_TRUE(changes.ok() && *changes);
  EXPECT_EQ((*changes)->last, 2);
  EXPECT_THAT((*changes)->units, ElementsAre(1));
}

TEST_F(StoreTest, ReadingNeedsABuild) {
  EXPECT_THAT(MessageOf(Store::OpenToRead(path_).status()), HasSubstr("no such workspace"));
  folder_.Put("malmoi.db", "");
  EXPECT_THAT(MessageOf(Store::OpenToRead(path_).status()), HasSubstr("holds nothing yet"));
}

// Runs `work` in a child that may be stopped at any time; returns how it ended, as waitpid says.
template <typename Work>
pid_t Fork(const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  return child;
}

BuildResult LargeBuild(const std::string& text, size_t notes) {
  BuildResult build = SampleBuild();
  build.notes.clear();
  for (size_t i = 0; i < notes; ++i) build.notes.push_back(SampleNote(Concat("a#", i), text));
  build.terms_key = text;
  return build;
}

TEST_F(StoreTest, KilledAtAnyInstantLeavesOldOrNew) {
  constexpr size_t kNotes = 400;
  {
    auto store = Store::Open(path_);
    ASSERT_TRUE(store.ok() && store->SaveBuild(LargeBuild("old", kNotes)).ok());
  }
  const BuildResult next = LargeBuild("new", kNotes);
  for (int wait = 0; wait < 12; ++wait) {
    const pid_t child = Fork([&] {
      auto store = Store::Open(path_);
      if (store.ok()) (void)store->SaveBuild(next);
    });
    ::usleep(static_cast<useconds_t>(1500 * wait));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);

    auto store = Store::Open(path_);
    ASSERT_TRUE(store.ok()) << store.status();
    const std::string key = *store->ReadTermsKey();
    EXPECT_EQ(Query(path_, "SELECT count(DISTINCT key) || min(key) FROM notes"),
              Concat("1key of ", key));
    EXPECT_EQ(Query(path_, "SELECT count(*) FROM notes"), Concat(kNotes));
    ASSERT_TRUE(store->SaveBuild(LargeBuild("old", kNotes)).ok());
  }
}

TEST_F(StoreTest, FullDiskIsToldAndTheOldStateStays) {
  {
    auto store = Store::Open(path_);
    ASSERT_TRUE(store.ok() && store->SaveBuild(SampleBuild()).ok());
  }
  const std::string told = folder_.Path("told");
  const pid_t child = Fork([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1 << 18, 1 << 18};  // as if the disk had no more room
    ::setrlimit(RLIMIT_FSIZE, &limit);
    auto store = Store::Open(path_);
    const absl::Status status =
        store.ok() ? store->SaveBuild(LargeBuild("new", 2000)) : store.status();
    folder_.Put("told", MessageOf(status));
  });
  ::waitpid(child, nullptr, 0);
  EXPECT_THAT(folder_.Get("told"), HasSubstr("nothing was changed"));
  const auto store = Store::OpenToRead(path_);
  ASSERT_TRUE(store.ok());
  EXPECT_EQ(*store->ReadTermsKey(), "terms 1");
}

}  // namespace
}  // namespace malmoi
