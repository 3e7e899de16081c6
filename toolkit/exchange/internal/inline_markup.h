// Text with inline tags, kept as an XML fragment beside the plain text. Internal: used by the TMX
// reader and writer.
//
//   <seg>Press <bpt i="1">&lt;b></bpt>OK<ept i="1">&lt;/b></ept>.</seg>
//   plain    Press OK.
//   markup   Press <bpt i="1">&lt;b&gt;</bpt>OK<ept i="1">&lt;/b&gt;</ept>.
//
// What bpt, ept, ph, it and ut hold is code of the format that the text came from, so it is no
// text; what hi holds is (TMX 1.4b, content markup).
#ifndef MALMOI_EXCHANGE_INTERNAL_INLINE_MARKUP_H_
#define MALMOI_EXCHANGE_INTERNAL_INLINE_MARKUP_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "base/xml_reader.h"

namespace malmoi {

struct InlineText {
  std::string plain;   // NFC
  std::string markup;  // NFC; empty where there are no tags
  // The first element that TMX does not know: its text is kept, its tags are not.
  std::string unknown_element;
};

// Reads up to the end of the element whose start was just read. Errors: the reader's.
absl::StatusOr<InlineText> ReadInlineText(XmlReader& reader);

// Whether `markup` is a well-formed fragment of known elements whose plain text is `plain`.
bool MarkupFits(std::string_view markup, std::string_view plain);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_INTERNAL_INLINE_MARKUP_H_
