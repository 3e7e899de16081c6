#include <CLI/CLI.hpp>
#include <memory>

#include "base/strings.h"
#include "faces/cli/command_support.h"
#include "faces/cli/glossary_commands.h"
#include "workspace/glossary.h"
#include "workspace/store.h"

namespace malmoi {
namespace {

struct Arguments {
  size_t count = 1;
  std::string workspace;
  std::string by;
  bool list = false;
};

// STEP TAB WHEN TAB WHO TAB WHAT, the latest first; what was undone says by whom and when.
std::string Row(const DecisionStep& step) {
  const Decision& first = step.decisions.front();
  std::string row = Concat(step.number, "\t", first.at, "\t", first.who, "\t", Told(first));
  if (step.decisions.size() > 1) row += Concat(" and ", step.decisions.size() - 1, " more");
  if (step.is_undone) {
    row += Concat("\tundone ", step.undone_at, step.undone_at.empty() ? "" : " ", "by ",
                  step.undone_by);
  }
  return row + "\n";
}

absl::Status ListSteps(const Arguments& arguments, Console& console) {
  MALMOI_ASSIGN_OR_RETURN(const std::string path, StorePathOf(arguments.workspace, console));
  MALMOI_ASSIGN_OR_RETURN(const Store store, Store::OpenToRead(path));
  MALMOI_ASSIGN_OR_RETURN(const std::vector<DecisionStep> steps, store.ReadDecisionSteps());
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    MALMOI_RETURN_IF_ERROR(console.out.Write(Row(*step)));
  }
  if (steps.empty()) (void)console.err.Write("nobody has decided anything yet\n");
  return absl::OkStatus();
}

absl::Status Undo(const Arguments& arguments, Console& console) {
  MALMOI_ASSIGN_OR_RETURN(const std::string path, StorePathOf(arguments.workspace, console));
  MALMOI_RETURN_IF_ERROR(Store::OpenToRead(path).status());  // it must be there
  MALMOI_ASSIGN_OR_RETURN(Glossary glossary, Glossary::OpenAbout(path, {}));
  MALMOI_ASSIGN_OR_RETURN(const std::string who, DeciderOf(arguments.by, console));
  MALMOI_ASSIGN_OR_RETURN(const std::vector<DecisionStep> undone,
                          glossary.Undo(arguments.count, who, Now(console)));
  if (undone.empty()) return absl::NotFoundError("there is no decision to take back");
  for (const DecisionStep& step : undone) {
    const Decision& first = step.decisions.front();
    const TermPair* const now = glossary.Find(first.korean, first.english);
    std::string line = Concat("taken back: ", Told(first));
    if (step.decisions.size() > 1) {
      line += Concat(" and ", step.decisions.size() - 1, " more");
    } else {
      line += now == nullptr ? "; the pair is gone"
                             : Concat("; it is ", TermStatusName(now->status), " again");
    }
    (void)console.err.Write(line + "\n");
  }
  if (undone.size() < arguments.count) {
    (void)console.err.Write(
        Concat("note: there were only ", Counted(undone.size(), "decision"), "\n"));
  }
  return absl::OkStatus();
}

}  // namespace

RunCommand ConfigureGlossaryUndo(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("N", arguments->count, "How many decisions to take back, the latest first")
      ->capture_default_str()
      ->check(CLI::Range(size_t{1}, size_t{1'000'000}));
  AddWorkspaceOption(app, &arguments->workspace);
  AddByOption(app, &arguments->by);
  app.add_flag("--list", arguments->list,
               "Print all decisions, the latest first, and change nothing");
  return [arguments](Console& console) {
    const absl::Status status =
        arguments->list ? ListSteps(*arguments, console) : Undo(*arguments, console);
    return status.ok() ? kExitDone : Fail(console, status);
  };
}

}  // namespace malmoi
