#include "workspace/internal/match_index_file.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "base/status.h"
#include "base/strings.h"
#include "workspace/internal/text_hash.h"

namespace malmoi::internal {
namespace {

// What an index carries to show which state of the store it was made of.
uint64_t StampOf(const Store::Mark& mark) {
  const std::string state = Concat(mark.last_change, " ", mark.digest);
  MatchText text;
  text.text = state;
  return MatchKeys::Of(text).text;
}

// Brings texts into an index in their order; their words are found on several threads.
class TextFeeder {
 public:
  TextFeeder(const Tokenizer& tokenizer, const MatchIndexFile::MakeOptions& options,
             MatchIndexBuilder& builder)
      : options_(options),
        words_(static_cast<size_t>(std::max(1, options.threads)), MatchTokenizer(tokenizer)),
        builder_(builder) {}

  void Add(int64_t id, const MatchText& text) {
    digest_.AddField(Concat(id));
    for (const std::string_view field :
         {text.text, text.previous, text.next, text.place, text.origin}) {
      digest_.AddField(field);
    }
    if (count_ == waiting_.size()) waiting_.emplace_back();
    Waiting& slot = waiting_[count_++];
    slot.text = text.text;
    slot.segment.unit = id;
    slot.segment.keys = MatchKeys::Of(text);
    if (count_ == kTogether) Flush();
  }
  void AddToDigest(std::string_view field) { digest_.AddField(field); }

  void Flush() {
    ParallelFor(words_.size(), static_cast<int>(words_.size()), [&](size_t slice) {
      for (size_t i = slice * count_ / words_.size(); i < (slice + 1) * count_ / words_.size();
           ++i) {
        words_[slice].Tokenize(waiting_[i].text, &waiting_[i].segment.tokens);
      }
    });
    for (const Waiting& slot : std::span(waiting_).first(count_)) {
      builder_.Add(slot.segment.unit, slot.segment.keys, slot.segment.tokens);
    }
    count_ = 0;
    if (options_.progress) options_.progress(builder_.size());
  }

  std::string Digest() const { return digest_.Digest(); }

 private:
  static constexpr size_t kTogether = 4096;
  struct Waiting {
    std::string text;
    MatchSegment segment;
  };

  const MatchIndexFile::MakeOptions& options_;
  std::vector<MatchTokenizer> words_;  // one a thread
  MatchIndexBuilder& builder_;
  std::vector<Waiting> waiting_;
  size_t count_ = 0;
  TextHash digest_;
};

}  // namespace

MatchText MatchTextOf(const TranslationUnit& unit, Language language) {
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

MatchIndexFile::MatchIndexFile(std::string store_path, Language language)
    : store_path_(std::move(store_path)),
      path_(Concat(store_path_, "-match-", LanguageCode(language))),
      mark_name_(Concat("match_index_", LanguageCode(language))),
      language_(language) {}

absl::StatusOr<std::optional<MatchIndexFile::Mapped>> MatchIndexFile::Map(
    const Store& store) const {
  MALMOI_ASSIGN_OR_RETURN(const std::optional<Store::Mark> mark, store.ReadMark(mark_name_));
  if (!mark) return std::nullopt;
  absl::StatusOr<MappedFile> file = MappedFile::Open(path_);
  if (!file.ok()) return std::nullopt;
  absl::StatusOr<MatchIndex> index = MatchIndex::Open(file->bytes(), path_);
  if (!index.ok() || index->stamp() != StampOf(*mark)) return std::nullopt;
  MALMOI_ASSIGN_OR_RETURN(auto changes, store.ReadUnitChanges(mark->last_change));
  if (!changes) return std::nullopt;
  return Mapped{*std::move(file), *index, *mark, *std::move(changes)};
}

absl::StatusOr<MatchIndexFile::Made> MatchIndexFile::Make(const Store& store, const Mapped* old,
                                                          const Tokenizer& tokenizer,
                                                          const MakeOptions& options) const {
  Made made;
  TextFeeder feeder(tokenizer, options, made.builder);
  // Taking units over from the old file is quick, asking for changed ones one by one is not.
  if (old != nullptr && old->changes.units.size() <= old->index.size()) {
    const std::unordered_set<int64_t> changed(old->changes.units.begin(), old->changes.units.end());
    made.builder.AddAll(old->index, [&](int64_t unit) { return !changed.contains(unit); });
    made.mark.last_change = old->changes.last;
    feeder.AddToDigest(old->mark.digest);
    std::vector<int64_t> in_order(changed.begin(), changed.end());
    std::ranges::sort(in_order);
    for (const int64_t id : in_order) {
      MALMOI_ASSIGN_OR_RETURN(const std::optional<TranslationUnit> unit, store.ReadUnit(id));
      if (unit) {
        feeder.Add(id, MatchTextOf(*unit, language_));
      } else {
        feeder.AddToDigest(Concat(id));
      }
    }
  } else {
    MALMOI_ASSIGN_OR_RETURN(made.mark.last_change, store.ReadLastUnitChange());
    MALMOI_RETURN_IF_ERROR(store.VisitTexts(
        language_, [&](int64_t id, const MatchText& text) { feeder.Add(id, text); }));
  }
  feeder.Flush();
  made.mark.digest = feeder.Digest();
  return made;
}

absl::Status MatchIndexFile::Keep(const Made& made, FileStore& files) const {
  MALMOI_ASSIGN_OR_RETURN(Store writer, Store::Open(store_path_));
  MALMOI_RETURN_IF_ERROR(files.WriteAtomically(
      path_, [&](ByteSink& sink) { return made.builder.Write(StampOf(made.mark), sink); }));
  return writer.WriteMark(mark_name_, made.mark);
}

std::string MatchIndexFile::Made::Bytes() const { return builder.Build(StampOf(mark)); }

}  // namespace malmoi::internal
