// One entry of a TBX file as a tree, and what it means. Internal: used by the TBX reader.
#ifndef MALMOI_EXCHANGE_INTERNAL_TBX_ENTRY_H_
#define MALMOI_EXCHANGE_INTERNAL_TBX_ENTRY_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/status.h"
#include "base/xml_reader.h"
#include "exchange/tbx.h"

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

// What `entry` (a termEntry or conceptEntry) says about the two languages; no pairs where it lacks
// one of them. Counts its terms by language and adds what it does not understand to `result`.
ConceptEntry InterpretTbxEntry(const TbxNode& entry, const TbxReadOptions& options,
                               TbxReadResult* result);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_INTERNAL_TBX_ENTRY_H_
