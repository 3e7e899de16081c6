// One element of a TBX entry with everything inside. Internal: used by the TBX reader.
#ifndef MALMOI_EXCHANGE_INTERNAL_TBX_NODE_H_
#define MALMOI_EXCHANGE_INTERNAL_TBX_NODE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/status.h"
#include "base/xml_reader.h"

namespace malmoi {

struct TbxNode {
  std::string name;      // of the element, without prefix
  std::string category;  // data category: the type attribute, or in DCT the name itself
  std::string language;  // xml:lang
  std::string id;
  std::string text;  // all text inside, NFC, lines joined
  std::vector<TbxNode> children;
  Place place;
};

// Reads the element whose start tag is `start`, with everything inside. Errors: the reader's, more
// than 20,000 elements in one entry.
absl::StatusOr<TbxNode> ReadTbxNode(XmlReader& reader, const XmlEvent& start);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_INTERNAL_TBX_NODE_H_
