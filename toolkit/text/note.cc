#include "text/note.h"

#include <algorithm>

namespace malmoi {

std::string_view PairingMethodName(PairingMethod method) {
  switch (method) {
    case PairingMethod::kPlace:
      return "place";
    case PairingMethod::kName:
      return "name";
    case PairingMethod::kContent:
      return "content";
    case PairingMethod::kNone:
      break;
  }
  return "";
}

Paragraph JoinParagraphs(const std::vector<Paragraph>& paragraphs) {
  Paragraph joined = paragraphs.front();
  for (size_t i = 1; i < paragraphs.size(); ++i) {
    const Paragraph& next = paragraphs[i];
    const size_t end = joined.map.ToSource({0, joined.text.size()}).end;
    const size_t begin = next.map.ToSource({0, next.text.size()}).begin;
    joined.text += "\n\n";
    joined.map.AppendBlock(2, {end, std::max(end, begin)});
    joined.text += next.text;
    joined.map.AppendAll(next.map);
  }
  return joined;
}

}  // namespace malmoi
