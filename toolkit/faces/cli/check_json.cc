#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "faces/cli/check_formats.h"

namespace malmoi {
namespace {

using Json = nlohmann::ordered_json;

Json FixesOf(const LocatedDiagnostic& finding) {
  Json fixes = Json::array();
  for (size_t f = 0; f < finding.diagnostic.fixes.size(); ++f) {
    const Fix& fix = finding.diagnostic.fixes[f];
    Json edits = Json::array();
    for (size_t e = 0; e < fix.edits.size(); ++e) {
      const LineRangeInFile& place = finding.edits[f][e];
      edits.push_back({{"file", place.file},
                       {"line", place.line},
                       {"column", place.column},
                       {"endLine", place.end_line},
                       {"endColumn", place.end_column},
                       {"text", fix.edits[e].text}});
    }
    fixes.push_back(
        {{"description", fix.description}, {"safe", fix.safe}, {"edits", std::move(edits)}});
  }
  return fixes;
}

std::string Escaped(std::string_view text, bool property) {
  std::string escaped = ReplaceAll(text, "%", "%25");
  escaped = ReplaceAll(escaped, "\r", "%0D");
  escaped = ReplaceAll(escaped, "\n", "%0A");
  if (!property) return escaped;
  return ReplaceAll(ReplaceAll(escaped, ":", "%3A"), ",", "%2C");
}

}  // namespace

std::string FindingsAsJson(const CheckReport& report) {
  std::string text = "[";
  for (const LocatedDiagnostic& finding : report.findings) {
    const Diagnostic& diagnostic = finding.diagnostic;
    const LineRangeInFile& place = finding.place;
    const Json json = {{"rule", diagnostic.rule},
                       {"severity", SeverityName(diagnostic.severity)},
                       {"file", place.file},
                       {"line", place.line},
                       {"column", place.column},
                       {"endLine", place.end_line},
                       {"endColumn", place.end_column},
                       {"note", diagnostic.note},
                       {"message", diagnostic.message},
                       {"ko", diagnostic.korean},
                       {"en", diagnostic.english},
                       {"fixes", FixesOf(finding)}};
    text += text.size() > 1 ? ",\n " : "\n ";
    text += json.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  text += text.size() > 1 ? "\n]\n" : "]\n";
  return text;
}

std::string FindingsAsGithub(const CheckReport& report) {
  std::string text;
  for (const LocatedDiagnostic& finding : report.findings) {
    const Diagnostic& diagnostic = finding.diagnostic;
    const LineRangeInFile& place = finding.place;
    const std::string_view level =
        diagnostic.severity == Severity::kInfo ? "notice" : SeverityName(diagnostic.severity);
    text += Concat("::", level, " file=", Escaped(place.file, true), ",line=", place.line,
                   ",col=", place.column, ",endLine=", place.end_line,
                   ",endColumn=", place.end_column, ",title=", Escaped(diagnostic.rule, true),
                   "::", Escaped(diagnostic.message, false), "\n");
  }
  return text;
}

}  // namespace malmoi
