// Config: what malmoi.toml holds, so that a person need not type it each time.
//
//   notes = ["journal", "papers"]      # what `malmoi build` reads when no INPUT is given
//   exclude = ["**/drafts/*"]
//   workspace = "out"                  # -o of build, --workspace of the other commands
//   user = "Bora"
//   threads = 4
//
//   [check]
//   glossary = ["terms.csv"]           # besides the workspace's
//   fail_on = "error"
//   severity = { length-ratio = "off", term-variant = "warning" }
//   [[check.ignore]]                   # all that is given must fit
//   rule = "missing-rendering"
//   files = "drafts/*"
//   [[check.rule]]                     # see check/custom_rule.h
//   name = "please"
//   ko = "해 ?주세요"
//   en_must = "(?i)please"
//
// The nearest malmoi.toml counts: that of the folder one stands in, else of the folder above it,
// and so on. Paths in it are relative to its own folder. An unknown key is an error that names the
// nearest known one: a misspelt key that is silently ignored is worse than no configuration.
//
// To add a key: a field here, a row of kKeys in config.cc; help and tests read the rows.
// Plain data; the functions are safe from any thread.
#ifndef MALMOI_WORKSPACE_CONFIG_H_
#define MALMOI_WORKSPACE_CONFIG_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "check/custom_rule.h"
#include "check/diagnostic.h"

namespace malmoi {

inline constexpr std::string_view kConfigName = "malmoi.toml";

// Findings that are not told: those that fit all parts that are not empty.
struct CheckIgnore {
  std::string rule;
  std::string files;  // pattern of paths, see MatchesGlob
  std::string text;   // stands in the message or in one of the sentences
};

struct CheckConfig {
  std::vector<std::string> glossaries;  // led by malmoi.toml's own folder, as the other paths
  std::vector<std::string> memories;
  std::string baseline;
  std::string fail_on;  // "error", "warning", "never", or "" where not set
  std::map<std::string, std::optional<Severity>, std::less<>> severities;  // nothing: off
  std::vector<CustomRuleSpec> rules;
  std::vector<CheckIgnore> ignore;
};

struct Config {
  std::string path;  // the file it came from; empty where there is none and all is default

  std::vector<std::string> notes;    // files and folders, led by malmoi.toml's own folder
  std::vector<std::string> exclude;  // patterns of paths to leave out, see MatchesGlob
  std::string workspace;             // folder of malmoi.db, led by malmoi.toml's own folder
  std::string segmentation;          // SRX file to split by; empty for the one shipped
  std::string user;                  // who decides on terms
  std::optional<int> threads;
  CheckConfig check;
};

// A key with its meaning, for help.
struct ConfigKey {
  std::string_view name;
  std::string_view meaning;
};
std::vector<ConfigKey> ConfigKeys();

// Errors: not TOML, an unknown key, a value of the wrong kind; each with file:line:column.
absl::StatusOr<Config> ParseConfig(std::string_view text, const std::string& path);

// The config of the nearest malmoi.toml at or above `folder`; a default Config where there is none.
absl::StatusOr<Config> FindConfig(const FileReader& files, const std::string& folder);

// Whether all of `path` fits `pattern`: `*` stands for anything but '/', `**` for anything, `?` for
// one character but '/'. A pattern that does not begin with '/' or '**' may fit from any folder
// down: "drafts/*" fits "notes/drafts/a.md".
bool MatchesGlob(std::string_view pattern, std::string_view path);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_CONFIG_H_
