#include "faces/web/html_writer.h"

#include <algorithm>
#include <cassert>

namespace malmoi {
namespace {

// Bytes from `begin` that belong to the address there: up to white space or a bracket or quote
// that cannot be in one, without the sentence's own punctuation after it.
size_t AddressEnd(std::string_view text, size_t begin) {
  size_t end = begin;
  int parentheses = 0;
  while (end < text.size()) {
    const char c = text[end];
    // Non-ASCII ends it: in Korean a josa follows an address without a space.
    if (static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x7f ||
        std::string_view("<>\"'`{}|\\^").find(c) != std::string_view::npos) {
      break;
    }
    if (c == '(') ++parentheses;
    if (c == ')' && --parentheses < 0) break;
    ++end;
  }
  while (end > begin && std::string_view(".,;:!?").find(text[end - 1]) != std::string_view::npos) {
    --end;
  }
  return end;
}

}  // namespace

std::string EscapeHtml(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        if ((static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t') || c == 0x7f) {
          escaped += "\uFFFD";
        } else {
          escaped.push_back(c);
        }
    }
  }
  return escaped;
}

void HtmlWriter::OpenTag(std::string_view tag, const Attributes& attributes) {
  Raw("<");
  Raw(tag);
  for (const auto& [name, value] : attributes) {
    Raw(" ");
    Raw(name);
    Raw("=\"");
    Raw(EscapeHtml(value));
    Raw("\"");
  }
  Raw(">");
}

void HtmlWriter::Open(std::string_view tag, const Attributes& attributes) {
  OpenTag(tag, attributes);
  open_.push_back(tag);
}

void HtmlWriter::Close() {
  assert(!open_.empty());
  Raw("</");
  Raw(open_.back());
  Raw(">");
  open_.pop_back();
}

void HtmlWriter::Void(std::string_view tag, const Attributes& attributes) {
  OpenTag(tag, attributes);
}

void HtmlWriter::Element(std::string_view tag, const Attributes& attributes,
                         std::string_view text) {
  Open(tag, attributes);
  Text(text);
  Close();
}

void HtmlWriter::Text(std::string_view text) { Raw(EscapeHtml(text)); }

void HtmlWriter::TextWithLinks(std::string_view text) {
  size_t done = 0;
  while (done < text.size()) {
    const size_t begin = std::min(text.find("http://", done), text.find("https://", done));
    if (begin == std::string_view::npos) break;
    const size_t end = std::max(AddressEnd(text, begin), begin + 7);
    Text(text.substr(done, begin - done));
    const std::string_view address = text.substr(begin, end - begin);
    Element("a", {{"href", std::string(address)}, {"rel", "noreferrer"}}, address);
    done = end;
  }
  Text(text.substr(done));
}

void HtmlWriter::Raw(std::string_view markup) {
  if (status_.ok()) status_ = sink_.Write(markup);
}

absl::Status HtmlWriter::Finish() {
  assert(open_.empty());
  return status_;
}

}  // namespace malmoi
