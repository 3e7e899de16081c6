// HtmlWriter: HTML that is well-formed and escaped by construction.
//
//   HtmlWriter html(sink);
//   html.Open("p", {{"lang", "ko"}});
//   html.Text("<사고> & 패턴");          // &lt;사고&gt; &amp; 패턴
//   html.Close();                        // </p>
//   html.Element("b", {}, "굵게");
//
// Text and attribute values are never markup: notes may hold any of it. The first failed write is
// kept and told by Finish(). Not safe from several threads.
#ifndef MALMOI_FACES_WEB_HTML_WRITER_H_
#define MALMOI_FACES_WEB_HTML_WRITER_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "base/file_store.h"

namespace malmoi {

// `text` with &, <, >, " and ' escaped: fit for text and for quoted attribute values. Control
// characters, which HTML does not allow, become U+FFFD.
std::string EscapeHtml(std::string_view text);

class HtmlWriter {
 public:
  using Attributes = std::vector<std::pair<std::string_view, std::string>>;

  // `sink` must outlive the writer.
  explicit HtmlWriter(ByteSink& sink) : sink_(sink) {}

  // `tag` must live until it is closed (in practice: a literal).
  void Open(std::string_view tag, const Attributes& attributes = {});
  void Close();

  // An element that has no content: <meta>, <input>.
  void Void(std::string_view tag, const Attributes& attributes);

  void Element(std::string_view tag, const Attributes& attributes, std::string_view text);
  void Text(std::string_view text);

  // Text whose http and https addresses are links.
  void TextWithLinks(std::string_view text);

  // Markup of our own: style, script, doctype. Never anything that was read.
  void Raw(std::string_view markup);

  // REQUIRES: every element is closed.
  absl::Status Finish();

 private:
  void OpenTag(std::string_view tag, const Attributes& attributes);

  ByteSink& sink_;
  absl::Status status_;
  std::vector<std::string_view> open_;
};

}  // namespace malmoi

#endif  // MALMOI_FACES_WEB_HTML_WRITER_H_
