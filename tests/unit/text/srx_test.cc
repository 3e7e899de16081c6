#include "text/srx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/strings.h"

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

std::string Document(std::string_view header, std::string_view rules, std::string_view maps) {
  return Concat("<srx version=\"2.0\" xmlns=\"http://www.lisa.org/srx20\">\n", header,
                "\n<body><languagerules>\n", rules, "\n</languagerules>\n<maprules>\n", maps,
                "\n</maprules></body></srx>");
}

constexpr std::string_view kHeader = "<header segmentsubflows='yes' cascade='yes'/>";
constexpr std::string_view kRules =
    "<languagerule languagerulename='K'><rule break='no'><beforebreak>가\\.</beforebreak>"
    "<afterbreak>\\s</afterbreak></rule></languagerule>\n"
    "<languagerule languagerulename='All'><rule><afterbreak>\\n</afterbreak></rule></languagerule>";
constexpr std::string_view kMaps =
    "<languagemap languagepattern='KO.*' languagerulename='K'/>\n"
    "<languagemap languagepattern='.*' languagerulename='All'/>";

std::vector<std::string> Befores(const std::vector<SrxRule>& rules) {
  std::vector<std::string> result;
  for (const SrxRule& rule : rules) result.push_back(Concat(rule.before, "|", rule.after));
  return result;
}

TEST(Srx, ReadsRulesMapsAndHeader) {
  Problems problems;
  const absl::StatusOr<Srx> srx =
      ReadSrx(Document("<header segmentsubflows='no' cascade='yes'>"
                       "<formathandle type='start' include='yes'/>"
                       "<o:options xmlns:o='urn:other' x='y'><o:a/></o:options></header>",
                       kRules, kMaps),
              "r.srx", &problems);
  ASSERT_TRUE(srx.ok()) << srx.status();
  EXPECT_THAT(problems, IsEmpty());
  EXPECT_FALSE(srx->segment_subflows);
  EXPECT_TRUE(srx->cascade);
  EXPECT_TRUE(srx->format_handle.include_start);
  ASSERT_THAT(srx->language_rules, SizeIs(2));
  EXPECT_EQ(srx->language_rules[0].rules[0], (SrxRule{false, "가\\.", "\\s", 4}));
  EXPECT_EQ(srx->language_rules[1].rules[0], (SrxRule{true, "", "\\n", 5}));
}

TEST(Srx, CascadeJoinsAllThatFitElseTheFirstDecides) {
  Problems problems;
  const absl::StatusOr<Srx> all = ReadSrx(Document(kHeader, kRules, kMaps), "r.srx", &problems);
  EXPECT_THAT(Befores(RulesFor(*all, "ko", &problems)), ElementsAre("가\\.|\\s", "|\\n"));
  EXPECT_THAT(Befores(RulesFor(*all, "en", &problems)), ElementsAre("|\\n"));
  const absl::StatusOr<Srx> first = ReadSrx(
      Document("<header segmentsubflows='yes' cascade='no'/>", kRules, kMaps), "r.srx", &problems);
  EXPECT_THAT(Befores(RulesFor(*first, "ko-KR", &problems)), ElementsAre("가\\.|\\s"));
}

TEST(Srx, Version1HasMapsInsideOfMaprule) {
  Problems problems;
  const absl::StatusOr<Srx> srx = ReadSrx(
      "<!DOCTYPE srx PUBLIC \"-//SRX//DTD SRX//EN\" \"srx.dtd\">\n"
      "<srx version='1.0'><header segmentsubflows='yes'/><body><languagerules>"
      "<languagerule languagerulename='D'><rule break='yes'><beforebreak>\\.</beforebreak>"
      "<afterbreak>\\s</afterbreak></rule></languagerule></languagerules>"
      "<maprules><maprule maprulename='m'><languagemap languagepattern='.*' languagerulename='D'/>"
      "</maprule></maprules></body></srx>",
      "r.srx", &problems);
  ASSERT_TRUE(srx.ok()) << srx.status();
  EXPECT_THAT(RulesFor(*srx, "en", &problems), SizeIs(1));
}

TEST(Srx, WhatIsWrongInAPartLeavesTheRest) {
  Problems problems;
  const absl::StatusOr<Srx> srx =
      ReadSrx(Document(kHeader,
                       "<languagerule languagerulename='A'>\n"
                       "<rule break='maybe'><beforebreak>x</beforebreak></rule>\n"
                       "<rule break='no'><beforebreak>y</beforebreak></rule></languagerule>",
                       "<languagemap languagepattern='.*' languagerulename='B'/>\n"
                       "<languagemap languagepattern='(?=en).*' languagerulename='A'/>\n"
                       "<languagemap languagepattern='.*' languagerulename='A'/>"),
              "r.srx", &problems);
  ASSERT_TRUE(srx.ok()) << srx.status();
  ASSERT_THAT(problems, SizeIs(2));
  EXPECT_THAT(ToString(problems[0]), StartsWith("r.srx:5:1: <rule break=\"maybe\">"));
  EXPECT_THAT(ToString(problems[1]), StartsWith("r.srx:9: a <languagemap> to \"B\""));
  EXPECT_THAT(Befores(RulesFor(*srx, "en", &problems)), ElementsAre("y|"));
  ASSERT_THAT(problems, SizeIs(3));
  EXPECT_THAT(ToString(problems[2]), HasSubstr("r.srx:10: languagepattern"));
}

TEST(Srx, WhatIsNoSrxIsAnError) {
  Problems problems;
  EXPECT_THAT(std::string(ReadSrx("<tmx/>", "r.srx", &problems).status().message()),
              StartsWith("r.srx:1:5: the file begins with <tmx>"));
  EXPECT_THAT(std::string(ReadSrx("<srx><body/></srx>", "r.srx", &problems).status().message()),
              HasSubstr("no <rule>"));
  EXPECT_FALSE(ReadSrx("<srx", "r.srx", &problems).ok());
  EXPECT_FALSE(ReadSrx("", "r.srx", &problems).ok());
}

}  // namespace
}  // namespace malmoi
