// The console's files, among which "-" is standard input. For commands that take many inputs.
#ifndef MALMOI_FACES_CLI_STANDARD_INPUT_H_
#define MALMOI_FACES_CLI_STANDARD_INPUT_H_

#include <functional>
#include <istream>
#include <memory>
#include <string>
#include <vector>

#include "faces/cli/command_support.h"

namespace malmoi {

class FilesWithStandardInput : public FileStore {
 public:
  // `console` must outlive it. Standard input can be read once.
  explicit FilesWithStandardInput(Console& console) : console_(console) {}

  absl::StatusOr<std::string> Read(const std::string& path, size_t max_bytes) const override {
    return ReadInput(console_, path, max_bytes);
  }
  absl::StatusOr<std::unique_ptr<std::istream>> Open(const std::string& path) const override {
    if (path == "-") return std::make_unique<std::istream>(console_.in.rdbuf());
    return console_.files.Open(path);
  }
  absl::StatusOr<std::vector<std::string>> List(const std::string& path) const override {
    if (path == "-") return std::vector<std::string>{path};
    return console_.files.List(path);
  }
  absl::Status WriteTogether(const std::vector<FileToWrite>& files,
                             const std::function<absl::Status()>& commit) override {
    return console_.files.WriteTogether(files, commit);
  }
  absl::Status CreateFolder(const std::string& path) override {
    return console_.files.CreateFolder(path);
  }

 private:
  Console& console_;
};

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_STANDARD_INPUT_H_
