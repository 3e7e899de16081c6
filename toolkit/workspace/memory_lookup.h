// MemoryLookup: fuzzy matches of the units in a store, in one language.
//
//   MALMOI_ASSIGN_OR_RETURN(MemoryLookup lookup,
//                           MemoryLookup::Open("out/malmoi.db", Language::kKorean, tokenizer, {}));
//   MALMOI_ASSIGN_OR_RETURN(auto hits, lookup.Find({.text = "패턴을 디자인했다."}, {}));
//
// Beside the store lies an index file for each language, malmoi.db-match-ko and -en. It is mapped,
// so opening costs little; what changed since it was written is read from the store's list of
// changes. An import brings it up to date (UpdateMemoryIndex). It can be deleted at any time: where
// it is missing, damaged or far behind it is made again, and written where `files` is given. The
// store's own mark tells which file belongs to it, so that a file from another store is never
// taken.
//
// One thread at a time; open another lookup for another thread. The tokenizer must outlive it.
#ifndef MALMOI_WORKSPACE_MEMORY_LOOKUP_H_
#define MALMOI_WORKSPACE_MEMORY_LOOKUP_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "base/language.h"
#include "memory/fuzzy_match.h"
#include "memory/translation_unit.h"
#include "text/tokenizer.h"

namespace malmoi {

struct MemoryHit {
  int64_t id = 0;
  int score = 0;  // see fuzzy_match.h
  TranslationUnit unit;
};

struct MemoryLookupOptions {
  // Where an index that had to be made is kept for the next time; null: nowhere.
  FileStore* files = nullptr;
  // Called where an index has to be made, which takes about 10 s for a million units.
  std::function<void(size_t done)> progress;
  int threads = 1;  // to make an index with; the index is the same for any number
};

class MemoryLookup {
 public:
  // Queries are texts of `language`. Errors: the store cannot be read.
  static absl::StatusOr<MemoryLookup> Open(const std::string& path, Language language,
                                           const Tokenizer& tokenizer,
                                           const MemoryLookupOptions& options);
  MemoryLookup(MemoryLookup&&) noexcept;
  MemoryLookup& operator=(MemoryLookup&&) noexcept;
  ~MemoryLookup();

  // Takes over what was added, changed or removed since; quick where nothing was.
  absl::Status Refresh();

  // Best first, each pair of texts once.
  absl::StatusOr<std::vector<MemoryHit>> Find(const MatchText& query, const FuzzyOptions& options);

  // Why an index that was made could not be kept; OK where it was, or none was made.
  const absl::Status& not_kept() const;

 private:
  struct Impl;
  explicit MemoryLookup(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Brings the index file of a store up to date, so that the next lookup opens at once; nothing where
// it is not far behind. Errors: the store cannot be read, the file not be written.
// REQUIRES: options.files is given.
absl::Status UpdateMemoryIndex(const std::string& path, Language language,
                               const Tokenizer& tokenizer, const MemoryLookupOptions& options);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_MEMORY_LOOKUP_H_
