// Internal to workspace/: lines and columns of byte offsets in a file of any encoding.
#ifndef MALMOI_WORKSPACE_INTERNAL_SOURCE_TEXT_H_
#define MALMOI_WORKSPACE_INTERNAL_SOURCE_TEXT_H_

#include <memory>
#include <string>
#include <string_view>

#include "base/line_index.h"
#include "base/offset_map.h"

namespace malmoi::internal {

// A file's bytes with its lines. A file in UTF-8 is shown as it lies on disk (also where it is not
// in NFC, so that columns are the editor's); another one as decoded. The bytes must outlive it.
class SourceText {
 public:
  SourceText(std::string_view bytes, std::string_view path);

  // Of a byte offset of the file. O(log n).
  size_t LineOf(size_t offset) const { return lines_->LineOf(Shown(offset)); }
  size_t ColumnOf(size_t offset) const { return lines_->ColumnOf(Shown(offset)); }
  size_t line_count() const { return lines_->line_count(); }
  // UTF-8, without its line end.
  std::string_view Line(size_t line) const { return lines_->LineSpan(line).In(text_); }
  std::string_view text() const { return text_; }
  bool is_utf8() const { return is_utf8_; }

 private:
  size_t Shown(size_t offset) const;

  std::string decoded_;
  OffsetMap map_;  // from `decoded_` to the file
  bool is_utf8_ = true;
  std::string_view text_;
  std::unique_ptr<LineIndex> lines_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_WORKSPACE_INTERNAL_SOURCE_TEXT_H_
