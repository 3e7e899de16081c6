#include "base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/status.h"
#include "base/strings.h"

namespace malmoi {

absl::StatusOr<MappedFile> MappedFile::Open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const std::string why = Concat("cannot open: ", std::strerror(errno));
    return errno == ENOENT ? NotFoundError(path, why) : IoError(path, why);
  }
  struct stat info {};
  void* data = nullptr;
  bool mapped = ::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode);
  const auto size = static_cast<size_t>(info.st_size);
  if (mapped && size > 0) {
    data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
    mapped = data != MAP_FAILED;
  }
  ::close(descriptor);  // the mapping stays
  if (!mapped) return IoError(path, "cannot map it into memory");
  return MappedFile(static_cast<const char*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (size_ > 0) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace malmoi
