#include "workspace/internal/source_text.h"

#include <utility>

#include "base/unicode.h"

namespace malmoi::internal {

SourceText::SourceText(std::string_view bytes, std::string_view path) : text_(bytes) {
  if (!IsValidUtf8(bytes)) {
    if (absl::StatusOr<DecodedText> decoded = DecodeText(bytes, path); decoded.ok()) {
      decoded_ = std::move(decoded->mapped.text);
      map_ = std::move(decoded->mapped.map);
      text_ = decoded_;
      is_utf8_ = false;
    }
  }
  lines_ = std::make_unique<LineIndex>(text_);
}

size_t SourceText::Shown(size_t offset) const {
  if (is_utf8_) return std::min(offset, text_.size());
  // The map leads from the decoded text to the file, and rises: the way back is a binary search.
  size_t low = 0;
  size_t high = text_.size();
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (map_.ToSource({middle, middle + 1}).begin < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace malmoi::internal
