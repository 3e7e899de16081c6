// Internal to workspace/: glossaries and memories from files, whatever their format.
#ifndef MALMOI_WORKSPACE_INTERNAL_KNOWLEDGE_FILES_H_
#define MALMOI_WORKSPACE_INTERNAL_KNOWLEDGE_FILES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "base/status.h"
#include "memory/translation_unit.h"
#include "terms/concept_entry.h"

namespace malmoi::internal {

// Any glossary file (exchange/glossary_file.h). Entries that cannot be used go to `problems`.
absl::StatusOr<std::vector<ConceptEntry>> ReadConcepts(const FileReader& files,
                                                       const std::string& path, Problems* problems);

// TMX, gzip-compressed or not. Units that cannot be used go to `problems`.
absl::StatusOr<std::vector<TranslationUnit>> ReadMemoryFile(const FileReader& files,
                                                            const std::string& path,
                                                            Problems* problems);

// Whether a file is a store (malmoi.db), told by how it begins.
absl::StatusOr<bool> IsStore(const FileReader& files, const std::string& path);

}  // namespace malmoi::internal

#endif  // MALMOI_WORKSPACE_INTERNAL_KNOWLEDGE_FILES_H_
