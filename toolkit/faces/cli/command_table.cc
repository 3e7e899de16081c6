#include "faces/cli/command_table.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <sstream>

#include "base/strings.h"
#include "faces/cli/commands.h"
#include "faces/cli/man_page.h"
#include "faces/cli/version.h"

namespace malmoi {
namespace {

// In the order of --help: the main job first, then its stages, then upkeep.
constexpr Command kCommands[] = {
    {"build", "Make a translation memory, a glossary and a report of notes",
     "  malmoi build notes/ -o out/\n"
     "  malmoi build journal.txt papers/ -o out/ --exclude 'drafts/*'\n"
     "  malmoi build          # what the nearest malmoi.toml names\n",
     ConfigureBuild},
    {"check", "Check whether new notes are consistent with everything written before",
     "  malmoi check new-note.md --workspace out/\n"
     "  malmoi check notes/ --glossary terms.csv --memory old.tmx --format sarif > check.sarif\n"
     "  git diff | malmoi check --diff -\n"
     "  malmoi check --explain number-mismatch\n",
     ConfigureCheck},
    {"read", "Print the notes of files and folders, their parts told apart, as JSON lines",
     "  malmoi read 2025-03-18.txt\n"
     "  malmoi read notes/ > notes.jsonl\n"
     "  pbpaste | malmoi read -\n",
     ConfigureRead},
    {"segment", "Split text into sentences, one a line",
     "  malmoi segment --lang ko note.txt\n"
     "  malmoi segment < article.txt > sentences.txt\n"
     "  malmoi segment --lang en --srx my-rules.srx manual.txt\n",
     ConfigureSegment},
    {"align", "Align the sentences of two texts that render one another",
     "  malmoi align note.ko note.en > bitext.tsv\n"
     "  malmoi align --presegmented a.ko a.en --format beads   # [0, 1]:[0]:0.9312\n"
     "  malmoi align --stream < pairs.jsonl > ladders.jsonl\n",
     ConfigureAlign},
    {"words", "Link the words of aligned sentences",
     "  malmoi words bitext.tsv > links.txt       # 0-0 1-2\n"
     "  malmoi words bitext.tsv.gz --symmetrize intersection\n"
     "  cut -f1,2 notes.tsv | malmoi words -\n",
     ConfigureWords},
    {"terms", "Gather term pairs from aligned text, as glossary.csv",
     "  malmoi terms bitext.tsv > glossary.csv\n"
     "  cut -f2,3 segments.tsv | malmoi terms - --min-confidence 0.5\n",
     ConfigureTerms},
    {"glossary", "Review the term pairs, and exchange them with other programs",
     "  malmoi glossary list --status candidate --workspace out/\n"
     "  malmoi glossary accept '사고 패턴' 'thinking pattern' --preferred --workspace out/\n"
     "  malmoi glossary import client.tbx --workspace out/\n"
     "  malmoi glossary export --format tbx-v2 --workspace out/ > terms.tbx\n",
     ConfigureGlossary},
    {"tm", "Fill, search and hand over the translation memory",
     "  malmoi tm import old.tmx --memory out/malmoi.db\n"
     "  malmoi tm lookup draft.ko --lang ko --memory out/malmoi.db\n"
     "  malmoi tm export --format tmx --memory out/malmoi.db > memory.tmx\n",
     ConfigureTm},
    {"train", "Make what models/ ships, from any bitext",
     "  malmoi train tokenizer bitext.tsv.gz -o tokenizer.model\n"
     "  malmoi train lexicon bitext.tsv.gz -o lexicon.bin\n",
     ConfigureTrain},
    {"score", "Score beads, word links or terms against gold: precision, recall, F1",
     "  malmoi score beads a.gold a.beads\n"
     "  malmoi score beads gold/ guess/     # NAME.gold against NAME.beads, a table by genre\n"
     "  malmoi score words gold.jsonl links.txt\n"
     "  malmoi score terms gold.csv glossary.csv\n",
     ConfigureScore},
    {"completion", "Print a completion script for a shell",
     "  malmoi completion bash > ~/.local/share/bash-completion/completions/malmoi\n",
     ConfigureCompletion},
};

// What to say where the first words name no command; "" where they do.
std::string TellUnknownCommand(const CLI::App& app, std::span<const std::string> arguments) {
  std::string path = "malmoi";
  const CLI::App* parent = &app;
  for (const std::string& word : arguments) {
    std::vector<std::string> names;
    const CLI::App* found = nullptr;
    for (const CLI::App* const command : parent->get_subcommands({})) {
      names.push_back(command->get_name());
      if (command->get_name() == word) found = command;
    }
    if (names.empty() || word.starts_with("-")) return "";
    if (found == nullptr) {
      const std::optional<std::string> nearest = NearestName(word, names);
      return Concat("there is no command \"", word, "\"",
                    nearest ? Concat("; did you mean \"", *nearest, "\"?")
                            : Concat("; see ", path, " --help"));
    }
    path += Concat(" ", word);
    parent = found;
  }
  return "";
}

}  // namespace

std::span<const Command> Commands() { return kCommands; }

RunCommand ConfigureSubcommands(CLI::App& app, std::span<const Command> commands) {
  app.require_subcommand(1);
  const auto chosen = std::make_shared<RunCommand>();
  for (const Command& command : commands) {
    CLI::App* const subcommand =
        app.add_subcommand(std::string(command.name), std::string(command.summary));
    subcommand->footer(Concat("Examples:\n", command.examples));
    subcommand->callback([chosen, run = command.configure(*subcommand)] { *chosen = run; });
  }
  return [chosen](Console& console) { return (*chosen)(console); };
}

int Fail(Console& console, std::string_view message) {
  // Nowhere is left to report that stderr itself cannot be written.
  (void)console.err.Write(Concat("malmoi: ", message, "\n"));
  return kExitFailed;
}

int RunCommandLine(std::vector<std::string> arguments, Console& console) {
  CLI::App app(
      "Gathers words: pairs notes written in Korean and in English, aligns them, and makes\n"
      "a translation memory and a glossary of them.",
      "malmoi");
  app.set_version_flag("--version", Concat("malmoi ", kVersion), "Print the version and exit");
  app.get_formatter()->column_width(32);
  app.footer("Each command has its own --help with examples.");

  const RunCommand run = ConfigureSubcommands(app, Commands());
  if (!arguments.empty() && arguments[0] == "help") {  // malmoi help check, as git has it
    arguments.erase(arguments.begin());
    arguments.emplace_back("--help");
  }
  if (const std::string unknown = TellUnknownCommand(app, arguments); !unknown.empty()) {
    return Fail(console, unknown);
  }
  if (arguments == std::vector<std::string>{"--man-page"}) {  // for the build, not for people
    return console.out.Write(ManPage(app)).ok() ? kExitDone : kExitFailed;
  }
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them last first
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream err;
    const int code = app.exit(error, out, err);
    if (!console.out.Write(out.str()).ok()) return kExitFailed;
    (void)console.err.Write(err.str());
    return code == 0 ? kExitDone : kExitFailed;
  }
  return run(console);
}

}  // namespace malmoi
