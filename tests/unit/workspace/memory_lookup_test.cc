#include "workspace/memory_lookup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sstream>
#include <thread>

#include "base/strings.h"
#include "support/temp_folder.h"
#include "text/word_tokenizer.h"
#include "workspace/memory_import.h"
#include "workspace/store.h"

namespace malmoi {
namespace {

using std::string_literals::operator""s;

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TranslationUnit Unit(const std::string& korean, const std::string& english) {
  TranslationUnit unit;
  unit.korean = korean;
  unit.english = english;
  unit.origin = "test";
  return unit;
}

class MemoryLookupTest : public testing::Test {
 protected:
  absl::StatusOr<MemoryLookup> Open(Language language = Language::kKorean) {
    MemoryLookupOptions options;
    options.files = &files_;
    options.progress = [this](size_t done) { indexed_ += done; };
    return MemoryLookup::Open(path_, language, words_, options);
  }
  void Add(const std::vector<TranslationUnit>& units) {
    auto store = Store::Open(path_);
    ASSERT_TRUE(store.ok()) << store.status();
    ASSERT_TRUE(store->AddUnits(units).ok());
  }
  static std::vector<std::string> Found(auto&& lookup, std::string_view query) {
    const auto hits = lookup.Find({.text = query}, {});
    EXPECT_TRUE(hits.ok()) << hits.status();
    std::vector<std::string> found;
    for (const MemoryHit& hit : *hits) found.push_back(Concat(hit.score, " ", hit.unit.english));
    return found;
  }
  // As another program would, which knows nothing of Malmoi.
  void Execute(const std::string& sql) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(path_.c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(handle);
    sqlite3_close(handle);
  }

  TempFolder folder_;
  DiskFiles files_;
  const WordTokenizer words_;
  const std::string path_ = folder_.Path("malmoi.db");
  size_t indexed_ = 0;  // units that an index was made of
};

TEST_F(MemoryLookupTest, TheIndexIsMadeOnceAndFollowsTheStore) {
  Add({Unit("모델을 학습했다.", "one"), Unit("모델을 평가했다.", "two")});
  {
    auto lookup = Open();
    ASSERT_TRUE(lookup.ok()) << lookup.status();
    EXPECT_TRUE(lookup->not_kept().ok()) << lookup->not_kept();
    EXPECT_THAT(Found(*lookup, "모델을 학습했다."), ElementsAre("100 one"));
  }
  EXPECT_EQ(indexed_, 2U);
  EXPECT_FALSE(std::filesystem::exists(path_ + "-wal"));

  Add({Unit("인코더를 고쳤다.", "three")});
  Execute("UPDATE units SET ko = '디코더를 고쳤다.' WHERE en = 'one'");
  Execute("DELETE FROM units WHERE en = 'two'");
  auto lookup = Open();
  EXPECT_EQ(indexed_, 2U);  // the index was still good
  EXPECT_THAT(Found(*lookup, "인코더를 고쳤다."), ElementsAre("100 three"));
  EXPECT_THAT(Found(*lookup, "디코더를 고쳤다."), ElementsAre("100 one"));
  EXPECT_THAT(Found(*lookup, "모델을 학습했다."), IsEmpty());
  EXPECT_THAT(Found(*lookup, "모델을 평가했다."), IsEmpty());

  Add({Unit("넷째 것이다.", "four")});
  EXPECT_THAT(Found(*lookup, "넷째 것이다."), IsEmpty());
  ASSERT_TRUE(lookup->Refresh().ok());
  EXPECT_THAT(Found(*lookup, "넷째 것이다."), ElementsAre("100 four"));

  auto english = Open(Language::kEnglish);
  EXPECT_THAT(Found(*english, "four"), ElementsAre("100 four"));
  EXPECT_EQ(indexed_, 5U);
  // The index of the other language still knows what came after it.
  EXPECT_THAT(Found(*Open(), "넷째 것이다."), ElementsAre("100 four"));
  EXPECT_EQ(indexed_, 5U);
}

// After an import no lookup has to make an index: not of a new memory, not of one that grew.
TEST_F(MemoryLookupTest, AnUpdateLeavesNothingForTheLookupToDo) {
  const auto add = [this](int first, int last) {
    std::vector<TranslationUnit> units;
    for (int i = first; i < last; ++i) {
      units.push_back(Unit(Concat("모델 ", i, "개를 학습했다."), Concat("trained ", i, " models")));
    }
    Add(units);
  };
  MemoryLookupOptions options;
  options.files = &files_;
  options.threads = 3;
  options.progress = [this](size_t done) { indexed_ = done; };
  add(0, 4000);
  Execute("DELETE FROM units WHERE en = 'trained 7 models'");
  ASSERT_TRUE(UpdateMemoryIndex(path_, Language::kKorean, words_, options).ok());
  EXPECT_EQ(indexed_, 3999U);
  add(4000, 7000);
  Execute("DELETE FROM units WHERE en = 'trained 8 models'");
  Execute("UPDATE units SET ko = '인코더를 고쳤다.' WHERE en = 'trained 9 models'");
  ASSERT_TRUE(UpdateMemoryIndex(path_, Language::kKorean, words_, options).ok());
  EXPECT_EQ(indexed_, 6998U);
  add(7000, 7100);
  ASSERT_TRUE(UpdateMemoryIndex(path_, Language::kKorean, words_, options).ok());
  EXPECT_EQ(indexed_, 6998U);  // so few are followed

  indexed_ = 0;
  auto lookup = Open();
  EXPECT_EQ(indexed_, 0U);
  for (const int i : {0, 3999, 4000, 6999, 7099}) {
    EXPECT_THAT(Found(*lookup, Concat("모델 ", i, "개를 학습했다.")),
                testing::Contains(Concat("100 trained ", i, " models")));
  }
  EXPECT_THAT(Found(*lookup, "인코더를 고쳤다."), ElementsAre("100 trained 9 models"));
  for (const int i : {7, 8, 9}) {
    EXPECT_THAT(Found(*lookup, Concat("모델 ", i, "개를 학습했다.")),
                Not(testing::Contains(Concat("100 trained ", i, " models"))));
  }
}

TEST_F(MemoryLookupTest, AForeignOrDamagedIndexIsMadeAnew) {
  Add({Unit("모델을 학습했다.", "one")});
  ASSERT_TRUE(Open().ok());
  const std::string index = path_ + "-match-ko";
  const std::string good = folder_.Get("malmoi.db-match-ko");
  for (const std::string& bad : {std::string("x"), good.substr(0, good.size() - 8)}) {
    folder_.Put("malmoi.db-match-ko", bad);
    EXPECT_THAT(Found(*Open(), "모델을 학습했다."), ElementsAre("100 one"));
    EXPECT_EQ(folder_.Get("malmoi.db-match-ko"), good);
  }
  // Another store takes the place of this one; as many changes, other texts.
  std::filesystem::remove(path_);
  Add({Unit("인코더를 고쳤다.", "other")});
  EXPECT_THAT(Found(*Open(), "인코더를 고쳤다."), ElementsAre("100 other"));
  EXPECT_THAT(Found(*Open(), "모델을 학습했다."), IsEmpty());
}

TEST_F(MemoryLookupTest, APairIsShownOnce) {
  Add({Unit("모델을 학습했다.", "one"), Unit("모델을 학습했다.", "another")});
  Execute(
      "INSERT INTO units SELECT 99, 1, ko, en, 'n', '', '', '', '', '', '', 1, '', '', '{}', "
      "'[]', '', '', 0, 0 FROM units WHERE en = 'one'");
  EXPECT_THAT(Found(*Open(), "모델을 학습했다."), ElementsAre("100 one", "100 another"));
}

TEST_F(MemoryLookupTest, SeveralWritersAndReadersAtOnceLoseNothing) {
  Add({Unit("처음 것이다.", "first")});
  constexpr int kWriters = 3;
  constexpr int kBatches = 12;
  std::vector<pid_t> children;
  for (int writer = 0; writer < kWriters; ++writer) {
    const pid_t child = ::fork();
    if (child == 0) {
      auto store = Store::Open(path_);
      bool ok = store.ok();
      for (int batch = 0; ok && batch < kBatches; ++batch) {
        std::vector<TranslationUnit> units;
        for (int i = 0; i < 20; ++i) {
          units.push_back(Unit(Concat("문장 ", writer, "-", batch, "-", i), "text"));
        }
        ok = store->AddUnits(units).ok();
      }
      ::_exit(ok ? 0 : 1);
    }
    children.push_back(child);
  }
  for (int i = 0; i < 10; ++i) {
    auto lookup = Open();
    ASSERT_TRUE(lookup.ok()) << lookup.status();
    EXPECT_THAT(Found(*lookup, "처음 것이다."), ElementsAre("100 first"));
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(Store::OpenToRead(path_)->ReadMemory()->size(), 1U + kWriters * kBatches * 20);
  EXPECT_THAT(Found(*Open(), "문장 2-11-19"), testing::Contains("100 text"));
}

TEST_F(MemoryLookupTest, AKilledImportKeepsWholeBatches) {
  std::string lines;
  for (int i = 0; i < 60'000; ++i) lines += Concat("문장 ", i, "\tsentence ", i, "\n");
  Add({});
  for (const int wait : {20, 60, 120, 200}) {
    const pid_t child = ::fork();
    if (child == 0) {
      auto store = Store::Open(path_);
      std::istringstream in(lines);
      if (store.ok()) (void)ImportMemory(in, "lines", {}, *store);
      ::_exit(0);
    }
    ::usleep(static_cast<useconds_t>(wait * 1000));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    auto store = Store::Open(path_);
    ASSERT_TRUE(store.ok()) << store.status();
    const size_t units = store->ReadMemory()->size();
    EXPECT_TRUE(units % 25'000 == 0 || units == 60'000) << units;
  }
  auto store = Store::Open(path_);
  std::istringstream in(lines);
  ASSERT_TRUE(ImportMemory(in, "lines", {}, *store).ok());
  EXPECT_EQ(store->ReadMemory()->size(), 60'000U);
}

TEST_F(MemoryLookupTest, FormatsAreToldByTheirBeginning) {
  const std::string utf16 = "\xff\xfe<\0?\0x\0m\0l\0?\0>\0<\0t\0m\0x\0"s;
  const struct {
    std::string bytes;
    MemoryFormat format;
  } kCases[] = {
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">",
       MemoryFormat::kTmx},
      {utf16, MemoryFormat::kTmx},
      {"<xliff version=\"2.0\">", MemoryFormat::kXliff},
      {"말\tword\n", MemoryFormat::kTsv},
      {"", MemoryFormat::kTsv},
  };
  for (const auto& test : kCases) {
    std::istringstream in(test.bytes);
    const auto format = DetectMemoryFormat(in, "x");
    ASSERT_TRUE(format.ok()) << test.bytes;
    EXPECT_EQ(*format, test.format) << test.bytes;
  }
  std::istringstream page("<html>not found</html>");
  EXPECT_EQ(*DetectMemoryFormat(page, "memory.TMX.gz"), MemoryFormat::kTmx);
  std::istringstream tbx("<?xml version=\"1.0\"?><tbx/>");
  EXPECT_THAT(std::string(DetectMemoryFormat(tbx, "x.tbx").status().message()),
              HasSubstr("glossary import"));
}

}  // namespace
}  // namespace malmoi
