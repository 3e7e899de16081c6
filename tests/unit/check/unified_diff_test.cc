#include "check/unified_diff.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

constexpr std::string_view kDiff =
    "diff --git a/notes/a.txt b/notes/a.txt\n"
    "--- a/notes/a.txt\n"
    "+++ b/notes/a.txt\n"
    "@@ -1,3 +1,4 @@ 제목\n"
    " one\n"
    "-two\n"
    "+two!\n"
    "+two and a half\n"
    " three\n"
    "--- a/gone.txt\n"
    "+++ /dev/null\n"
    "@@ -1 +0,0 @@\n"
    "-gone\n"
    "--- \"a/\\353\\202\\240.md\"\n"
    "+++ \"b/\\353\\202\\240.md\"\n"
    "@@ -5,0 +6 @@\n"
    "+new\n"
    "\\ No newline at end of file\n";

TEST(UnifiedDiffTest, FindsTheLinesThatChanged) {
  const auto diff = ParseUnifiedDiff(kDiff, "x.diff");
  ASSERT_TRUE(diff.ok()) << diff.status().message();
  ASSERT_EQ(diff->files.size(), 2U);
  EXPECT_EQ(diff->files.at("notes/a.txt"), (std::vector<LineRange>{{2, 4}}));
  EXPECT_EQ(diff->files.at("날.md"), (std::vector<LineRange>{{6, 7}}));
  EXPECT_TRUE(diff->Touches("notes/a.txt", 3, 3));
  EXPECT_TRUE(diff->Touches("./notes/a.txt", 1, 2));
  EXPECT_TRUE(diff->Touches("/home/me/notes/a.txt", 2, 2));
  EXPECT_FALSE(diff->Touches("notes/a.txt", 4, 9));
  EXPECT_FALSE(diff->Touches("notes/xa.txt", 2, 2));
}

TEST(UnifiedDiffTest, AnEmptyDiffChangesNothing) {
  const auto diff = ParseUnifiedDiff("", "x.diff");
  ASSERT_TRUE(diff.ok());
  EXPECT_TRUE(diff->files.empty());
}

TEST(UnifiedDiffTest, SaysWhereItIsBroken) {
  const struct {
    std::string_view text;
    std::string_view place;
  } kBroken[] = {
      {"hello\n", "x.diff:1: "},
      {"@@ -1 +1 @@\n", "x.diff:1: "},
      {"+++ b/a\n@@ what @@\n", "x.diff:2: "},
      {"+++ b/a\n@@ -1,2 +1,2 @@\n one\n@@ -9 +9 @@\n", "x.diff:4: "},
      {"+++ b/a\n@@ -99999999999999999999 +1 @@\n", "x.diff:2: "},
  };
  for (const auto& row : kBroken) {
    const auto diff = ParseUnifiedDiff(row.text, "x.diff");
    ASSERT_FALSE(diff.ok()) << row.text;
    EXPECT_EQ(std::string(diff.status().message()).rfind(row.place, 0), 0U)
        << diff.status().message();
  }
}

}  // namespace
}  // namespace malmoi
