#include "base/xml_writer.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

constexpr char kDeclaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

TEST(XmlWriter, ElementsOnLinesAndTextAsItIs) {
  StringSink sink;
  XmlWriter writer(sink);
  writer.Doctype("tmx", "tmx14.dtd");
  writer.Start("tmx");
  writer.Attribute("version", "1.4");
  writer.Start("tu");
  writer.Element("seg", " 사고 <패턴> & \"틀\" ]]> \r\n끝 ");
  writer.Element("seg", "");
  writer.End();
  writer.Start("empty");
  writer.End();
  writer.End();
  ASSERT_TRUE(writer.Finish().ok());
  EXPECT_EQ(sink.text(), std::string(kDeclaration) +
                             "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
                             "<tmx version=\"1.4\">\n"
                             "  <tu>\n"
                             "    <seg> 사고 &lt;패턴&gt; &amp; \"틀\" ]]&gt; &#13;\n끝 </seg>\n"
                             "    <seg></seg>\n"
                             "  </tu>\n"
                             "  <empty/>\n"
                             "</tmx>\n");
  EXPECT_EQ(writer.replaced(), 0u);
}

TEST(XmlWriter, AttributesKeepLineEndsAndQuotes) {
  StringSink sink;
  XmlWriter writer(sink);
  writer.Start("a");
  writer.Attribute("b", "\"가\"\n'나'\t<&>");
  ASSERT_TRUE(writer.Finish().ok());
  EXPECT_EQ(sink.text(),
            std::string(kDeclaration) + "<a b=\"&quot;가&quot;&#10;'나'&#9;&lt;&amp;&gt;\"/>\n");
}

TEST(XmlWriter, WhatXmlCannotHoldIsReplacedAndCounted) {
  struct Case {
    const char* name;
    std::string text;
    const char* expected;
    size_t replaced;
  };
  const Case cases[] = {
      {"vertical tab", "가\v나", "가\uFFFD나", 1},
      {"NUL", std::string("가\0나", 7), "가\uFFFD나", 1},
      {"noncharacter", "\uFFFE", "\uFFFD", 1},
      {"broken UTF-8", "가\xEB\x82", "가\uFFFD", 1},
      {"a replacement character that was typed", "\uFFFD", "\uFFFD", 0},
      {"beyond the first plane", "𝄞🙂", "𝄞🙂", 0},
      {"delete and C1 are allowed", "\x7F\u0085", "\x7F\u0085", 0},
  };
  for (const Case& c : cases) {
    StringSink sink;
    XmlWriter writer(sink);
    writer.Element("a", c.text);
    ASSERT_TRUE(writer.Finish().ok());
    EXPECT_EQ(sink.text(), std::string(kDeclaration) + "<a>" + c.expected + "</a>\n") << c.name;
    EXPECT_EQ(writer.replaced(), c.replaced) << c.name;
  }
}

TEST(XmlWriter, TheFirstErrorOfTheSinkIsReturned) {
  class FullDisk : public ByteSink {
   public:
    absl::Status Write(std::string_view) override {
      ++calls;
      return absl::UnavailableError("disk full");
    }
    int calls = 0;
  } sink;
  XmlWriter writer(sink);
  writer.Start("a");
  for (int i = 0; i < 10000; ++i) writer.Element("b", "text");
  EXPECT_EQ(writer.Finish().message(), "disk full");
  EXPECT_EQ(sink.calls, 1);
}

}  // namespace
}  // namespace malmoi
