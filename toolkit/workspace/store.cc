#include "workspace/store.h"

#include <filesystem>
#include <utility>

#include "base/status.h"
#include "base/strings.h"
#include "workspace/internal/build_rows.h"
#include "workspace/internal/decision_rows.h"
#include "workspace/internal/schema.h"
#include "workspace/internal/sqlite.h"
#include "workspace/internal/term_scope.h"
#include "workspace/internal/unit_rows.h"
#include "workspace/internal/word_rows.h"

namespace malmoi {

struct Store::Impl {
  explicit Impl(Database opened) : db(std::move(opened)) {}
  Database db;
  std::unique_ptr<Statement> select_unit = nullptr;  // kept, since units are read one by one
};

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

std::string StorePathIn(const std::string& folder) {
  return (std::filesystem::path(folder) / "malmoi.db").string();
}

namespace {

enum class Written { kAnything, kDecisions };

absl::StatusOr<Database> OpenToWrite(const std::string& path, Written written) {
  MALMOI_ASSIGN_OR_RETURN(Database db, Database::Open(path, Database::Mode::kCreate));
  MALMOI_ASSIGN_OR_RETURN(const int version, internal::CheckedVersion(db));
  // Damage is found before anything is written: writing into a damaged file would spread it.
  const bool is_old = version < internal::kSchemaVersion;
  MALMOI_RETURN_IF_ERROR(
      internal::CheckHealth(db, written == Written::kAnything || is_old ? "" : "decisions"));
  // 32 MB of pages, and as many in the log: with SQLite's own 2 MB and 4 MB a large import writes
  // each page of an index many times.
  MALMOI_RETURN_IF_ERROR(
      db.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
                 "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 8192"));
  MALMOI_RETURN_IF_ERROR(internal::Migrate(db));
  return db;
}

}  // namespace

absl::StatusOr<Store> Store::Open(const std::string& path) {
  MALMOI_ASSIGN_OR_RETURN(Database db, OpenToWrite(path, Written::kAnything));
  return Store(std::make_unique<Impl>(std::move(db)));
}

absl::StatusOr<Store> Store::OpenToDecide(const std::string& path) {
  MALMOI_ASSIGN_OR_RETURN(Database db, OpenToWrite(path, Written::kDecisions));
  return Store(std::make_unique<Impl>(std::move(db)));
}

absl::StatusOr<Store> Store::OpenToRead(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return NotFoundError(path,
                         "there is no such workspace; `malmoi build NOTES -o DIR` or "
                         "`malmoi tm import FILE --memory DB` makes one");
  }
  MALMOI_ASSIGN_OR_RETURN(Database db, Database::Open(path, Database::Mode::kRead));
  MALMOI_ASSIGN_OR_RETURN(const int version, internal::CheckedVersion(db));
  if (version == 0) {
    return NotFoundError(path, "holds nothing yet; run `malmoi build` or `malmoi tm import` first");
  }
  if (version < internal::kSchemaVersion) {
    MALMOI_RETURN_IF_ERROR(Open(path).status());  // brings it up to date
    return OpenToRead(path);
  }
  return Store(std::make_unique<Impl>(std::move(db)));
}

absl::StatusOr<std::map<std::string, Ladder>> Store::ReadLadders() const {
  return internal::ReadLadders(impl_->db);
}

absl::StatusOr<std::string> Store::ReadTermsKey() const {
  return internal::ReadMeta(impl_->db, internal::kTermsKey);
}

absl::StatusOr<std::vector<ConceptEntry>> Store::ReadGathered() const {
  return internal::ReadConcepts(impl_->db);
}

absl::Status Store::HoldSnapshot() { return impl_->db.Execute("BEGIN"); }

absl::StatusOr<std::vector<ConceptEntry>> Store::ReadGatheredTerms() const {
  return internal::ReadConcepts(impl_->db, internal::Evidence::kLeaveOut);
}

absl::StatusOr<std::string> Store::ReadGlossaryState() const {
  MALMOI_ASSIGN_OR_RETURN(std::string state, ReadTermsKey());
  // Both logs only grow.
  for (const std::string_view last :
       {"SELECT id || ' ' || ko || ' ' || en || ' ' || at FROM decisions ORDER BY id DESC LIMIT 1",
        "SELECT count(*) FROM decisions", "SELECT group_concat(step) FROM undone_steps"}) {
    Statement select(impl_->db, last);
    select.Start();
    state += Concat("\n", select.Next() ? select.View(0) : "");
    MALMOI_RETURN_IF_ERROR(select.status());
  }
  return state;
}

absl::StatusOr<std::vector<TranslationUnit>> Store::ReadMemory() const {
  std::vector<TranslationUnit> units;
  MALMOI_RETURN_IF_ERROR(VisitUnits([&](int64_t, const TranslationUnit& unit) {
    units.push_back(unit);
    return absl::OkStatus();
  }));
  return units;
}

absl::Status Store::VisitUnits(const UnitVisitor& take) const {
  Statement select(impl_->db,
                   Concat("SELECT id, ", internal::kUnitColumns, " FROM units ORDER BY id"));
  select.Start();
  while (select.Next()) {
    MALMOI_RETURN_IF_ERROR(take(select.Integer(0), internal::UnitOf(select, 1)));
  }
  return select.status();
}

absl::Status Store::VisitMergedUnits(const TakeUnit& take) const {
  return internal::VisitMergedUnits(impl_->db, take);
}

absl::Status Store::VisitTexts(Language language, const TextVisitor& take) const {
  const bool is_korean = language == Language::kKorean;
  Statement select(impl_->db, Concat("SELECT id, ", is_korean ? "ko, previous_ko, next_ko" : "en",
                                     ", note, origin FROM units ORDER BY id"));
  MatchText text;
  select.Start();
  while (select.Next()) {
    int column = 1;
    text.text = select.View(column++);
    if (is_korean) {
      text.previous = select.View(column++);
      text.next = select.View(column++);
    }
    text.place = select.View(column++);
    text.origin = select.View(column++);
    take(select.Integer(0), text);
  }
  return select.status();
}

absl::Status Store::VisitKorean(const KoreanVisitor& take) const {
  Statement select(impl_->db, "SELECT id, ko FROM units ORDER BY id");
  select.Start();
  while (select.Next()) take(select.Integer(0), select.View(1));
  return select.status();
}

absl::StatusOr<std::vector<int64_t>> Store::FindByHash(Language language, uint64_t hash) const {
  Statement select(impl_->db, Concat("SELECT id FROM units WHERE ", LanguageCode(language),
                                     "_key = ? ORDER BY id"));
  std::vector<int64_t> ids;
  select.Start(static_cast<int64_t>(hash));
  while (select.Next()) ids.push_back(select.Integer(0));
  MALMOI_RETURN_IF_ERROR(select.status());
  return ids;
}

absl::StatusOr<std::optional<TranslationUnit>> Store::ReadUnit(int64_t id) const {
  if (impl_->select_unit == nullptr) {
    impl_->select_unit = std::make_unique<Statement>(
        impl_->db, Concat("SELECT ", internal::kUnitColumns, " FROM units WHERE id = ?"));
  }
  Statement& select = *impl_->select_unit;
  std::optional<TranslationUnit> unit;
  select.Start(id);
  if (select.Next()) unit = internal::UnitOf(select, 0);
  MALMOI_RETURN_IF_ERROR(select.status());
  select.Reset();  // lets go of the state of the file that it read
  return unit;
}

absl::StatusOr<size_t> Store::AddUnits(std::span<const TranslationUnit> units) {
  Transaction transaction(impl_->db);
  MALMOI_RETURN_IF_ERROR(transaction.Begin());
  MALMOI_ASSIGN_OR_RETURN(const size_t added, internal::AddUnits(units, impl_->db));
  MALMOI_RETURN_IF_ERROR(transaction.Commit());
  return added;
}

absl::StatusOr<Store::Reviewed> Store::ReviewUnits(std::span<const TranslationUnit> units) {
  Transaction transaction(impl_->db);
  MALMOI_RETURN_IF_ERROR(transaction.Begin());
  Reviewed reviewed;
  MALMOI_ASSIGN_OR_RETURN(const std::vector<TranslationUnit> rest,
                          internal::ReplaceReviewed(units, impl_->db, &reviewed.replaced));
  MALMOI_ASSIGN_OR_RETURN(reviewed.added, internal::AddUnits(rest, impl_->db));
  MALMOI_RETURN_IF_ERROR(transaction.Commit());
  return reviewed;
}

absl::Status Store::UpdateUnit(int64_t id, const TranslationUnit& unit) {
  return internal::UpdateUnit(id, unit, impl_->db);
}

absl::Status Store::RemoveUnits(std::span<const int64_t> ids) {
  Transaction transaction(impl_->db);
  MALMOI_RETURN_IF_ERROR(transaction.Begin());
  Statement remove(impl_->db, "DELETE FROM units WHERE id = ?");
  for (const int64_t id : ids) MALMOI_RETURN_IF_ERROR(remove.Run(id));
  return transaction.Commit();
}

absl::StatusOr<std::optional<Store::UnitChanges>> Store::ReadUnitChanges(int64_t after) const {
  MALMOI_ASSIGN_OR_RETURN(const int64_t given, ReadLastUnitChange());
  Statement select(impl_->db,
                   "SELECT number, unit FROM unit_changes WHERE number > ? ORDER BY number");
  UnitChanges changes;
  changes.last = after;
  select.Start(after);
  while (select.Next()) {
    // Numbers follow one another, but for those that were forgotten.
    if (select.Integer(0) != changes.last + 1) return std::nullopt;
    changes.last = select.Integer(0);
    changes.units.push_back(select.Integer(1));
  }
  MALMOI_RETURN_IF_ERROR(select.status());
  if (changes.last < given || given < after) return std::nullopt;
  return changes;
}

absl::StatusOr<int64_t> Store::ReadLastUnitChange() const {
  Statement select(impl_->db, "SELECT ifnull(max(number), 0) FROM unit_changes");
  select.Start();
  const int64_t number = select.Next() ? select.Integer(0) : 0;
  MALMOI_RETURN_IF_ERROR(select.status());
  return number;
}

absl::StatusOr<std::optional<Store::Mark>> Store::ReadMark(std::string_view name) const {
  return internal::ReadMark(impl_->db, name);
}

absl::Status Store::WriteMark(std::string_view name, const Mark& mark) {
  Transaction transaction(impl_->db);
  MALMOI_RETURN_IF_ERROR(transaction.Begin());
  MALMOI_RETURN_IF_ERROR(internal::WriteMark(name, mark, impl_->db));
  return transaction.Commit();
}

absl::StatusOr<bool> Store::WordsAreUpToDate() const {
  MALMOI_ASSIGN_OR_RETURN(const std::optional<Mark> mark,
                          internal::ReadMark(impl_->db, internal::kWordsMark));
  MALMOI_ASSIGN_OR_RETURN(const int64_t last, ReadLastUnitChange());
  return mark && mark->last_change == last;
}

absl::Status Store::UpdateWords(const WordsOf& words_of) {
  Transaction transaction(impl_->db);
  MALMOI_RETURN_IF_ERROR(transaction.Begin());
  MALMOI_ASSIGN_OR_RETURN(const std::optional<Mark> mark,
                          internal::ReadMark(impl_->db, internal::kWordsMark));
  std::optional<UnitChanges> changes;
  if (mark) {
    MALMOI_ASSIGN_OR_RETURN(changes, ReadUnitChanges(mark->last_change));
    if (changes && changes->units.empty()) return absl::OkStatus();
  }
  Mark now;
  MALMOI_ASSIGN_OR_RETURN(now.last_change, ReadLastUnitChange());
  MALMOI_RETURN_IF_ERROR(changes ? internal::UpdateWords(changes->units, words_of, impl_->db)
                                 : internal::MakeWords(words_of, impl_->db));
  MALMOI_RETURN_IF_ERROR(internal::WriteMark(internal::kWordsMark, now, impl_->db));
  return transaction.Commit();
}

absl::StatusOr<std::vector<TranslationUnit>> Store::FindByWords(const std::string& expression,
                                                                const std::string& literal,
                                                                size_t limit) const {
  return internal::FindByWords(expression, literal, limit, impl_->db);
}

absl::StatusOr<std::vector<TranslationUnit>> Store::FindByText(const std::string& literal,
                                                               size_t limit) const {
  return internal::FindByText(literal, limit, impl_->db);
}

absl::Status Store::SaveBuild(const BuildResult& build) {
  Transaction transaction(impl_->db);
  MALMOI_RETURN_IF_ERROR(transaction.Begin());
  MALMOI_RETURN_IF_ERROR(internal::WriteBuild(build, impl_->db));
  return transaction.Commit();
}

absl::StatusOr<std::vector<Decision>> Store::ReadDecisions() const {
  MALMOI_ASSIGN_OR_RETURN(const std::vector<DecisionStep> steps, ReadDecisionSteps());
  std::vector<Decision> decisions;
  for (const DecisionStep& step : steps) {
    if (step.is_undone) continue;
    decisions.insert(decisions.end(), step.decisions.begin(), step.decisions.end());
  }
  return decisions;
}

absl::StatusOr<std::vector<DecisionStep>> Store::ReadDecisionSteps() const {
  return internal::ReadDecisionSteps(impl_->db);
}

absl::StatusOr<TermScope> Store::ReadTermScope(std::span<const std::string> korean) const {
  return internal::ReadTermScope(korean, impl_->db);
}

absl::Status Store::AddDecisions(std::span<const Decision> decisions) {
  Transaction transaction(impl_->db);
  MALMOI_RETURN_IF_ERROR(transaction.Begin());
  MALMOI_RETURN_IF_ERROR(internal::WriteDecisions(decisions, impl_->db));
  return transaction.Commit();
}

absl::StatusOr<std::vector<DecisionStep>> Store::UndoSteps(size_t count, const std::string& who,
                                                           const std::string& at) {
  Transaction transaction(impl_->db);
  MALMOI_RETURN_IF_ERROR(transaction.Begin());
  MALMOI_ASSIGN_OR_RETURN(std::vector<DecisionStep> undone,
                          internal::ReadLastSteps(count, impl_->db));
  Statement insert(impl_->db, "INSERT INTO undone_steps VALUES (?, ?, ?)");
  for (const DecisionStep& step : undone) {
    MALMOI_RETURN_IF_ERROR(insert.Run(step.number, who, at));
  }
  MALMOI_RETURN_IF_ERROR(transaction.Commit());
  return undone;
}

}  // namespace malmoi
