// Store: malmoi.db, one SQLite file that holds what was built and what the person decided.
//
//   files, notes -> sentences -> beads     what was read, and how it was aligned
//   units, concepts -> pairs -> evidence   what was made of it
//   decisions                              what a person said; no build ever touches them
//
// A build is one transaction, in WAL mode: a program killed at any instant leaves the old state or
// the new one, and others can read the old one meanwhile. A note whose sentences did not change is
// not written again, and its ladder is there to be reused.
//
// The schema has a version (PRAGMA user_version). An older file is brought up to date when it is
// opened for writing; a newer one, a damaged one and another program's are refused with a message
// and left as they are. To change the schema: see internal/schema.h.
//
// One thread at a time; several programs may have the file open.
#ifndef MALMOI_WORKSPACE_STORE_H_
#define MALMOI_WORKSPACE_STORE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "align/bead.h"
#include "base/language.h"
#include "memory/fuzzy_match.h"
#include "workspace/build_result.h"
#include "workspace/decisions.h"

namespace malmoi {

// Where the store of a workspace lies: DIR/malmoi.db.
std::string StorePathIn(const std::string& folder);

// Concepts and the decisions on them, complete in this: ApplyDecisions makes the same of them as it
// makes of them among all others. Without the sentences that prove each pair.
struct TermScope {
  std::vector<ConceptEntry> gathered;
  std::vector<Decision> decisions;  // those that stand
};

class Store {
 public:
  // Opens for writing; makes the file where there is none.
  static absl::StatusOr<Store> Open(const std::string& path);

  // As Open, for taking decisions: of a large file only the part that is written to is looked
  // through for damage, so that it takes milliseconds.
  static absl::StatusOr<Store> OpenToDecide(const std::string& path);

  // Opens for reading; an older file is brought up to date first. Errors: there is no such file, or
  // it holds nothing yet.
  static absl::StatusOr<Store> OpenToRead(const std::string& path);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // From now on all reading sees the store as it is at the first of it, whoever writes meanwhile.
  absl::Status HoldSnapshot();

  // What an earlier build can lend to this one. An empty store lends nothing.
  absl::StatusOr<std::map<std::string, Ladder>> ReadLadders() const;  // by AlignedNote::key
  absl::StatusOr<std::string> ReadTermsKey() const;
  absl::StatusOr<std::vector<ConceptEntry>> ReadGathered() const;  // before decisions
  // The same without the sentences that prove each pair: ten times faster, for checking.
  absl::StatusOr<std::vector<ConceptEntry>> ReadGatheredTerms() const;
  // Another whenever the gathered terms or the decisions that stand are others.
  absl::StatusOr<std::string> ReadGlossaryState() const;

  // The translation memory. A pair of texts is there at most twice: as built, and as added.
  absl::StatusOr<std::vector<TranslationUnit>> ReadMemory() const;
  // In the order of their ids, without holding all of them; an error of `take` ends the reading.
  using UnitVisitor = std::function<absl::Status(int64_t id, const TranslationUnit& unit)>;
  absl::Status VisitUnits(const UnitVisitor& take) const;
  // Each pair of texts once, what was built and added merged (see MergeUnit), in the order in which
  // they first came.
  absl::Status VisitMergedUnits(const TakeUnit& take) const;
  // The same with what a unit is found by in `language`; views last for the call.
  using TextVisitor = std::function<void(int64_t id, const MatchText& text)>;
  absl::Status VisitTexts(Language language, const TextVisitor& take) const;
  // The Korean texts alone; views last for the call.
  using KoreanVisitor = std::function<void(int64_t id, std::string_view text)>;
  absl::Status VisitKorean(const KoreanVisitor& take) const;
  // Units of which this side has this SentenceHash, in the order of their ids.
  absl::StatusOr<std::vector<int64_t>> FindByHash(Language language, uint64_t hash) const;
  // Nothing where there is none of this id.
  absl::StatusOr<std::optional<TranslationUnit>> ReadUnit(int64_t id) const;
  // One transaction. A unit whose two texts were added before is merged (see MergeUnit). Builds
  // leave what was added. Returns how many are new.
  absl::StatusOr<size_t> AddUnits(std::span<const TranslationUnit> units);
  // Units that a person reviewed, in one transaction. One with the Korean and the note (or, without
  // a note, the file) of a unit that is there, and another English, takes its place: that one is
  // removed, and what builds find of it again is not added again. Others are as in AddUnits, but a
  // unit that was built is not added beside itself.
  struct Reviewed {
    size_t added = 0;
    size_t replaced = 0;
  };
  absl::StatusOr<Reviewed> ReviewUnits(std::span<const TranslationUnit> units);
  absl::Status UpdateUnit(int64_t id, const TranslationUnit& unit);
  absl::Status RemoveUnits(std::span<const int64_t> ids);

  // Ids of the units that were added, changed or removed after change number `after`, whoever did
  // it, and the number of the last change. Nothing where that far back is not known any more.
  struct UnitChanges {
    int64_t last = 0;
    std::vector<int64_t> units;
  };
  absl::StatusOr<std::optional<UnitChanges>> ReadUnitChanges(int64_t after) const;
  absl::StatusOr<int64_t> ReadLastUnitChange() const;  // its number; 0 before the first
  // Something that is made of the units and follows their changes (an index): up to which change
  // it has come, and a digest of what it was made of.
  struct Mark {
    int64_t last_change = 0;
    std::string digest;
  };
  absl::StatusOr<std::optional<Mark>> ReadMark(std::string_view name) const;
  // Also forgets the changes that every mark has come to.
  absl::Status WriteMark(std::string_view name, const Mark& mark);

  // Words of a text in their dictionary form, with spaces between them.
  using WordsOf = std::function<std::string(std::string_view text)>;
  absl::StatusOr<bool> WordsAreUpToDate() const;
  // Brings the index of words up to date, in one transaction.
  absl::Status UpdateWords(const WordsOf& words_of);
  // Units whose words fit an FTS5 expression over the columns ko and en, those that hold `literal`
  // first, then the most relevant (BM25). Only as far as UpdateWords has come.
  absl::StatusOr<std::vector<TranslationUnit>> FindByWords(const std::string& expression,
                                                           const std::string& literal,
                                                           size_t limit) const;
  // Units of which a side holds `literal`, in the order of their ids. Reads all of them.
  absl::StatusOr<std::vector<TranslationUnit>> FindByText(const std::string& literal,
                                                          size_t limit) const;

  // Replaces what was built, in one transaction; units that were not built and decisions stay.
  absl::Status SaveBuild(const BuildResult& build);

  // Those that stand, in the order in which they were taken.
  absl::StatusOr<std::vector<Decision>> ReadDecisions() const;
  // The whole log, with what was undone.
  absl::StatusOr<std::vector<DecisionStep>> ReadDecisionSteps() const;
  // What concerns some Korean terms, and all that is bound up with it.
  absl::StatusOr<TermScope> ReadTermScope(std::span<const std::string> korean) const;
  // As one step, in one transaction.
  absl::Status AddDecisions(std::span<const Decision> decisions);
  // Undoes the last `count` steps that stand, or as many as there are; returns them, the last
  // first.
  absl::StatusOr<std::vector<DecisionStep>> UndoSteps(size_t count, const std::string& who,
                                                      const std::string& at);

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_STORE_H_
