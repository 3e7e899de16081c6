#include "workspace/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Files = std::map<std::string, std::string>;

TEST(FindInputs, TakesNotesOfAFolderAndTellsTheRest) {
  const MemoryFiles files(Files{{"notes/b.MD", ""},
                                {"notes/a.txt", ""},
                                {"notes/README", ""},
                                {"notes/photo.jpg", ""},
                                {"notes/drafts/c.md", ""},
                                {"notes/out/malmoi.db", ""},
                                {"notes/out/report.html", ""},
                                {"notes/malmoi.toml", ""}});
  const Inputs inputs = FindInputs(files, {"notes"}, {"drafts/*"});
  EXPECT_THAT(inputs.files, ElementsAre("notes/a.txt", "notes/b.MD"));
  EXPECT_THAT(inputs.left_aside, ElementsAre("notes/README", "notes/photo.jpg"));
  EXPECT_THAT(inputs.problems, IsEmpty());
}

TEST(FindInputs, ANamedFileIsReadWhateverItIsCalledAndOnce) {
  const MemoryFiles files(Files{{"notes/a.log", ""}, {"notes/b.md", ""}});
  const Inputs inputs = FindInputs(files, {"notes/a.log", "notes", "notes/b.md"}, {"*"});
  EXPECT_THAT(inputs.files, ElementsAre("notes/a.log", "notes/b.md"));
}

TEST(FindInputs, TellsWhatIsMissingAndGoesOn) {
  const MemoryFiles files(Files{{"photos/a.png", ""}, {"notes/a.md", ""}});
  const Inputs inputs = FindInputs(files, {"nowhere", "photos", "notes"}, {});
  EXPECT_THAT(inputs.files, ElementsAre("notes/a.md"));
  ASSERT_THAT(inputs.problems, SizeIs(2));
  EXPECT_EQ(ToString(inputs.problems[0]),
            "nowhere: there is no such file or folder; check the path");
  EXPECT_THAT(ToString(inputs.problems[1]),
              testing::StartsWith("photos: this folder holds no notes; expected files"));
}

}  // namespace
}  // namespace malmoi
