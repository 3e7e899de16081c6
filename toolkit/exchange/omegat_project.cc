#include "exchange/omegat_project.h"

#include <utility>
#include <vector>

#include "base/strings.h"
#include "exchange/client_glossary.h"

namespace malmoi {
namespace {

// "__DEFAULT__" is OmegaT's word for its usual folder names. Sentences are not split again: units
// of the memory are sentences as Malmoi splits them, and sources may hold one a line.
std::string ProjectFile(const TmxWriteOptions& tmx) {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<omegat>\n  <project version=\"1.0\">\n";
  for (const char* place :
       {"source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir"}) {
    text += Concat("    <", place, ">__DEFAULT__</", place, ">\n");
  }
  text += Concat("    <source_lang>", tmx.source_language, "</source_lang>\n    <target_lang>",
                 tmx.target_language, "</target_lang>\n");
  text +=
      "    <source_tok>org.omegat.tokenizer.LuceneCJKTokenizer</source_tok>\n"
      "    <target_tok>org.omegat.tokenizer.LuceneEnglishTokenizer</target_tok>\n"
      "    <sentence_seg>true</sentence_seg>\n"
      "    <support_default_translations>true</support_default_translations>\n"
      "    <remove_tags>false</remove_tags>\n"
      "  </project>\n</omegat>\n";
  return text;
}

// Names the file in what was lost.
absl::Status Keep(absl::StatusOr<Problems> losses, const std::string& path, Problems* all) {
  if (!losses.ok()) return losses.status();
  for (Problem& loss : *losses) {
    if (loss.place.file.empty()) loss.place.file = path;
    all->push_back(std::move(loss));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Problems> WriteOmegatProject(const UnitStream& units,
                                            std::span<const ConceptEntry> concepts,
                                            const TmxWriteOptions& tmx, const std::string& folder,
                                            FileStore& files) {
  for (const char* part : {"source", "target", "tm", "glossary", "omegat", "dictionary"}) {
    MALMOI_RETURN_IF_ERROR(files.CreateFolder(Concat(folder, "/", part)));
  }
  Problems losses;
  const std::string memory = Concat(folder, "/tm/malmoi.tmx");
  const std::string glossary = Concat(folder, "/glossary/malmoi.txt");
  const std::string project = Concat(folder, "/omegat.project");
  std::vector<FileToWrite> parts = {
      {memory, [&](ByteSink& sink) { return Keep(WriteTmx(units, tmx, sink), memory, &losses); }},
      {glossary, [&](ByteSink& sink) {
         return Keep(WriteClientGlossary(concepts, GlossaryClient::kOmegat, {}, sink), glossary,
                     &losses);
       }}};
  if (!files.Open(project).ok()) {
    parts.push_back({project, [&](ByteSink& sink) { return sink.Write(ProjectFile(tmx)); }});
  }
  MALMOI_RETURN_IF_ERROR(files.WriteTogether(parts, [] { return absl::OkStatus(); }));
  return losses;
}

}  // namespace malmoi
