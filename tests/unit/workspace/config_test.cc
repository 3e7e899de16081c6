#include "workspace/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Files = std::map<std::string, std::string>;

TEST(ParseConfig, ReadsEveryKeyWithPathsOfItsFolder) {
  const auto config = ParseConfig(
      "notes = [\"journal\", \"../papers\"]\n"
      "exclude = [\"drafts/*\"]\n"
      "workspace = \"out\"\n"
      "segmentation = \"rules/my.srx\"\n"
      "user = \"보라\"\n"
      "threads = 3\n",
      "home/malmoi.toml");
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_THAT(config->notes, ElementsAre("home/journal", "papers"));
  EXPECT_THAT(config->exclude, ElementsAre("drafts/*"));
  EXPECT_EQ(config->workspace, "home/out");
  EXPECT_EQ(config->segmentation, "home/rules/my.srx");
  EXPECT_EQ(config->user, "보라");
  EXPECT_EQ(config->threads, 3);
}

TEST(ParseConfig, EveryListedKeyIsKnown) {
  for (const ConfigKey& key : ConfigKeys()) {
    // A value of no key's kind: a known key complains of the value, an unknown one of itself.
    const auto config = ParseConfig(std::string(key.name) + " = 1979-05-27\n", "malmoi.toml");
    EXPECT_THAT(std::string(config.status().message()), HasSubstr("is to be")) << key.name;
    EXPECT_FALSE(key.meaning.empty());
  }
}

TEST(ParseConfig, TellsWhatIsWrongAndWhere) {
  const struct {
    const char* name;
    const char* text;
    const char* message;
  } kCases[] = {
      {"near a known key", "user = \"a\"\nworkspase = \"out\"\n",
       "malmoi.toml:2:1: unknown key `workspase`; did you mean `workspace`?"},
      {"near nothing", "colour = 1\n",
       "malmoi.toml:1:1: unknown key `colour`; the known keys are notes, exclude, workspace"},
      {"kind of an item", "notes = [\"a\", 2]\n", "malmoi.toml:1:15: `notes` is to be a list"},
      {"a string for a list", "notes = \"a\"\n", "as in notes = [\"one\", \"two\"]"},
      {"out of range", "threads = 0\n", "malmoi.toml:1:11: `threads` is to be from 1 to 1024"},
      {"not TOML", "notes = [\n", "malmoi.toml:"},
      {"a table of other programs", "[lint]\n", "malmoi.toml:1:2: unknown key `lint`"},
  };
  for (const auto& test : kCases) {
    const auto config = ParseConfig(test.text, "malmoi.toml");
    ASSERT_FALSE(config.ok()) << test.name;
    EXPECT_THAT(std::string(config.status().message()), HasSubstr(test.message)) << test.name;
  }
}

TEST(FindConfig, TakesTheNearest) {
  const MemoryFiles files(
      {{"/home/malmoi.toml", "user = \"far\""}, {"/home/notes/malmoi.toml", "user = \"near\""}});
  EXPECT_EQ(FindConfig(files, "/home/notes/2025/march")->user, "near");
  EXPECT_EQ(FindConfig(files, "/home/letters")->user, "far");
  EXPECT_EQ(FindConfig(files, "/srv")->path, "");
}

TEST(FindConfig, ClimbsFromARelativeFolder) {
  const MemoryFiles files(Files{{"../../malmoi.toml", "workspace = \"out\""}});
  const auto config = FindConfig(files, ".");
  ASSERT_TRUE(config.ok());
  EXPECT_EQ(config->workspace, "../../out");
}

TEST(MatchesGlob, Table) {
  const struct {
    const char* pattern;
    const char* path;
    bool fits;
  } kCases[] = {
      {"drafts/*", "notes/drafts/a.md", true},  // from any folder down
      {"drafts/*", "drafts/a.md", true},
      {"drafts/*", "drafts/b/a.md", false},  // one star stays in its folder
      {"drafts/**", "drafts/b/a.md", true},
      {"drafts/*", "mydrafts/a.md", false},
      {"*.txt", "notes/a.txt", true},
      {"*.txt", "notes/a.txt.md", false},
      {"**/a.md", "x/y/a.md", true},
      {"/notes/?.md", "/notes/a.md", true},
      {"/notes/?.md", "/home/notes/a.md", false},
      {"a?b", "a/b", false},
      {"메모*", "notes/메모-1.md", true},
      {"", "a", false},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(MatchesGlob(test.pattern, test.path), test.fits)
        << test.pattern << " on " << test.path;
  }
}

TEST(ConfigTest, ReadsTheTableOfCheck) {
  const absl::StatusOr<Config> config = ParseConfig(
      "[check]\n"
      "glossary = [\"terms.csv\"]\n"
      "fail_on = \"error\"\n"
      "severity = { length-ratio = \"off\", term-variant = \"warning\" }\n"
      "[[check.ignore]]\n"
      "rule = \"missing-rendering\"\n"
      "files = \"drafts/*\"\n"
      "[[check.rule]]\n"
      "name = \"please\"\n"
      "ko = \"해 ?주세요\"\n"
      "en_must = \"please\"\n",
      "notes/malmoi.toml");
  ASSERT_TRUE(config.ok()) << config.status().message();
  const CheckConfig& check = config->check;
  EXPECT_EQ(check.glossaries, std::vector<std::string>{"notes/terms.csv"});
  EXPECT_EQ(check.fail_on, "error");
  EXPECT_EQ(check.severities.at("length-ratio"), std::nullopt);
  EXPECT_EQ(check.severities.at("term-variant"), Severity::kWarning);
  ASSERT_EQ(check.ignore.size(), 1U);
  EXPECT_EQ(check.ignore[0].files, "drafts/*");
  ASSERT_EQ(check.rules.size(), 1U);
  EXPECT_EQ(check.rules[0].english_must, "please");
  EXPECT_EQ(check.rules[0].place.line, 8U);
}

TEST(ConfigTest, SaysWhatIsWrongInTheTableOfCheck) {
  const struct {
    const char* text;
    const char* message;
  } kBroken[] = {
      {"check = 3", "is to be a table"},
      {"[check]\nglosary = []", "did you mean `glossary`?"},
      {"[check]\nfail_on = \"info\"", "`fail_on` is to be"},
      {"[check.severity]\nnumber-mismach = \"off\"", "did you mean `number-mismatch`?"},
      {"[check.severity]\ndrift = \"loud\"", "`drift` is to be \"error\""},
      {"[[check.rule]]\nenn = \"a\"", "did you mean `en`?"},
      {"[[check.ignore]]\nrule = \"drifts\"", "did you mean `drift`?"},
  };
  for (const auto& row : kBroken) {
    const absl::StatusOr<Config> config = ParseConfig(row.text, "malmoi.toml");
    ASSERT_FALSE(config.ok()) << row.text;
    const std::string message(config.status().message());
    EXPECT_NE(message.find(row.message), std::string::npos) << message;
    EXPECT_EQ(message.rfind("malmoi.toml:", 0), 0U) << message;
  }
}

}  // namespace
}  // namespace malmoi
