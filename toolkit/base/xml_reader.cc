#include "base/xml_reader.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <mutex>
#include <utility>

#include "base/strings.h"

namespace malmoi {
namespace {

constexpr size_t kChunkBytes = 1 << 14;
constexpr size_t kMaxAttributes = 1000;
constexpr std::string_view kCutOff =
    "not well-formed XML: it ends in mid-element; the file seems to be cut off";

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string QualifiedName(const xmlChar* prefix, const xmlChar* name) {
  return prefix == nullptr ? std::string(View(name)) : Concat(View(prefix), ":", View(name));
}

// Gives this thread's libxml2 messages to `handler` while it lives: those of the encoding layer
// know no parser, and would be printed.
class ScopedErrorHandler {
 public:
  ScopedErrorHandler(void* context, xmlStructuredErrorFunc handler)
      : old_handler_(xmlStructuredError), old_context_(xmlStructuredErrorContext) {
    xmlSetStructuredErrorFunc(context, handler);
  }
  ScopedErrorHandler(const ScopedErrorHandler&) = delete;  // restores once
  ScopedErrorHandler& operator=(const ScopedErrorHandler&) = delete;
  ~ScopedErrorHandler() { xmlSetStructuredErrorFunc(old_context_, old_handler_); }

 private:
  xmlStructuredErrorFunc old_handler_;
  void* old_context_;
};

}  // namespace

const std::string* XmlEvent::Attribute(std::string_view wanted) const {
  for (const XmlAttribute& attribute : attributes) {
    if (attribute.name == wanted) return &attribute.value;
  }
  return nullptr;
}

// Counts the attributes of an element in the bytes before libxml2 sees them: it compares each with
// all others before it tells of any, so that a megabyte of them would take minutes. Reads bytes as
// ASCII and passes over zeros, so that UTF-16 is seen through too.
class AttributeCounter {
 public:
  // False where an element has more than `limit`.
  bool Take(std::string_view bytes, size_t limit) {
    for (size_t i = 0; i < bytes.size(); ++i) {
      const char c = bytes[i];
      if (state_ == State::kOutside) {
        i = bytes.find('<', i);
        if (i == std::string_view::npos) return true;
        state_ = State::kOpened;
      } else if (c == '\0') {
        continue;
      } else if (state_ == State::kOpened) {
        // Comments, CDATA and declarations have no attributes.
        state_ = c == '!' || c == '?' || c == '/' || c == '>' ? State::kOutside : State::kTag;
        count_ = 0;
      } else if (state_ == State::kQuoted) {
        if (c == quote_) state_ = State::kTag;
      } else if (c == '"' || c == '\'') {
        state_ = State::kQuoted;
        quote_ = c;
      } else if (c == '>') {
        state_ = State::kOutside;
      } else if (c == '=' && ++count_ > limit) {
        return false;
      }
    }
    return true;
  }

 private:
  enum class State { kOutside, kOpened, kTag, kQuoted };
  State state_ = State::kOutside;
  char quote_ = 0;
  size_t count_ = 0;
};

// Feeds libxml2 chunk by chunk and keeps the events of the chunk until they are asked for.
class XmlReader::Parser {
 public:
  Parser(ByteSource source, const std::string& file, const Options& options)
      : source_(std::move(source)), file_(file), options_(options) {
    static std::once_flag initialised;
    std::call_once(initialised, xmlInitParser);
    xmlSAXHandler handler = {};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = &Parser::OnStart;
    handler.endElementNs = &Parser::OnEnd;
    handler.characters = &Parser::OnText;
    handler.ignorableWhitespace = &Parser::OnText;
    handler.cdataBlock = &Parser::OnText;
    handler.comment = [](void* self, const xmlChar*) { Get(self).MarkEnd(0); };
    handler.processingInstruction = [](void* self, const xmlChar*, const xmlChar*) {
      Get(self).MarkEnd(0);
    };
    handler.entityDecl = [](void* self, const xmlChar* name, int, const xmlChar*, const xmlChar*,
                            xmlChar*) { Get(self).RefuseEntity(View(name)); };
    handler.getEntity = [](void* self, const xmlChar* name) -> xmlEntityPtr {
      Get(self).RefuseEntity(View(name));
      return nullptr;
    };
    handler.getParameterEntity = handler.getEntity;
    handler.attributeDecl = &Parser::OnAttributeDeclaration;
    handler.serror = &Parser::OnError;
    context_ = xmlCreatePushParserCtxt(&handler, this, nullptr, 0, nullptr);
    // NOENT makes "&amp;" in an attribute "&" (else it comes as "&#38;"); there is nothing more
    // that it could expand, because entityDecl above refuses every declaration.
    if (context_ != nullptr) xmlCtxtUseOptions(context_, XML_PARSE_NONET | XML_PARSE_NOENT);
  }
  Parser(const Parser&) = delete;  // libxml2 holds `this`
  Parser& operator=(const Parser&) = delete;
  ~Parser() {
    if (context_ == nullptr) return;
    // libxml2 keeps a document of its own for the declarations of a DOCTYPE.
    xmlFreeDoc(context_->myDoc);
    context_->myDoc = nullptr;
    xmlFreeParserCtxt(context_);
  }

  absl::StatusOr<XmlEvent> Next(bool tags_only) {
    if (context_ == nullptr) return absl::ResourceExhaustedError("no memory for an XML parser");
    // Events before an error are good: they are given first.
    while (true) {
      while (tags_only && given_ < events_.size() &&
             events_[given_].kind == XmlEvent::Kind::kText) {
        ++given_;
      }
      if (given_ < events_.size() || !status_.ok() || finished_) break;
      events_.clear();
      given_ = 0;
      Feed();
    }
    if (given_ == events_.size()) {
      if (!status_.ok()) return status_;
      return XmlEvent{};
    }
    return std::move(events_[given_++]);
  }

 private:
  static Parser& Get(void* self) { return *static_cast<Parser*>(self); }

  void Feed() {
    char chunk[kChunkBytes];
    const absl::StatusOr<size_t> size = source_(chunk, sizeof(chunk));
    if (!size.ok()) {
      status_ = size.status();
      return;
    }
    total_bytes_ += *size;
    if (total_bytes_ > options_.max_bytes) {
      return Refuse(
          TooLargeError(Here(), Concat("the document is larger than the ", options_.max_bytes >> 20,
                                       " MiB that are accepted; split it")));
    }
    if (!attributes_.Take({chunk, *size}, kMaxAttributes)) {
      return Refuse(InvalidInputError(
          Here(), Concat("more than ", kMaxAttributes,
                         " attributes in one element; this is no file that a translation tool "
                         "writes")));
    }
    const bool last = *size == 0;
    if (last && total_bytes_ == 0) {
      return Refuse(InvalidInputError(Here(), "an empty file, where XML was expected"));
    }
    {
      const ScopedErrorHandler guard(this, &Parser::OnError);
      xmlParseChunk(context_, chunk, static_cast<int>(*size), last ? 1 : 0);
    }
    if (!last || !status_.ok()) return;
    FlushText();
    finished_ = true;
    if (depth_ > 0 || !saw_root_ || context_->wellFormed == 0) {
      Refuse(InvalidInputError(Here(),
                               saw_root_ ? std::string(kCutOff) : "not XML: no element was found"));
    }
  }

  // Records the first error and stops the parser.
  void Refuse(absl::Status status) {
    if (!status_.ok()) return;
    Record(std::move(status));
    xmlStopParser(context_);
  }

  // Records the first error; the handlers do nothing more, and no more input is fed. libxml2 must
  // not be stopped while it tells an error: in the encoding layer it goes on with a freed buffer.
  void Record(absl::Status status) {
    if (!status_.ok()) return;
    FlushText();
    status_ = std::move(status);
  }

  void RefuseEntity(std::string_view name) {
    Refuse(InvalidInputError(
        Here(), Concat("the entity \"", name,
                       "\": entities are not expanded here, for safety; write the character itself "
                       "(or &#NNN;) and take the declaration out of the DOCTYPE")));
  }

  Place Here() const { return {file_, Line(), Column()}; }
  size_t Line() const { return static_cast<size_t>(std::max(1, xmlSAX2GetLineNumber(context_))); }
  size_t Column() const {
    return static_cast<size_t>(std::max(1, xmlSAX2GetColumnNumber(context_)));
  }

  // The markup just seen ends here, or `more` characters on: the next event begins there.
  void MarkEnd(size_t more) {
    next_line_ = Line();
    next_column_ = Column() + more;
  }

  void Begin(XmlEvent::Kind kind, XmlEvent* event) const {
    event->kind = kind;
    event->line = next_line_;
    event->column = next_column_;
  }

  void FlushText() {
    if (text_.text.empty()) return;
    events_.push_back(std::move(text_));
    text_.text.clear();
  }

  static void OnStart(void* self, const xmlChar* name, const xmlChar*, const xmlChar* uri, int,
                      const xmlChar**, int attribute_count, int defaulted_count,
                      const xmlChar** attributes) {
    Parser& parser = Get(self);
    if (!parser.status_.ok()) return;
    parser.FlushText();
    // White space before the root is not told, so only the end of its tag is known.
    if (!parser.saw_root_) parser.MarkEnd(0);
    parser.saw_root_ = true;
    if (++parser.depth_ > parser.options_.max_depth) {
      return parser.Refuse(
          TooLargeError(parser.Here(), Concat("more than ", parser.options_.max_depth,
                                              " elements inside one another; this is no file "
                                              "that a translation tool writes")));
    }
    XmlEvent& event = parser.events_.emplace_back();
    parser.Begin(XmlEvent::Kind::kStart, &event);
    event.name = View(name);  // libxml2 keeps names and URIs in the dictionary of the parser
    event.namespace_uri = View(uri);
    event.attributes.reserve(static_cast<size_t>(attribute_count - defaulted_count));
    for (int i = 0; i < attribute_count - defaulted_count; ++i) {
      const xmlChar** const parts = attributes + i * 5;  // name, prefix, URI, begin, end
      event.attributes.push_back({QualifiedName(parts[1], parts[0]),
                                  std::string(reinterpret_cast<const char*>(parts[3]),
                                              static_cast<size_t>(parts[4] - parts[3]))});
    }
    parser.MarkEnd(1);  // the parser stands before ">"
  }

  static void OnEnd(void* self, const xmlChar* name, const xmlChar*, const xmlChar* uri) {
    Parser& parser = Get(self);
    if (!parser.status_.ok()) return;
    parser.FlushText();
    --parser.depth_;
    XmlEvent& event = parser.events_.emplace_back();
    parser.Begin(XmlEvent::Kind::kEnd, &event);
    event.name = View(name);
    event.namespace_uri = View(uri);
    parser.MarkEnd(0);
  }

  static void OnText(void* self, const xmlChar* text, int size) {
    Parser& parser = Get(self);
    if (!parser.status_.ok()) return;
    if (parser.text_.text.empty()) parser.Begin(XmlEvent::Kind::kText, &parser.text_);
    parser.text_.text.append(reinterpret_cast<const char*>(text), static_cast<size_t>(size));
    parser.MarkEnd(0);
    if (parser.text_.text.size() > parser.options_.max_text_bytes) {
      parser.Refuse(TooLargeError(parser.Here(),
                                  Concat("a text of more than ", parser.options_.max_text_bytes,
                                         " bytes in one element; split it")));
    }
  }

  static void OnAttributeDeclaration(void* self, const xmlChar*, const xmlChar* name, int, int,
                                     const xmlChar* default_value, xmlEnumerationPtr values) {
    xmlFreeEnumeration(values);
    if (default_value == nullptr) return;
    Parser& parser = Get(self);
    // libxml2 would look through all defaults at each element: time squared in the file's size.
    parser.Refuse(InvalidInputError(
        parser.Here(), Concat("a default for the attribute \"", View(name),
                              "\" in the DOCTYPE; write the attribute where it is meant")));
  }

  static void OnError(void* self, xmlErrorPtr error) {
    Parser& parser = Get(self);
    // An undeclared prefix harms nothing here: names are compared without it.
    if (error == nullptr || error->level < XML_ERR_ERROR) return;
    if (error->domain == XML_FROM_NAMESPACE) return;
    Place place = parser.Here();
    if (error->domain == XML_FROM_PARSER && error->line > 0) {
      place = {parser.file_, static_cast<size_t>(error->line),
               static_cast<size_t>(std::max(1, error->int2))};
    }
    // Only at the end of the bytes: libxml2 calls whatever it still waits for "extra content".
    if (error->code == XML_ERR_DOCUMENT_END && parser.depth_ > 0) {
      return parser.Record(InvalidInputError(place, std::string(kCutOff)));
    }
    const std::string_view message = error->message == nullptr ? "" : error->message;
    parser.Record(InvalidInputError(
        place, Concat("not well-formed XML: ", ReplaceAll(StripWhitespace(message), "\n", " "))));
  }

  const ByteSource source_;
  AttributeCounter attributes_;
  const std::string& file_;
  const Options& options_;
  xmlParserCtxtPtr context_ = nullptr;
  std::vector<XmlEvent> events_;  // of a chunk
  size_t given_ = 0;              // how many of them were asked for
  XmlEvent text_;  // text seen so far, given when the next tag shows that it is whole
  absl::Status status_;
  size_t depth_ = 0;
  size_t total_bytes_ = 0;
  size_t next_line_ = 1;
  size_t next_column_ = 1;
  bool saw_root_ = false;
  bool finished_ = false;
};

XmlReader::XmlReader(ByteSource source, std::string file, Options options)
    : file_(std::move(file)),
      options_(options),
      parser_(std::make_unique<Parser>(std::move(source), file_, options_)) {}

XmlReader::XmlReader(std::string_view bytes, std::string file, Options options)
    : XmlReader(StringSource(bytes), std::move(file), options) {}

XmlReader::~XmlReader() = default;

absl::StatusOr<XmlEvent> XmlReader::Next() { return parser_->Next(false); }
absl::StatusOr<XmlEvent> XmlReader::NextTag() { return parser_->Next(true); }

absl::StatusOr<std::string> XmlReader::ReadText() {
  std::string text;
  for (size_t depth = 1; depth > 0;) {
    MALMOI_ASSIGN_OR_RETURN(XmlEvent event, Next());
    if (event.kind == XmlEvent::Kind::kEndOfDocument) break;
    if (event.kind == XmlEvent::Kind::kStart) ++depth;
    if (event.kind == XmlEvent::Kind::kEnd) --depth;
    text += event.text;
    if (text.size() > options_.max_text_bytes) {
      return TooLargeError(PlaceOf(event), Concat("a text of more than ", options_.max_text_bytes,
                                                  " bytes in one element; split it"));
    }
  }
  return text;
}

absl::Status XmlReader::SkipElement() {
  for (size_t depth = 1; depth > 0;) {
    MALMOI_ASSIGN_OR_RETURN(const XmlEvent event, Next());
    if (event.kind == XmlEvent::Kind::kEndOfDocument) break;
    if (event.kind == XmlEvent::Kind::kStart) ++depth;
    if (event.kind == XmlEvent::Kind::kEnd) --depth;
  }
  return absl::OkStatus();
}

}  // namespace malmoi
