#include "base/mapped_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <utility>

#include "support/temp_folder.h"

namespace malmoi {
namespace {

TEST(MappedFileTest, ShowsTheBytesAndKeepsThemWhenTheFileIsReplaced) {
  const TempFolder folder;
  auto mapped = MappedFile::Open(folder.Put("a", "말모이"));
  ASSERT_TRUE(mapped.ok()) << mapped.status();
  EXPECT_EQ(mapped->bytes(), "말모이");
  folder.Put("b", "new");
  std::filesystem::rename(folder.Path("b"), folder.Path("a"));
  const MappedFile moved = *std::move(mapped);
  EXPECT_EQ(moved.bytes(), "말모이");
}

TEST(MappedFileTest, EmptyMissingAndFolders) {
  const TempFolder folder;
  EXPECT_EQ(MappedFile::Open(folder.Put("empty", ""))->bytes(), "");
  EXPECT_EQ(MappedFile::Open(folder.Path("missing")).status().code(), absl::StatusCode::kNotFound);
  EXPECT_FALSE(MappedFile::Open(folder.Path("")).ok());
}

}  // namespace
}  // namespace malmoi
