// CorpusTexts: the texts of several files one after another, for training.
#ifndef MALMOI_FACES_CLI_CORPUS_TEXTS_H_
#define MALMOI_FACES_CLI_CORPUS_TEXTS_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "base/line_reader.h"
#include "base/status.h"
#include "faces/cli/command_support.h"
#include "faces/cli/command_table.h"

namespace malmoi {

// Of a line with tabs (a bitext) the first two columns, else the whole line; NFC. `console` and
// `paths` must outlive it.
class CorpusTexts {
 public:
  CorpusTexts(Console& console, const std::vector<std::string>& paths)
      : console_(console), paths_(paths) {}

  // The next text; false at the end of all files or on an error.
  bool Next(std::string* text);

  const absl::Status& status() const { return status_; }
  const Problems& problems() const { return problems_; }

 private:
  bool ReadLine();
  bool Stop(absl::Status status);

  Console& console_;
  const std::vector<std::string>& paths_;
  size_t next_path_ = 0;
  InputStream input_;
  std::unique_ptr<LineReader> reader_;
  Line line_;
  std::vector<std::string> pending_;  // last first
  absl::Status status_;
  Problems problems_;
};

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_CORPUS_TEXTS_H_
