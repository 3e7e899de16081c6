// The subcommands of `malmoi tm`, one row each in cmd_tm.cc: the only list.
//
// To add one: write tm_NAME.cc with a function of RunCommand(CLI::App&), declare it here, and add
// its row to kTmCommands in cmd_tm.cc.
#ifndef MALMOI_FACES_CLI_TM_COMMANDS_H_
#define MALMOI_FACES_CLI_TM_COMMANDS_H_

#include <string>

#include "faces/cli/command_table.h"

namespace malmoi {

RunCommand ConfigureTmExport(CLI::App& app);
RunCommand ConfigureTmImport(CLI::App& app);
RunCommand ConfigureTmLookup(CLI::App& app);
RunCommand ConfigureTmSearch(CLI::App& app);
RunCommand ConfigureTmStats(CLI::App& app);

// Declares --memory, which every one of them needs; `path` must live as long as the app.
void AddMemoryOption(CLI::App& app, std::string* path);

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_TM_COMMANDS_H_
