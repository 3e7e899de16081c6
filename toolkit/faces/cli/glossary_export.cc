#include <CLI/CLI.hpp>
#include <memory>

#include "base/strings.h"
#include "exchange/glossary_file.h"
#include "faces/cli/command_support.h"
#include "faces/cli/glossary_commands.h"
#include "workspace/glossary.h"

namespace malmoi {
namespace {

struct Arguments {
  std::string workspace;
  std::string format = "tbx";
  std::string output;
  SelectionArguments selection;
};

absl::StatusOr<Problems> Export(const Arguments& arguments, Console& console) {
  MALMOI_ASSIGN_OR_RETURN(const std::string path, StorePathOf(arguments.workspace, console));
  MALMOI_ASSIGN_OR_RETURN(const Glossary glossary, Glossary::OpenToRead(path));
  const GlossaryFormat format = *GlossaryFormatFromName(arguments.format);
  const TermSelection selection = arguments.selection.selection();
  if (arguments.output.empty()) {
    return WriteGlossary(glossary.concepts(), format, selection, console.out);
  }
  Problems losses;
  MALMOI_RETURN_IF_ERROR(
      console.files.WriteAtomically(arguments.output, [&](ByteSink& sink) -> absl::Status {
        MALMOI_ASSIGN_OR_RETURN(losses,
                                WriteGlossary(glossary.concepts(), format, selection, sink));
        return absl::OkStatus();
      }));
  return losses;
}

}  // namespace

RunCommand ConfigureGlossaryExport(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  AddWorkspaceOption(app, &arguments->workspace);
  app.add_option("--format", arguments->format, Join(GlossaryFormatNames(), ", "))
      ->capture_default_str()
      ->check(CLI::IsMember(GlossaryFormatNames()))
      ->type_name("FORMAT");
  app.add_option("-o,--output", arguments->output, "File to write, instead of standard output")
      ->type_name("FILE");
  AddSelectionOptions(app, &arguments->selection);
  return [arguments](Console& console) {
    const absl::StatusOr<Problems> losses = Export(*arguments, console);
    if (!losses.ok()) return Fail(console, losses.status());
    TellNotes(console, *losses);
    return kExitDone;
  };
}

}  // namespace malmoi
