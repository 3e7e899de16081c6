#include <CLI/CLI.hpp>
#include <memory>
#include <vector>

#include "base/unicode.h"
#include "faces/cli/command_support.h"
#include "faces/cli/corpus_texts.h"
#include "faces/cli/train_commands.h"
#include "terms/word_profile_trainer.h"
#include "workspace/word_models.h"

namespace malmoi {
namespace {

struct Arguments {
  std::vector<std::string> corpora;
  std::string output;
  size_t min_count = 5;
};

int Run(const Arguments& arguments, Console& console) {
  const auto tokenizer = LoadWordTokenizer(console.files, console.models_dir);
  if (!tokenizer.ok()) return Fail(console, tokenizer.status());
  WordProfileTrainer trainer(**tokenizer);
  CorpusTexts texts(console, arguments.corpora);
  for (std::string text; texts.Next(&text);) {
    const bool korean = CountScripts(text).hangul > 0;
    trainer.Add(korean ? Language::kKorean : Language::kEnglish, text);
  }
  if (!texts.status().ok()) return Fail(console, texts.status());
  const std::string profile = trainer.Finish(arguments.min_count).Serialize();
  const absl::Status written = console.files.WriteAtomically(
      arguments.output, [&profile](ByteSink& sink) { return sink.Write(profile); });
  if (!written.ok()) return Fail(console, written);
  return TellProblems(console, texts.problems());
}

}  // namespace

RunCommand ConfigureTrainProfile(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("CORPUS", arguments->corpora,
                 "Text files, a sentence a line, or bitexts (both columns are used); .gz too")
      ->required();
  app.add_option("-o,--output", arguments->output, "The word profile to write")
      ->required()
      ->type_name("FILE");
  app.add_option("--min-count", arguments->min_count, "Leave out words seen fewer times than this")
      ->capture_default_str()
      ->type_name("N");
  return [arguments](Console& console) { return Run(*arguments, console); };
}

}  // namespace malmoi
