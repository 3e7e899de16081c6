// Source of the format: Static Analysis Results Interchange Format (SARIF) 2.1.0, OASIS, 2020.
#include <map>
#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "check/rule_table.h"
#include "faces/cli/check_formats.h"
#include "faces/cli/version.h"

namespace malmoi {
namespace {

using Json = nlohmann::ordered_json;

// A path as a URI reference (RFC 3986): relative paths stay so, absolute ones are file: URIs.
std::string UriOf(std::string_view path) {
  constexpr std::string_view kUnreserved = "-._~/";
  std::string uri = path.starts_with("/") ? "file://" : "";
  while (path.starts_with("./")) path.remove_prefix(2);
  for (const char c : path) {
    const bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (alnum || kUnreserved.find(c) != std::string_view::npos) {
      uri.push_back(c);
    } else {
      constexpr char kHex[] = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      uri.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return uri;
}

std::string_view LevelOf(Severity severity) {
  return severity == Severity::kInfo ? "note" : SeverityName(severity);
}

Json RegionOf(const LineRangeInFile& place) {
  return {{"startLine", place.line},
          {"startColumn", place.column},
          {"endLine", place.end_line},
          {"endColumn", place.end_column}};
}

Json LocationOf(const LineRangeInFile& place) {
  return {{"physicalLocation",
           {{"artifactLocation", {{"uri", UriOf(place.file)}}}, {"region", RegionOf(place)}}}};
}

Json DescriptorOf(std::string_view id, const Rule& rule) {
  return {{"id", id},
          {"shortDescription", {{"text", rule.finds}}},
          {"fullDescription", {{"text", rule.explain}}},
          {"help", {{"text", rule.explain}}},
          {"defaultConfiguration", {{"level", LevelOf(rule.severity)}}}};
}

Json FixesOf(const LocatedDiagnostic& finding) {
  Json fixes = Json::array();
  for (size_t f = 0; f < finding.diagnostic.fixes.size(); ++f) {
    const Fix& fix = finding.diagnostic.fixes[f];
    Json changes = Json::array();
    for (size_t e = 0; e < fix.edits.size(); ++e) {
      const LineRangeInFile& place = finding.edits[f][e];
      changes.push_back({{"artifactLocation", {{"uri", UriOf(place.file)}}},
                         {"replacements",
                          {{{"deletedRegion", RegionOf(place)},
                            {"insertedContent", {{"text", fix.edits[e].text}}}}}}});
    }
    fixes.push_back(
        {{"description", {{"text", fix.description}}}, {"artifactChanges", std::move(changes)}});
  }
  return fixes;
}

}  // namespace

std::string FindingsAsSarif(const CheckReport& report) {
  Json descriptors = Json::array();
  std::map<std::string, size_t, std::less<>> index;
  const auto add = [&](const std::string& id, const Rule& rule) {
    if (index.emplace(id, descriptors.size()).second) descriptors.push_back(DescriptorOf(id, rule));
  };
  for (const Rule& rule : Rules()) {
    if (rule.id != "custom/NAME") add(std::string(rule.id), rule);
  }
  Json results = Json::array();
  for (const LocatedDiagnostic& finding : report.findings) {
    const Diagnostic& diagnostic = finding.diagnostic;
    add(diagnostic.rule, *FindRule(diagnostic.rule));
    Json result = {{"ruleId", diagnostic.rule},
                   {"ruleIndex", index.find(diagnostic.rule)->second},
                   {"level", LevelOf(diagnostic.severity)},
                   {"message", {{"text", diagnostic.message}}},
                   {"locations", {LocationOf(finding.place)}},
                   {"partialFingerprints", {{"malmoi/v1", Fingerprint(diagnostic)}}}};
    Json related = Json::array();
    for (size_t i = 0; i < finding.related.size(); ++i) {
      Json location = LocationOf(finding.related[i]);
      location["id"] = i + 1;
      location["message"] = {{"text", diagnostic.related[i].message}};
      related.push_back(std::move(location));
    }
    if (!related.empty()) result["relatedLocations"] = std::move(related);
    if (!diagnostic.fixes.empty()) result["fixes"] = FixesOf(finding);
    results.push_back(std::move(result));
  }
  Json driver = {{"name", "malmoi"}, {"version", kVersion}, {"rules", std::move(descriptors)}};
  Json run = {{"tool", {{"driver", std::move(driver)}}},
              {"columnKind", "unicodeCodePoints"},
              {"results", std::move(results)}};
  Json log = {{"$schema",
               "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
               "sarif-schema-2.1.0.json"},
              {"version", "2.1.0"}};
  log["runs"] = Json::array();
  log["runs"].push_back(std::move(run));
  return log.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace malmoi
