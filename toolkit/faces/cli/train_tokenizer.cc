#include <CLI/CLI.hpp>
#include <memory>
#include <vector>

#include "base/line_reader.h"
#include "base/strings.h"
#include "base/unicode.h"
#include "faces/cli/command_support.h"
#include "faces/cli/train_commands.h"
#include "text/subword_trainer.h"

namespace malmoi {
namespace {

struct Arguments {
  std::vector<std::string> corpora;
  std::string output;
  SubwordTrainingOptions options;
};

// The texts of several files one after another: both sides of a bitext row, else the whole line.
class CorpusTexts {
 public:
  CorpusTexts(Console& console, const std::vector<std::string>& paths)
      : console_(console), paths_(paths) {}

  bool Next(std::string* text) {
    while (status_.ok()) {
      if (!pending_.empty()) {
        *text = std::move(pending_.back());
        pending_.pop_back();
        return true;
      }
      if (!ReadLine()) break;
    }
    return false;
  }

  const absl::Status& status() const { return status_; }
  const Problems& problems() const { return problems_; }

 private:
  // The next line's texts into pending_; false at the end of all files or on an error.
  bool ReadLine() {
    if (reader_ == nullptr) {
      if (next_path_ == paths_.size()) return false;
      const std::string& path = paths_[next_path_++];
      absl::StatusOr<InputStream> input = OpenInput(console_, path);
      if (!input.ok()) return Stop(input.status());
      input_ = *std::move(input);
      reader_ = std::make_unique<LineReader>(input_.stream(), input_.name);
    }
    const absl::StatusOr<bool> more = reader_->Next(&line_);
    if (!more.ok()) return Stop(more.status());
    if (!*more) {
      reader_ = nullptr;
    } else if (line_.too_long || !IsValidUtf8(line_.text)) {
      problems_.push_back({{reader_->name(), line_.number, 0},
                           line_.too_long ? "a line of more than 1 MiB; split it"
                                          : "bytes that are not UTF-8; save the file as UTF-8"});
    } else {
      const std::vector<std::string_view> columns = Split(line_.text, '\t');
      for (size_t i = std::min<size_t>(2, columns.size()); i-- > 0;) {
        if (!StripWhitespace(columns[i]).empty()) pending_.push_back(ToNfc(columns[i]));
      }
    }
    return true;
  }

  bool Stop(absl::Status status) {
    status_ = std::move(status);
    return false;
  }

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

int Run(const Arguments& arguments, Console& console) {
  CorpusTexts texts(console, arguments.corpora);
  const absl::StatusOr<std::string> model = TrainSubwordModel(
      [&texts](std::string* text) { return texts.Next(text); }, arguments.options);
  if (!texts.status().ok()) return Fail(console, texts.status());
  if (!model.ok()) return Fail(console, model.status());
  const absl::Status written = console.files.WriteAtomically(
      arguments.output, [&model](ByteSink& sink) { return sink.Write(*model); });
  if (!written.ok()) return Fail(console, written);
  return TellProblems(console, texts.problems());
}

}  // namespace

RunCommand ConfigureTrainTokenizer(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("CORPUS", arguments->corpora,
                 "Text files, a sentence a line, or bitexts (both columns are used); .gz too")
      ->required();
  app.add_option("-o,--output", arguments->output, "The model to write")
      ->required()
      ->type_name("FILE");
  app.add_option("--pieces", arguments->options.pieces, "Pieces in the model")
      ->capture_default_str()
      ->check(CLI::Range(300, 1000000))
      ->type_name("N");
  return [arguments](Console& console) { return Run(*arguments, console); };
}

}  // namespace malmoi
