#include "base/line_index.h"

#include <algorithm>

#include "base/unicode.h"

namespace malmoi {

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  for (size_t i = 0; i < text.size(); ++i) {
    const bool lone_cr = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    if (text[i] == '\n' || lone_cr) starts_.push_back(i + 1);
  }
}

size_t LineIndex::LineOf(size_t offset) const {
  return static_cast<size_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) -
                             starts_.begin());
}

size_t LineIndex::ColumnOf(size_t offset) const {
  const size_t start = starts_[LineOf(offset) - 1];
  return 1 + CountCodePoints(text_.substr(start, offset - start));
}

Span LineIndex::LineSpan(size_t line) const {
  const size_t begin = starts_[line - 1];
  size_t end = line < starts_.size() ? starts_[line] : text_.size();
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return {begin, end};
}

}  // namespace malmoi
