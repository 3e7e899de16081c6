// MappedFile: a file as memory, read page by page when it is looked at.
//
//   MALMOI_ASSIGN_OR_RETURN(const MappedFile file, MappedFile::Open("malmoi.db-match-ko"));
//   Use(file.bytes());
//
// Opening costs the same for any size. The file may be replaced by a rename meanwhile: this keeps
// the old one. It must not be cut short in place. Immutable; safe from several threads.
#ifndef MALMOI_BASE_MAPPED_FILE_H_
#define MALMOI_BASE_MAPPED_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace malmoi {

class MappedFile {
 public:
  // Errors: the file is missing or unreadable.
  static absl::StatusOr<MappedFile> Open(const std::string& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  // Lives as long as this object, wherever it is moved. Begins at a multiple of the page size.
  std::string_view bytes() const { return {data_, size_}; }

 private:
  MappedFile(const char* data, size_t size) : data_(data), size_(size) {}

  const char* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace malmoi

#endif  // MALMOI_BASE_MAPPED_FILE_H_
