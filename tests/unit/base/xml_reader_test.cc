#include "base/xml_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/strings.h"

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

// Events as short strings: "<seg @1:2", "</seg @1:9", "text" @…; then "error MESSAGE" if one came.
std::vector<std::string> Events(std::string_view xml, XmlReader::Options options = {}) {
  XmlReader reader(xml, "a.xml", options);
  std::vector<std::string> shown;
  while (true) {
    const absl::StatusOr<XmlEvent> event = reader.Next();
    if (!event.ok()) {
      shown.push_back(Concat("error ", std::string(event.status().message())));
      EXPECT_EQ(reader.Next().status(), event.status());
      return shown;
    }
    if (event->kind == XmlEvent::Kind::kEndOfDocument) return shown;
    std::string line;
    if (event->kind == XmlEvent::Kind::kStart) line = Concat("<", event->name);
    if (event->kind == XmlEvent::Kind::kEnd) line = Concat("</", event->name);
    if (event->kind == XmlEvent::Kind::kText) line = Concat("'", event->text, "'");
    for (const XmlAttribute& attribute : event->attributes) {
      line += Concat(" ", attribute.name, "=", attribute.value);
    }
    shown.push_back(Concat(line, " @", event->line, ":", event->column));
  }
}

std::string ErrorOf(std::string_view xml, XmlReader::Options options = {}) {
  const std::vector<std::string> events = Events(xml, options);
  return !events.empty() && events.back().rfind("error ", 0) == 0 ? events.back().substr(6) : "";
}

TEST(XmlReader, GivesTagsTextAndPlaces) {
  EXPECT_THAT(
      Events("<tmx version='1.4'>\n"
             " <tuv xml:lang=\"ko\"><seg>사고 <b/>패턴 &amp; &#54056;턴</seg></tuv>\n"
             "</tmx>\n"),
      ElementsAre("<tmx version=1.4 @1:19", "'\n ' @1:20", "<tuv xml:lang=ko @2:2", "<seg @2:21",
                  "'사고 ' @2:26", "<b @2:29", "</b @2:32", "'패턴 & 패턴' @2:33", "</seg @2:51",
                  "</tuv @2:57", "'\n' @2:63", "</tmx @3:1"));
}

TEST(XmlReader, CommentsAndInstructionsVanishCdataIsText) {
  EXPECT_THAT(Events("<?xml version='1.0'?><!-- a --><r>a<!-- < --><?pi x?>b<![CDATA[<c>]]></r>"),
              ElementsAre("<r @1:34", "'ab<c>' @1:35", testing::StartsWith("</r")));
}

TEST(XmlReader, NamespacesAreToldApartFromNames) {
  XmlReader reader("<x:tbx xmlns:x='urn:iso'><x:a/></x:tbx>", "a.xml");
  const absl::StatusOr<XmlEvent> event = reader.Next();
  ASSERT_TRUE(event.ok());
  EXPECT_EQ(event->name, "tbx");
  EXPECT_EQ(event->namespace_uri, "urn:iso");
}

TEST(XmlReader, AnUndeclaredPrefixIsTolerated) {
  EXPECT_THAT(Events("<o:r/>"), ElementsAre(StartsWith("<"), StartsWith("</")));
}

TEST(XmlReader, ReadTextAndSkipElementEndBehindTheElement) {
  XmlReader reader("<r><a>x<b>y</b>z</a><c><d/>text</c><e/></r>", "a.xml");
  ASSERT_TRUE(reader.Next().ok());
  ASSERT_TRUE(reader.Next()->IsStart("a"));
  EXPECT_EQ(*reader.ReadText(), "xyz");
  ASSERT_TRUE(reader.Next()->IsStart("c"));
  EXPECT_TRUE(reader.SkipElement().ok());
  EXPECT_TRUE(reader.Next()->IsStart("e"));
}

TEST(XmlReader, TheDoctypeOfTmxIsPassedOver) {
  EXPECT_THAT(Events("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx/>"),
              ElementsAre("<tmx @1:38", "</tmx @1:39"));
  EXPECT_THAT(
      Events("<!DOCTYPE tmx PUBLIC \"-//LISA//DTD\" \"http://localhost:1/tmx14.dtd\">\n<tmx/>"),
      ElementsAre("<tmx @2:5", "</tmx @2:6"));
  EXPECT_THAT(Events("<!DOCTYPE r [<!ELEMENT r ANY><!ATTLIST r a CDATA #IMPLIED>]><r/>"),
              ElementsAre(StartsWith("<r"), StartsWith("</r")));
}

TEST(XmlReader, EntitiesAreRefusedWithTheirPlace) {
  struct Case {
    std::string_view why;
    std::string_view xml;
  };
  const Case cases[] = {
      {"billion laughs",
       "<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;'>]><r>&b;</r>"},
      {"in an attribute", "<!DOCTYPE r [<!ENTITY a 'ha'>]><r x='&a;'/>"},
      {"external file", "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><r>&a;</r>"},
      {"parameter entity", "<!DOCTYPE r [<!ENTITY % p SYSTEM 'http://localhost:1/x'> %p;]><r/>"},
      {"declared outside", "<!DOCTYPE r SYSTEM 'r.dtd'><r>&nbsp;</r>"},
      {"declared outside, in an attribute", "<!DOCTYPE r SYSTEM 'r.dtd'><r x='&nbsp;'/>"},
      {"declared nowhere", "<r>&nbsp;</r>"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(ErrorOf(c.xml), testing::AllOf(StartsWith("a.xml:1:"), HasSubstr("entit")))
        << c.why;
  }
}

TEST(XmlReader, DefaultsOfAttributesAreRefused) {
  EXPECT_THAT(ErrorOf("<!DOCTYPE r [<!ATTLIST r a (x|y) 'x'>]><r/>"), HasSubstr("default"));
}

TEST(XmlReader, ErrorsSayLineAndColumn) {
  EXPECT_THAT(ErrorOf("<r>\n  <a>\n  </b>\n</r>"), StartsWith("a.xml:3:"));
  EXPECT_THAT(ErrorOf("<r>\n  <a>"), HasSubstr("not well-formed"));
  EXPECT_THAT(ErrorOf("<r></r>more"), HasSubstr("not well-formed"));
  EXPECT_THAT(ErrorOf(""), StartsWith("a.xml:1:1: "));
  EXPECT_THAT(ErrorOf("no markup"), StartsWith("a.xml:1:1: "));
  EXPECT_THAT(ErrorOf("<r>\xff\xfe</r>"), StartsWith("a.xml:1:4: "));
  EXPECT_THAT(ErrorOf("<r a='1' a='2'/>"), StartsWith("a.xml:1:"));
}

TEST(XmlReader, EventsBeforeAnErrorAreGiven) {
  EXPECT_THAT(Events("<r><a>x</a><b></r>"),
              ElementsAre(StartsWith("<r"), StartsWith("<a"), StartsWith("'x'"), StartsWith("</a"),
                          StartsWith("<b"), StartsWith("error")));
}

TEST(XmlReader, ReadsOtherEncodings) {
  std::string utf16 = "\xff\xfe";
  for (const char c : std::string_view("<r>a</r>")) utf16 += std::string{c, '\0'};
  utf16.replace(utf16.find('a'), 2, "\x28\xd3");  // U+D328 패
  EXPECT_THAT(Events(utf16), ElementsAre(StartsWith("<r"), StartsWith("'패'"), StartsWith("</r")));
  EXPECT_THAT(Events("<?xml version='1.0' encoding='EUC-KR'?><r>\xc6\xd0\xc5\xcf</r>"),
              ElementsAre(StartsWith("<r"), StartsWith("'패턴'"), StartsWith("</r")));
  EXPECT_THAT(ErrorOf("<?xml version='1.0' encoding='klingon'?><r/>"), HasSubstr("klingon"));
}

TEST(XmlReader, DepthTextAndSizeAreBounded) {
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<a>";
  EXPECT_THAT(ErrorOf(deep), HasSubstr("more than 128 elements"));
  std::string wide = "<a";
  for (int i = 0; i < 300'000; ++i) wide += Concat(" a", i, "='b \"c\">'");
  EXPECT_THAT(ErrorOf(wide + "/>"), HasSubstr("more than 1000 attributes"));
  std::string many = "<a>";  // of many elements, signs in values, and text that looks like them
  for (int i = 0; i < 2000; ++i) many += "<b c='=====' d=\">=\"/>a=b<!-- a=b -->";
  EXPECT_EQ(ErrorOf(many + "</a>"), "");
  const std::string text = Concat("<r>", std::string(2000, 'x'), "</r>");
  EXPECT_THAT(ErrorOf(text, {.max_text_bytes = 1999}), HasSubstr("more than 1999 bytes"));
  EXPECT_EQ(ErrorOf(text, {.max_text_bytes = 2000}), "");
  EXPECT_THAT(ErrorOf(text, {.max_bytes = 1000}), HasSubstr("larger than"));
}

TEST(XmlReader, ReadTextIsBoundedOverElementsInside) {
  std::string xml = "<r>";
  for (int i = 0; i < 100; ++i) xml += "<b>0123456789</b>";
  xml += "</r>";
  XmlReader reader(xml, "a.xml", {.max_text_bytes = 500});
  ASSERT_TRUE(reader.Next().ok());
  EXPECT_FALSE(reader.ReadText().ok());
}

// More lines than libxml2's trees can count, from a source that never holds the whole document.
TEST(XmlReader, StreamsALongDocument) {
  const std::string unit = "<tu><seg>문장 하나가 여기 있습니다.</seg></tu>\n";
  size_t left = 50000;
  std::string pending = "<tmx>\n";
  const auto source = [&](char* buffer, size_t capacity) -> absl::StatusOr<size_t> {
    while (pending.size() < capacity && left > 0) {
      --left;
      pending += unit;
      if (left == 0) pending += "</tmx>";
    }
    const size_t size = pending.copy(buffer, capacity);
    pending.erase(0, size);
    return size;
  };
  XmlReader reader(source, "big.tmx", {});
  size_t segments = 0;
  size_t last_line = 0;
  while (true) {
    const absl::StatusOr<XmlEvent> event = reader.Next();
    ASSERT_TRUE(event.ok()) << event.status();
    if (event->kind == XmlEvent::Kind::kEndOfDocument) break;
    if (event->IsStart("seg")) {
      ++segments;
      last_line = event->line;
    }
  }
  EXPECT_EQ(segments, 50000u);
  EXPECT_EQ(last_line, 50001u);
}

TEST(XmlReader, AFailingSourceIsTold) {
  XmlReader reader(
      [](char*, size_t) { return absl::StatusOr<size_t>(absl::UnavailableError("disk")); }, "a.xml",
      {});
  EXPECT_EQ(reader.Next().status().message(), "disk");
}

TEST(XmlReader, TheFiveEntitiesInAttributes) {
  XmlReader reader("<a b=\"&amp;&lt;&gt;&quot;&apos;&#38;&#xAC00;&amp;amp;\"/>", "a.xml");
  const auto event = reader.Next();
  ASSERT_TRUE(event.ok()) << event.status();
  EXPECT_EQ(*event->Attribute("b"), "&<>\"'&가&amp;");
}

// libxml2 2.9.14 reads a freed buffer when it is stopped while it tells such an error.
TEST(XmlReader, BytesThatBreakTheirEncodingAreRefused) {
  const std::string_view cases[] = {
      std::string_view("<\0?\0x\0\0\xd8\0\xd8", 10),  // UTF-16 with half a surrogate pair
      std::string_view("<\0\0\0\0\0\0\0\0\0tm", 12),  // looks like UTF-32
      "\xFF\xFE<\xD8",
      "\xEF\xBB\xBF<a>\xEB\x82</a>",
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>\xFF",
      "<?xml version=\"1.0\" encoding=\"no-such\"?><a/>",
  };
  for (const std::string_view bytes : cases) {
    XmlReader reader(bytes, "a.xml");
    absl::StatusOr<XmlEvent> event = reader.Next();
    while (event.ok() && event->kind != XmlEvent::Kind::kEndOfDocument) event = reader.Next();
    EXPECT_FALSE(event.ok()) << bytes;
  }
}

}  // namespace
}  // namespace malmoi
