// The program `malmoi`: the command table with the real disk and the real streams.
#include <link.h>
#include <pwd.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <iostream>

#include "base/status.h"
#include "base/strings.h"
#include "faces/cli/command_table.h"

namespace {

constexpr std::string_view kGnu("GNU\0", 4);

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

// The build id that the linker put into this program (an ELF note), in hexadecimal; empty where it
// put none. It is the same for the same code and another for every change.
std::string BuildId() {
  std::string id;
  const auto visit = [](dl_phdr_info* info, size_t, void* result) {
    for (int i = 0; i < info->dlpi_phnum; ++i) {
      const ElfW(Phdr)& header = info->dlpi_phdr[i];
      if (header.p_type != PT_NOTE) continue;
      // The linker tells addresses as numbers. NOLINTNEXTLINE(performance-no-int-to-ptr)
      const char* at = reinterpret_cast<const char*>(info->dlpi_addr + header.p_vaddr);
      const char* const end = at + header.p_memsz;
      while (at + sizeof(ElfW(Nhdr)) <= end) {
        ElfW(Nhdr) note;
        std::memcpy(&note, at, sizeof(note));
        const char* const name = at + sizeof(note);
        const char* const bytes = name + ((note.n_namesz + 3) & ~3U);
        if (note.n_type == NT_GNU_BUILD_ID && std::string_view(name, note.n_namesz) == kGnu) {
          for (size_t b = 0; b < note.n_descsz; ++b) {
            constexpr char kHex[] = "0123456789abcdef";
            const auto byte = static_cast<unsigned char>(bytes[b]);
            static_cast<std::string*>(result)->append({kHex[byte >> 4], kHex[byte & 15]});
          }
          return 1;
        }
        at = bytes + ((note.n_descsz + 3) & ~3U);
      }
    }
    return 1;  // the program itself comes first; libraries are not looked at
  };
  ::dl_iterate_phdr(visit, &id);
  return id;
}

// models/ beside an installed program (bin/../share/malmoi/models), else the source tree's.
std::string FindModels() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed = program.parent_path().parent_path() / MALMOI_MODELS_INSTALL_DIR;
  if (!error && fs::is_directory(installed, error)) return installed.string();
  return MALMOI_SOURCE_MODELS_DIR;
}

// The first of the names by which programs like git know a person; "" where there is none.
std::string UserName() {
  for (const char* variable : {"GIT_AUTHOR_NAME", "USER", "LOGNAME"}) {
    const char* const name = std::getenv(variable);
    if (name != nullptr && *name != '\0') return name;
  }
  if (const passwd* const account = ::getpwuid(::getuid())) return account->pw_name;
  return {};
}

std::string Now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm utc{};
  char text[sizeof("2025-03-18T09:00:00Z")];
  if (::gmtime_r(&seconds, &utc) == nullptr ||
      std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &utc) == 0) {
    return {};
  }
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);  // `malmoi … | head` ends without a word, whoever started it
  std::ios::sync_with_stdio(false);
  StreamSink out(STDOUT_FILENO, 1 << 16);
  StreamSink err(STDERR_FILENO, 1);
  malmoi::DiskFiles files;
  malmoi::Console console{files,     out,          err,
                          std::cin,  FindModels(), ::isatty(STDERR_FILENO) == 1,
                          BuildId(), UserName(),   Now};
  int code = malmoi::RunCommandLine({argv + 1, argv + argc}, console);
  if (absl::Status flushed = out.Flush(); !flushed.ok()) {
    code =
        malmoi::Fail(console, std::string_view(flushed.message().data(), flushed.message().size()));
  }
  return code;
}
