#include "check/baseline.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

Diagnostic FindingOf(std::string rule, std::string korean, size_t at) {
  Diagnostic finding;
  finding.rule = std::move(rule);
  finding.place = {"a.txt", {at, at + 3}};
  finding.message = "…";
  finding.korean = std::move(korean);
  return finding;
}

TEST(BaselineTest, KnowsAFindingAgainAfterItsLineMoved) {
  const Baseline baseline({FindingOf("drift", "모델이 작다.", 10)});
  const auto again = Baseline::Parse(baseline.Serialize(), "b.json");
  ASSERT_TRUE(again.ok()) << again.status().message();
  EXPECT_EQ(again->entries(), baseline.entries());
  EXPECT_TRUE(again->NewOf({FindingOf("drift", "모델이  작다", 500)}).empty());
  EXPECT_EQ(again->NewOf({FindingOf("drift", "모델이 크다.", 10)}).size(), 1U);
  // As many as it knows and no more.
  EXPECT_EQ(
      again->NewOf({FindingOf("drift", "모델이 작다.", 10), FindingOf("drift", "모델이 작다.", 90)})
          .size(),
      1U);
}

TEST(BaselineTest, HoldsNoTextOfTheNotes) {
  EXPECT_EQ(Baseline({FindingOf("drift", "비밀 문장", 0)}).Serialize().find("비밀"),
            std::string::npos);
}

TEST(BaselineTest, RefusesWhatIsNone) {
  for (const std::string_view text :
       {"", "[]", "{}", "{\"malmoi-baseline\": 2, \"findings\": []}", "{\"malmoi-baseline\": 1}",
        "{\"malmoi-baseline\": 1, \"findings\": [7]}",
        "{\"malmoi-baseline\": 1, \"findings\": [{\"fingerprint\": \"a\"}]}"}) {
    const auto baseline = Baseline::Parse(text, "b.json");
    ASSERT_FALSE(baseline.ok()) << text;
    EXPECT_EQ(std::string(baseline.status().message()).rfind("b.json: ", 0), 0U);
  }
}

}  // namespace
}  // namespace malmoi
