// The program `malmoi`: the command table with the real disk and the real streams.
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <iostream>

#include "base/status.h"
#include "base/strings.h"
#include "faces/cli/command_table.h"

namespace {

// stdout or stderr, buffered until Flush; a failed write (full disk, closed pipe) is an error.
class StreamSink : public malmoi::ByteSink {
 public:
  StreamSink(int descriptor, size_t buffer_size)
      : descriptor_(descriptor), buffer_size_(buffer_size) {}

  absl::Status Write(std::string_view bytes) override {
    buffer_.append(bytes);
    return buffer_.size() >= buffer_size_ ? Flush() : absl::OkStatus();
  }

  absl::Status Flush() override {
    std::string_view rest = buffer_;
    while (!rest.empty()) {
      const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        buffer_.clear();
        return malmoi::IoError(descriptor_ == STDOUT_FILENO ? "stdout" : "stderr",
                               malmoi::Concat("cannot write: ", std::strerror(errno)));
      }
      rest.remove_prefix(static_cast<size_t>(written));
    }
    buffer_.clear();
    return absl::OkStatus();
  }

 private:
  int descriptor_;
  size_t buffer_size_;
  std::string buffer_;
};

// models/ beside an installed program (bin/../share/malmoi/models), else the source tree's.
std::string FindModels() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed = program.parent_path().parent_path() / MALMOI_MODELS_INSTALL_DIR;
  if (!error && fs::is_directory(installed, error)) return installed.string();
  return MALMOI_SOURCE_MODELS_DIR;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a write error with a message
  std::ios::sync_with_stdio(false);
  StreamSink out(STDOUT_FILENO, 1 << 16);
  StreamSink err(STDERR_FILENO, 1);
  malmoi::DiskFiles files;
  malmoi::Console console{files, out, err, std::cin, FindModels(), ::isatty(STDERR_FILENO) == 1};
  int code = malmoi::RunCommandLine({argv + 1, argv + argc}, console);
  if (absl::Status flushed = out.Flush(); !flushed.ok()) {
    code =
        malmoi::Fail(console, std::string_view(flushed.message().data(), flushed.message().size()));
  }
  return code;
}
