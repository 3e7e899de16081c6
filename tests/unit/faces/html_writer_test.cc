#include "faces/web/html_writer.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

TEST(HtmlWriter, EscapesTextAndAttributes) {
  StringSink sink;
  HtmlWriter html(sink);
  html.Open("p", {{"title", "\"<'&"}, {"lang", "ko"}});
  html.Text("<b>사고</b> & \x01");
  html.Close();
  ASSERT_TRUE(html.Finish().ok());
  EXPECT_EQ(
      sink.text(),
      "<p title=\"&quot;&lt;&#39;&amp;\" lang=\"ko\">&lt;b&gt;사고&lt;/b&gt; &amp; \uFFFD</p>");
}

TEST(HtmlWriter, FindsTheEndOfAnAddress) {
  const struct {
    const char* text;
    const char* address;
  } kCases[] = {
      {"읽을 것: https://arxiv.org/abs/2410.13848.", "https://arxiv.org/abs/2410.13848"},
      {"(https://example.org/a)", "https://example.org/a"},
      {"https://en.wikipedia.org/wiki/Bead_(craft), 참고",
       "https://en.wikipedia.org/wiki/Bead_(craft)"},
      {"http://example.org/에서", "http://example.org/"},  // a josa follows without a space
      {"<https://example.org>", "https://example.org"},
  };
  for (const auto& test : kCases) {
    StringSink sink;
    HtmlWriter html(sink);
    html.TextWithLinks(test.text);
    ASSERT_TRUE(html.Finish().ok());
    const std::string expected =
        std::string("<a href=\"") + test.address + "\" rel=\"noreferrer\">" + test.address + "</a>";
    EXPECT_NE(sink.text().find(expected), std::string::npos) << sink.text();
  }
}

TEST(HtmlWriter, OnlyWebAddressesAreLinks) {
  StringSink sink;
  HtmlWriter html(sink);
  html.TextWithLinks("javascript:alert(1) ftp://example.org http");
  ASSERT_TRUE(html.Finish().ok());
  EXPECT_EQ(sink.text(), "javascript:alert(1) ftp://example.org http");
}

class FailingSink : public ByteSink {
 public:
  absl::Status Write(std::string_view) override { return absl::DataLossError("full"); }
};

TEST(HtmlWriter, TellsTheFirstFailedWrite) {
  FailingSink sink;
  HtmlWriter html(sink);
  html.Element("p", {}, "text");
  EXPECT_TRUE(absl::IsDataLoss(html.Finish()));
}

}  // namespace
}  // namespace malmoi
