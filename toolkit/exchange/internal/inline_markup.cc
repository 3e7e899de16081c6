#include "exchange/internal/inline_markup.h"

#include <algorithm>
#include <array>

#include "absl/container/inlined_vector.h"
#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

// Elements of TMX 1.1 to 1.4 inside seg, and whether what they hold is text of the segment.
struct InlineElement {
  std::string_view name;
  bool holds_text;
};
constexpr std::array<InlineElement, 7> kInlineElements = {{
    {"bpt", false},
    {"ept", false},
    {"ph", false},
    {"it", false},
    {"ut", false},
    {"hi", true},
    // A sub-flow (a footnote, an alt text) inside code is a text of its own.
    {"sub", false},
}};

void AppendEscaped(std::string_view text, bool in_attribute, std::string* xml) {
  const auto is_special = [in_attribute](char c) {
    if (c == '&' || c == '<' || c == '>' || c == '\r') return true;
    return in_attribute && (c == '\n' || c == '\t' || c == '"');
  };
  while (true) {
    const auto at = static_cast<size_t>(std::ranges::find_if(text, is_special) - text.begin());
    xml->append(text.substr(0, at));
    if (at == text.size()) return;
    const char c = text[at];
    text.remove_prefix(at + 1);
    if (c == '&') {
      xml->append("&amp;");
    } else if (c == '<') {
      xml->append("&lt;");
    } else if (c == '>') {
      xml->append("&gt;");
    } else if (c == '"') {
      xml->append("&quot;");
    } else {
      xml->append(Concat("&#", static_cast<int>(c), ";"));
    }
  }
}

void AppendStartTag(const XmlEvent& event, std::string* xml) {
  xml->append("<").append(event.name);
  for (const XmlAttribute& attribute : event.attributes) {
    // A prefix other than xml: would need its declaration.
    if (attribute.name.find(':') != std::string::npos && !attribute.name.starts_with("xml:")) {
      continue;
    }
    xml->append(" ").append(attribute.name).append("=\"");
    AppendEscaped(attribute.value, true, xml);
    xml->append("\"");
  }
  xml->append(">");
}

}  // namespace

absl::StatusOr<InlineText> ReadInlineText(XmlReader& reader) {
  InlineText result;
  struct Level {
    bool known;
    bool holds_text;
  };
  absl::InlinedVector<Level, 8> levels = {{false, true}};  // the segment itself
  bool has_tags = false;  // up to the first one the markup is the plain text, escaped
  while (true) {
    MALMOI_ASSIGN_OR_RETURN(const XmlEvent event, reader.Next());
    switch (event.kind) {
      case XmlEvent::Kind::kText:
        if (has_tags) AppendEscaped(event.text, false, &result.markup);
        if (levels.back().holds_text) result.plain.append(event.text);
        break;
      case XmlEvent::Kind::kStart: {
        const auto* const element =
            std::ranges::find(kInlineElements, event.name, &InlineElement::name);
        const bool known = element != kInlineElements.end();
        if (!known && result.unknown_element.empty()) result.unknown_element = event.name;
        levels.push_back({known, levels.back().holds_text && (!known || element->holds_text)});
        if (known && !has_tags) AppendEscaped(result.plain, false, &result.markup);
        has_tags = has_tags || known;
        if (known) AppendStartTag(event, &result.markup);
        break;
      }
      case XmlEvent::Kind::kEnd:
        if (levels.back().known) result.markup.append(Concat("</", event.name, ">"));
        levels.pop_back();
        break;
      case XmlEvent::Kind::kEndOfDocument:
        levels.clear();
        break;
    }
    if (levels.empty()) break;
  }
  result.plain = ToNfc(result.plain);
  result.markup = ToNfc(result.markup);
  return result;
}

bool MarkupFits(std::string_view markup, std::string_view plain) {
  const std::string document = Concat("<seg>", markup, "</seg>");
  XmlReader reader(document, "markup");
  const absl::StatusOr<XmlEvent> start = reader.Next();
  if (!start.ok()) return false;
  const absl::StatusOr<InlineText> text = ReadInlineText(reader);
  if (!text.ok() || !text->unknown_element.empty() || text->plain != plain) return false;
  const absl::StatusOr<XmlEvent> end = reader.Next();
  return end.ok() && end->kind == XmlEvent::Kind::kEndOfDocument;
}

}  // namespace malmoi
