#include "base/line_reader.h"

#include <string_view>
#include <utility>

#include "base/status.h"

namespace malmoi {
namespace {

constexpr size_t kBufferSize = size_t{1} << 16;
constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";

}  // namespace

LineReader::LineReader(std::istream& in, std::string name, size_t max_line_bytes)
    : in_(in),
      source_(Gunzipped(StreamSource(in, name), name)),
      name_(std::move(name)),
      max_line_bytes_(max_line_bytes) {}

absl::StatusOr<bool> LineReader::Fill() {
  position_ = 0;
  buffer_.resize(kBufferSize);
  MALMOI_ASSIGN_OR_RETURN(const size_t size, source_(buffer_.data(), buffer_.size()));
  buffer_.resize(size);
  if (!started_ && std::string_view(buffer_).starts_with(kUtf8Bom)) position_ = kUtf8Bom.size();
  started_ = true;
  return position_ < buffer_.size();
}

bool LineReader::Ready() const {
  return buffer_.find('\n', position_) != std::string::npos || in_.rdbuf()->in_avail() > 0;
}

absl::StatusOr<bool> LineReader::Next(Line* line) {
  line->text.clear();
  line->too_long = false;
  bool any = false;
  while (true) {
    if (position_ >= buffer_.size()) {
      MALMOI_ASSIGN_OR_RETURN(const bool more, Fill());
      if (!more) break;
    }
    any = true;
    const size_t end = buffer_.find('\n', position_);
    const std::string_view piece = std::string_view(buffer_).substr(position_, end - position_);
    position_ = end == std::string::npos ? buffer_.size() : end + 1;
    if (line->text.size() + piece.size() > max_line_bytes_) {
      line->too_long = true;
      line->text.clear();
    }
    if (!line->too_long) line->text.append(piece);
    if (end != std::string::npos) break;
  }
  if (!any) return false;
  if (!line->text.empty() && line->text.back() == '\r') line->text.pop_back();
  line->number = ++line_number_;
  return true;
}

}  // namespace malmoi
