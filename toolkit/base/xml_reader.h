// XmlReader: a streaming, pull reader of XML from outside, thin over libxml2.
//
//   XmlReader reader(bytes, "memory.tmx");
//   while (true) {
//     MALMOI_ASSIGN_OR_RETURN(XmlEvent event, reader.Next());
//     if (event.kind == XmlEvent::Kind::kEndOfDocument) break;
//     if (event.IsStart("seg")) MALMOI_ASSIGN_OR_RETURN(text, reader.ReadText());
//   }
//
// What it reads: any encoding that libxml2 knows (the file's declaration or byte order mark says
// which); names, attributes and text arrive as UTF-8. Comments and processing instructions are
// passed over, CDATA is text, neighbouring text is one event.
//
// What it never does: open a file or the network, load a DTD (a DOCTYPE is passed over, as the
// one that every TMX carries), or expand an entity other than &amp; &lt; &gt; &quot; &apos; and
// character references. A document that declares entities is refused, so no bomb can go off.
//
// libxml2's push parser (SAX2) does the work, not its xmlTextReader: that one parses ahead of the
// event it shows, so its line and column are not the event's, and it expands declared entities in
// attributes before it can be asked not to.
//
// Memory: one chunk of input and the events in it; a text or an attribute is bounded by Options.
// Not safe from several threads; several readers are. Copying is deleted: the parser points back.
#ifndef MALMOI_BASE_XML_READER_H_
#define MALMOI_BASE_XML_READER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/byte_source.h"
#include "base/status.h"

namespace malmoi {

struct XmlAttribute {
  std::string name;  // as written, with its prefix: "xml:lang"
  std::string value;

  friend bool operator==(const XmlAttribute&, const XmlAttribute&) = default;
};

struct XmlEvent {
  enum class Kind { kStart, kEnd, kText, kEndOfDocument };

  Kind kind = Kind::kEndOfDocument;
  // Of the element, without its prefix; kStart and kEnd. Both live as long as the reader.
  std::string_view name;
  std::string_view namespace_uri;
  std::vector<XmlAttribute> attributes;  // in the order of the file; kStart
  std::string text;                      // kText
  // Where the event begins, 1-based, columns in code points: the "<" of a tag, the first character
  // of a text, the ">" for the kEnd of an empty tag. Of the root's start tag it is the tag's end.
  size_t line = 0;
  size_t column = 0;

  bool IsStart(std::string_view wanted) const { return kind == Kind::kStart && name == wanted; }
  bool IsEnd(std::string_view wanted) const { return kind == Kind::kEnd && name == wanted; }
  // The value of the attribute of that name as written, or null.
  const std::string* Attribute(std::string_view wanted) const;
};

class XmlReader {
 public:
  struct Options {
    size_t max_depth = 128;              // elements inside one another
    size_t max_text_bytes = 10 << 20;    // one text, as UTF-8; libxml2 bounds an attribute likewise
    size_t max_bytes = size_t{4} << 30;  // the document, as it lies on disk
  };

  // `file` is the name for messages. `bytes` must outlive the reader.
  XmlReader(std::string_view bytes, std::string file, Options options);
  XmlReader(std::string_view bytes, std::string file) : XmlReader(bytes, std::move(file), {}) {}
  XmlReader(ByteSource source, std::string file, Options options);
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;
  ~XmlReader();

  // The next event; after the end of the document kEndOfDocument again and again.
  // Errors, the same from then on: not well-formed, an entity, one of the bounds, or the source's.
  absl::StatusOr<XmlEvent> Next();

  // The same with texts passed over: the next kStart, kEnd or kEndOfDocument.
  absl::StatusOr<XmlEvent> NextTag();

  // After a kStart: all text up to the end of that element, that of elements inside included; the
  // end tag is consumed. Errors: as Next, or more than max_text_bytes in all.
  absl::StatusOr<std::string> ReadText();

  // After a kStart: passes over everything up to the end of that element. Errors: as Next.
  absl::Status SkipElement();

  Place PlaceOf(const XmlEvent& event) const { return {file_, event.line, event.column}; }

 private:
  class Parser;

  std::string file_;
  Options options_;
  std::unique_ptr<Parser> parser_;
};

}  // namespace malmoi

#endif  // MALMOI_BASE_XML_READER_H_
