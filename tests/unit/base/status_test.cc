#include "base/status.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

TEST(Status, AProblemTakesThePlaceOutOfTheMessage) {
  struct Case {
    const char* name;
    Place place;
    const char* message;
  };
  const Case cases[] = {
      {"line and column", {"a.tmx", 3, 14}, "not well-formed"},
      {"line alone", {"a.tmx", 3, 0}, "not well-formed: <seg>"},
      {"file alone", {"a.tmx", 0, 0}, "12: a number that is no line"},
      {"a path with a colon", {"C:/a.tmx", 2, 1}, "not well-formed"},
  };
  for (const Case& c : cases) {
    const Problem problem = ToProblem(InvalidInputError(c.place, c.message), c.place.file);
    EXPECT_EQ(problem.place, c.place) << c.name;
    EXPECT_EQ(problem.message, c.message) << c.name;
  }
}

TEST(Status, AMessageAboutSomethingElseStaysWhole) {
  const Problem problem = ToProblem(absl::UnavailableError("disk full"), "a.tmx");
  EXPECT_EQ(problem.place, (Place{"a.tmx", 0, 0}));
  EXPECT_EQ(problem.message, "disk full");
}

}  // namespace
}  // namespace malmoi
