#include <CLI/CLI.hpp>
#include <memory>
#include <vector>

#include "faces/cli/command_support.h"
#include "faces/cli/corpus_texts.h"
#include "faces/cli/train_commands.h"
#include "text/word_list_trainer.h"

namespace malmoi {
namespace {

struct Arguments {
  std::vector<std::string> corpora;
  std::string output;
  WordListTrainingOptions options;
};

int Run(const Arguments& arguments, Console& console) {
  const KoreanGrammar grammar;
  WordListTrainer trainer(grammar);
  CorpusTexts texts(console, arguments.corpora);
  for (std::string text; texts.Next(&text);) trainer.Add(text);
  if (!texts.status().ok()) return Fail(console, texts.status());
  const std::string list = trainer.Train(arguments.options).Serialize();
  const absl::Status written = console.files.WriteAtomically(
      arguments.output, [&list](ByteSink& sink) { return sink.Write(list); });
  if (!written.ok()) return Fail(console, written);
  return TellProblems(console, texts.problems());
}

}  // namespace

RunCommand ConfigureTrainWords(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("CORPUS", arguments->corpora,
                 "Text files, a sentence a line, or bitexts (both columns are used); .gz too")
      ->required();
  app.add_option("-o,--output", arguments->output, "The word list to write")
      ->required()
      ->type_name("FILE");
  app.add_option("--min-count", arguments->options.min_count,
                 "Leave out words seen fewer times than this")
      ->capture_default_str()
      ->type_name("N");
  return [arguments](Console& console) { return Run(*arguments, console); };
}

}  // namespace malmoi
