#include "workspace/glossary_diff.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "base/strings.h"
#include "exchange/glossary_file.h"
#include "faces/cli/command_support.h"
#include "faces/cli/glossary_commands.h"
#include "terms/term_base.h"
#include "workspace/glossary.h"
#include "workspace/glossary_disagreements.h"
#include "workspace/store.h"
#include "workspace/word_models.h"

namespace malmoi {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
  std::string before;
  std::string after;
  std::string workspace;  // whose notes are asked; empty: none
  std::string format = "text";
  GlossaryReadOptions options;
};

// A glossary file, a workspace, or its malmoi.db.
absl::StatusOr<std::vector<ConceptEntry>> ReadSide(const std::string& path,
                                                   const Arguments& arguments, Console& console,
                                                   int* code) {
  std::error_code error;
  const bool is_store = std::filesystem::is_directory(path, error) || path.ends_with(".db");
  if (is_store) {
    MALMOI_ASSIGN_OR_RETURN(const std::string store, StorePathOf(path, console));
    MALMOI_ASSIGN_OR_RETURN(const Glossary glossary, Glossary::OpenToRead(store));
    return glossary.concepts();
  }
  MALMOI_ASSIGN_OR_RETURN(InputStream input, OpenInput(console, path));
  MALMOI_ASSIGN_OR_RETURN(GlossaryFile file,
                          ReadGlossaryFile(input.stream(), input.name, arguments.options));
  TellNotes(console, file.remarks);
  if (TellProblems(console, file.problems) != kExitDone) *code = kExitFailed;
  return std::move(file.concepts);
}

std::string TextOf(const PairChange& change) {
  if (!change.before) {
    return Concat("  + ", change.after->english, "  ", TermStatusName(change.after->status), "\n");
  }
  if (!change.after) {
    return Concat("  - ", change.before->english, "  ", TermStatusName(change.before->status),
                  "\n");
  }
  std::vector<std::string> fields;
  for (const FieldChange& field : change.changes) {
    fields.push_back(Concat(field.field, ": ", field.before.empty() ? "(none)" : field.before,
                            " -> ", field.after.empty() ? "(none)" : field.after));
  }
  return Concat("  ~ ", change.after->english, "  ", Join(fields, "; "), "\n");
}

std::string TextOf(const ConceptChange& change) {
  std::string text = Concat(ChangeKindName(change.kind), " ", change.korean, "\n");
  for (const PairChange& pair : change.pairs) text += TextOf(pair);
  return text;
}

std::string JsonOf(const ConceptChange& change) {
  Json pairs = Json::array();
  for (const PairChange& pair : change.pairs) {
    const TermPair& shown = pair.after ? *pair.after : *pair.before;
    Json json = {{"change", !pair.before  ? "added"
                            : !pair.after ? "removed"
                                          : "changed"},
                 {"ko", shown.korean},
                 {"en", shown.english},
                 {"status", std::string(TermStatusName(shown.status))}};
    for (const FieldChange& field : pair.changes) {
      json["fields"][std::string(field.field)] = {field.before, field.after};
    }
    pairs.push_back(std::move(json));
  }
  const Json json = {{"change", std::string(ChangeKindName(change.kind))},
                     {"ko", change.korean},
                     {"pairs", std::move(pairs)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string TextOf(const Disagreement& disagreement) {
  const TranslationUnit& unit = *disagreement.unit;
  return Concat("disagrees ", unit.note.empty() ? unit.origin : unit.note, ": ",
                disagreement.finding.message, "\n  ko  ", unit.korean, "\n  en  ", unit.english,
                "\n");
}

std::string JsonOf(const Disagreement& disagreement) {
  const Json json = {
      {"note", disagreement.unit->note},          {"ko", disagreement.finding.term->korean},
      {"en", disagreement.finding.term->english}, {"rule", disagreement.finding.rule},
      {"message", disagreement.finding.message},  {"context_ko", disagreement.unit->korean},
      {"context_en", disagreement.unit->english}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// Prints what of the workspace's notes disagrees with `after` in the terms that changed.
absl::Status Disagree(const Arguments& arguments, const std::vector<ConceptChange>& changes,
                      const std::vector<ConceptEntry>& after, Console& console) {
  MALMOI_ASSIGN_OR_RETURN(const std::string path, StorePathOf(arguments.workspace, console));
  MALMOI_ASSIGN_OR_RETURN(const Store store, Store::OpenToRead(path));
  MALMOI_ASSIGN_OR_RETURN(const std::vector<TranslationUnit> units, store.ReadMemory());
  MALMOI_ASSIGN_OR_RETURN(const WordModels models,
                          LoadWordModels(console.files, console.models_dir));
  MALMOI_ASSIGN_OR_RETURN(const WordProfile profile,
                          LoadWordProfile(console.files, console.models_dir));
  const GlossaryIndex glossary(after, *models.tokenizer);
  const MemoryIndex memory({std::make_shared<const UnitsInMemory>(units)});
  std::set<std::string> terms;
  for (const ConceptChange& change : changes) terms.insert(TermKey(change.korean));
  const std::vector<Disagreement> disagreements = FindDisagreements(
      units, {*models.tokenizer, glossary, memory, &models.lexicon, {}, false, &profile}, terms);
  std::set<std::string> notes;
  for (const Disagreement& disagreement : disagreements) {
    notes.insert(disagreement.unit->note);
    MALMOI_RETURN_IF_ERROR(console.out.Write(arguments.format == "jsonl" ? JsonOf(disagreement)
                                                                         : TextOf(disagreement)));
  }
  (void)console.err.Write(Concat("disagreeing: ", Counted(disagreements.size(), "sentence"), " in ",
                                 Counted(notes.size(), "note"), "\n"));
  return absl::OkStatus();
}

absl::StatusOr<int> Diff(const Arguments& arguments, Console& console) {
  int code = kExitDone;
  MALMOI_ASSIGN_OR_RETURN(const std::vector<ConceptEntry> before,
                          ReadSide(arguments.before, arguments, console, &code));
  MALMOI_ASSIGN_OR_RETURN(const std::vector<ConceptEntry> after,
                          ReadSide(arguments.after, arguments, console, &code));
  size_t counts[] = {0, 0, 0};
  const std::vector<ConceptChange> changes = DiffGlossaries(before, after);
  for (const ConceptChange& change : changes) {
    ++counts[static_cast<size_t>(change.kind)];
    MALMOI_RETURN_IF_ERROR(
        console.out.Write(arguments.format == "jsonl" ? JsonOf(change) : TextOf(change)));
  }
  (void)console.err.Write(Concat("concepts: ", counts[0], " added, ", counts[1], " removed, ",
                                 counts[2], " changed\n"));
  if (!arguments.workspace.empty()) {
    MALMOI_RETURN_IF_ERROR(Disagree(arguments, changes, after, console));
  }
  return code;
}

}  // namespace

RunCommand ConfigureGlossaryDiff(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("OLD", arguments->before, "A glossary file or a workspace")->required();
  app.add_option("NEW", arguments->after, "A glossary file or a workspace")->required();
  app.add_option("--workspace", arguments->workspace,
                 "Also print the sentences of this workspace's notes that, as `check` says, "
                 "disagree with what changed")
      ->type_name("DIR");
  app.add_option("--format", arguments->format, "text, or jsonl: a concept a line")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->type_name("FORMAT");
  app.add_option("--from", arguments->options.source_language,
                 "Language of the files that is the Korean side")
      ->capture_default_str()
      ->type_name("CODE");
  app.add_option("--to", arguments->options.target_language,
                 "Language of the files that is the English side")
      ->capture_default_str()
      ->type_name("CODE");
  return [arguments](Console& console) {
    const absl::StatusOr<int> code = Diff(*arguments, console);
    return code.ok() ? *code : Fail(console, code.status());
  };
}

}  // namespace malmoi
