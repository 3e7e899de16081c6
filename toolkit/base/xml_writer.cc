#include "base/xml_writer.h"

#include <libxml/xmlIO.h>
#include <libxml/xmlwriter.h>

#include "base/status.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

const xmlChar* Xml(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

// Char of XML 1.0, section 2.2.
bool IsXmlChar(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

}  // namespace

struct XmlWriter::Stream {
  explicit Stream(ByteSink& target) : sink(target) {}
  Stream(const Stream&) = delete;  // libxml2 holds its address
  Stream& operator=(const Stream&) = delete;
  ~Stream() {
    if (writer != nullptr) xmlFreeTextWriter(writer);
  }

  // Says "written" after an error too: libxml2 would print it, and we keep the status ourselves.
  static int Write(void* context, const char* bytes, int size) {
    auto* stream = static_cast<Stream*>(context);
    if (stream->status.ok()) {
      stream->status.Update(stream->sink.Write({bytes, static_cast<size_t>(size)}));
    }
    return size;
  }
  static int Close(void*) { return 0; }

  ByteSink& sink;
  absl::Status status;
  xmlTextWriterPtr writer = nullptr;
};

XmlWriter::XmlWriter(ByteSink& sink) : stream_(std::make_unique<Stream>(sink)) {
  xmlOutputBufferPtr buffer =
      xmlOutputBufferCreateIO(&Stream::Write, &Stream::Close, stream_.get(), nullptr);
  stream_->writer = buffer != nullptr ? xmlNewTextWriter(buffer) : nullptr;
  if (stream_->writer == nullptr) {
    stream_->status = absl::ResourceExhaustedError("no memory for an XML writer");
    return;
  }
  xmlTextWriterStartDocument(stream_->writer, nullptr, "UTF-8", nullptr);
}

XmlWriter::~XmlWriter() = default;

void XmlWriter::Indent(size_t depth) {
  if (stream_->writer == nullptr) return;
  const std::string line = "\n" + std::string(2 * depth, ' ');
  xmlTextWriterWriteRaw(stream_->writer, Xml(line));
}

const std::string& XmlWriter::Clean(std::string_view text, bool escape) {
  cleaned_.clear();
  size_t clean_from = 0;
  const auto replace = [&](size_t begin, size_t end, std::string_view with) {
    cleaned_.append(text.substr(clean_from, begin - clean_from)).append(with);
    clean_from = end;
  };
  for (size_t i = 0; i < text.size();) {
    const size_t before = i;
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80 && (byte >= 0x20 || byte == '\r')) {
      ++i;
      if (!escape) continue;
      if (byte == '&') replace(before, i, "&amp;");
      if (byte == '<') replace(before, i, "&lt;");
      if (byte == '>') replace(before, i, "&gt;");
      if (byte == '\r') replace(before, i, "&#13;");
      continue;
    }
    const char32_t c = NextCodePoint(text, &i);
    // A U+FFFD that takes up other than its own three bytes stands for broken UTF-8.
    const bool broken = c == 0xFFFD && text.substr(before, i - before) != "\uFFFD";
    if (IsXmlChar(c) && !broken) continue;
    replace(before, i, "\uFFFD");
    ++replaced_;
  }
  return cleaned_.append(text.substr(clean_from));
}

void XmlWriter::Doctype(std::string_view root, std::string_view system_id) {
  if (stream_->writer == nullptr) return;
  xmlTextWriterWriteDTD(stream_->writer, Xml(std::string(root)), nullptr,
                        Xml(std::string(system_id)), nullptr);
  xmlTextWriterWriteRaw(stream_->writer, Xml("\n"));
}

void XmlWriter::ProcessingInstruction(std::string_view target, std::string_view text) {
  if (stream_->writer == nullptr) return;
  xmlTextWriterWritePI(stream_->writer, Xml(std::string(target)),
                       Xml(Clean(text, /*escape=*/false)));
  xmlTextWriterWriteRaw(stream_->writer, Xml("\n"));
}

void XmlWriter::Start(std::string_view name) {
  if (stream_->writer == nullptr) return;
  if (!levels_.empty()) {
    if (!levels_.back().has_text) Indent(levels_.size());
    levels_.back().has_children = true;
  }
  levels_.emplace_back();
  xmlTextWriterStartElement(stream_->writer, Xml(std::string(name)));
}

void XmlWriter::Attribute(std::string_view name, std::string_view value) {
  if (stream_->writer == nullptr) return;
  xmlTextWriterWriteAttribute(stream_->writer, Xml(std::string(name)),
                              Xml(Clean(value, /*escape=*/false)));
}

void XmlWriter::Text(std::string_view text) {
  if (stream_->writer == nullptr) return;
  levels_.back().has_text = true;
  // libxml2's own escaping would write every quotation mark as an entity.
  xmlTextWriterWriteRaw(stream_->writer, Xml(Clean(text, /*escape=*/true)));
}

void XmlWriter::End() {
  if (stream_->writer == nullptr) return;
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.has_children && !level.has_text) Indent(levels_.size());
  xmlTextWriterEndElement(stream_->writer);
}

void XmlWriter::Element(std::string_view name, std::string_view text) {
  Start(name);
  Text(text);
  End();
}

void XmlWriter::Fragment(std::string_view xml) {
  if (stream_->writer == nullptr) return;
  levels_.back().has_text = true;
  xmlTextWriterWriteRaw(stream_->writer, Xml(std::string(xml)));
}

absl::Status XmlWriter::Finish() {
  while (!levels_.empty()) End();
  if (stream_->writer != nullptr) {
    xmlTextWriterEndDocument(stream_->writer);
    xmlTextWriterFlush(stream_->writer);
  }
  return stream_->status;
}

}  // namespace malmoi
