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

std::string TextOf(const TranslationUnit& unit, const Disagreement& disagreement) {
  const std::string where = unit.note.empty() ? unit.origin : unit.note;
  return Concat("disagrees ", where, ": ", disagreement.korean,
                disagreement.is_rejected ? " is rendered as \"" : " is not rendered as \"",
                disagreement.english, disagreement.is_rejected ? "\", which is rejected" : "\"",
                "\n  ko  ", unit.korean, "\n  en  ", unit.english, "\n");
}

std::string JsonOf(const TranslationUnit& unit, const Disagreement& disagreement) {
  const Json json = {
      {"note", unit.note},          {"ko", disagreement.korean},
      {"en", disagreement.english}, {"rule", disagreement.is_rejected ? "rejected" : "missing"},
      {"context_ko", unit.korean},  {"context_en", unit.english}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// The concepts of `after` that differ, with all their pairs.
std::vector<ConceptEntry> Changed(const std::vector<ConceptChange>& changes,
                                  const std::vector<ConceptEntry>& after) {
  std::set<std::string> keys;
  for (const ConceptChange& change : changes) keys.insert(TermKey(change.korean));
  std::vector<ConceptEntry> changed = after;
  for (ConceptEntry& entry : changed) {
    std::erase_if(entry.pairs,
                  [&](const TermPair& pair) { return !keys.contains(TermKey(pair.korean)); });
  }
  return changed;
}

// Prints what of the workspace's notes disagrees with the changed concepts.
absl::Status Disagree(const Arguments& arguments, const std::vector<ConceptEntry>& changed,
                      Console& console) {
  MALMOI_ASSIGN_OR_RETURN(const std::string path, StorePathOf(arguments.workspace, console));
  MALMOI_ASSIGN_OR_RETURN(const Store store, Store::OpenToRead(path));
  MALMOI_ASSIGN_OR_RETURN(const auto tokenizer,
                          LoadWordTokenizer(console.files, console.models_dir));
  const DisagreementFinder finder(changed, *tokenizer);
  std::set<std::string> notes;
  size_t sentences = 0;
  const absl::Status visited = store.VisitUnits([&](int64_t, const TranslationUnit& unit) {
    for (const Disagreement& disagreement : finder.Find(unit)) {
      ++sentences;
      notes.insert(unit.note);
      MALMOI_RETURN_IF_ERROR(console.out.Write(
          arguments.format == "jsonl" ? JsonOf(unit, disagreement) : TextOf(unit, disagreement)));
    }
    return absl::OkStatus();
  });
  MALMOI_RETURN_IF_ERROR(visited);
  (void)console.err.Write(Concat("disagreeing: ", Counted(sentences, "sentence"), " in ",
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
    MALMOI_RETURN_IF_ERROR(Disagree(arguments, Changed(changes, after), console));
  }
  return code;
}

}  // namespace

RunCommand ConfigureGlossaryDiff(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("OLD", arguments->before, "A glossary file or a workspace")->required();
  app.add_option("NEW", arguments->after, "A glossary file or a workspace")->required();
  app.add_option(
         "--workspace", arguments->workspace,
         "Also print the sentences of this workspace's notes that disagree with what changed")
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
