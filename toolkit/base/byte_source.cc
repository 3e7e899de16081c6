#include "base/byte_source.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#include "base/status.h"

namespace malmoi {
namespace {

constexpr size_t kBufferSize = size_t{1} << 16;
constexpr std::string_view kGzipMagic = "\x1F\x8B";

// Reads a source and inflates it where it begins as gzip does.
class Inflater {
 public:
  Inflater(ByteSource source, std::string name)
      : source_(std::move(source)), name_(std::move(name)), input_(kBufferSize, '\0') {}
  Inflater(const Inflater&) = delete;  // owns zlib's state
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() {
    if (compressed_) ::inflateEnd(&stream_);
  }

  absl::StatusOr<size_t> Read(char* buffer, size_t capacity) {
    if (!started_) MALMOI_RETURN_IF_ERROR(Start());
    if (compressed_) return Inflate(buffer, capacity);
    if (used_ == filled_) return source_(buffer, capacity);
    const size_t size = std::min(capacity, filled_ - used_);
    std::memcpy(buffer, input_.data() + used_, size);
    used_ += size;
    return size;
  }

 private:
  // Looks at the first two bytes, which may come one by one.
  absl::Status Start() {
    started_ = true;
    while (filled_ < kGzipMagic.size()) {
      MALMOI_ASSIGN_OR_RETURN(const size_t size,
                              source_(input_.data() + filled_, input_.size() - filled_));
      if (size == 0) return absl::OkStatus();
      filled_ += size;
    }
    if (std::string_view(input_).substr(0, kGzipMagic.size()) != kGzipMagic) {
      return absl::OkStatus();
    }
    constexpr int kGzipWrapper = 16;
    if (::inflateInit2(&stream_, MAX_WBITS + kGzipWrapper) != Z_OK) {
      return IoError(name_, "zlib could not be started (out of memory)");
    }
    compressed_ = true;
    return absl::OkStatus();
  }

  absl::StatusOr<size_t> Inflate(char* buffer, size_t capacity) {
    stream_.next_out = reinterpret_cast<Bytef*>(buffer);
    stream_.avail_out = static_cast<uInt>(capacity);
    while (stream_.avail_out == capacity) {
      if (used_ == filled_) {
        MALMOI_ASSIGN_OR_RETURN(filled_, source_(input_.data(), input_.size()));
        used_ = 0;
        if (filled_ == 0 && between_members_) return 0;
        if (filled_ == 0) {
          return InvalidInputError({name_, 0, 0},
                                   "the gzip data ends too early; copy the file again");
        }
      }
      if (between_members_) {
        ::inflateReset(&stream_);
        between_members_ = false;
      }
      stream_.next_in = reinterpret_cast<Bytef*>(input_.data() + used_);
      stream_.avail_in = static_cast<uInt>(filled_ - used_);
      const int result = ::inflate(&stream_, Z_NO_FLUSH);
      used_ = filled_ - stream_.avail_in;
      if (result == Z_STREAM_END) {
        between_members_ = true;
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        return InvalidInputError({name_, 0, 0}, "damaged gzip data; copy the file again");
      }
    }
    return capacity - stream_.avail_out;
  }

  ByteSource source_;
  std::string name_;
  std::string input_;
  size_t used_ = 0;
  size_t filled_ = 0;
  z_stream stream_ = {};
  bool started_ = false;
  bool compressed_ = false;
  bool between_members_ = false;
};

}  // namespace

ByteSource StreamSource(std::istream& in, std::string name) {
  return [&in, name = std::move(name)](char* buffer, size_t capacity) -> absl::StatusOr<size_t> {
    // What is there without waiting for more, so that a stream can be answered line by line.
    std::streamsize size = 0;
    if (in.peek() != std::istream::traits_type::eof()) {
      size = in.readsome(buffer, static_cast<std::streamsize>(capacity));
    }
    if (in.bad()) return IoError(name, "cannot read");
    return static_cast<size_t>(size);
  };
}

ByteSource StringSource(std::string_view bytes) {
  return [bytes](char* buffer, size_t capacity) mutable -> absl::StatusOr<size_t> {
    const size_t size = std::min(capacity, bytes.size());
    std::memcpy(buffer, bytes.data(), size);
    bytes.remove_prefix(size);
    return size;
  };
}

ByteSource Gunzipped(ByteSource source, std::string name) {
  auto inflater = std::make_shared<Inflater>(std::move(source), std::move(name));
  return [inflater](char* buffer, size_t capacity) { return inflater->Read(buffer, capacity); };
}

}  // namespace malmoi
