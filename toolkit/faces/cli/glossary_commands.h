// The subcommands of `malmoi glossary`, one row each in cmd_glossary.cc: the only list; and what
// they share.
//
// To add one: write a function of RunCommand(CLI::App&) in glossary_NAME.cc, declare it here, and
// add its row to kGlossaryCommands in cmd_glossary.cc.
#ifndef MALMOI_FACES_CLI_GLOSSARY_COMMANDS_H_
#define MALMOI_FACES_CLI_GLOSSARY_COMMANDS_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/status.h"
#include "exchange/term_selection.h"
#include "faces/cli/command_table.h"
#include "workspace/decisions.h"

namespace malmoi {

RunCommand ConfigureGlossaryAccept(CLI::App& app);
RunCommand ConfigureGlossaryAdd(CLI::App& app);
RunCommand ConfigureGlossaryDiff(CLI::App& app);
RunCommand ConfigureGlossaryEdit(CLI::App& app);
RunCommand ConfigureGlossaryExport(CLI::App& app);
RunCommand ConfigureGlossaryImport(CLI::App& app);
RunCommand ConfigureGlossaryList(CLI::App& app);
RunCommand ConfigureGlossaryReject(CLI::App& app);
RunCommand ConfigureGlossaryUndo(CLI::App& app);

// Declares --workspace; `folder` must live as long as the app.
void AddWorkspaceOption(CLI::App& app, std::string* folder);
// The store of the workspace that was named, else of the one that the nearest malmoi.toml names. A
// file stands for itself. Errors: none is named; malmoi.toml is broken.
absl::StatusOr<std::string> StorePathOf(const std::string& folder, const Console& console);
// The same, and the folder is made where it is not there.
absl::StatusOr<std::string> MakeStorePathOf(const std::string& folder, Console& console);

// Declares --by; `name` must live as long as the app.
void AddByOption(CLI::App& app, std::string* name);
// Who decides: as said, else as malmoi.toml says, else as the console knows.
absl::StatusOr<std::string> DeciderOf(const std::string& name, const Console& console);
// Now, as decisions are dated; "" where the console has no clock.
std::string Now(const Console& console);

// Declares --status and --min-confidence.
struct SelectionArguments {
  std::vector<std::string> statuses;
  double min_confidence = 0;

  TermSelection selection() const;
};
void AddSelectionOptions(CLI::App& app, SelectionArguments* arguments);

// What decisions did, for stderr: "accepted: 사고 패턴 = thinking pattern".
std::string Told(const Decision& decision);
// "1 pair", "2 pairs".
std::string Counted(size_t count, std::string_view what);

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_GLOSSARY_COMMANDS_H_
