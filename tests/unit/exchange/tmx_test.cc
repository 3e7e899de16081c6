#include "exchange/tmx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/strings.h"

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

struct Read {
  std::vector<TranslationUnit> units;
  absl::StatusOr<TmxReadResult> result;
};

Read ReadText(std::string_view text, const TmxReadOptions& options = {}) {
  std::vector<TranslationUnit> units;
  auto result = ReadTmx(StringSource(text), "m.tmx", options, [&](TranslationUnit unit) {
    units.push_back(std::move(unit));
    return absl::OkStatus();
  });
  return {std::move(units), std::move(result)};
}

std::string Written(const std::vector<TranslationUnit>& units, Problems* losses = nullptr) {
  StringSink sink;
  TmxWriteOptions options;
  options.tool_version = "1.2.3";
  const auto result = WriteTmx(units, options, sink);
  EXPECT_TRUE(result.ok()) << result.status();
  if (losses != nullptr && result.ok()) *losses = *result;
  return sink.text();
}

TranslationUnit Unit(std::string korean, std::string english) {
  TranslationUnit unit;
  unit.korean = std::move(korean);
  unit.english = std::move(english);
  unit.origin = "malmoi";
  return unit;
}

// A unit with everything that a unit can know.
TranslationUnit FullUnit() {
  TranslationUnit unit = Unit("그는 버튼을 눌렀다.", "He pressed the button.");
  unit.note = "a.txt#1";
  unit.file = "a.txt";
  unit.date = "2025-03-18";
  unit.created_at = "20250318T090000Z";
  unit.changed_at = "20250319T100000Z";
  unit.user = "김민수";
  unit.confidence = 0.9312;
  unit.previous_korean = "앞 문장.";
  unit.next_korean = "뒤 문장.";
  unit.comments = {"확인함", "둘째 메모"};
  unit.properties = {{"client", "가"},       {"client#2", "나"},    {"@tuid", "17"},
                     {"@creationid", "lee"}, {"ko:@changeid", "x"}, {"en:domain", "UI"},
                     {"tu:@odd", "이상"},    {"version#7#1", "1"}};
  unit.korean_markup =
      "그는 <bpt i=\"1\">&lt;b&gt;</bpt>버튼<ept i=\"1\">&lt;/b&gt;</ept>을 눌렀다.";
  unit.english_markup = "He pressed the <hi type=\"bold\">button</hi>.";
  return unit;
}

TEST(TmxWriter, OneUnit) {
  TranslationUnit unit = Unit("사고 & <패턴>", "thinking pattern");
  unit.note = "a.txt#1";
  unit.date = "2025-03-18";
  EXPECT_EQ(Written({unit}),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
            "<tmx version=\"1.4\">\n"
            "  <header creationtool=\"malmoi\" creationtoolversion=\"1.2.3\" segtype=\"sentence\" "
            "o-tmf=\"malmoi\" adminlang=\"en\" srclang=\"ko\" datatype=\"plaintext\"/>\n"
            "  <body>\n"
            "    <tu creationdate=\"20250318T000000Z\">\n"
            "      <prop type=\"x-note\">a.txt#1</prop>\n"
            "      <prop type=\"x-date\">2025-03-18</prop>\n"
            "      <prop type=\"x-origin\">malmoi</prop>\n"
            "      <tuv xml:lang=\"ko\">\n"
            "        <seg>사고 &amp; &lt;패턴&gt;</seg>\n"
            "      </tuv>\n"
            "      <tuv xml:lang=\"en\">\n"
            "        <seg>thinking pattern</seg>\n"
            "      </tuv>\n"
            "    </tu>\n"
            "  </body>\n"
            "</tmx>\n");
}

TEST(TmxWriter, TellsWhatItCannotHold) {
  TranslationUnit empty = Unit("", "Only English.");
  empty.note = "a.txt#2";
  TranslationUnit control = Unit("세로\v탭", "vertical tab");
  TranslationUnit undated = Unit("가", "a");
  undated.created_at = "작년";
  TranslationUnit edited = Unit("고친 글", "edited");
  edited.korean_markup = "<ph/>원래 글";
  TranslationUnit broken = Unit("글", "broken");
  broken.korean_markup = "<ph>글";
  Problems losses;
  const std::string text = Written({empty, control, undated, edited, broken}, &losses);
  ASSERT_THAT(losses, SizeIs(5));
  EXPECT_EQ(ToString(losses[0]),
            "unit 1 (a.txt#2): the Korean side is empty; the unit is left out");
  EXPECT_EQ(ToString(losses[1]), "unit 2: 1 characters that XML cannot hold are written as U+FFFD");
  EXPECT_THAT(losses[2].message, HasSubstr("\"작년\" is no date"));
  EXPECT_THAT(losses[3].message, HasSubstr("inline tags"));
  EXPECT_THAT(losses[4].message, HasSubstr("inline tags"));
  EXPECT_THAT(text, HasSubstr("<seg>고친 글</seg>"));
  EXPECT_THAT(ReadText(text).units, SizeIs(4));
}

TEST(TmxWriter, TakesUnitsOneByOne) {
  const std::vector<TranslationUnit> units = {Unit("가", "a"), Unit("나", "b")};
  StringSink sink;
  TmxWriteOptions options;
  options.tool_version = "1.2.3";
  ASSERT_TRUE(WriteTmx(
                  [&](const TakeUnit& take) {
                    for (const TranslationUnit& unit : units) EXPECT_TRUE(take(unit).ok());
                    return absl::OkStatus();
                  },
                  options, sink)
                  .ok());
  EXPECT_EQ(sink.text(), Written(units));
  // What the stream cannot give ends the writing.
  const UnitStream broken = [](const TakeUnit&) { return absl::DataLossError("gone"); };
  EXPECT_EQ(WriteTmx(broken, options, sink).status(), absl::DataLossError("gone"));
}

TEST(Tmx, RoundTripKeepsEverything) {
  const TranslationUnit full = FullUnit();
  TranslationUnit dated = Unit("가", "a");  // the creation date is made of the day and unmade again
  dated.date = "2025-03-18";
  const Read read = ReadText(Written({full, dated}));
  ASSERT_TRUE(read.result.ok()) << read.result.status();
  EXPECT_THAT(read.result->problems, IsEmpty());
  ASSERT_THAT(read.units, SizeIs(2));
  EXPECT_EQ(read.units[0].properties, full.properties);
  EXPECT_EQ(read.units[0], full);
  EXPECT_EQ(read.units[1], dated);
}

TEST(Tmx, RoundTripOfAwkwardTexts) {
  for (const std::string text : {"&", "<b>", "]]>", "\"", "'", "줄\r\n끝\r", "  앞뒤 공백  ", "\t",
                                 "&amp;", "𝄞🙂", "<!-- -->", "가&#13;"}) {
    TranslationUnit unit = Unit(text, text);
    unit.comments = {text};
    unit.properties["x"] = text;
    unit.properties["@tuid"] = text;
    const Read read = ReadText(Written({unit}));
    ASSERT_THAT(read.units, SizeIs(1)) << text;
    EXPECT_EQ(read.units[0], unit) << text;
  }
}

std::string Document(std::string_view body) {
  return Concat("<tmx version=\"1.4\"><header srclang=\"ko\"/><body>\n", body, "</body></tmx>");
}

constexpr char kTwoVariants[] =
    "<tu><tuv xml:lang=\"ko\"><seg>가</seg></tuv><tuv xml:lang=\"en\"><seg>a</seg></tuv></tu>\n";

TEST(TmxReader, LanguagesAsFilesWriteThem) {
  const std::string text = Document(
      "<tu><tuv lang=\"EN-US\"><seg>colour</seg></tuv><tuv xml:lang=\"ko_KR\"><seg>색</seg></tuv>"
      "<tuv xml:lang=\"en-GB\"><seg>color</seg></tuv><tuv xml:lang=\"fr\"><seg>x</seg></tuv></tu>");
  const Read read = ReadText(text);
  ASSERT_TRUE(read.result.ok()) << read.result.status();
  ASSERT_THAT(read.units, SizeIs(2));  // each English variant makes a unit
  EXPECT_EQ(read.units[0].english, "colour");
  EXPECT_EQ(read.units[1].english, "color");
  EXPECT_EQ(read.units[1].korean, "색");
  EXPECT_THAT(read.result->languages,
              ElementsAre(Pair("EN-US", 1), Pair("en-GB", 1), Pair("fr", 1), Pair("ko_KR", 1)));
  const Read other = ReadText(text, {"fr", "en-gb"});
  ASSERT_THAT(other.units, SizeIs(1));
  EXPECT_EQ(other.units[0].korean, "x");
  EXPECT_EQ(other.units[0].english, "color");
}

TEST(TmxReader, SaysWhichLanguagesThereAre) {
  const Read read = ReadText(Document(
      "<tu><tuv xml:lang=\"de\"><seg>x</seg></tuv><tuv xml:lang=\"fr\"><seg>y</seg></tuv></tu>"));
  EXPECT_EQ(
      read.result.status().message(),
      "m.tmx:2:1: no unit with text in both ko and en; its languages are de (1), fr (1): choose "
      "two of them with --from and --to");
}

TEST(TmxReader, PartsThatAreLeftOutAreToldWithTheirPlace) {
  const Read read = ReadText(Document(Concat(
      "<tu><tuv xml:lang=\"ko\"><seg>나</seg></tuv></tu>\n", kTwoVariants,
      "<tu><tuv><seg>x</seg></tuv></tu>\n",
      "<tu><tuv xml:lang=\"ko\"><seg></seg></tuv><tuv xml:lang=\"en\"><seg>b</seg></tuv></tu>\n",
      "<tu><tuv xml:lang=\"ko\"><seg>다<x>라</x></seg><seg>둘</seg></tuv>"
      "<tuv xml:lang=\"en\"><seg>c</seg></tuv></tu>\n",
      "<extra><tu/></extra>")));
  ASSERT_TRUE(read.result.ok()) << read.result.status();
  ASSERT_THAT(read.units, SizeIs(2));
  EXPECT_EQ(read.units[1].korean, "다라");
  EXPECT_EQ(read.units[1].korean_markup, "");
  std::vector<std::string> told;
  for (const Problem& problem : read.result->problems) told.push_back(ToString(problem));
  EXPECT_THAT(told, ElementsAre(HasSubstr("m.tmx:4:5: a <tuv> without xml:lang"),
                                HasSubstr("m.tmx:5:1: the unit has no text in ko"),
                                HasSubstr("m.tmx:6:24: <x> is no inline element"),
                                HasSubstr("m.tmx:6:"), HasSubstr("m.tmx:7:1: <extra>"),
                                HasSubstr("m.tmx:2:1: 2 units lack ko or en")));
}

TEST(TmxReader, AFileThatBreaksOffGivesWhatStoodBefore) {
  const Read read = ReadText(Document(Concat(kTwoVariants, "<tu><tuv xml:lang=")));
  ASSERT_TRUE(read.result.ok()) << read.result.status();
  EXPECT_THAT(read.units, SizeIs(1));
  ASSERT_THAT(read.result->problems, SizeIs(1));
  EXPECT_EQ(read.result->problems[0].place.line, 3u);
  EXPECT_THAT(read.result->problems[0].message, HasSubstr("the 1 units before this place"));
}

TEST(TmxReader, Refuses) {
  struct Case {
    const char* name;
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      {"another format", "<xliff/>", "<xliff> where <tmx> was expected"},
      {"no body", "<tmx version=\"1.4\"></tmx>", "without <body>"},
      {"nothing", "", "m.tmx:1"},
      {"text", "안녕하세요", "m.tmx:1"},
      {"entities", "<!DOCTYPE tmx [<!ENTITY a \"b\">]><tmx>&a;</tmx>", "entit"},
      {"broken at once", "<tmx><body><tu>", "m.tmx:1:"},
  };
  for (const Case& c : cases) {
    const Read read = ReadText(c.text);
    ASSERT_FALSE(read.result.ok()) << c.name;
    EXPECT_THAT(std::string(read.result.status().message()), HasSubstr(c.expected)) << c.name;
  }
}

TEST(TmxReader, TextsAreNfc) {
  const Read read = ReadText(
      Document("<tu><tuv xml:lang=\"ko\"><seg>\u1100\u1161<ph>\u1100\u1161</ph></seg></tuv>"
               "<tuv xml:lang=\"en\"><seg>e\u0301</seg></tuv></tu>"));
  ASSERT_THAT(read.units, SizeIs(1));
  EXPECT_EQ(read.units[0].korean, "가");
  EXPECT_EQ(read.units[0].korean_markup, "가<ph>가</ph>");
  EXPECT_EQ(read.units[0].english, "é");
}

TEST(TmxReader, AnErrorOfTheReceiverStopsTheReading) {
  const std::string text = Document(Concat(kTwoVariants, kTwoVariants));
  size_t calls = 0;
  const auto result = ReadTmx(StringSource(text), "m.tmx", {}, [&](const TranslationUnit&) {
    ++calls;
    return absl::UnavailableError("disk full");
  });
  EXPECT_EQ(result.status().message(), "disk full");
  EXPECT_EQ(calls, 1u);
}

}  // namespace
}  // namespace malmoi
