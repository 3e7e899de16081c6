// Lines and columns of byte offsets, for people and editors.
//
// Lines end at LF, CR LF or CR. Built once per text, O(n); look-ups are O(log lines) plus the
// length of one line. Const methods are safe from several threads. The text must outlive the index.
#ifndef MALMOI_BASE_LINE_INDEX_H_
#define MALMOI_BASE_LINE_INDEX_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace malmoi {

class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  size_t line_count() const { return starts_.size(); }

  // 1-based line of a byte offset; the offset just past the end belongs to the last line.
  size_t LineOf(size_t offset) const;

  // 1-based column in code points.
  size_t ColumnOf(size_t offset) const;

  // The line's bytes without its line end. REQUIRES: 1 <= line <= line_count().
  Span LineSpan(size_t line) const;

 private:
  std::string_view text_;
  std::vector<size_t> starts_;
};

}  // namespace malmoi

#endif  // MALMOI_BASE_LINE_INDEX_H_
