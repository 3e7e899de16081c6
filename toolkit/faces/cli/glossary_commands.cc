#include "faces/cli/glossary_commands.h"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "base/strings.h"
#include "workspace/config.h"
#include "workspace/store.h"

namespace malmoi {
namespace {

absl::StatusOr<std::string> FolderOf(const std::string& named, const Console& console) {
  if (!named.empty()) return named;
  MALMOI_ASSIGN_OR_RETURN(const Config config, FindConfig(console.files, "."));
  if (config.workspace.empty()) {
    return absl::InvalidArgumentError(
        Concat("which workspace? Say --workspace DIR, or set `workspace` in malmoi.toml (",
               config.path.empty() ? "no malmoi.toml was found" : config.path, ")"));
  }
  return config.workspace;
}

bool IsFile(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

}  // namespace

void AddWorkspaceOption(CLI::App& app, std::string* folder) {
  app.add_option("--workspace", *folder,
                 "Folder that `malmoi build -o` made; default: what the nearest malmoi.toml names")
      ->type_name("DIR");
}

absl::StatusOr<std::string> StorePathOf(const std::string& folder, const Console& console) {
  MALMOI_ASSIGN_OR_RETURN(const std::string found, FolderOf(folder, console));
  return IsFile(found) ? found : StorePathIn(found);
}

absl::StatusOr<std::string> MakeStorePathOf(const std::string& folder, Console& console) {
  MALMOI_ASSIGN_OR_RETURN(const std::string found, FolderOf(folder, console));
  if (IsFile(found)) return found;
  MALMOI_RETURN_IF_ERROR(console.files.CreateFolder(found));
  return StorePathIn(found);
}

void AddByOption(CLI::App& app, std::string* name) {
  app.add_option("--by", *name, "Who decides; default: `user` of malmoi.toml, else your user name")
      ->type_name("NAME");
}

absl::StatusOr<std::string> DeciderOf(const std::string& name, const Console& console) {
  if (!name.empty()) return name;
  MALMOI_ASSIGN_OR_RETURN(const Config config, FindConfig(console.files, "."));
  return config.user.empty() ? console.user : config.user;
}

std::string Now(const Console& console) { return console.now ? console.now() : std::string(); }

TermSelection SelectionArguments::selection() const {
  TermSelection selection;
  selection.min_confidence = min_confidence;
  if (statuses.empty()) return selection;
  selection.statuses.emplace();
  for (const std::string& name : statuses) {
    selection.statuses->insert(TermStatusFromName(name).value());  // checked when parsed
  }
  return selection;
}

namespace {

// "" where it is a status; else what to say of it.
std::string TellUnknownStatus(const std::string& typed) {
  if (TermStatusFromName(typed)) return {};
  const std::vector<std::string> names = {"candidate", "accepted", "preferred", "rejected",
                                          "deprecated"};
  const std::optional<std::string> nearest = NearestName(typed, names);
  return Concat(
      "there is no status \"", typed, "\"; ",
      nearest ? Concat("did you mean ", *nearest, "?") : Concat("one of ", Join(names, ", ")));
}

}  // namespace

void AddSelectionOptions(CLI::App& app, SelectionArguments* arguments) {
  app.add_option("--status", arguments->statuses, "Only pairs of these, such as accepted,preferred")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(TellUnknownStatus)
      ->type_name("STATUS[,…]");
  app.add_option("--min-confidence", arguments->min_confidence,
                 "Leave out candidates below this confidence")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("0..1");
}

std::string Told(const Decision& decision) {
  std::string text =
      Concat(TermStatusName(decision.status), ": ", decision.korean, " = ", decision.english);
  if (!decision.new_korean.empty() || !decision.new_english.empty()) {
    text += Concat(", now ", decision.new_korean.empty() ? decision.korean : decision.new_korean,
                   " = ", decision.new_english.empty() ? decision.english : decision.new_english);
  }
  return text;
}

std::string Counted(size_t count, std::string_view what) {
  return Concat(count, " ", what, count == 1 ? "" : "s");
}

}  // namespace malmoi
