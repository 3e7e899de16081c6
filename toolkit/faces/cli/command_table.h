// The commands of `malmoi`, one row each: the only list. Parsing, --help, shell completion and the
// man page read it.
//
// To add a command: write cmd_NAME.cc with `RunCommand ConfigureName(CLI::App& app)`, declare it
// in commands.h, add its row in command_table.cc, and a golden run in tests/golden/.
#ifndef MALMOI_FACES_CLI_COMMAND_TABLE_H_
#define MALMOI_FACES_CLI_COMMAND_TABLE_H_

#include <functional>
#include <istream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_store.h"

namespace CLI {
class App;
}

namespace malmoi {

// Exit codes of every command.
inline constexpr int kExitDone = 0;
inline constexpr int kExitFound = 1;   // `check` found something at or above --fail-on
inline constexpr int kExitFailed = 2;  // could not be done, or some of the input was refused

// What a command may touch. Results go to `out`; progress, summaries and errors to `err`.
struct Console {
  FileStore& files;
  ByteSink& out;
  ByteSink& err;
  std::istream& in;
  std::string models_dir;        // where models/ lies
  bool err_is_terminal = false;  // progress bars only there
  std::string program_id = {};   // another for each build of the program, where it is known
  std::string user = {};         // who decides on terms, where nobody says it
  std::function<std::string()> now = {};  // the time in UTC, "2025-03-18T09:00:00Z"
};

// Runs the command after parsing; returns its exit code.
using RunCommand = std::function<int(Console&)>;

struct Command {
  std::string_view name;
  std::string_view summary;   // one line, for the list of commands
  std::string_view examples;  // shown at the end of its --help
  // Declares options and arguments on `app`; what they set is owned by the function returned.
  RunCommand (*configure)(CLI::App& app);
};

std::span<const Command> Commands();

// For a command that is made of commands: declares each on `app`; one of them must be given.
RunCommand ConfigureSubcommands(CLI::App& app, std::span<const Command> commands);

// `malmoi ARGS…` in this process: parses, runs, returns the exit code. `arguments` is without the
// program's name.
int RunCommandLine(std::vector<std::string> arguments, Console& console);

// Writes "malmoi: MESSAGE" and a line end to `console.err`, and returns kExitFailed.
int Fail(Console& console, std::string_view message);

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_COMMAND_TABLE_H_
