// The table [check] of malmoi.toml.
#include <array>
#include <utility>

#include "base/strings.h"
#include "check/rule_table.h"
#include "workspace/internal/toml_values.h"

namespace malmoi::internal {
namespace {

absl::Status CheckRuleName(const Place& place, std::string_view name) {
  if (FindRule(name) != nullptr) return absl::OkStatus();
  const std::optional<std::string> nearest = NearestName(name, RuleIds());
  return InvalidInputError(place,
                           Concat("there is no rule `", name, "`; ",
                                  nearest ? Concat("did you mean `", *nearest, "`?")
                                          : Concat("the rules are ", Join(RuleIds(), ", "))));
}

absl::Status ReadSeverity(const toml::node& node, std::string_view key, Severity* severity) {
  std::string name;
  MALMOI_RETURN_IF_ERROR(ReadString(node, key, &name));
  const std::optional<Severity> known = SeverityFromName(name);
  if (!known) {
    return InvalidInputError(PlaceOf(node.source()),
                             Concat("`", key, "` is to be \"error\", \"warning\" or \"info\""));
  }
  *severity = *known;
  return absl::OkStatus();
}

absl::Status ReadSeverities(const toml::node& node, CheckConfig* config) {
  if (!node.is_table()) return WrongKind(node, "severity", "a table");
  for (const auto& [key, value] : *node.as_table()) {
    MALMOI_RETURN_IF_ERROR(CheckRuleName(PlaceOf(key.source()), key.str()));
    std::optional<Severity>& severity = config->severities[std::string(key.str())];
    if (value.is_string() && value.as_string()->get() == "off") continue;
    Severity read = Severity::kWarning;
    MALMOI_RETURN_IF_ERROR(ReadSeverity(value, key.str(), &read));
    severity = read;
  }
  return absl::OkStatus();
}

// Calls read(table) for each table of an array of tables, [[check.rule]].
template <typename Read>
absl::Status ForEachTable(const toml::node& node, std::string_view key, const Read& read) {
  if (!node.is_array()) return WrongKind(node, key, "a list of tables");
  for (const toml::node& item : *node.as_array()) {
    if (!item.is_table()) return WrongKind(item, key, "a list of tables");
    MALMOI_RETURN_IF_ERROR(read(item, *item.as_table()));
  }
  return absl::OkStatus();
}

using StringRow = std::pair<std::string_view, std::string*>;

template <size_t N>
absl::Status ReadRow(const toml::key& key, const toml::node& value,
                     const std::array<StringRow, N>& rows, const std::vector<std::string>& others) {
  std::vector<std::string> known = others;
  for (const auto& [name, target] : rows) {
    if (name == key.str()) return ReadString(value, name, target);
    known.emplace_back(name);
  }
  return UnknownKey(key, known);
}

absl::Status ReadRule(const toml::node& node, const toml::table& table, CheckConfig* config) {
  CustomRuleSpec spec;
  spec.place = PlaceOf(node.source());
  std::string replace;
  const std::array<StringRow, 9> rows = {{{"name", &spec.name},
                                          {"message", &spec.message},
                                          {"ko", &spec.korean},
                                          {"en", &spec.english},
                                          {"ko_must", &spec.korean_must},
                                          {"ko_must_not", &spec.korean_must_not},
                                          {"en_must", &spec.english_must},
                                          {"en_must_not", &spec.english_must_not},
                                          {"replace", &replace}}};
  for (const auto& [key, value] : table) {
    if (key.str() == "severity") {
      MALMOI_RETURN_IF_ERROR(ReadSeverity(value, "severity", &spec.severity));
      continue;
    }
    MALMOI_RETURN_IF_ERROR(ReadRow(key, value, rows, {"severity"}));
    if (key.str() == "replace") spec.replacement = replace;
  }
  config->rules.push_back(std::move(spec));
  return absl::OkStatus();
}

absl::Status ReadIgnore(const toml::table& table, CheckConfig* config) {
  CheckIgnore ignore;
  const std::array<StringRow, 3> rows = {
      {{"rule", &ignore.rule}, {"files", &ignore.files}, {"text", &ignore.text}}};
  for (const auto& [key, value] : table) {
    MALMOI_RETURN_IF_ERROR(ReadRow(key, value, rows, {}));
    if (key.str() == "rule") {
      MALMOI_RETURN_IF_ERROR(CheckRuleName(PlaceOf(value.source()), ignore.rule));
    }
  }
  config->ignore.push_back(std::move(ignore));
  return absl::OkStatus();
}

}  // namespace

absl::Status ReadCheckConfig(const toml::node& node, Config* config) {
  if (!node.is_table()) {
    return InvalidInputError(PlaceOf(node.source()), "`check` is to be a table, as in [check]");
  }
  CheckConfig& check = config->check;
  const auto paths = [&](std::vector<std::string>* values) {
    for (std::string& path : *values) path = FromConfigFolder(config->path, path);
    return absl::OkStatus();
  };
  for (const auto& [key, value] : *node.as_table()) {
    const std::string_view name = key.str();
    if (name == "glossary") {
      MALMOI_RETURN_IF_ERROR(ReadStrings(value, name, &check.glossaries));
      MALMOI_RETURN_IF_ERROR(paths(&check.glossaries));
    } else if (name == "memory") {
      MALMOI_RETURN_IF_ERROR(ReadStrings(value, name, &check.memories));
      MALMOI_RETURN_IF_ERROR(paths(&check.memories));
    } else if (name == "baseline") {
      MALMOI_RETURN_IF_ERROR(ReadString(value, name, &check.baseline));
      check.baseline = FromConfigFolder(config->path, check.baseline);
    } else if (name == "fail_on") {
      MALMOI_RETURN_IF_ERROR(ReadString(value, name, &check.fail_on));
      if (check.fail_on != "error" && check.fail_on != "warning" && check.fail_on != "never") {
        return InvalidInputError(PlaceOf(value.source()),
                                 "`fail_on` is to be \"error\", \"warning\" or \"never\"");
      }
    } else if (name == "severity") {
      MALMOI_RETURN_IF_ERROR(ReadSeverities(value, &check));
    } else if (name == "rule") {
      MALMOI_RETURN_IF_ERROR(
          ForEachTable(value, name, [&](const toml::node& item, const toml::table& table) {
            return ReadRule(item, table, &check);
          }));
    } else if (name == "ignore") {
      MALMOI_RETURN_IF_ERROR(ForEachTable(
          value, name,
          [&](const toml::node&, const toml::table& table) { return ReadIgnore(table, &check); }));
    } else {
      return UnknownKey(
          key, {"glossary", "memory", "baseline", "fail_on", "severity", "rule", "ignore"});
    }
  }
  return absl::OkStatus();
}

}  // namespace malmoi::internal
