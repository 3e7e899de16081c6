// The way back from a derived text to the bytes it was made from.
//
// Decoding, NFC normalisation, joining hard-wrapped lines and leaving out line markers all make a
// new text; each keeps an OffsetMap, so that a sentence or a term can be shown where it was typed.
//
//   source   "> 사고\n> 패턴"            (bytes as typed)
//   derived  "사고 패턴"                 (one paragraph)
//   map.ToSource({0, 6}) is {2, 8}
//
// A value type; const methods are safe from several threads.
#ifndef MALMOI_BASE_OFFSET_MAP_H_
#define MALMOI_BASE_OFFSET_MAP_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace malmoi {

class OffsetMap {
 public:
  // The next `derived_size` bytes of the derived text come from `source`. Where the sizes are
  // equal the bytes correspond one to one; otherwise the run is a block that maps as a whole.
  void Append(size_t derived_size, Span source);

  // As Append, but a block even where the sizes are equal (normalised or transcoded bytes).
  void AppendBlock(size_t derived_size, Span source);

  // Appends what `other` describes after what this map describes.
  void AppendAll(const OffsetMap& other);

  // The source bytes that `derived` came from; for a span that begins or ends inside a block, the
  // whole block. An empty span maps to an empty span. REQUIRES: derived.end <= derived_size().
  // O(log runs).
  Span ToSource(Span derived) const;

  size_t derived_size() const { return derived_size_; }

  // This map's text re-expressed against the bytes that `outer` leads to; `outer` is the map of
  // the text that this map's source spans are offsets into.
  OffsetMap Through(const OffsetMap& outer) const;

 private:
  struct Run {
    size_t derived_begin;
    size_t derived_size;
    Span source;
    bool linear;  // byte i of the run is byte i of source
  };
  const Run& RunAt(size_t derived_offset) const;

  std::vector<Run> runs_;
  size_t derived_size_ = 0;
};

// A derived text with its way back.
struct MappedText {
  std::string text;
  OffsetMap map;

  // Appends the piece `span` of `from.text`, keeping the way back to from's own source.
  void AppendPiece(const MappedText& from, Span span);

  // Appends text that nobody typed there (the space that joins two lines), standing for `source`.
  void AppendMade(std::string_view made, Span source);
};

}  // namespace malmoi

#endif  // MALMOI_BASE_OFFSET_MAP_H_
