#include <CLI/CLI.hpp>
#include <memory>
#include <vector>

#include "faces/cli/command_support.h"
#include "faces/cli/corpus_texts.h"
#include "faces/cli/train_commands.h"
#include "text/subword_trainer.h"

namespace malmoi {
namespace {

struct Arguments {
  std::vector<std::string> corpora;
  std::string output;
  SubwordTrainingOptions options;
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
