#include "workspace/config.h"

#include <filesystem>

#include "base/status.h"
#include "base/strings.h"
#include "workspace/internal/toml_values.h"

namespace malmoi {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxConfigBytes = 1 << 20;

using internal::FromConfigFolder;
using internal::PlaceOf;
using internal::ReadString;
using internal::ReadStrings;
using internal::WrongKind;

absl::Status ReadPath(const toml::node& node, std::string_view key, const std::string& config_path,
                      std::string* value) {
  MALMOI_RETURN_IF_ERROR(ReadString(node, key, value));
  *value = FromConfigFolder(config_path, *value);
  return absl::OkStatus();
}

struct KeyRow {
  ConfigKey key;
  absl::Status (*read)(const toml::node& node, std::string_view key, Config* config);
};

constexpr KeyRow kKeys[] = {
    {{"notes", "files and folders that `build` reads when none are given"},
     [](const toml::node& node, std::string_view key, Config* config) {
       MALMOI_RETURN_IF_ERROR(ReadStrings(node, key, &config->notes));
       for (std::string& path : config->notes) path = FromConfigFolder(config->path, path);
       return absl::OkStatus();
     }},
    {{"exclude", "patterns of paths to leave out, such as \"drafts/*\""},
     [](const toml::node& node, std::string_view key, Config* config) {
       return ReadStrings(node, key, &config->exclude);
     }},
    {{"workspace", "folder that `build` writes to and the other commands read"},
     [](const toml::node& node, std::string_view key, Config* config) {
       return ReadPath(node, key, config->path, &config->workspace);
     }},
    {{"segmentation", "SRX file to split sentences by, instead of the one shipped"},
     [](const toml::node& node, std::string_view key, Config* config) {
       return ReadPath(node, key, config->path, &config->segmentation);
     }},
    {{"user", "who decides on terms"},
     [](const toml::node& node, std::string_view key, Config* config) {
       return ReadString(node, key, &config->user);
     }},
    {{"threads", "threads to use"},
     [](const toml::node& node, std::string_view key, Config* config) {
       if (!node.is_integer()) return WrongKind(node, key, "a number");
       const int64_t threads = node.as_integer()->get();
       if (threads < 1 || threads > 1024) {
         return InvalidInputError(PlaceOf(node.source()), "`threads` is to be from 1 to 1024");
       }
       config->threads = static_cast<int>(threads);
       return absl::OkStatus();
     }},
    {{"check", "table of `check`: glossary, memory, baseline, fail_on, severity, rule, ignore"},
     [](const toml::node& node, std::string_view, Config* config) {
       return internal::ReadCheckConfig(node, config);
     }},
};

absl::Status UnknownKey(const toml::key& key) {
  std::vector<std::string> known;
  for (const KeyRow& row : kKeys) known.emplace_back(row.key.name);
  return internal::UnknownKey(key, known);
}

}  // namespace

std::vector<ConfigKey> ConfigKeys() {
  std::vector<ConfigKey> keys;
  for (const KeyRow& row : kKeys) keys.push_back(row.key);
  return keys;
}

absl::StatusOr<Config> ParseConfig(std::string_view text, const std::string& path) {
  if (text.size() > kMaxConfigBytes) {
    return TooLargeError({path, 0, 0}, "larger than the 1 MiB that a configuration may have");
  }
  const toml::parse_result parsed = toml::parse(text, path);
  if (!parsed) {
    return InvalidInputError(PlaceOf(parsed.error().source()),
                             Concat("this is no valid TOML: ", parsed.error().description()));
  }
  Config config;
  config.path = path;
  for (const auto& [key, node] : parsed.table()) {
    const KeyRow* found = nullptr;
    for (const KeyRow& row : kKeys) {
      if (row.key.name == key.str()) found = &row;
    }
    if (found == nullptr) return UnknownKey(key);
    MALMOI_RETURN_IF_ERROR(found->read(node, key.str(), &config));
  }
  return config;
}

absl::StatusOr<Config> FindConfig(const FileReader& files, const std::string& folder) {
  // A relative folder is climbed by "..", so that the paths people see stay relative; the bound
  // ends that climb, for a relative path does not tell when it is at the root.
  constexpr int kMaxLevels = 64;
  fs::path place = folder.empty() ? "." : folder;
  for (int level = 0; level < kMaxLevels; ++level) {
    const std::string path = (place / kConfigName).lexically_normal().string();
    absl::StatusOr<std::string> text = files.Read(path, kMaxConfigBytes);
    if (text.ok()) return ParseConfig(*text, path);
    if (!absl::IsNotFound(text.status())) return text.status();
    const fs::path above = (place / "..").lexically_normal();
    if (above == place) break;
    place = above;
  }
  return Config();
}

bool MatchesGlob(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.substr(0, 1) == "/" || pattern.substr(0, 2) == "**";
  const std::string full_pattern = anchored ? std::string(pattern) : Concat("**/", pattern);
  const std::string rooted = path.substr(0, 1) == "/" ? std::string(path) : Concat("/", path);
  pattern = full_pattern;
  path = rooted;
  // Two rows of the usual table, O(pattern * path) whatever the pattern, where backtracking over
  // several `**` would be exponential. fits[j]: the pattern so far fits the first j bytes.
  std::vector<bool> fits(path.size() + 1, false);
  fits[0] = true;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const bool any_folder = pattern.substr(i, 2) == "**";
    std::vector<bool> next(path.size() + 1, false);
    if (pattern[i] == '*') {
      next[0] = fits[0];
      for (size_t j = 1; j <= path.size(); ++j) {
        next[j] = fits[j] || (next[j - 1] && (any_folder || path[j - 1] != '/'));
      }
      if (any_folder) ++i;
    } else {
      for (size_t j = 1; j <= path.size(); ++j) {
        next[j] =
            fits[j - 1] && (pattern[i] == path[j - 1] || (pattern[i] == '?' && path[j - 1] != '/'));
      }
    }
    fits = std::move(next);
  }
  return fits[path.size()];
}

}  // namespace malmoi
