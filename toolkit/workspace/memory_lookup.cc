#include "workspace/memory_lookup.h"

#include <optional>
#include <set>
#include <utility>

#include "base/mapped_file.h"
#include "base/status.h"
#include "memory/fuzzy_memory.h"
#include "workspace/internal/match_index_file.h"
#include "workspace/store.h"

namespace malmoi {
namespace {

// With more changes than this an index is made anew rather than followed: opening stays quick.
constexpr size_t kFewChanges = 8000;
// With fewer, an import does not write an index again.
constexpr size_t kChangesToFollow = 2000;

using internal::MatchIndexFile;

}  // namespace

struct MemoryLookup::Impl {
  Impl(const std::string& store_path, Language wanted, const Tokenizer& words_of)
      : path(store_path),
        language(wanted),
        index_file(store_path, wanted),
        tokenizer(words_of),
        words(words_of) {}

  absl::Status OpenIndex(const MemoryLookupOptions& options);
  absl::Status Use(MatchIndexFile::Mapped mapped);
  absl::Status Use(const MatchIndexFile::Made& made);
  absl::Status Apply(const std::vector<int64_t>& changed);

  std::optional<Store> store;  // always there, but while an index is being kept
  std::string path;
  Language language;
  MatchIndexFile index_file;
  const Tokenizer& tokenizer;
  MatchTokenizer words;
  std::optional<MappedFile> file;
  std::string bytes;  // of the index, where it is not mapped
  FuzzyMemory memory;
  std::optional<FuzzySearcher> searcher;
  int64_t last_change = 0;
  absl::Status not_kept;
};

absl::Status MemoryLookup::Impl::Use(MatchIndexFile::Mapped mapped) {
  file = std::move(mapped.file);
  memory = FuzzyMemory(mapped.index);
  last_change = mapped.changes.last;
  return Apply(mapped.changes.units);
}

absl::Status MemoryLookup::Impl::Use(const MatchIndexFile::Made& index) {
  bytes = index.Bytes();
  MALMOI_ASSIGN_OR_RETURN(const MatchIndex opened, MatchIndex::Open(bytes, index_file.path()));
  memory = FuzzyMemory(opened);
  last_change = index.mark.last_change;
  file.reset();
  return absl::OkStatus();
}

absl::Status MemoryLookup::Impl::OpenIndex(const MemoryLookupOptions& options) {
  MALMOI_ASSIGN_OR_RETURN(auto mapped, index_file.Map(*store));
  if (mapped && mapped->changes.units.size() <= kFewChanges) return Use(*std::move(mapped));
  MALMOI_ASSIGN_OR_RETURN(const MatchIndexFile::Made made,
                          index_file.Make(*store, mapped ? &*mapped : nullptr, tokenizer,
                                          {options.threads, options.progress}));
  mapped.reset();
  if (options.files != nullptr) {
    // Whoever closes a store last brings its log into the file, and only a writer can.
    store.reset();
    not_kept = index_file.Keep(made, *options.files);
    MALMOI_ASSIGN_OR_RETURN(store, Store::OpenToRead(path));
    if (not_kept.ok()) {
      // Another program may have kept another one meanwhile, which is as good.
      MALMOI_ASSIGN_OR_RETURN(mapped, index_file.Map(*store));
      if (mapped) return Use(*std::move(mapped));
    }
  }
  return Use(made);
}

absl::Status MemoryLookup::Impl::Apply(const std::vector<int64_t>& changed) {
  for (const int64_t id : std::set<int64_t>(changed.begin(), changed.end())) {
    memory.Remove(id);
    MALMOI_ASSIGN_OR_RETURN(const std::optional<TranslationUnit> unit, store->ReadUnit(id));
    if (unit) memory.Add(id, internal::MatchTextOf(*unit, language), words);
  }
  return absl::OkStatus();
}

MemoryLookup::MemoryLookup(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MemoryLookup::MemoryLookup(MemoryLookup&&) noexcept = default;
MemoryLookup& MemoryLookup::operator=(MemoryLookup&&) noexcept = default;
MemoryLookup::~MemoryLookup() = default;

absl::StatusOr<MemoryLookup> MemoryLookup::Open(const std::string& path, Language language,
                                                const Tokenizer& tokenizer,
                                                const MemoryLookupOptions& options) {
  auto impl = std::make_unique<Impl>(path, language, tokenizer);
  MALMOI_ASSIGN_OR_RETURN(impl->store, Store::OpenToRead(path));
  MALMOI_RETURN_IF_ERROR(impl->OpenIndex(options));
  impl->searcher.emplace(impl->memory, impl->words);
  return MemoryLookup(std::move(impl));
}

absl::Status MemoryLookup::Refresh() {
  MALMOI_ASSIGN_OR_RETURN(const auto changes, impl_->store->ReadUnitChanges(impl_->last_change));
  if (!changes) return impl_->OpenIndex({});
  MALMOI_RETURN_IF_ERROR(impl_->Apply(changes->units));
  impl_->last_change = changes->last;
  return absl::OkStatus();
}

absl::StatusOr<std::vector<MemoryHit>> MemoryLookup::Find(const MatchText& query,
                                                          const FuzzyOptions& options) {
  FuzzyOptions twice = options;  // a pair may be there as built and as added
  twice.top = 2 * options.top;
  std::vector<MemoryHit> hits;
  std::set<std::pair<std::string, std::string>> seen;
  for (const FuzzyMatch& match : impl_->searcher->Find(query, twice)) {
    MALMOI_ASSIGN_OR_RETURN(std::optional<TranslationUnit> unit,
                            impl_->store->ReadUnit(match.unit));
    if (!unit) continue;  // removed a moment ago
    if (!seen.emplace(unit->korean, unit->english).second) continue;
    hits.push_back({match.unit, match.score, *std::move(unit)});
    if (hits.size() == options.top) break;
  }
  return hits;
}

const absl::Status& MemoryLookup::not_kept() const { return impl_->not_kept; }

absl::Status UpdateMemoryIndex(const std::string& path, Language language,
                               const Tokenizer& tokenizer, const MemoryLookupOptions& options) {
  const MatchIndexFile index_file(path, language);
  absl::StatusOr<Store> store = Store::OpenToRead(path);
  MALMOI_RETURN_IF_ERROR(store.status());
  MALMOI_ASSIGN_OR_RETURN(auto mapped, index_file.Map(*store));
  if (mapped && mapped->changes.units.size() <= kChangesToFollow) return absl::OkStatus();
  MALMOI_ASSIGN_OR_RETURN(const MatchIndexFile::Made made,
                          index_file.Make(*store, mapped ? &*mapped : nullptr, tokenizer,
                                          {options.threads, options.progress}));
  mapped.reset();
  return index_file.Keep(made, *options.files);
}

}  // namespace malmoi
