#include "workspace/internal/glossary_cache.h"

#include <istream>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "check/glossary_file.h"
#include "workspace/decisions.h"
#include "workspace/internal/knowledge_files.h"
#include "workspace/internal/text_hash.h"

namespace malmoi::internal {
namespace {

absl::Status AddFile(const FileReader& files, const std::string& path, TextHash* hash) {
  MALMOI_ASSIGN_OR_RETURN(const std::unique_ptr<std::istream> stream, files.Open(path));
  hash->AddField(std::string(std::istreambuf_iterator<char>(*stream), {}));
  return absl::OkStatus();
}

// Of all that a compiled glossary depends on.
absl::StatusOr<std::string> KeyOf(const FileReader& files, const GlossaryParts& parts,
                                  const Models& models) {
  TextHash hash;
  hash.AddField(parts.program);
  hash.AddField(models.fingerprint);
  MALMOI_ASSIGN_OR_RETURN(const std::string state, parts.store->ReadGlossaryState());
  hash.AddField(state);
  for (const std::string& path : parts.files) {
    MALMOI_RETURN_IF_ERROR(AddFile(files, path, &hash));
  }
  return hash.Digest();
}

}  // namespace

absl::StatusOr<std::vector<ConceptEntry>> ReadConcepts(const FileReader& files,
                                                       const GlossaryParts& parts,
                                                       Problems* problems) {
  std::vector<ConceptEntry> all;
  const auto append = [&all](std::vector<ConceptEntry> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
  };
  for (const std::string& path : parts.files) {
    MALMOI_ASSIGN_OR_RETURN(std::vector<ConceptEntry> concepts,
                            ReadConcepts(files, path, problems));
    append(std::move(concepts));
  }
  if (parts.store != nullptr) {
    MALMOI_ASSIGN_OR_RETURN(std::vector<ConceptEntry> gathered, parts.store->ReadGatheredTerms());
    MALMOI_ASSIGN_OR_RETURN(const std::vector<Decision> decisions, parts.store->ReadDecisions());
    append(ApplyDecisions(std::move(gathered), decisions));
  }
  return all;
}

absl::StatusOr<CompiledGlossary> LoadGlossary(FileStore& files, const GlossaryParts& parts,
                                              const Models& models, Problems* problems) {
  std::string path;
  std::string key;
  if (parts.store != nullptr) {
    path = Concat(parts.store_path, "-glossary");
    MALMOI_ASSIGN_OR_RETURN(key, KeyOf(files, parts, models));
    const absl::StatusOr<SharedBytes> kept = files.Map(path, kMaxGlossaryFileBytes);
    if (kept.ok()) {
      std::optional<CompiledGlossary> glossary = ParseGlossary(kept->bytes, key);
      if (glossary) return *std::move(glossary);
    }
  }
  Problems found;
  MALMOI_ASSIGN_OR_RETURN(const std::vector<ConceptEntry> concepts,
                          ReadConcepts(files, parts, &found));
  CompiledGlossary glossary = CompileGlossary(concepts, *models.words.tokenizer);
  found.insert(found.end(), glossary.conflicts.begin(), glossary.conflicts.end());
  // What is wrong with a glossary is told each time.
  if (!path.empty() && found.empty()) {
    const std::string bytes = SerializeGlossary(glossary, key);
    // A folder that cannot be written costs time, no more.
    (void)files.WriteAtomically(path, [&](ByteSink& sink) { return sink.Write(bytes); });
  }
  problems->insert(problems->end(), found.begin(), found.end());
  return glossary;
}

}  // namespace malmoi::internal
