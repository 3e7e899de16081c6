// XmlWriter: XML 1.0 in UTF-8 as a stream, a thin layer over libxml2's xmlTextWriter.
//
//   XmlWriter writer(sink);
//   writer.Start("tuv");                     <tuv xml:lang="ko">
//   writer.Attribute("xml:lang", "ko");        <seg>A &amp; B</seg>
//   writer.Element("seg", "A & B");          </tuv>
//   writer.End();
//   return writer.Finish();
//
// Elements stand on lines of their own, indented; one with text is written without white space
// inside. Whatever a text holds, the output is well-formed: markup is escaped, CR is written as
// &#13; so that it survives reading, and each character that XML 1.0 does not allow (section 2.2:
// most control characters, U+FFFE, broken UTF-8) becomes U+FFFD and is counted.
// The first error of the sink stops all writing and is what Finish returns. Memory is O(depth).
// Not safe from several threads.
#ifndef MALMOI_BASE_XML_WRITER_H_
#define MALMOI_BASE_XML_WRITER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "base/file_store.h"

namespace malmoi {

class XmlWriter {
 public:
  // Writes the XML declaration. `sink` must outlive the writer.
  explicit XmlWriter(ByteSink& sink);
  XmlWriter(const XmlWriter&) = delete;  // libxml2 holds its address
  XmlWriter& operator=(const XmlWriter&) = delete;
  ~XmlWriter();

  // REQUIRES: before the first element.
  void Doctype(std::string_view root, std::string_view system_id);
  void ProcessingInstruction(std::string_view target, std::string_view text);

  // REQUIRES: `name` is an XML name, its prefix declared by an attribute.
  void Start(std::string_view name);
  // REQUIRES: directly after Start or another Attribute; each name once an element.
  void Attribute(std::string_view name, std::string_view value);
  void Text(std::string_view text);
  void End();

  // Start, Text, End.
  void Element(std::string_view name, std::string_view text);

  // Content that is XML already. REQUIRES: well-formed, without entities beyond the five.
  void Fragment(std::string_view xml);

  // Characters replaced so far.
  size_t replaced() const { return replaced_; }

  // Closes what is open and flushes. REQUIRES: called once, last.
  absl::Status Finish();

 private:
  struct Stream;  // libxml2's writer and the sink behind it

  struct Level {
    bool has_children = false;
    bool has_text = false;
  };
  void Indent(size_t depth);
  // `text` as a NUL-terminated string that XML can hold, with its markup escaped where told; valid
  // until the next call.
  const std::string& Clean(std::string_view text, bool escape);

  std::unique_ptr<Stream> stream_;
  std::vector<Level> levels_;
  std::string cleaned_;
  size_t replaced_ = 0;
};

}  // namespace malmoi

#endif  // MALMOI_BASE_XML_WRITER_H_
