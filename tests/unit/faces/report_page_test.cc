#include "faces/web/report_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/strings.h"
#include "support/sample_build.h"

namespace malmoi {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Page(const BuildResult& build) {
  StringSink sink;
  EXPECT_TRUE(WriteReportPage(build, MakeReport(build), sink).ok());
  return sink.text();
}

size_t Count(const std::string& text, std::string_view what) {
  size_t count = 0;
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

TEST(ReportPage, NotesAreNeverMarkup) {
  const std::string page = Page(SampleBuild());
  EXPECT_EQ(Count(page, "<script"), 1u);  // our own
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(3)&lt;/script&gt;"));
}

TEST(ReportPage, LoadsNothingFromOutside) {
  const std::string page = Page(SampleBuild());
  EXPECT_THAT(page, HasSubstr("default-src &#39;none&#39;"));
  for (const char* loader : {"<link", "src=\"", "@import", "url(", "<iframe", "fetch("}) {
    EXPECT_THAT(page, Not(HasSubstr(loader))) << loader;
  }
}

TEST(ReportPage, EverySentenceStandsOnItWithItsLanguage) {
  const std::string page = Page(SampleBuild());
  EXPECT_THAT(page, HasSubstr("<p lang=\"ko\">다섯 가지 사고 패턴을 비교했다.</p>"));
  EXPECT_THAT(page, HasSubstr("<span class=\"s\">They changed the tokenizer.</span> "
                              "<span class=\"s\">Training became faster.</span>"));
  EXPECT_THAT(page, HasSubstr("아직 번역하지 않은 메모다."));
  EXPECT_THAT(page, HasSubstr("<a href=\"https://example.org/a?b=1\" rel=\"noreferrer\">"));
}

TEST(ReportPage, WhatIsUnevenOrLeftOverIsMarked) {
  const std::string page = Page(SampleBuild());
  EXPECT_THAT(page, HasSubstr("<div class=\"bead uneven\" id=\"n1b0\">"));
  EXPECT_THAT(page, HasSubstr("<div class=\"bead weak\" id=\"n1b1\">"));
  EXPECT_THAT(page, HasSubstr("<div class=\"bead alone\" id=\"n1b2\">"));
  EXPECT_THAT(page, HasSubstr("data-why=\"no English\""));
  EXPECT_THAT(page, HasSubstr("data-chip=\"has-alone\""));
  for (const char* left : {"어디에도 맞지 않는 줄", "&lt;b&gt;떠도는&lt;/b&gt; 줄", "only links",
                           "photo.jpg", "broken.md:3:1: these bytes are no text"}) {
    EXPECT_THAT(page, HasSubstr(left));
  }
}

TEST(ReportPage, EvidencePointsAtTheTermInItsBead) {
  // In UTF-16 units, as the page's script counts: 사고 패턴 begins after "다섯 가지 ".
  EXPECT_THAT(Page(SampleBuild()), HasSubstr("data-proof=\"n0b0 6 11 25 41\""));
}

TEST(ReportPage, AnEmptyBuildSaysSo) {
  const std::string page = Page(BuildResult());
  EXPECT_THAT(page, HasSubstr("No note was found."));
  EXPECT_THAT(page, HasSubstr("No term was found"));
}

TEST(MakeReport, CountsAndTellsWhatToLookAt) {
  const Report report = MakeReport(SampleBuild());
  EXPECT_EQ(report.notes, 4u);
  EXPECT_EQ(report.pairs, 3u);
  EXPECT_EQ(report.korean_sentences, 6u);
  EXPECT_EQ(report.english_sentences, 6u);
  EXPECT_EQ(report.shapes,
            (std::map<std::pair<size_t, size_t>, size_t>{{{1, 0}, 1}, {{1, 1}, 4}, {{1, 2}, 1}}));
  std::vector<std::string> told;
  for (const Attention& attention : report.attention) {
    told.push_back(Concat(attention.what, ": ", Join(attention.where, "; ")));
  }
  EXPECT_THAT(told,
              testing::ElementsAre(
                  "1 input was refused: broken.md:3:1: these bytes are no text",
                  "1 pair of texts may not belong together: journal.txt:2 "
                  "</article><script>alert(1)</script>",
                  "1 sentence has no partner: journal.txt:2 Merged and Lost",
                  "1 match of sentences is uncertain: journal.txt:2 Merged and Lost",
                  "1 term has several renderings: 사고 패턴 = thinking pattern, thought pattern",
                  "1 note has no English: journal.txt:2 Not Rendered Yet",
                  "2 lines fit nowhere: journal.txt:12; journal.txt:1",
                  "1 file holds no note: links.md: only links"));
}

}  // namespace
}  // namespace malmoi
