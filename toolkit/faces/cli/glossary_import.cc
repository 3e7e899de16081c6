#include <CLI/CLI.hpp>
#include <memory>

#include "base/strings.h"
#include "exchange/glossary_file.h"
#include "faces/cli/command_support.h"
#include "faces/cli/glossary_commands.h"
#include "workspace/glossary.h"
#include "workspace/glossary_merge.h"

namespace malmoi {
namespace {

struct Arguments {
  std::vector<std::string> files;
  std::string workspace;
  std::string by;
  std::string on_conflict;  // keep, replace, both, ask; empty: keep, and the exit code tells it
  GlossaryReadOptions options;
};

// Decides conflicts by the rule that was given, or by asking the person, and tells each of them.
class ConflictDesk {
 public:
  ConflictDesk(std::string rule, Console& console) : rule_(std::move(rule)), console_(console) {}

  MergeRule Decide(const std::string& file, const MergeConflict& conflict) {
    (void)console_.err.Write(Concat("conflict: ", file, ": ", ToString(conflict)));
    if (rule_ == "ask") return Ask();
    const MergeRule rule = rule_ == "replace" ? MergeRule::kReplace
                           : rule_ == "both"  ? MergeRule::kBoth
                                              : MergeRule::kKeep;
    if (rule_.empty()) ++undecided_;
    (void)console_.err.Write(Concat("; ", Told(rule), "\n"));
    return rule;
  }

  // Conflicts in which no rule was given and what is here was kept.
  size_t undecided() const { return undecided_; }

 private:
  static std::string_view Told(MergeRule rule) {
    if (rule == MergeRule::kReplace) return "the file is taken";
    return rule == MergeRule::kBoth ? "both are kept" : "kept as it was";
  }

  // At the end of the input what is here is kept.
  MergeRule Ask() {
    std::string answer;
    while (true) {
      (void)console_.err.Write("\n  keep what was, replace it by the file, or both? [k/r/b] ");
      (void)console_.err.Flush();
      if (!std::getline(console_.in, answer)) {
        (void)console_.err.Write("kept as it was\n");
        ++undecided_;
        return MergeRule::kKeep;
      }
      const std::string_view first = StripWhitespace(answer).substr(0, 1);
      if (first == "k") return MergeRule::kKeep;
      if (first == "r") return MergeRule::kReplace;
      if (first == "b") return MergeRule::kBoth;
    }
  }

  std::string rule_;
  Console& console_;
  size_t undecided_ = 0;
};

// Takes one file in, as one step. Returns what of it was left out.
absl::StatusOr<Problems> ImportOne(const Arguments& arguments, const std::string& path,
                                   const std::string& who, Glossary& glossary, ConflictDesk& desk,
                                   Console& console) {
  MALMOI_ASSIGN_OR_RETURN(InputStream input, OpenInput(console, path));
  MALMOI_ASSIGN_OR_RETURN(GlossaryFile file,
                          ReadGlossaryFile(input.stream(), input.name, arguments.options));
  const MergeJudge judge = [&](const MergeConflict& conflict) {
    return desk.Decide(input.name, conflict);
  };
  MergePlan plan = PlanMerge(glossary.concepts(), file.concepts, input.name, judge);
  for (Decision& decision : plan.decisions) {
    decision.who = who;
    decision.at = Now(console);
  }
  if (!plan.decisions.empty()) MALMOI_RETURN_IF_ERROR(glossary.Decide(plan.decisions));
  Problems problems = std::move(file.problems);
  problems.insert(problems.end(), plan.problems.begin(), plan.problems.end());
  TellNotes(console, file.remarks);
  TellNotes(console, plan.remarks);
  std::string summary = Concat(
      input.name, ": ", Counted(plan.added + plan.changed + plan.known + problems.size(), "pair"),
      ": ", plan.added, " new, ", plan.changed, " changed, ", plan.known, " known");
  if (!problems.empty()) summary += Concat(", ", problems.size(), " refused");
  if (plan.conflicts > 0) summary += Concat("; ", Counted(plan.conflicts, "conflict"));
  (void)console.err.Write(summary + "\n");
  return problems;
}

absl::StatusOr<int> Import(const Arguments& arguments, Console& console) {
  MALMOI_ASSIGN_OR_RETURN(const std::string path, MakeStorePathOf(arguments.workspace, console));
  MALMOI_ASSIGN_OR_RETURN(Glossary glossary, Glossary::Open(path));
  MALMOI_ASSIGN_OR_RETURN(const std::string who, DeciderOf(arguments.by, console));
  ConflictDesk desk(arguments.on_conflict, console);
  int code = kExitDone;
  for (const std::string& file : arguments.files) {
    if (file == "-" && arguments.on_conflict == "ask") {
      code = Fail(console, "--on-conflict ask reads answers from standard input, not a glossary");
      continue;
    }
    const absl::StatusOr<Problems> problems =
        ImportOne(arguments, file, who, glossary, desk, console);
    // The other files are done and stand.
    const int done =
        problems.ok() ? TellProblems(console, *problems) : Fail(console, problems.status());
    if (done != kExitDone) code = done;
  }
  if (desk.undecided() > 0) {
    code = Fail(console, Concat(Counted(desk.undecided(), "conflict"),
                                " not decided: what was there was kept; import again with "
                                "--on-conflict keep, replace, both or ask"));
  }
  return code;
}

}  // namespace

RunCommand ConfigureGlossaryImport(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("FILE", arguments->files,
                 "TBX of 2008 or 2019, CSV, TSV or JSON; .gz too; - is standard input")
      ->required();
  AddWorkspaceOption(app, &arguments->workspace);
  AddByOption(app, &arguments->by);
  app.add_option("--on-conflict", arguments->on_conflict,
                 "Where a pair is right here and wrong there, two renderings are preferred, or two "
                 "definitions differ: keep what is there, replace it by the file, keep both (a "
                 "second rendering as "
                 "accepted, a second definition as a comment), or ask for each. Without it what is "
                 "there is kept, and the exit code is 2")
      ->check(CLI::IsMember({"keep", "replace", "both", "ask"}))
      ->type_name("RULE");
  app.add_option("--from", arguments->options.source_language,
                 "Language of the file that becomes the Korean side")
      ->capture_default_str()
      ->type_name("CODE");
  app.add_option("--to", arguments->options.target_language,
                 "Language of the file that becomes the English side")
      ->capture_default_str()
      ->type_name("CODE");
  return [arguments](Console& console) {
    const absl::StatusOr<int> code = Import(*arguments, console);
    return code.ok() ? *code : Fail(console, code.status());
  };
}

}  // namespace malmoi
