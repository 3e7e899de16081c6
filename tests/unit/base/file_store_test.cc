#include "base/file_store.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/status.h"

namespace malmoi {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

class DiskFilesTest : public testing::Test {
 protected:
  DiskFilesTest() {
    std::string name = (fs::temp_directory_path() / "malmoi-file-store-XXXXXX").string();
    root_ = ::mkdtemp(name.data());
  }
  ~DiskFilesTest() override { fs::remove_all(root_); }
  std::string Path(const std::string& name) const { return (root_ / name).string(); }
  void Put(const std::string& name, const std::string& text) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name) << text;
  }
  fs::path root_;
  DiskFiles files_;
};

TEST_F(DiskFilesTest, OpensAFileAsAStream) {
  Put("a.txt", "하나\n둘\n");
  const auto stream = files_.Open(Path("a.txt"));
  ASSERT_TRUE(stream.ok());
  std::string line;
  std::getline(**stream, line);
  EXPECT_EQ(line, "하나");
  EXPECT_TRUE(absl::IsNotFound(files_.Open(Path("missing")).status()));
  EXPECT_FALSE(files_.Open(root_.string()).ok());  // a folder
}

TEST_F(DiskFilesTest, ListsInByteOrderWithoutHiddenFiles) {
  Put("b/2.md", "");
  Put("a.md", "");
  Put(".git/config", "");
  Put("b/.hidden", "");
  const auto listed = files_.List(root_.string());
  ASSERT_TRUE(listed.ok());
  EXPECT_THAT(*listed, ElementsAre(Path("a.md"), Path("b/2.md")));
}

TEST_F(DiskFilesTest, FailedWriteLeavesTheOldFileAndNothingElse) {
  Put("out.csv", "old");
  const absl::Status status = files_.WriteAtomically(Path("out.csv"), [](ByteSink& sink) {
    MALMOI_RETURN_IF_ERROR(sink.Write("half of the new"));
    return absl::InternalError("stopped in the middle");
  });
  EXPECT_FALSE(status.ok());
  EXPECT_EQ(*files_.Read(Path("out.csv"), 100), "old");
  EXPECT_THAT(*files_.List(root_.string()), ElementsAre(Path("out.csv")));
}

TEST_F(DiskFilesTest, WritesWhole) {
  const absl::Status status =
      files_.WriteAtomically(Path("out.csv"), [](ByteSink& sink) { return sink.Write("new"); });
  ASSERT_TRUE(status.ok()) << status;
  EXPECT_EQ(*files_.Read(Path("out.csv"), 100), "new");
}

TEST_F(DiskFilesTest, ReplacesNoLinkDeviceOrPermission) {
  const auto write = [](ByteSink& sink) { return sink.Write("new"); };
  Put("real.csv", "old");
  fs::permissions(root_ / "real.csv", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("real.csv", root_ / "link.csv");
  ASSERT_TRUE(files_.WriteAtomically(Path("link.csv"), write).ok());
  EXPECT_TRUE(fs::is_symlink(root_ / "link.csv"));
  EXPECT_EQ(*files_.Read(Path("real.csv"), 100), "new");
  EXPECT_EQ(fs::status(root_ / "real.csv").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);

  fs::create_symlink("later.csv", root_ / "dangling.csv");
  ASSERT_TRUE(files_.WriteAtomically(Path("dangling.csv"), write).ok());
  EXPECT_EQ(*files_.Read(Path("later.csv"), 100), "new");

  // A pipe stands for every device: run as root, a rename would replace even /dev/null.
  ASSERT_EQ(::mkfifo(Path("pipe").c_str(), 0600), 0);
  const int reader = ::open(Path("pipe").c_str(), O_RDONLY | O_NONBLOCK);
  ASSERT_GE(reader, 0);
  ASSERT_TRUE(files_.WriteAtomically(Path("pipe"), write).ok());
  char bytes[8] = {};
  EXPECT_EQ(::read(reader, bytes, sizeof bytes), 3);
  ::close(reader);
  EXPECT_TRUE(fs::is_fifo(root_ / "pipe"));
}

TEST_F(DiskFilesTest, WritesTogetherOrNotAtAll) {
  Put("a", "old a");
  const auto text = [](std::string_view bytes) {
    return [bytes](ByteSink& sink) { return sink.Write(bytes); };
  };
  // Both are ready aside when the commit fails: neither may appear.
  const absl::Status refused =
      files_.WriteTogether({{Path("a"), text("new a")}, {Path("b"), text("new b")}},
                           [] { return absl::AbortedError("the store refused"); });
  EXPECT_TRUE(absl::IsAborted(refused));
  EXPECT_EQ(*files_.Read(Path("a"), 100), "old a");
  EXPECT_THAT(*files_.List(root_.string()), ElementsAre(Path("a")));

  // The second cannot take its place, which is known before the first is touched.
  fs::create_directories(root_ / "b");
  EXPECT_FALSE(files_
                   .WriteTogether({{Path("a"), text("new a")}, {Path("b"), text("new b")}},
                                  [] { return absl::OkStatus(); })
                   .ok());
  EXPECT_EQ(*files_.Read(Path("a"), 100), "old a");
  EXPECT_FALSE(fs::exists(Path(".a.part")));
}

TEST_F(DiskFilesTest, TakesOverWhatAKilledProgramLeft) {
  Put(".out.csv.part", "half of something longer than the new text");
  ASSERT_TRUE(
      files_.WriteAtomically(Path("out.csv"), [](ByteSink& sink) { return sink.Write("new"); })
          .ok());
  EXPECT_EQ(*files_.Read(Path("out.csv"), 100), "new");
  EXPECT_FALSE(fs::exists(Path(".out.csv.part")));
}

TEST_F(DiskFilesTest, SecondWriterOfAPathIsTold) {
  absl::Status inner;
  const absl::Status outer = files_.WriteAtomically(Path("out.csv"), [&](ByteSink& sink) {
    inner = files_.WriteAtomically(Path("out.csv"),
                                   [](ByteSink& other) { return other.Write("intruder"); });
    return sink.Write("first");
  });
  EXPECT_TRUE(outer.ok()) << outer;
  EXPECT_THAT(std::string(inner.message()), testing::HasSubstr("another malmoi is writing"));
  EXPECT_EQ(*files_.Read(Path("out.csv"), 100), "first");
}

TEST_F(DiskFilesTest, ErrorsNameTheFile) {
  Put("big", std::string(100, 'x'));
  EXPECT_THAT(std::string(files_.Read(Path("missing"), 10).status().message()),
              testing::HasSubstr("missing: there is no such file"));
  EXPECT_TRUE(absl::IsResourceExhausted(files_.Read(Path("big"), 10).status()));
  EXPECT_FALSE(files_.Read(root_.string(), 10).ok());
  EXPECT_FALSE(
      files_.WriteAtomically(Path("no/such/folder/x"), [](ByteSink&) { return absl::OkStatus(); })
          .ok());
  Put("file", "");
  EXPECT_FALSE(files_.CreateFolder(Path("file")).ok());
}

}  // namespace
}  // namespace malmoi
