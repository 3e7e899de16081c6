#include <CLI/CLI.hpp>
#include <memory>
#include <vector>

#include "align/bitext_reader.h"
#include "align/lexicon_trainer.h"
#include "faces/cli/command_support.h"
#include "faces/cli/train_commands.h"
#include "text/word_tokenizer.h"
#include "workspace/word_models.h"

namespace malmoi {
namespace {

struct Arguments {
  std::vector<std::string> bitexts;
  std::string output;
  bool beginnings = false;
  LexiconTrainingOptions options;
};

// Adds one bitext; refused rows go to `problems`.
absl::Status AddBitext(Console& console, const std::string& path, const Tokenizer& tokenizer,
                       LexiconTrainer* trainer, Problems* problems) {
  MALMOI_ASSIGN_OR_RETURN(InputStream input, OpenInput(console, path));
  BitextReader reader(input.stream(), input.name);
  BitextRow row;
  while (true) {
    MALMOI_ASSIGN_OR_RETURN(const bool more, reader.Next(&row));
    if (!more) return absl::OkStatus();
    if (row.refused) {
      problems->push_back(*std::move(row.refused));
    } else {
      trainer->Add(tokenizer.Tokenize(row.pair.source), tokenizer.Tokenize(row.pair.target));
    }
  }
}

int Run(const Arguments& arguments, Console& console) {
  const auto tokenizer = LoadWordTokenizer(console.files, console.models_dir);
  if (!tokenizer.ok()) return Fail(console, tokenizer.status());
  LexiconTrainer trainer(arguments.beginnings ? LexicalKeys::kBeginnings : LexicalKeys::kWords);
  Problems problems;
  for (const std::string& path : arguments.bitexts) {
    const absl::Status added = AddBitext(console, path, **tokenizer, &trainer, &problems);
    if (!added.ok()) return Fail(console, added);
  }
  const absl::StatusOr<TranslationTable> table = trainer.Train(arguments.options);
  if (!table.ok()) return Fail(console, table.status());
  const absl::Status written = console.files.WriteAtomically(
      arguments.output, [&table](ByteSink& sink) { return sink.Write(table->Serialize()); });
  if (!written.ok()) return Fail(console, written);
  return TellProblems(console, problems);
}

}  // namespace

RunCommand ConfigureTrainLexicon(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("BITEXT", arguments->bitexts, "Korean<TAB>English a line; .gz too")->required();
  app.add_option("-o,--output", arguments->output, "The lexicon to write")
      ->required()
      ->type_name("FILE");
  app.add_flag("--beginnings", arguments->beginnings,
               "Take words by their first two syllables or five letters: beginnings.bin");
  app.add_option("--max-entries", arguments->options.max_entries, "Keep at most so many entries")
      ->capture_default_str()
      ->type_name("N");
  app.add_option("--min-probability", arguments->options.min_probability,
                 "Leave out entries less likely than this")
      ->capture_default_str()
      ->type_name("P");
  app.add_option("--min-count", arguments->options.min_count, "Leave out words seen fewer times")
      ->capture_default_str()
      ->type_name("N");
  AddThreadsOption(app, &arguments->options.threads);
  return [arguments](Console& console) { return Run(*arguments, console); };
}

}  // namespace malmoi
