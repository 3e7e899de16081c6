#include "text/internal/icu_regex.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <string>
#include <string_view>

namespace malmoi {
namespace {

using testing::HasSubstr;

bool FullMatch(std::string_view pattern, std::string_view text) {
  const absl::StatusOr<Re2Pattern> translated = TranslateIcuRegex(pattern);
  EXPECT_TRUE(translated.ok()) << pattern << ": " << translated.status();
  if (!translated.ok()) return false;
  const RE2 regex("(?:" + translated->text + ")");
  EXPECT_TRUE(regex.ok()) << pattern << ": " << regex.error();
  return RE2::FullMatch(text, regex);
}

TEST(IcuRegex, MeansWhatIcuMeans) {
  struct Case {
    std::string_view pattern;
    std::string_view matches;
    std::string_view does_not;
  };
  const Case cases[] = {
      {R"(\s)", "\u00a0", "a"},  // RE2's \s is ASCII
      {R"(\S)", "패", "\u3000"},
      {R"(\w+)", "패턴_1é", "a b"},
      {R"(\d)", "३", "x"},
      {R"(\h)", "\t", "\n"},
      {R"(\R)", "\r\n", "\n\n"},
      {R"(.)", "패", "\u2028"},  // . stops at every line end
      {R"((?s).)", "\n", ""},
      {R"(\u2026\x41\x{c0ac})", "…A사", "A"},
      {R"(\Qa.b\E+)", "a.bb", "axb"},
      {R"([.?!\]\-])", "-", "a"},
      {R"([a-z&&[^aeiou]])", "b", "a"},  // intersection
      {R"([\p{L}--[a-z]])", "Z", "z"},   // difference
      {R"([[:punct:]x])", "!", "y"},
      {R"([^\p{Lu}\s])", "a", "A"},
      {R"(\p{IsHangul})", "사", "四"},  // Java's spelling
      {R"(\p{Alphabetic})", "사", "1"},
      {R"(\pL)", "사", "1"},
      {R"((a|b){2,3})", "abb", "a"},
      {R"((?<name>a)(?#nothing)b)", "ab", "a"},
      {R"((?iu)dr\.)", "DR.", "Dr"},
      {R"(a+?b*?)", "aab", "b"},
      {R"(\_\"\/)", "_\"/", "_"},
      {"사고", "사고", "사"},
      {R"([\ud7a3])", "힣", "가"},
      {R"(x$)", "x", "y"},
  };
  for (const Case& c : cases) {
    EXPECT_TRUE(FullMatch(c.pattern, c.matches)) << c.pattern;
    EXPECT_FALSE(FullMatch(c.pattern, c.does_not)) << c.pattern;
  }
}

TEST(IcuRegex, ALeadingWordBoundaryIsKeptApart) {
  EXPECT_TRUE(TranslateIcuRegex(R"(\bDr\.)")->at_word_start);
  EXPECT_FALSE(TranslateIcuRegex(R"(\bDr\.|\bMr\.)")->at_word_start);  // of one alternative only
  EXPECT_FALSE(TranslateIcuRegex(R"(\b\.)")->at_word_start);           // of what is no word
  const RE2 start(std::string(WordStart()) + "a");
  for (const std::string_view fits : {"a", " a", "(a", "×a", "“a", "、a", "・a", "→a", "😀a"}) {
    EXPECT_TRUE(RE2::FullMatch(fits, start)) << fits;
  }
  // RE2's \b would take Hangul for no word.
  for (const std::string_view does_not : {"사a", "éa", "жa", "漢a", "ーa", "_a", "9a"}) {
    EXPECT_FALSE(RE2::FullMatch(does_not, start)) << does_not;
  }
}

TEST(IcuRegex, TellsWhatEveryMatchHolds) {
  EXPECT_EQ(TranslateIcuRegex(R"([ \t]*\n#+ \(?x)")->required, "\n# ");
  EXPECT_EQ(TranslateIcuRegex(R"((?:\(|a)\)*-{0,2}(!)\])")->required, "]");
  EXPECT_EQ(TranslateIcuRegex(R"(\.|!)")->required, "");
}

TEST(IcuRegex, RefusesWhatHasNoLinearTimeEqual) {
  struct Case {
    std::string_view pattern;
    std::string_view message;
  };
  const Case cases[] = {
      {R"((?=a))", "lookahead"},
      {R"((?<!a))", "lookahead"},
      {R"((a)\1)", "backreferences"},
      {R"(a++)", "possessive"},
      {R"(a{2}+)", "possessive"},
      {R"((?>a))", "atomic"},
      {R"(\Ga)", "\\G"},
      {R"(\X)", "\\X"},
      {R"((?x)a)", "flag"},
      {R"([a)", "no \"]\""},
      {R"(\p{Klingon})", "Klingon"},
      {R"(\uZZZZ)", "hexadecimal"},
      {R"([z-a])", "ends before"},
      {R"(*a)", "nothing before it"},
      {"a\\", "nothing follows"},
      {R"((?)", "no end"},
      {R"(a{,3})", "count"},
      {R"(\x{110000})", "hexadecimal"},
      {R"(\p)", "property"},
      {R"((?#)", "no end"},
      {R"(\q)", "not supported"},
  };
  for (const Case& c : cases) {
    const absl::StatusOr<Re2Pattern> translated = TranslateIcuRegex(c.pattern);
    ASSERT_FALSE(translated.ok()) << c.pattern;
    EXPECT_THAT(std::string(translated.status().message()), HasSubstr(c.message)) << c.pattern;
  }
}

}  // namespace
}  // namespace malmoi
