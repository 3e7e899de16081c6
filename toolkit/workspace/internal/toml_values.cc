#include "workspace/internal/toml_values.h"

#include <filesystem>
#include <optional>

#include "base/strings.h"

namespace malmoi::internal {

Place PlaceOf(const toml::source_region& region) {
  return {region.path ? *region.path : std::string(), region.begin.line, region.begin.column};
}

absl::Status WrongKind(const toml::node& node, std::string_view key, std::string_view expected) {
  return InvalidInputError(PlaceOf(node.source()),
                           Concat("`", key, "` is to be ", expected, ", as in ", key, " = ",
                                  expected == "a number"   ? "4"
                                  : expected == "a string" ? "\"text\""
                                                           : "[\"one\", \"two\"]"));
}

absl::Status UnknownKey(const toml::key& key, const std::vector<std::string>& known) {
  const std::optional<std::string> nearest = NearestName(key.str(), known);
  return InvalidInputError(PlaceOf(key.source()),
                           Concat("unknown key `", key.str(), "`; ",
                                  nearest ? Concat("did you mean `", *nearest, "`?")
                                          : Concat("the known keys are ", Join(known, ", "))));
}

absl::Status ReadString(const toml::node& node, std::string_view key, std::string* value) {
  if (!node.is_string()) return WrongKind(node, key, "a string");
  *value = node.as_string()->get();
  return absl::OkStatus();
}

absl::Status ReadStrings(const toml::node& node, std::string_view key,
                         std::vector<std::string>* values) {
  constexpr std::string_view kExpected = "a list of strings";
  if (!node.is_array()) return WrongKind(node, key, kExpected);
  for (const toml::node& item : *node.as_array()) {
    if (!item.is_string()) return WrongKind(item, key, kExpected);
    values->push_back(item.as_string()->get());
  }
  return absl::OkStatus();
}

std::string FromConfigFolder(const std::string& config_path, const std::string& path) {
  return (std::filesystem::path(config_path).parent_path() / path).lexically_normal().string();
}

}  // namespace malmoi::internal
