#include "workspace/inputs.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

#include "text/note_reader.h"
#include "workspace/config.h"

namespace malmoi {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 8> kOutputNames = {
    "report.html",     "memory.tmx",       "glossary.csv", "glossary.tbx",
    "glossary-v2.tbx", "alignments.jsonl", "notes.jsonl",  "malmoi.db"};

// Our own files, which may lie among the notes.
bool IsOurs(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  return name == kConfigName || name.rfind("malmoi.db-", 0) == 0 ||
         std::ranges::find(kOutputNames, name) != kOutputNames.end();
}

bool IsExcluded(const std::string& path, const std::vector<std::string>& exclude) {
  return std::ranges::any_of(
      exclude, [&](const std::string& pattern) { return MatchesGlob(pattern, path); });
}

}  // namespace

Inputs FindInputs(const FileReader& files, const std::vector<std::string>& paths,
                  const std::vector<std::string>& exclude) {
  Inputs inputs;
  std::map<std::string, std::string> found;  // "a.md" -> as given, for "./a.md" is the same file
  std::set<std::string> aside;
  for (const std::string& path : paths) {
    const absl::StatusOr<std::vector<std::string>> listed = files.List(path);
    if (!listed.ok()) {
      const auto message = listed.status().message();
      inputs.problems.push_back({{}, std::string(message.data(), message.size())});
      continue;
    }
    if (listed->size() == 1 && listed->front() == path) {  // a file: the person's own choice
      found.emplace(fs::path(path).lexically_normal().string(), path);
      continue;
    }
    bool any = false;
    for (const std::string& file : *listed) {
      const std::string normal = fs::path(file).lexically_normal().string();
      if (IsOurs(normal) || IsExcluded(normal, exclude)) continue;
      if (IsNoteFileName(normal)) {
        found.emplace(normal, path == "." ? normal : file);
        any = true;
      } else {
        aside.insert(file);
      }
    }
    if (!any) {
      inputs.problems.push_back({{path, 0, 0},
                                 "this folder holds no notes; expected files whose names end in "
                                 ".md or .txt"});
    }
  }
  for (auto& [normal, path] : found) inputs.files.push_back(std::move(path));
  std::ranges::sort(inputs.files);
  inputs.left_aside.assign(aside.begin(), aside.end());
  return inputs;
}

std::span<const std::string_view> OutputNames() { return kOutputNames; }

}  // namespace malmoi
