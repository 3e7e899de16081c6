// Internal to workspace/memory_lookup.h: the index file of a store in one language, and how it
// follows the store.
//
//   malmoi.db  <- units, their changes, and a mark: up to which change the file has come
//   malmoi.db-match-ko  <- MatchIndex, stamped with that mark
//
// What changed since is laid over the file while it is little; else a new file is made: of the old
// one and the changes, or, where the old one is of no use, of all units. Not safe from several
// threads.
#ifndef MALMOI_WORKSPACE_INTERNAL_MATCH_INDEX_FILE_H_
#define MALMOI_WORKSPACE_INTERNAL_MATCH_INDEX_FILE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "base/language.h"
#include "base/mapped_file.h"
#include "memory/fuzzy_match.h"
#include "memory/match_index.h"
#include "memory/translation_unit.h"
#include "text/tokenizer.h"
#include "workspace/store.h"

namespace malmoi::internal {

// What a unit is found by in `language`. Borrows from it.
MatchText MatchTextOf(const TranslationUnit& unit, Language language);

class MatchIndexFile {
 public:
  MatchIndexFile(std::string store_path, Language language);

  struct Mapped {
    MappedFile file;
    MatchIndex index;  // over the file
    Store::Mark mark;
    Store::UnitChanges changes;  // that it does not know of
  };
  // Nothing where it is missing, damaged, of another store, or changes since were forgotten.
  absl::StatusOr<std::optional<Mapped>> Map(const Store& store) const;

  struct MakeOptions {
    int threads = 1;
    std::function<void(size_t done)> progress = nullptr;  // units that were looked at
  };
  struct Made {
    Store::Mark mark;
    MatchIndexBuilder builder;

    std::string Bytes() const;
  };
  // An index of the units as they are now. `old` may be null.
  absl::StatusOr<Made> Make(const Store& store, const Mapped* old, const Tokenizer& tokenizer,
                            const MakeOptions& options) const;

  // Writes it beside the store, and the mark into it.
  absl::Status Keep(const Made& made, FileStore& files) const;

  const std::string& path() const { return path_; }

 private:
  std::string store_path_;
  std::string path_;
  std::string mark_name_;
  Language language_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_WORKSPACE_INTERNAL_MATCH_INDEX_FILE_H_
