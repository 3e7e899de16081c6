#include "exchange/internal/tbx_node.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

// Far above what the entry of a term base needs: an IATE entry in all languages has a few thousand.
constexpr size_t kMaxNodes = 20'000;
constexpr std::string_view kCoreNamespace = "urn:iso:std:iso:30042:ed-2";

// Elements that carry a data category in their type attribute.
constexpr std::array<std::string_view, 9> kMetaElements = {"descrip",     "descripNote", "admin",
                                                           "adminNote",   "termNote",    "transac",
                                                           "transacNote", "ref",         "xref"};
// Inline elements: their text belongs to the text around them.
constexpr std::array<std::string_view, 7> kInline = {"hi", "foreign", "bpt", "ept",
                                                     "ph", "sc",      "ec"};

template <size_t n>
bool Contains(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// A line end with the indentation around it, as tools that print XML prettily make, is a space;
// so is each white space at both ends of the text that came with a line end.
std::string JoinLines(std::string_view text) {
  std::string joined;
  for (size_t i = 0; i < text.size();) {
    const size_t end = std::min(text.find_first_not_of(" \t\r\n", i), text.size());
    const std::string_view space = text.substr(i, end - i);
    if (space.empty()) {
      joined.push_back(text[i++]);
      continue;
    }
    const bool at_an_end = i == 0 || end == text.size();
    // XML readers make LF of every line end of the file: a CR was meant.
    const bool has_line_end =
        space.find('\n') != std::string_view::npos && space.find('\r') == std::string_view::npos;
    const bool is_layout = has_line_end && (at_an_end || space.size() > 1);
    if (!is_layout) {
      joined.append(space);
    } else if (!at_an_end) {
      joined.push_back(' ');
    }
    i = end;
  }
  return joined;
}

absl::StatusOr<TbxNode> ReadNode(XmlReader& reader, const XmlEvent& start, size_t* nodes) {
  TbxNode node;
  node.name = start.name;
  node.place = reader.PlaceOf(start);
  if (++*nodes > kMaxNodes) {
    return TooLargeError(node.place, Concat("more than ", kMaxNodes, " elements in one entry"));
  }
  const auto attribute = [&](std::string_view name) {
    const std::string* value = start.Attribute(name);
    return value == nullptr ? std::string() : *value;
  };
  node.id = attribute("id");
  node.language = attribute("xml:lang");
  if (node.language.empty()) node.language = attribute("lang");
  if (Contains(kMetaElements, node.name)) {
    node.category = attribute("type");
  } else if (!start.namespace_uri.empty() && start.namespace_uri != kCoreNamespace) {
    node.category = node.name;
  }
  while (true) {
    MALMOI_ASSIGN_OR_RETURN(const XmlEvent event, reader.Next());
    if (event.kind == XmlEvent::Kind::kText) node.text.append(event.text);
    if (event.kind == XmlEvent::Kind::kStart) {
      MALMOI_ASSIGN_OR_RETURN(TbxNode child, ReadNode(reader, event, nodes));
      if (Contains(kInline, child.name)) {
        node.text.append(child.text);
      } else {
        node.children.push_back(std::move(child));
      }
    }
    if (event.kind == XmlEvent::Kind::kEnd || event.kind == XmlEvent::Kind::kEndOfDocument) break;
  }
  // An inline element's text is joined with what stands around it first.
  if (!Contains(kInline, node.name)) node.text = ToNfc(JoinLines(node.text));
  return node;
}

}  // namespace

absl::StatusOr<TbxNode> ReadTbxNode(XmlReader& reader, const XmlEvent& start) {
  size_t nodes = 0;
  return ReadNode(reader, start, &nodes);
}

}  // namespace malmoi
