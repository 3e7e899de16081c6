#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/strings.h"
#include "check/rule_table.h"
#include "faces/cli/check_formats.h"
#include "faces/cli/command_support.h"
#include "faces/cli/commands.h"
#include "faces/cli/standard_input.h"
#include "faces/cli/version.h"
#include "text/note_reader.h"
#include "workspace/check_session.h"
#include "workspace/config.h"
#include "workspace/inputs.h"
#include "workspace/store.h"

namespace malmoi {
namespace {

constexpr std::string_view kBaselineName = "malmoi-baseline.json";
constexpr size_t kMaxNoteBytes = size_t{64} << 20;

struct CheckArguments {
  std::vector<std::string> inputs;
  std::string workspace;
  std::vector<std::string> glossaries;
  std::vector<std::string> memories;
  std::string format = "text";
  std::string fail_on;
  std::string explain;
  std::string diff;
  std::string baseline;
  std::vector<std::string> write_baseline;
  CLI::Option* write_baseline_option = nullptr;
  std::string stdin_filename;
  bool fix = false;
  bool compare_inputs = false;
  int threads = 1;
  CLI::Option* threads_option = nullptr;
};

int ExplainRule(Console& console, const std::string& id) {
  const Rule* rule = FindRule(id);
  if (rule == nullptr) {
    const std::optional<std::string> nearest = NearestName(id, RuleIds());
    return Fail(console, Concat("there is no rule \"", id, "\"; ",
                                nearest ? Concat("did you mean \"", *nearest, "\"?")
                                        : Concat("the rules are ", Join(RuleIds(), ", "))));
  }
  const absl::Status written = console.out.Write(Concat(
      rule->id, " (", SeverityName(rule->severity), "): ", rule->finds, "\n\n", rule->explain,
      "\nSilence it in a note with  <!-- malmoi: ignore ", rule->id, " -->\n"));
  return written.ok() ? kExitDone : Fail(console, written);
}

// One run of the command: what was typed, with what malmoi.toml adds.
class CheckRun {
 public:
  CheckRun(Console& console, CheckArguments arguments)
      : console_(console), arguments_(std::move(arguments)) {}

  int Run() {
    absl::StatusOr<int> code = Work();
    return code.ok() ? *code : Fail(console_, code.status());
  }

 private:
  absl::StatusOr<int> Work() {
    MALMOI_ASSIGN_OR_RETURN(const Config config, FindConfig(console_.files, "."));
    MALMOI_RETURN_IF_ERROR(FillFrom(config));
    MALMOI_RETURN_IF_ERROR(ReadDiff());
    if (arguments_.inputs.empty() && diff_) {
      for (const auto& [path, lines] : diff_->files) {
        if (!lines.empty() && IsNoteFileName(path)) arguments_.inputs.push_back(path);
      }
    } else if (arguments_.inputs.empty()) {
      return absl::InvalidArgumentError(
          "what is to be checked? Name files or folders, or - for standard input");
    }
    const std::vector<FileToCheck> files = ReadFiles(config.exclude);
    MALMOI_ASSIGN_OR_RETURN(CheckRunOptions options, RunOptions());
    CheckSessionOptions session_options;
    session_options.workspace = arguments_.workspace;
    session_options.glossaries = arguments_.glossaries;
    session_options.memories = arguments_.memories;
    session_options.models = {console_.models_dir, config.segmentation};
    session_options.config = config.check;
    session_options.program = Concat(kVersion, " ", console_.program_id);
    session_options.keeps_concepts = arguments_.compare_inputs;
    MALMOI_ASSIGN_OR_RETURN(const std::unique_ptr<const CheckSession> session,
                            CheckSession::Load(console_.files, session_options, &problems_));
    CheckReport report = session->Check(files, options);
    if (arguments_.fix) {
      MALMOI_ASSIGN_OR_RETURN(report,
                              FixAndCheckAgain(*session, files, options, std::move(report)));
    }
    problems_.insert(problems_.end(), report.problems.begin(), report.problems.end());
    TellNotes(console_, report.remarks);
    if (arguments_.write_baseline_option->count() > 0) return WriteBaseline(report);
    const auto* const format =
        std::ranges::find(kCheckFormats, arguments_.format, &CheckFormat::name);
    MALMOI_RETURN_IF_ERROR(console_.out.Write(format->write(report)));
    return Finish(report);
  }

  absl::Status FillFrom(const Config& config) {
    if (arguments_.inputs.empty() && arguments_.diff.empty()) arguments_.inputs = config.notes;
    if (arguments_.workspace.empty() && !config.workspace.empty()) {
      // Named there, but perhaps not built yet; one that was typed has to be there.
      if (std::filesystem::exists(StorePathIn(config.workspace))) {
        arguments_.workspace = config.workspace;
      } else {
        (void)console_.err.Write(Concat("malmoi: note: ", config.workspace,
                                        " holds no workspace yet; `malmoi build` makes it\n"));
      }
    }
    const CheckConfig& check = config.check;
    arguments_.glossaries.insert(arguments_.glossaries.end(), check.glossaries.begin(),
                                 check.glossaries.end());
    arguments_.memories.insert(arguments_.memories.end(), check.memories.begin(),
                               check.memories.end());
    if (arguments_.fail_on.empty())
      arguments_.fail_on = check.fail_on.empty() ? "warning" : check.fail_on;
    if (arguments_.threads_option->count() == 0 && config.threads)
      arguments_.threads = *config.threads;
    // What follows --write-baseline is a file only by its name: it may be an INPUT as well.
    for (const std::string& word : arguments_.write_baseline) {
      if (word.ends_with(".json")) {
        baseline_to_write_ = word;
      } else if (!word.empty()) {  // nothing followed
        arguments_.inputs.push_back(word);
      }
    }
    baseline_is_asked_for_ = !arguments_.baseline.empty() || !check.baseline.empty();
    if (arguments_.baseline.empty()) arguments_.baseline = check.baseline;
    if (arguments_.baseline.empty()) {
      const std::filesystem::path folder = std::filesystem::path(config.path).parent_path();
      arguments_.baseline = (folder / kBaselineName).string();
    }
    if (baseline_to_write_.empty()) baseline_to_write_ = arguments_.baseline;
    return absl::OkStatus();
  }

  absl::Status ReadDiff() {
    if (arguments_.diff.empty()) return absl::OkStatus();
    MALMOI_ASSIGN_OR_RETURN(const std::string text,
                            ReadInput(console_, arguments_.diff, kMaxDiffBytes));
    MALMOI_ASSIGN_OR_RETURN(
        diff_, ParseUnifiedDiff(text, arguments_.diff == "-" ? "standard input" : arguments_.diff));
    return absl::OkStatus();
  }

  // What cannot be read is a problem; the rest is checked.
  std::vector<FileToCheck> ReadFiles(const std::vector<std::string>& exclude) {
    const FilesWithStandardInput files(console_);
    Inputs inputs = FindInputs(files, arguments_.inputs, exclude);
    problems_ = std::move(inputs.problems);
    std::vector<FileToCheck> read;
    for (const std::string& path : inputs.files) {
      absl::StatusOr<std::string> bytes = files.Read(path, kMaxNoteBytes);
      if (!bytes.ok()) {
        problems_.push_back(ToProblem(bytes.status(), path));
        continue;
      }
      const bool renamed = path == "-" && !arguments_.stdin_filename.empty();
      read.push_back({renamed ? arguments_.stdin_filename : path, *std::move(bytes)});
      if (path == "-") standard_input_name_ = read.back().path;
    }
    return read;
  }

  absl::StatusOr<CheckRunOptions> RunOptions() {
    CheckRunOptions options;
    options.compare_inputs = arguments_.compare_inputs;
    options.threads = arguments_.threads;
    if (diff_) options.diff = &*diff_;
    if (arguments_.write_baseline_option->count() > 0) return options;
    absl::StatusOr<std::string> text =
        console_.files.Read(arguments_.baseline, Baseline::kMaxBytes);
    if (text.ok()) {
      MALMOI_ASSIGN_OR_RETURN(options.baseline, Baseline::Parse(*text, arguments_.baseline));
    } else if (baseline_is_asked_for_ || !absl::IsNotFound(text.status())) {
      return text.status();
    }
    return options;
  }

  absl::StatusOr<CheckReport> FixAndCheckAgain(const CheckSession& session,
                                               std::vector<FileToCheck> files,
                                               const CheckRunOptions& options, CheckReport report) {
    std::vector<FixedFinding> applied;
    for (FileToCheck& file : files) {
      std::optional<std::string> fixed = ApplySafeFixes(file, report.findings, &applied);
      if (!fixed) continue;
      if (file.path == standard_input_name_) {
        return absl::InvalidArgumentError("--fix cannot write standard input; name the file");
      }
      MALMOI_RETURN_IF_ERROR(console_.files.WriteAtomically(
          file.path, [&fixed](ByteSink& sink) { return sink.Write(*fixed); }));
      file.bytes = *std::move(fixed);
    }
    for (const FixedFinding& one : applied) {
      const LineRangeInFile& place = one.finding->place;
      (void)console_.err.Write(Concat("fixed ", place.file, ":", place.line, ":", place.column, " ",
                                      one.finding->diagnostic.rule, ": ", one.fix->description,
                                      "\n"));
    }
    (void)console_.err.Write(
        Concat("fixed ", applied.size(), applied.size() == 1 ? " finding\n" : " findings\n"));
    return applied.empty() ? std::move(report) : session.Check(files, options);
  }

  absl::StatusOr<int> WriteBaseline(const CheckReport& report) {
    std::vector<Diagnostic> findings;
    for (const LocatedDiagnostic& finding : report.findings) findings.push_back(finding.diagnostic);
    const std::string text = Baseline(findings).Serialize();
    MALMOI_RETURN_IF_ERROR(console_.files.WriteAtomically(
        baseline_to_write_, [&text](ByteSink& sink) { return sink.Write(text); }));
    (void)console_.err.Write(Concat("wrote ", baseline_to_write_, " with ", findings.size(),
                                    findings.size() == 1 ? " finding\n" : " findings\n"));
    return TellProblems(console_, problems_);
  }

  int Finish(const CheckReport& report) {
    size_t counts[3] = {};
    for (const LocatedDiagnostic& finding : report.findings) {
      ++counts[static_cast<size_t>(finding.diagnostic.severity)];
    }
    const auto counted = [](size_t count, std::string_view what) {
      return Concat(count, " ", what, count == 1 ? "" : "s");
    };
    std::string summary = Concat("checked ", counted(report.notes, "note"), " in ",
                                 counted(report.files, "file"), ": ", counted(counts[2], "error"),
                                 ", ", counted(counts[1], "warning"), ", ", counts[0], " info");
    if (report.ignored > 0) summary += Concat("; ", report.ignored, " silenced");
    if (report.baselined > 0) summary += Concat("; ", report.baselined, " in the baseline");
    (void)console_.err.Write(summary + "\n");
    if (TellProblems(console_, problems_) != kExitDone) return kExitFailed;
    const bool fails = arguments_.fail_on == "error"     ? counts[2] > 0
                       : arguments_.fail_on == "warning" ? counts[1] + counts[2] > 0
                                                         : false;
    return fails ? kExitFound : kExitDone;
  }

  Console& console_;
  CheckArguments arguments_;
  std::optional<UnifiedDiff> diff_;
  Problems problems_;
  std::string baseline_to_write_;
  bool baseline_is_asked_for_ = false;
  std::string standard_input_name_;
};

std::string RuleList() {
  std::string list = "Rules (--explain RULE tells more):\n";
  for (const Rule& rule : Rules()) {
    std::string name(rule.id);
    name.resize(std::max<size_t>(name.size(), 26), ' ');
    list += Concat("  ", name, SeverityName(rule.severity), ": ", rule.finds, "\n");
  }
  return list;
}

}  // namespace

RunCommand ConfigureCheck(CLI::App& app) {
  const auto arguments = std::make_shared<CheckArguments>();
  app.footer(Concat(RuleList(), "\n", app.get_footer()));
  app.add_option("INPUT", arguments->inputs, "Files and folders of notes; - is standard input")
      ->type_name("");
  app.add_option("--workspace", arguments->workspace, "Folder that `malmoi build` wrote")
      ->type_name("DIR");
  app.add_option("--glossary", arguments->glossaries,
                 "Glossary in CSV, TSV or TBX; may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--memory", arguments->memories,
                 "Translation memory, TMX or malmoi.db; may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  std::vector<std::string> formats;
  for (const CheckFormat& format : kCheckFormats) formats.emplace_back(format.name);
  app.add_option("--format", arguments->format, "How to print findings")
      ->check(CLI::IsMember(formats))
      ->default_str("text");
  app.add_option("--fail-on", arguments->fail_on,
                 "Exit with 1 from this severity on; default: warning")
      ->check(CLI::IsMember({"error", "warning", "never"}));
  app.add_flag("--fix", arguments->fix, "Apply the safe fixes to the files, and tell what is left");
  app.add_option("--diff", arguments->diff,
                 "Only findings on lines that a unified diff changes; - is standard input")
      ->type_name("FILE");
  app.add_flag("--compare-inputs", arguments->compare_inputs,
               "Compare the inputs with one another too");
  app.add_option("--baseline", arguments->baseline,
                 "Findings not to tell again; default: malmoi-baseline.json")
      ->type_name("FILE");
  arguments->write_baseline_option =
      app.add_option("--write-baseline", arguments->write_baseline,
                     "Write all findings to the baseline instead of telling them")
          ->expected(0, 1)
          ->type_name("[FILE.json]");
  app.add_option("--stdin-filename", arguments->stdin_filename,
                 "Name of what comes by standard input")
      ->type_name("NAME");
  app.add_option("--explain", arguments->explain, "Print what a rule looks for, and exit")
      ->type_name("RULE");
  AddThreadsOption(app, &arguments->threads);
  arguments->threads_option = app.get_option("--threads");
  return [arguments](Console& console) {
    if (!arguments->explain.empty()) return ExplainRule(console, arguments->explain);
    return CheckRun(console, *arguments).Run();
  };
}

}  // namespace malmoi
