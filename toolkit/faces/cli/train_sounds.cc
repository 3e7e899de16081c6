#include <CLI/CLI.hpp>
#include <memory>

#include "align/bitext_reader.h"
#include "align/sound_model.h"
#include "faces/cli/command_support.h"
#include "faces/cli/train_commands.h"

namespace malmoi {
namespace {

struct Arguments {
  std::string pairs;
  std::string output;
};

int Run(const Arguments& arguments, Console& console) {
  const absl::StatusOr<Bitext> bitext = ReadBitextInput(console, arguments.pairs);
  if (!bitext.ok()) return Fail(console, bitext.status());
  const absl::StatusOr<SoundModel> sounds = SoundModel::Train(bitext->pairs);
  if (!sounds.ok()) return Fail(console, sounds.status());
  const absl::Status written = console.files.WriteAtomically(
      arguments.output, [&sounds](ByteSink& sink) { return sink.Write(sounds->Serialize()); });
  if (!written.ok()) return Fail(console, written);
  return TellProblems(console, bitext->problems);
}

}  // namespace

RunCommand ConfigureTrainSounds(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option(
         "PAIRS", arguments->pairs,
         "Loanword<TAB>English word a line; .gz too; pairs of several words are passed over")
      ->required();
  app.add_option("-o,--output", arguments->output, "The sound table to write")
      ->required()
      ->type_name("FILE");
  return [arguments](Console& console) { return Run(*arguments, console); };
}

}  // namespace malmoi
