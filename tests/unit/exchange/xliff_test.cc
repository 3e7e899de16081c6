#include "exchange/xliff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

struct Read {
  std::vector<TranslationUnit> units;
  absl::StatusOr<XliffReadResult> result;
};

Read ReadText(std::string_view text, const XliffReadOptions& options = {}) {
  std::vector<TranslationUnit> units;
  auto result = ReadXliff(StringSource(text), "r.xlf", options, [&](TranslationUnit unit) {
    units.push_back(std::move(unit));
    return absl::OkStatus();
  });
  return {std::move(units), std::move(result)};
}

TranslationUnit Unit(std::string korean, std::string english) {
  TranslationUnit unit;
  unit.korean = std::move(korean);
  unit.english = std::move(english);
  return unit;
}

std::string Written(const std::vector<TranslationUnit>& units) {
  StringSink sink;
  const auto result = WriteXliff(units, {}, sink);
  EXPECT_TRUE(result.ok()) << result.status();
  return sink.text();
}

TEST(XliffWriter, OneUnit) {
  TranslationUnit unit = Unit("사고 & 패턴", "thinking pattern");
  unit.note = "a.txt#1";
  unit.file = "a.txt";
  unit.confidence = 0.93124;
  unit.comments = {"확인할 것"};
  EXPECT_EQ(
      Written({unit}),
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" "
      "xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\" version=\"2.1\" srcLang=\"ko\" "
      "trgLang=\"en\" xml:space=\"preserve\">\n"
      "  <file id=\"f1\" original=\"a.txt\">\n"
      "    <unit id=\"u1\" name=\"a.txt#1\">\n"
      "      <mtc:matches>\n"
      "        <mtc:match ref=\"#s=s1\" type=\"am\" origin=\"malmoi\" matchQuality=\"93.12\">\n"
      "          <source>사고 &amp; 패턴</source>\n"
      "          <target>thinking pattern</target>\n"
      "        </mtc:match>\n"
      "      </mtc:matches>\n"
      "      <notes>\n"
      "        <note>확인할 것</note>\n"
      "      </notes>\n"
      "      <segment id=\"s1\" state=\"translated\">\n"
      "        <source>사고 &amp; 패턴</source>\n"
      "        <target>thinking pattern</target>\n"
      "      </segment>\n"
      "    </unit>\n"
      "  </file>\n"
      "</xliff>\n");
}

TEST(XliffWriter, ABeadWithoutPartnerIsShownToo) {
  BitextUnit lone;
  lone.file = "a.txt";
  lone.korean = {{"혼자.", 0, {}}};
  BitextUnit english;
  english.file = "a.txt";
  english.english = {{"Alone.", 0, {}}};
  StringSink sink;
  ASSERT_TRUE(WriteXliff(std::vector<BitextUnit>{lone, english}, {}, sink).ok());
  EXPECT_THAT(sink.text(), HasSubstr("<segment id=\"s1\" state=\"initial\">\n"
                                     "        <source>혼자.</source>\n      </segment>"));
  EXPECT_THAT(sink.text(), HasSubstr("<source></source>\n        <target>Alone.</target>"));
}

TEST(Xliff, RoundTrip) {
  std::vector<TranslationUnit> units;
  for (const std::string text : {"&", "<b>", "]]>", "\"", "줄\r\n끝", "  앞뒤 공백  ", "세로\v탭",
                                 "\v", "\uFFFE", "\x01\x02", "𝄞🙂"}) {
    TranslationUnit unit = Unit(text + "가", text + "a");
    unit.note = "a & b.txt#1";
    unit.file = "a & b.txt";
    unit.comments = {"메모"};
    unit.properties[std::string(kXliffStateProperty)] = "reviewed";
    units.push_back(unit);
  }
  const Read read = ReadText(Written(units));
  ASSERT_TRUE(read.result.ok()) << read.result.status();
  EXPECT_THAT(read.result->problems, IsEmpty());
  ASSERT_THAT(read.units, SizeIs(units.size()));
  for (size_t i = 0; i < units.size(); ++i) {
    units[i].origin = "r.xlf";
    EXPECT_EQ(read.units[i], units[i]) << units[i].korean;
  }
}

TEST(XliffReader, Version2OfSomebodyElse) {
  const Read read = ReadText(R"(<xliff version="2.0" srcLang="en-US" trgLang="ko" xmlns="urn:x">
 <file id="f" original="ui.json"><group id="g"><unit id="1" name="ok">
  <notes><note>단추</note></notes><originalData><data id="d">&lt;b></data></originalData>
  <segment state="final"><source>Press <pc id="1">OK</pc><ph id="2"/>.</source>
   <target>확인<cp hex="0009"/>을 <mrk id="m" type="term">누르세요</mrk>.</target></segment>
  <ignorable><source> </source></ignorable>
  <segment><source>Untranslated.</source></segment></unit></group></file></xliff>)");
  ASSERT_TRUE(read.result.ok()) << read.result.status();
  ASSERT_THAT(read.units, SizeIs(1));
  EXPECT_EQ(read.units[0].english, "Press OK.");  // the file goes the other way round
  EXPECT_EQ(read.units[0].korean, "확인\t을 누르세요.");
  EXPECT_EQ(read.units[0].note, "ok");
  EXPECT_EQ(read.units[0].file, "ui.json");
  EXPECT_THAT(read.units[0].comments, ElementsAre("단추"));
  EXPECT_EQ(read.units[0].properties.at("x-xliff-state"), "final");
  EXPECT_THAT(read.result->problems, IsEmpty());  // nothing is wrong with such a file
  ASSERT_THAT(read.result->remarks, SizeIs(2));
  EXPECT_THAT(ToString(read.result->remarks[0]), HasSubstr("r.xlf:7:3: 1 segment without text"));
  EXPECT_THAT(ToString(read.result->remarks[1]), HasSubstr("inline codes"));
}

TEST(XliffReader, Version12) {
  const Read read = ReadText(R"(<xliff version="1.2"><file source-language="ko-KR"
  target-language="en" original="a.html" datatype="html"><header><note>머리</note></header><body>
  <trans-unit id="1" resname="title"><source>굵은 <g id="1">글</g><x id="2"/></source>
   <seg-source><mrk mtype="seg">굵은</mrk></seg-source>
   <target state="needs-review-translation"><bpt id="3">&lt;b></bpt>Bold<ept id="3">&lt;/b></ept> text</target>
   <alt-trans><source>다른</source><target>other</target></alt-trans>
   <note>볼 것</note></trans-unit></body></file></xliff>)");
  ASSERT_TRUE(read.result.ok()) << read.result.status();
  ASSERT_THAT(read.units, SizeIs(1));
  EXPECT_EQ(read.units[0].korean, "굵은 글");
  EXPECT_EQ(read.units[0].english, "Bold text");
  EXPECT_EQ(read.units[0].note, "title");
  EXPECT_THAT(read.units[0].comments, ElementsAre("볼 것"));
  EXPECT_EQ(read.units[0].properties.at("x-xliff-state"), "needs-review-translation");
}

TEST(XliffReader, Refuses) {
  struct Case {
    const char* name;
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      {"another format", "<tmx/>", "<tmx> where <xliff> was expected"},
      {"an old version", "<xliff version=\"1.0\"/>", "version \"1.0\""},
      {"other languages", "<xliff version=\"2.1\" srcLang=\"en\" trgLang=\"fr\"/>",
       "from \"en\" to \"fr\", where ko and en were expected"},
      {"nothing", "", "r.xlf:1"},
      {"cut off", "<xliff version=\"2.0\" srcLang=\"ko\"><file>", "r.xlf:1:"},
  };
  for (const Case& c : cases) {
    const Read read = ReadText(c.text);
    ASSERT_FALSE(read.result.ok()) << c.name;
    EXPECT_THAT(std::string(read.result.status().message()), HasSubstr(c.expected)) << c.name;
  }
}

}  // namespace
}  // namespace malmoi
