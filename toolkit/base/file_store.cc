#include "base/file_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <system_error>
#include <utility>

#include "base/mapped_file.h"
#include "base/status.h"
#include "base/strings.h"

namespace malmoi {
namespace {

namespace fs = std::filesystem;

// The file that is written beside `path` before it takes its place: ".NAME.part" in the same
// folder, locked while it is written. The name is fixed, so that what a killed program left is
// taken over by the next one instead of staying for ever; a lock dies with its program.
//
// A device or a pipe cannot be replaced, and must not be: it is written to as it is. A link keeps
// leading where it leads.
class AsideFile {
 public:
  AsideFile() = default;
  AsideFile(AsideFile&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)),
        path_(std::move(other.path_)),
        place_(std::move(other.place_)) {}
  AsideFile(const AsideFile&) = delete;  // owns a descriptor
  AsideFile& operator=(const AsideFile&) = delete;
  ~AsideFile() {
    if (descriptor_ < 0) return;
    if (!path_.empty()) ::unlink(path_.c_str());  // still locked, so it is ours
    ::close(descriptor_);
  }

  absl::Status Open(const std::string& target) {
    std::error_code error;
    place_ = target;
    for (int links = 0; links < kMostLinks && fs::is_symlink(place_, error); ++links) {
      place_ = place_.parent_path() / fs::read_symlink(place_, error);
    }
    if (fs::is_other(place_, error)) {
      descriptor_ = ::open(place_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
      if (descriptor_ >= 0) return absl::OkStatus();
      return IoError(target, Concat("cannot write here: ", std::strerror(errno)));
    }
    path_ = (place_.parent_path() / Concat(".", place_.filename().string(), ".part")).string();
    while (true) {
      const int descriptor = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
      if (descriptor < 0) {
        return IoError(target, Concat("cannot write here: ", std::strerror(errno),
                                      "; choose another output folder with -o"));
      }
      if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return IoError(target, "another malmoi is writing this file; wait for it to finish");
      }
      // Between open and lock another writer may have renamed or removed the file we opened.
      struct stat ours = {}, there = {};
      if (::fstat(descriptor, &ours) == 0 && ::stat(path_.c_str(), &there) == 0 &&
          ours.st_ino == there.st_ino && ours.st_dev == there.st_dev) {
        descriptor_ = descriptor;
        break;
      }
      ::close(descriptor);
    }
    if (::ftruncate(descriptor_, 0) != 0) {
      return IoError(target, Concat("cannot write here: ", std::strerror(errno)));
    }
    // What was for its owner's eyes stays so.
    if (struct stat old = {}; ::stat(place_.c_str(), &old) == 0) {
      ::fchmod(descriptor_, old.st_mode & 07777);
    }
    return absl::OkStatus();
  }

  int descriptor() const { return descriptor_; }

  // Everything written so far survives a power cut.
  absl::Status Sync(const std::string& target) const {
    if (path_.empty() || ::fsync(descriptor_) == 0) return absl::OkStatus();
    return IoError(target, Concat("cannot finish writing: ", std::strerror(errno)));
  }

  absl::Status TakePlaceOf(const std::string& target) {
    if (!path_.empty() && ::rename(path_.c_str(), place_.c_str()) != 0) {
      return IoError(target, Concat("cannot finish writing: ", std::strerror(errno)));
    }
    ::close(std::exchange(descriptor_, -1));
    return absl::OkStatus();
  }

 private:
  static constexpr int kMostLinks = 40;  // as many as the system follows
  int descriptor_ = -1;
  std::string path_;  // empty where the place itself is written to
  fs::path place_;    // where the target leads
};

class DescriptorSink : public ByteSink {
 public:
  DescriptorSink(int descriptor, std::string path)
      : descriptor_(descriptor), path_(std::move(path)) {}

  absl::Status Write(std::string_view bytes) override {
    if (bytes.size() >= kBufferSize) {  // copying it would only take room
      MALMOI_RETURN_IF_ERROR(Flush());
      return WriteNow(bytes);
    }
    buffer_.append(bytes);
    return buffer_.size() >= kBufferSize ? Flush() : absl::OkStatus();
  }

  absl::Status Flush() override {
    MALMOI_RETURN_IF_ERROR(WriteNow(buffer_));
    buffer_.clear();
    return absl::OkStatus();
  }

 private:
  absl::Status WriteNow(std::string_view rest) {
    while (!rest.empty()) {
      const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return IoError(path_, Concat("cannot write: ", std::strerror(errno)));
      rest.remove_prefix(static_cast<size_t>(written));
    }
    return absl::OkStatus();
  }

  static constexpr size_t kBufferSize = 1 << 18;
  int descriptor_;
  std::string path_;
  std::string buffer_;
};

bool IsHidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return !name.empty() && name[0] == '.';
}

}  // namespace

absl::Status StringSink::Write(std::string_view bytes) {
  text_.append(bytes);
  return absl::OkStatus();
}

absl::StatusOr<SharedBytes> FileReader::Map(const std::string& path, size_t max_bytes) const {
  MALMOI_ASSIGN_OR_RETURN(std::string bytes, Read(path, max_bytes));
  const auto owner = std::make_shared<const std::string>(std::move(bytes));
  return SharedBytes{*owner, owner};
}

absl::StatusOr<SharedBytes> DiskFiles::Map(const std::string& path, size_t max_bytes) const {
  std::error_code error;
  const bool mappable = fs::is_regular_file(path, error) && fs::file_size(path, error) > 0 &&
                        fs::file_size(path, error) <= max_bytes;
  // What cannot be mapped (a pipe, an empty file, an error to be told) goes the usual way.
  if (!mappable || error) return FileReader::Map(path, max_bytes);
  absl::StatusOr<MappedFile> file = MappedFile::Open(path);
  if (!file.ok()) return FileReader::Map(path, max_bytes);
  const auto owner = std::make_shared<const MappedFile>(*std::move(file));
  return SharedBytes{owner->bytes(), owner};
}

absl::StatusOr<std::string> DiskFiles::Read(const std::string& path, size_t max_bytes) const {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    if (errno == ENOENT) return NotFoundError(path, "there is no such file; check the path");
    return IoError(path, Concat("cannot open: ", std::strerror(errno)));
  }
  struct Closer {
    int descriptor;
    ~Closer() { ::close(descriptor); }
  } closer{descriptor};
  struct stat info = {};
  if (::fstat(descriptor, &info) == 0 && S_ISDIR(info.st_mode)) {
    return IoError(path, "a folder, where a file was expected");
  }
  std::string bytes;
  // The size is a hint only: pipes and /proc files have none.
  if (info.st_size > 0 && static_cast<size_t>(info.st_size) <= max_bytes) {
    bytes.reserve(static_cast<size_t>(info.st_size));
  }
  char buffer[1 << 16];
  while (true) {
    const ssize_t count = ::read(descriptor, buffer, sizeof(buffer));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return IoError(path, Concat("cannot read: ", std::strerror(errno)));
    if (count == 0) return bytes;
    if (bytes.size() + static_cast<size_t>(count) > max_bytes) {
      return TooLargeError({path, 0, 0}, Concat("larger than the ", max_bytes >> 20,
                                                " MiB that are read at once; split the file"));
    }
    bytes.append(buffer, static_cast<size_t>(count));
  }
}

absl::StatusOr<std::unique_ptr<std::istream>> DiskFiles::Open(const std::string& path) const {
  std::error_code error;
  if (fs::is_directory(path, error)) return IoError(path, "a folder, where a file was expected");
  errno = 0;
  auto stream = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (stream->is_open()) return stream;
  if (errno == ENOENT) return NotFoundError(path, "there is no such file; check the path");
  return IoError(path, Concat("cannot open: ", std::strerror(errno)));
}

absl::StatusOr<std::vector<std::string>> DiskFiles::List(const std::string& path) const {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status))
    return NotFoundError(path, "there is no such file or folder; check the path");
  if (!fs::is_directory(status)) return std::vector<std::string>{path};
  std::vector<std::string> files;
  fs::recursive_directory_iterator entry(path, fs::directory_options::skip_permission_denied,
                                         error);
  if (error) return IoError(path, Concat("cannot list: ", error.message()));
  for (const fs::recursive_directory_iterator end; entry != end; entry.increment(error)) {
    if (error) return IoError(path, Concat("cannot list: ", error.message()));
    if (IsHidden(entry->path())) {
      if (entry->is_directory(error)) entry.disable_recursion_pending();
      continue;
    }
    if (entry->is_regular_file(error)) files.push_back(entry->path().string());
  }
  if (error) return IoError(path, Concat("cannot list: ", error.message()));
  std::ranges::sort(files);
  return files;
}

absl::Status DiskFiles::WriteTogether(const std::vector<FileToWrite>& files,
                                      const std::function<absl::Status()>& commit) {
  std::vector<AsideFile> asides(files.size());
  for (size_t i = 0; i < files.size(); ++i) {
    const std::string& path = files[i].path;
    std::error_code error;
    if (fs::is_directory(path, error)) {
      return IoError(path, "a folder of that name is in the way; choose another output folder");
    }
    MALMOI_RETURN_IF_ERROR(asides[i].Open(path));
    DescriptorSink sink(asides[i].descriptor(), path);
    MALMOI_RETURN_IF_ERROR(files[i].produce(sink));
    MALMOI_RETURN_IF_ERROR(sink.Flush());
    MALMOI_RETURN_IF_ERROR(asides[i].Sync(path));
  }
  MALMOI_RETURN_IF_ERROR(commit());
  std::set<std::string> folders;
  for (size_t i = 0; i < files.size(); ++i) {
    MALMOI_RETURN_IF_ERROR(asides[i].TakePlaceOf(files[i].path));
    const std::string folder = fs::path(files[i].path).parent_path().string();
    folders.insert(folder.empty() ? "." : folder);
  }
  // The renames themselves must survive a power cut: the folders are fsynced too.
  for (const std::string& folder : folders) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) continue;
    ::fsync(descriptor);
    ::close(descriptor);
  }
  return absl::OkStatus();
}

absl::Status DiskFiles::CreateFolder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error || !fs::is_directory(path, error)) {
    return IoError(path, Concat("cannot make this folder: ",
                                error ? error.message() : "a file of that name is in the way"));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> MemoryFiles::Read(const std::string& path, size_t max_bytes) const {
  const std::lock_guard lock(mutex_);
  const auto found = files_.find(path);
  if (found == files_.end()) return NotFoundError(path, "there is no such file; check the path");
  if (found->second.size() > max_bytes) return TooLargeError({path, 0, 0}, "too large");
  return found->second;
}

absl::StatusOr<std::unique_ptr<std::istream>> MemoryFiles::Open(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const auto found = files_.find(path);
  if (found == files_.end()) return NotFoundError(path, "there is no such file; check the path");
  return std::make_unique<std::istringstream>(found->second);
}

absl::StatusOr<std::vector<std::string>> MemoryFiles::List(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> files;
  for (const auto& [name, bytes] : files_) {
    if (name == path || name.rfind(path + "/", 0) == 0) files.push_back(name);
  }
  if (files.empty()) return NotFoundError(path, "there is no such file or folder; check the path");
  return files;
}

absl::Status MemoryFiles::WriteTogether(const std::vector<FileToWrite>& files,
                                        const std::function<absl::Status()>& commit) {
  std::vector<StringSink> sinks(files.size());
  for (size_t i = 0; i < files.size(); ++i) MALMOI_RETURN_IF_ERROR(files[i].produce(sinks[i]));
  MALMOI_RETURN_IF_ERROR(commit());
  const std::lock_guard lock(mutex_);
  for (size_t i = 0; i < files.size(); ++i) files_[files[i].path] = sinks[i].text();
  return absl::OkStatus();
}

absl::Status MemoryFiles::CreateFolder(const std::string&) { return absl::OkStatus(); }

}  // namespace malmoi
