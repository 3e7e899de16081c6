// Internal to workspace/: the compiled glossary of a session, kept beside the store.
//
//   malmoi.db            <- terms and decisions
//   malmoi.db-glossary   <- check/glossary_file.h, under a key of all that it was made of
//
// Compiling takes a good part of a second for ten thousand notes, and nothing of it changes from
// one check to the next. Where the file is missing, damaged, of another state or cannot be written,
// the glossary is compiled anew.
#ifndef MALMOI_WORKSPACE_INTERNAL_GLOSSARY_CACHE_H_
#define MALMOI_WORKSPACE_INTERNAL_GLOSSARY_CACHE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "base/status.h"
#include "check/compiled_glossary.h"
#include "terms/concept_entry.h"
#include "workspace/models.h"
#include "workspace/store.h"

namespace malmoi::internal {

// What a glossary is made of.
struct GlossaryParts {
  std::vector<std::string> files;  // in any of the formats
  const Store* store = nullptr;    // null for none
  std::string store_path;
  std::string program;  // tells one build of the program from another
};

// All concepts, those of the files first. Entries that cannot be used go to `problems`.
absl::StatusOr<std::vector<ConceptEntry>> ReadConcepts(const FileReader& files,
                                                       const GlossaryParts& parts,
                                                       Problems* problems);

// The same compiled, from what is kept or to be kept.
absl::StatusOr<CompiledGlossary> LoadGlossary(FileStore& files, const GlossaryParts& parts,
                                              const Models& models, Problems* problems);

}  // namespace malmoi::internal

#endif  // MALMOI_WORKSPACE_INTERNAL_GLOSSARY_CACHE_H_
