#include <CLI/CLI.hpp>
#include <memory>

#include "base/strings.h"
#include "faces/cli/build_summary.h"
#include "faces/cli/command_support.h"
#include "faces/cli/commands.h"
#include "faces/cli/progress_bar.h"
#include "faces/cli/standard_input.h"
#include "faces/cli/version.h"
#include "faces/web/report_page.h"
#include "workspace/config.h"
#include "workspace/workspace.h"

namespace malmoi {
namespace {

struct BuildArguments {
  std::vector<std::string> inputs;
  std::string output;
  std::vector<std::string> exclude;
  std::string segmentation;
  int threads = 1;
  CLI::Option* threads_option = nullptr;
};

// What was not typed is taken from the nearest malmoi.toml.
absl::Status FillFromConfig(const Console& console, BuildArguments* arguments) {
  MALMOI_ASSIGN_OR_RETURN(const Config config, FindConfig(console.files, "."));
  if (arguments->inputs.empty()) arguments->inputs = config.notes;
  if (arguments->output.empty()) arguments->output = config.workspace;
  if (arguments->segmentation.empty()) arguments->segmentation = config.segmentation;
  if (arguments->threads_option->count() == 0 && config.threads) {
    arguments->threads = *config.threads;
  }
  arguments->exclude.insert(arguments->exclude.end(), config.exclude.begin(), config.exclude.end());
  const std::string where = config.path.empty() ? "no malmoi.toml was found" : config.path;
  if (arguments->inputs.empty()) {
    return absl::InvalidArgumentError(Concat(
        "what is to be read? Name files or folders, or set `notes` in malmoi.toml (", where, ")"));
  }
  if (arguments->output.empty()) {
    return absl::InvalidArgumentError(
        Concat("where to? Say -o DIR, or set `workspace` in malmoi.toml (", where, ")"));
  }
  return absl::OkStatus();
}

int RunBuild(Console& console, BuildArguments arguments) {
  if (absl::Status status = FillFromConfig(console, &arguments); !status.ok()) {
    return Fail(console, status);
  }
  ProgressBar bar(console);
  const ProgressListener progress = [&bar](const Progress& at) {
    bar.Update(at.stage, at.done, at.total);
  };
  BuildOptions options;
  options.exclude = arguments.exclude;
  options.models = {console.models_dir, arguments.segmentation};
  options.pipeline = {Concat(kVersion, " ", console.program_id), arguments.threads, progress};

  FilesWithStandardInput files(console);
  Workspace workspace(files, arguments.output);
  const absl::StatusOr<BuildResult> build = workspace.Build(arguments.inputs, options);
  bar.Clear();
  if (!build.ok()) return Fail(console, build.status());

  const Report report = MakeReport(*build);
  PublishOptions publish;
  publish.version = kVersion;
  publish.progress = progress;
  publish.others = {
      {"report.html", [&](ByteSink& sink) { return WriteReportPage(*build, report, sink); }}};
  const absl::StatusOr<Problems> losses = workspace.Publish(*build, publish);
  bar.Clear();
  if (!losses.ok()) return Fail(console, losses.status());
  for (const Problem& loss : *losses) {
    (void)console.err.Write(Concat("malmoi: note: ", ToString(loss), "\n"));
  }
  const int code = TellProblems(console, build->problems);
  (void)console.err.Write(BuildSummary(*build, report, arguments.output));
  return code;
}

}  // namespace

RunCommand ConfigureBuild(CLI::App& app) {
  const auto arguments = std::make_shared<BuildArguments>();
  app.add_option("INPUT", arguments->inputs, "Files and folders of notes; - is standard input")
      ->type_name("");
  app.add_option("-o,--output", arguments->output,
                 "Folder to write to; it becomes the workspace of the other commands")
      ->type_name("DIR");
  app.add_option("--exclude", arguments->exclude,
                 "Leave out files of folders that fit a pattern, such as 'drafts/*'; may be "
                 "repeated")
      ->type_name("PATTERN")
      ->allow_extra_args(false);
  app.add_option("--srx", arguments->segmentation, "Split sentences by these rules instead")
      ->type_name("FILE");
  AddThreadsOption(app, &arguments->threads);
  arguments->threads_option = app.get_option("--threads");
  return [arguments](Console& console) { return RunBuild(console, *arguments); };
}

}  // namespace malmoi
