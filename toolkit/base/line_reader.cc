#include "base/line_reader.h"

#include <zlib.h>

#include <string_view>
#include <utility>

#include "base/status.h"
#include "base/strings.h"

namespace malmoi {
namespace {

constexpr size_t kBufferSize = size_t{1} << 16;
constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";
constexpr std::string_view kGzipMagic = "\x1F\x8B";

// Up to kBufferSize bytes of `in`, what is there without waiting for more; empty at its end.
absl::StatusOr<std::string> ReadSome(std::istream& in, const std::string& name) {
  std::string bytes;
  if (in.peek() != std::istream::traits_type::eof()) {
    bytes.resize(kBufferSize);
    bytes.resize(
        static_cast<size_t>(in.readsome(bytes.data(), static_cast<std::streamsize>(bytes.size()))));
  }
  if (in.bad()) return IoError(name, "cannot read");
  return bytes;
}

}  // namespace

class LineReader::Inflater {
 public:
  explicit Inflater(std::string first_bytes) : compressed_(std::move(first_bytes)) {
    constexpr int kGzipWrapper = 16;
    ready_ = ::inflateInit2(&stream_, MAX_WBITS + kGzipWrapper) == Z_OK;
  }
  ~Inflater() {
    if (ready_) ::inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;  // owns zlib's state
  Inflater& operator=(const Inflater&) = delete;

  // Some plain bytes into `plain`, which is left empty at the end.
  absl::Status Inflate(std::istream& in, const std::string& name, std::string* plain) {
    if (!ready_) return IoError(name, "zlib could not be started (out of memory)");
    plain->resize(kBufferSize);
    stream_.next_out = reinterpret_cast<Bytef*>(plain->data());
    stream_.avail_out = static_cast<uInt>(plain->size());
    while (stream_.avail_out == plain->size()) {
      if (used_ == compressed_.size()) {
        MALMOI_ASSIGN_OR_RETURN(compressed_, ReadSome(in, name));
        used_ = 0;
      }
      if (compressed_.empty()) {
        if (between_members_) break;
        return InvalidInputError({name, 0, 0}, "the gzip data ends too early; copy the file again");
      }
      if (between_members_) {
        ::inflateReset(&stream_);
        between_members_ = false;
      }
      stream_.next_in = reinterpret_cast<Bytef*>(compressed_.data() + used_);
      stream_.avail_in = static_cast<uInt>(compressed_.size() - used_);
      const int result = ::inflate(&stream_, Z_NO_FLUSH);
      used_ = compressed_.size() - stream_.avail_in;
      if (result == Z_STREAM_END) {
        between_members_ = true;
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        return InvalidInputError({name, 0, 0}, "damaged gzip data; copy the file again");
      }
    }
    plain->resize(plain->size() - stream_.avail_out);
    return absl::OkStatus();
  }

 private:
  z_stream stream_ = {};
  bool ready_ = false;
  std::string compressed_;
  size_t used_ = 0;
  bool between_members_ = false;
};

LineReader::LineReader(std::istream& in, std::string name, size_t max_line_bytes)
    : in_(in), name_(std::move(name)), max_line_bytes_(max_line_bytes) {}

LineReader::~LineReader() = default;

absl::StatusOr<bool> LineReader::Fill() {
  position_ = 0;
  if (inflater_ != nullptr) {
    MALMOI_RETURN_IF_ERROR(inflater_->Inflate(in_, name_, &buffer_));
  } else {
    MALMOI_ASSIGN_OR_RETURN(buffer_, ReadSome(in_, name_));
  }
  if (!started_) {
    started_ = true;
    if (std::string_view(buffer_).starts_with(kGzipMagic)) {
      inflater_ = std::make_unique<Inflater>(std::move(buffer_));
      MALMOI_RETURN_IF_ERROR(inflater_->Inflate(in_, name_, &buffer_));
    }
    if (std::string_view(buffer_).starts_with(kUtf8Bom)) position_ = kUtf8Bom.size();
  }
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
