#include "workspace/store.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/status.h"
#include "base/strings.h"
#include "workspace/internal/build_rows.h"
#include "workspace/internal/decision_rows.h"
#include "workspace/internal/sqlite.h"
#include "workspace/internal/unit_rows.h"
#include "workspace/internal/word_rows.h"

namespace malmoi {
namespace {

constexpr int kApplicationId = 0x4d616c6d;  // "Malm", PRAGMA application_id

// Step i brings version i to version i + 1. Never edit a step that was released: append one.
// Lists (authors, variants) are JSON arrays, which SQLite's own functions read.
constexpr const char* kMigrations[] = {R"sql(
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
  path TEXT PRIMARY KEY, encoding TEXT NOT NULL, notes INTEGER NOT NULL, why_empty TEXT NOT NULL,
  stray TEXT NOT NULL, left_aside INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE notes (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, digest TEXT NOT NULL, key TEXT NOT NULL,
  file TEXT NOT NULL, en_file TEXT NOT NULL, line INTEGER NOT NULL, date TEXT NOT NULL,
  title TEXT NOT NULL, authors TEXT NOT NULL, abstract TEXT NOT NULL, tags TEXT NOT NULL,
  links TEXT NOT NULL, other TEXT NOT NULL, pairing TEXT NOT NULL, confidence REAL NOT NULL,
  reason TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sentences (
  note TEXT NOT NULL REFERENCES notes (id) ON DELETE CASCADE, lang TEXT NOT NULL,
  number INTEGER NOT NULL, paragraph INTEGER NOT NULL, text TEXT NOT NULL,
  span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL,
  PRIMARY KEY (note, lang, number)) WITHOUT ROWID;
CREATE TABLE beads (
  note TEXT NOT NULL REFERENCES notes (id) ON DELETE CASCADE, number INTEGER NOT NULL,
  ko_begin INTEGER NOT NULL, ko_end INTEGER NOT NULL, en_begin INTEGER NOT NULL,
  en_end INTEGER NOT NULL, score REAL NOT NULL, crossing INTEGER NOT NULL,
  moved INTEGER NOT NULL, PRIMARY KEY (note, number)) WITHOUT ROWID;
CREATE TABLE units (
  id INTEGER PRIMARY KEY, built INTEGER NOT NULL, ko TEXT NOT NULL, en TEXT NOT NULL,
  note TEXT NOT NULL, file TEXT NOT NULL, date TEXT NOT NULL, created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL, user TEXT NOT NULL, origin TEXT NOT NULL, confidence REAL NOT NULL,
  previous_ko TEXT NOT NULL, next_ko TEXT NOT NULL, properties TEXT NOT NULL,
  comments TEXT NOT NULL);
CREATE TABLE concepts (id TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE term_pairs (
  concept TEXT NOT NULL REFERENCES concepts (id) ON DELETE CASCADE, number INTEGER NOT NULL,
  ko TEXT NOT NULL, en TEXT NOT NULL, confidence REAL NOT NULL, frequency INTEGER NOT NULL,
  notes TEXT NOT NULL, variants_ko TEXT NOT NULL, variants_en TEXT NOT NULL,
  definition TEXT NOT NULL, subject TEXT NOT NULL, part_of_speech TEXT NOT NULL,
  PRIMARY KEY (concept, number)) WITHOUT ROWID;
CREATE TABLE evidence (
  concept TEXT NOT NULL, pair INTEGER NOT NULL, number INTEGER NOT NULL, note TEXT NOT NULL,
  bead INTEGER NOT NULL, ko TEXT NOT NULL, en TEXT NOT NULL, ko_begin INTEGER NOT NULL,
  ko_end INTEGER NOT NULL, en_begin INTEGER NOT NULL, en_end INTEGER NOT NULL,
  PRIMARY KEY (concept, pair, number),
  FOREIGN KEY (concept, pair) REFERENCES term_pairs (concept, number) ON DELETE CASCADE)
  WITHOUT ROWID;
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT, ko TEXT NOT NULL, en TEXT NOT NULL, status TEXT NOT NULL,
  new_ko TEXT NOT NULL, new_en TEXT NOT NULL, definition TEXT NOT NULL, who TEXT NOT NULL,
  at TEXT NOT NULL);
)sql",
                                       R"sql(
ALTER TABLE units ADD COLUMN ko_markup TEXT NOT NULL DEFAULT '';
ALTER TABLE units ADD COLUMN en_markup TEXT NOT NULL DEFAULT '';
CREATE INDEX units_by_ko ON units (ko);
-- What an index kept beside the file has yet to learn, whoever changes the units.
CREATE TABLE unit_changes (number INTEGER PRIMARY KEY AUTOINCREMENT, unit INTEGER NOT NULL);
CREATE TRIGGER unit_added AFTER INSERT ON units
  BEGIN INSERT INTO unit_changes (unit) VALUES (new.id); END;
CREATE TRIGGER unit_changed AFTER UPDATE ON units
  BEGIN INSERT INTO unit_changes (unit) VALUES (new.id); END;
CREATE TRIGGER unit_removed AFTER DELETE ON units
  BEGIN INSERT INTO unit_changes (unit) VALUES (old.id); END;
)sql",
                                       R"sql(
-- Words of the units in their dictionary form, without particles and endings; see concordance.h.
CREATE VIRTUAL TABLE unit_words USING fts5 (ko, en);
)sql",
                                       R"sql(
-- Decisions that one command took share a step, and are undone together. The log only grows.
ALTER TABLE decisions ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN details TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN concept TEXT NOT NULL DEFAULT '';
UPDATE decisions SET step = id;
CREATE TABLE undone_steps (
  step INTEGER PRIMARY KEY, who TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
)sql",
                                       R"sql(
-- Units are found by a hash of the Korean: an index of the texts is as large as they are, and each
-- unit that comes in would fall on a page of it that has to be read and written.
DROP TRIGGER unit_added;
DROP TRIGGER unit_changed;
DROP TRIGGER unit_removed;
ALTER TABLE units ADD COLUMN ko_key INTEGER NOT NULL DEFAULT 0;
UPDATE units SET ko_key = text_key(ko);
DROP INDEX units_by_ko;
CREATE INDEX units_by_ko_key ON units (ko_key);
-- The last change is never forgotten, so that numbers go on without what AUTOINCREMENT costs.
CREATE TABLE changes (number INTEGER PRIMARY KEY, unit INTEGER NOT NULL);
INSERT INTO changes SELECT number, unit FROM unit_changes;
INSERT OR IGNORE INTO changes SELECT seq, 0 FROM sqlite_sequence WHERE name = 'unit_changes';
DROP TABLE unit_changes;
ALTER TABLE changes RENAME TO unit_changes;
CREATE TRIGGER unit_added AFTER INSERT ON units
  BEGIN INSERT INTO unit_changes (unit) VALUES (new.id); END;
CREATE TRIGGER unit_changed AFTER UPDATE ON units
  BEGIN INSERT INTO unit_changes (unit) VALUES (new.id); END;
CREATE TRIGGER unit_removed AFTER DELETE ON units
  BEGIN INSERT INTO unit_changes (unit) VALUES (old.id); END;
)sql"};
constexpr int kSchemaVersion = std::size(kMigrations);

absl::StatusOr<int64_t> ReadNumber(const Database& db, std::string_view sql) {
  Statement select(db, sql);
  select.Start();
  const int64_t number = select.Next() ? select.Integer(0) : 0;
  MALMOI_RETURN_IF_ERROR(select.status());
  return number;
}

// Refuses what is not ours, or is from the future; returns the schema's version, 0 for an empty
// file.
absl::StatusOr<int> CheckedVersion(const Database& db) {
  MALMOI_ASSIGN_OR_RETURN(const int64_t objects,
                          ReadNumber(db, "SELECT count(*) FROM sqlite_schema"));
  MALMOI_ASSIGN_OR_RETURN(const int64_t application, ReadNumber(db, "PRAGMA application_id"));
  MALMOI_ASSIGN_OR_RETURN(const int64_t version, ReadNumber(db, "PRAGMA user_version"));
  if (objects == 0 && version == 0) return 0;
  if (application != kApplicationId) {
    return InvalidInputError({db.path(), 0, 0},
                             "a database of another program; choose another output folder");
  }
  if (version > kSchemaVersion) {
    return InvalidInputError(
        {db.path(), 0, 0},
        Concat("made by a newer Malmoi (its schema is ", version, ", this program knows ",
               kSchemaVersion, "); nothing was changed. Update Malmoi to use it"));
  }
  return static_cast<int>(version);
}

absl::Status Migrate(Database& db) {
  MALMOI_ASSIGN_OR_RETURN(const int seen, CheckedVersion(db));
  if (seen == kSchemaVersion) return absl::OkStatus();
  MALMOI_RETURN_IF_ERROR(internal::DefineTextKey(db));
  Transaction transaction(db);
  MALMOI_RETURN_IF_ERROR(transaction.Begin());
  // Read again: another program may have migrated while we waited for the lock.
  MALMOI_ASSIGN_OR_RETURN(const int version, CheckedVersion(db));
  for (int step = version; step < kSchemaVersion; ++step) {
    MALMOI_RETURN_IF_ERROR(db.Execute(kMigrations[step]));
  }
  MALMOI_RETURN_IF_ERROR(db.Execute(Concat("PRAGMA application_id = ", kApplicationId,
                                           "; PRAGMA user_version = ", kSchemaVersion)));
  return transaction.Commit();
}

// Damage is found before anything is written: writing into a damaged file would spread it.
absl::Status CheckHealth(const Database& db) {
  Statement check(db, "PRAGMA quick_check(1)");
  check.Start();
  if (check.Next() && check.Text(0) != "ok") return db.Error(11 /* SQLITE_CORRUPT */);
  return check.status();
}

}  // namespace

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

absl::StatusOr<Store> Store::Open(const std::string& path) {
  MALMOI_ASSIGN_OR_RETURN(Database db, Database::Open(path, Database::Mode::kCreate));
  MALMOI_RETURN_IF_ERROR(CheckedVersion(db).status());  // before anything is written
  MALMOI_RETURN_IF_ERROR(CheckHealth(db));
  // 32 MB of pages, and as many in the log: with SQLite's own 2 MB and 4 MB a large import writes
  // each page of an index many times.
  MALMOI_RETURN_IF_ERROR(
      db.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
                 "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 8192"));
  MALMOI_RETURN_IF_ERROR(Migrate(db));
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
  MALMOI_ASSIGN_OR_RETURN(const int version, CheckedVersion(db));
  if (version == 0) {
    return NotFoundError(path, "holds nothing yet; run `malmoi build` or `malmoi tm import` first");
  }
  if (version < kSchemaVersion) {
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

absl::StatusOr<std::vector<ConceptEntry>> Store::ReadGatheredTerms() const {
  return internal::ReadConcepts(impl_->db, internal::Evidence::kLeaveOut);
}

absl::StatusOr<std::vector<TranslationUnit>> Store::ReadMemoryTexts() const {
  Statement select(impl_->db, "SELECT ko, en, note, file FROM units ORDER BY id");
  std::vector<TranslationUnit> units;
  select.Start();
  while (select.Next()) {
    TranslationUnit& unit = units.emplace_back();
    unit.korean = select.Text(0);
    unit.english = select.Text(1);
    unit.note = select.Text(2);
    unit.file = select.Text(3);
  }
  MALMOI_RETURN_IF_ERROR(select.status());
  return units;
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
  return ReadNumber(impl_->db, "SELECT ifnull(max(number), 0) FROM unit_changes");
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
  MALMOI_ASSIGN_OR_RETURN(const std::vector<DecisionStep> steps, ReadDecisionSteps());
  std::vector<DecisionStep> undone;
  Statement insert(impl_->db, "INSERT INTO undone_steps VALUES (?, ?, ?)");
  for (auto step = steps.rbegin(); step != steps.rend() && undone.size() < count; ++step) {
    if (step->is_undone) continue;
    MALMOI_RETURN_IF_ERROR(insert.Run(step->number, who, at));
    undone.push_back(*step);
  }
  MALMOI_RETURN_IF_ERROR(transaction.Commit());
  return undone;
}

}  // namespace malmoi
