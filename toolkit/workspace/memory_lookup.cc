#include "workspace/memory_lookup.h"

#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/mapped_file.h"
#include "base/status.h"
#include "base/strings.h"
#include "memory/fuzzy_memory.h"
#include "workspace/internal/text_hash.h"
#include "workspace/store.h"

namespace malmoi {
namespace {

// Beyond this many changes, and an eighth of the units, the index is made anew.
constexpr size_t kFewChanges = 2000;

MatchText TextOf(const TranslationUnit& unit, Language language) {
  MatchText text;
  text.text = language == Language::kKorean ? unit.korean : unit.english;
  text.place = unit.note;
  text.origin = unit.origin;
  if (language == Language::kKorean) {
    text.previous = unit.previous_korean;
    text.next = unit.next_korean;
  }
  return text;
}

// What an index carries to show which state of the store it was made of.
uint64_t StampOf(const Store::Mark& mark) {
  const std::string state = Concat(mark.last_change, " ", mark.digest);
  MatchText text;
  text.text = state;
  return MatchKeys::Of(text).text;
}

}  // namespace

struct MemoryLookup::Impl {
  explicit Impl(const Tokenizer& tokenizer) : words(tokenizer) {}

  std::string IndexPath() const { return Concat(path, "-match-", LanguageCode(language)); }
  std::string MarkName() const { return Concat("match_index_", LanguageCode(language)); }

  // Maps the index file. False where there is none that fits the store and is not far behind.
  absl::StatusOr<bool> MapIndex();
  absl::Status MakeIndex(const MemoryLookupOptions& options);
  absl::Status Keep(const Store::Mark& state, FileStore& files);
  absl::Status Apply(const std::vector<int64_t>& changed);

  std::optional<Store> store;  // always there, but while an index is being kept
  std::string path;
  Language language = Language::kKorean;
  MatchTokenizer words;
  std::optional<MappedFile> file;
  std::string made;  // the index, where it is not mapped
  FuzzyMemory memory;
  std::optional<FuzzySearcher> searcher;
  int64_t last_change = 0;
  absl::Status not_kept;
};

absl::StatusOr<bool> MemoryLookup::Impl::MapIndex() {
  MALMOI_ASSIGN_OR_RETURN(const std::optional<Store::Mark> state, store->ReadMark(MarkName()));
  if (!state) return false;
  absl::StatusOr<MappedFile> mapped = MappedFile::Open(IndexPath());
  if (!mapped.ok()) return false;
  const absl::StatusOr<MatchIndex> index = MatchIndex::Open(mapped->bytes(), IndexPath());
  if (!index.ok() || index->stamp() != StampOf(*state)) return false;
  MALMOI_ASSIGN_OR_RETURN(const auto changes, store->ReadUnitChanges(state->last_change));
  if (!changes || changes->units.size() > kFewChanges + index->size() / 8) return false;
  file = *std::move(mapped);
  memory = FuzzyMemory(*index);
  MALMOI_RETURN_IF_ERROR(Apply(changes->units));
  last_change = changes->last;
  return true;
}

absl::Status MemoryLookup::Impl::MakeIndex(const MemoryLookupOptions& options) {
  Store::Mark state;
  MALMOI_ASSIGN_OR_RETURN(state.last_change, store->ReadLastUnitChange());
  MatchIndexBuilder builder;
  TextHash digest;
  std::vector<MatchToken> tokens;
  MALMOI_RETURN_IF_ERROR(store->VisitUnits([&](int64_t id, const TranslationUnit& unit) {
    const MatchText text = TextOf(unit, language);
    digest.AddField(Concat(id));
    for (const std::string_view field :
         {text.text, text.previous, text.next, text.place, text.origin}) {
      digest.AddField(field);
    }
    words.Tokenize(text.text, &tokens);
    builder.Add(id, MatchKeys::Of(text), tokens);
    if (options.progress) options.progress(builder.size());
    return absl::OkStatus();
  }));
  state.digest = digest.Digest();
  made = builder.Build(StampOf(state));
  last_change = state.last_change;
  if (options.files != nullptr) {
    // Whoever closes a store last brings its log into the file, and only a writer can.
    store.reset();
    not_kept = Keep(state, *options.files);
    MALMOI_ASSIGN_OR_RETURN(store, Store::OpenToRead(path));
    if (not_kept.ok()) {
      absl::StatusOr<MappedFile> mapped = MappedFile::Open(IndexPath());
      if (mapped.ok() && mapped->bytes() == made) {  // no other program replaced it meanwhile
        file = *std::move(mapped);
        made = std::string();
      }
    }
  }
  MALMOI_ASSIGN_OR_RETURN(const MatchIndex index,
                          MatchIndex::Open(file ? file->bytes() : made, IndexPath()));
  memory = FuzzyMemory(index);
  return absl::OkStatus();
}

absl::Status MemoryLookup::Impl::Keep(const Store::Mark& state, FileStore& files) {
  MALMOI_ASSIGN_OR_RETURN(Store writer, Store::Open(path));
  MALMOI_RETURN_IF_ERROR(
      files.WriteAtomically(IndexPath(), [&](ByteSink& sink) { return sink.Write(made); }));
  return writer.WriteMark(MarkName(), state);
}

absl::Status MemoryLookup::Impl::Apply(const std::vector<int64_t>& changed) {
  for (const int64_t id : std::set<int64_t>(changed.begin(), changed.end())) {
    memory.Remove(id);
    MALMOI_ASSIGN_OR_RETURN(const std::optional<TranslationUnit> unit, store->ReadUnit(id));
    if (unit) memory.Add(id, TextOf(*unit, language), words);
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
  auto impl = std::make_unique<Impl>(tokenizer);
  MALMOI_ASSIGN_OR_RETURN(impl->store, Store::OpenToRead(path));
  impl->path = path;
  impl->language = language;
  MALMOI_ASSIGN_OR_RETURN(const bool mapped, impl->MapIndex());
  if (!mapped) MALMOI_RETURN_IF_ERROR(impl->MakeIndex(options));
  impl->searcher.emplace(impl->memory, impl->words);
  return MemoryLookup(std::move(impl));
}

absl::Status MemoryLookup::Refresh() {
  MALMOI_ASSIGN_OR_RETURN(const auto changes, impl_->store->ReadUnitChanges(impl_->last_change));
  if (!changes) return impl_->MakeIndex({});
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

}  // namespace malmoi
