// Files behind an interface, so that everything above can be tested without a disk.
//
// FileReader reads, FileStore also writes; DiskFiles is the disk, MemoryFiles (tests) a map.
// Both implementations may be used from several threads.
#ifndef MALMOI_BASE_FILE_STORE_H_
#define MALMOI_BASE_FILE_STORE_H_

#include <cstddef>
#include <functional>
#include <istream>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace malmoi {

// Where results are written, piece by piece. Not safe from several threads.
class ByteSink {
 public:
  virtual ~ByteSink() = default;
  virtual absl::Status Write(std::string_view bytes) = 0;
  // Hands on what was kept back, so that a reader at the other end sees it now.
  virtual absl::Status Flush() { return absl::OkStatus(); }
};

// A sink into a string, for tests and small results.
class StringSink : public ByteSink {
 public:
  absl::Status Write(std::string_view bytes) override;
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// Bytes that stay where they are as long as `owner` lives.
struct SharedBytes {
  std::string_view bytes;
  std::shared_ptr<const void> owner;
};

class FileReader {
 public:
  virtual ~FileReader() = default;

  // The whole file. Errors: it is missing, a folder, unreadable, or larger than `max_bytes`.
  virtual absl::StatusOr<std::string> Read(const std::string& path, size_t max_bytes) const = 0;

  // The whole file to be looked at where it lies: mapped into memory where the disk can, so that
  // only what is looked at is read. A file that others may change is for Read. Errors: as Read.
  virtual absl::StatusOr<SharedBytes> Map(const std::string& path, size_t max_bytes) const;

  // The file as a stream, for inputs too large to hold. Errors: as Read, but for the size.
  virtual absl::StatusOr<std::unique_ptr<std::istream>> Open(const std::string& path) const = 0;

  // Every regular file under `path` in bytewise order of their paths, each as `path` plus its way
  // below it; `path` itself where it is a file. Names that begin with a dot are left out.
  virtual absl::StatusOr<std::vector<std::string>> List(const std::string& path) const = 0;
};

// A file to be written, and what writes it.
struct FileToWrite {
  std::string path;
  std::function<absl::Status(ByteSink&)> produce;
};

class FileStore : public FileReader {
 public:
  // Writes files that belong together. All are first produced aside and fsynced; then `commit` is
  // called; then each takes its place by a rename. When a file cannot be produced, or `commit`
  // fails, nothing is left and older files stay as they were. At every instant each path holds a
  // whole file, old or new. Two writers of one path: the second gets an error. A link is followed,
  // a device or pipe (/dev/null) written to as it is, and a file keeps its permissions.
  virtual absl::Status WriteTogether(const std::vector<FileToWrite>& files,
                                     const std::function<absl::Status()>& commit) = 0;

  // One file, whole or not at all.
  absl::Status WriteAtomically(const std::string& path,
                               const std::function<absl::Status(ByteSink&)>& produce) {
    return WriteTogether({{path, produce}}, [] { return absl::OkStatus(); });
  }

  // Makes the folder and those above it. Fine when it is there already.
  virtual absl::Status CreateFolder(const std::string& path) = 0;
};

class DiskFiles : public FileStore {
 public:
  absl::StatusOr<std::string> Read(const std::string& path, size_t max_bytes) const override;
  absl::StatusOr<SharedBytes> Map(const std::string& path, size_t max_bytes) const override;
  absl::StatusOr<std::unique_ptr<std::istream>> Open(const std::string& path) const override;
  absl::StatusOr<std::vector<std::string>> List(const std::string& path) const override;
  absl::Status WriteTogether(const std::vector<FileToWrite>& files,
                             const std::function<absl::Status()>& commit) override;
  absl::Status CreateFolder(const std::string& path) override;
};

class MemoryFiles : public FileStore {
 public:
  explicit MemoryFiles(std::map<std::string, std::string> files = {}) : files_(std::move(files)) {}

  absl::StatusOr<std::string> Read(const std::string& path, size_t max_bytes) const override;
  absl::StatusOr<std::unique_ptr<std::istream>> Open(const std::string& path) const override;
  absl::StatusOr<std::vector<std::string>> List(const std::string& path) const override;
  absl::Status WriteTogether(const std::vector<FileToWrite>& files,
                             const std::function<absl::Status()>& commit) override;
  absl::Status CreateFolder(const std::string& path) override;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> files_;  // guarded by mutex_
};

}  // namespace malmoi

#endif  // MALMOI_BASE_FILE_STORE_H_
