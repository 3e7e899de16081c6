// Internal to workspace/: reading values of malmoi.toml, with errors that say where.
#ifndef MALMOI_WORKSPACE_INTERNAL_TOML_VALUES_H_
#define MALMOI_WORKSPACE_INTERNAL_TOML_VALUES_H_

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "base/status.h"
#include "workspace/config.h"

namespace malmoi::internal {

Place PlaceOf(const toml::source_region& region);

absl::Status WrongKind(const toml::node& node, std::string_view key, std::string_view expected);
absl::Status UnknownKey(const toml::key& key, const std::vector<std::string>& known);

absl::Status ReadString(const toml::node& node, std::string_view key, std::string* value);
absl::Status ReadStrings(const toml::node& node, std::string_view key,
                         std::vector<std::string>* values);

// `path` as malmoi.toml means it: relative to the folder of that file.
std::string FromConfigFolder(const std::string& config_path, const std::string& path);

// The table [check] with all that is in it.
absl::Status ReadCheckConfig(const toml::node& node, Config* config);

}  // namespace malmoi::internal

#endif  // MALMOI_WORKSPACE_INTERNAL_TOML_VALUES_H_
