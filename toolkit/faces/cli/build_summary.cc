#include "faces/cli/build_summary.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/strings.h"
#include "workspace/inputs.h"

namespace malmoi {
namespace {

std::string Counted(size_t number, std::string_view one, std::string_view many) {
  return Concat(number, " ", number == 1 ? one : many);
}

// "17 1-1, 1 1-2": the commonest first.
std::string Shapes(const Report& report) {
  std::vector<std::pair<std::pair<size_t, size_t>, size_t>> shapes(report.shapes.begin(),
                                                                   report.shapes.end());
  std::ranges::stable_sort(shapes, std::greater(), [](const auto& shape) { return shape.second; });
  std::vector<std::string> parts;
  parts.reserve(shapes.size());
  for (const auto& [shape, count] : shapes) {
    parts.push_back(Concat(count, " × ", shape.first, "-", shape.second));
  }
  return Join(parts, ", ");
}

std::string BestTerms(const BuildResult& build) {
  constexpr size_t kShown = 3;
  std::vector<std::string> shown;
  // In the order of the concepts: those that are most like terms first. What somebody added and no
  // note holds was not gathered.
  for (const ConceptEntry& entry : build.concepts) {
    const TermPair& pair = entry.pairs.front();
    if (IsForbidden(pair.status) || pair.frequency == 0) continue;
    shown.push_back(Concat(pair.korean, " ↔ ", pair.english));
    if (shown.size() == kShown) break;
  }
  return shown.empty() ? "" : Concat(": ", Join(shown, ", "), shown.size() == kShown ? ", …" : "");
}

}  // namespace

std::string BuildSummary(const BuildResult& build, const Report& report,
                         const std::string& folder) {
  std::string text =
      Concat("Read      ", Counted(report.files, "file", "files"), ", ",
             Counted(report.notes, "note", "notes"), ", ", report.pairs, " in both languages",
             report.reused_notes > 0 ? Concat(" (", report.reused_notes, " as before)") : "", "\n");
  if (report.beads > 0) {
    text += Concat("Aligned   ", report.korean_sentences, " Korean and ", report.english_sentences,
                   " English sentences: ", Shapes(report), "\n");
  }
  text += Concat("Gathered  ", Counted(report.term_pairs, "term", "terms"), BestTerms(build), "\n");
  if (!report.attention.empty()) text += "\nWorth a look\n";
  for (const Attention& attention : report.attention) {
    text += Concat("  ", attention.what, "\n");
    if (attention.kind == AttentionKind::kRefused) continue;  // each was told before the summary
    for (const std::string& where : attention.where) text += Concat("      ", where, "\n");
    if (attention.count > attention.where.size()) text += "      …\n";
  }
  std::vector<std::string> names;
  for (const std::string_view name : OutputNames()) names.emplace_back(name);
  text += Concat("\nOpen ", (std::filesystem::path(folder) / names.front()).string(),
                 "; beside it lie ", Join({names.begin() + 1, names.end()}, " "), "\n");
  return text;
}

}  // namespace malmoi
