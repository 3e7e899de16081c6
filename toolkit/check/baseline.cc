#include "check/baseline.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "base/status.h"
#include "base/strings.h"
#include "check/checker.h"

namespace malmoi {
namespace {

using Json = nlohmann::ordered_json;
constexpr const char* kVersionKey = "malmoi-baseline";
constexpr int kVersion = 1;

}  // namespace

Baseline::Baseline(const std::vector<Diagnostic>& findings) {
  for (const Diagnostic& finding : findings) {
    BaselineEntry& entry = entries_[Fingerprint(finding)];
    entry.rule = finding.rule;
    entry.file = finding.place.file;
    ++entry.count;
  }
}

absl::StatusOr<Baseline> Baseline::Parse(std::string_view text, std::string_view name) {
  const auto fail = [&name](std::string_view message) {
    return InvalidInputError({std::string(name), 0, 0},
                             Concat(message, "; `malmoi check … --write-baseline` writes one"));
  };
  if (text.size() > kMaxBytes) return fail("larger than a baseline may be");
  const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object() || !json.contains(kVersionKey))
    return fail("this is no baseline of findings");
  if (!json[kVersionKey].is_number_integer() || json[kVersionKey].get<int64_t>() != kVersion) {
    return fail("this baseline is of another version");
  }
  if (!json.contains("findings") || !json["findings"].is_array()) {
    return fail("this baseline has no list of findings");
  }
  Baseline baseline;
  for (const Json& row : json["findings"]) {
    const auto text_of = [&row](const char* key) {
      return row.is_object() && row.contains(key) && row[key].is_string()
                 ? row[key].get<std::string>()
                 : std::string();
    };
    const std::string fingerprint = text_of("fingerprint");
    const bool counted =
        row.is_object() && row.contains("count") && row["count"].is_number_unsigned();
    if (fingerprint.empty() || !counted)
      return fail("a finding of this baseline lacks its fingerprint or count");
    BaselineEntry& entry = baseline.entries_[fingerprint];
    entry.rule = text_of("rule");
    entry.file = text_of("file");
    entry.count += row["count"].get<size_t>();
  }
  return baseline;
}

std::string Baseline::Serialize() const {
  Json json;
  json[kVersionKey] = kVersion;
  json["findings"] = Json::array();
  for (const auto& [fingerprint, entry] : entries_) {
    json["findings"].push_back({{"rule", entry.rule},
                                {"file", entry.file},
                                {"fingerprint", fingerprint},
                                {"count", entry.count}});
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<Diagnostic> Baseline::NewOf(std::vector<Diagnostic> findings) const {
  std::map<std::string, size_t> seen;
  std::erase_if(findings, [&](const Diagnostic& finding) {
    const std::string fingerprint = Fingerprint(finding);
    const auto known = entries_.find(fingerprint);
    return known != entries_.end() && ++seen[fingerprint] <= known->second.count;
  });
  return findings;
}

}  // namespace malmoi
