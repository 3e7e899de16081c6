#include "workspace/internal/schema.h"

#include <cstdint>
#include <iterator>

#include "base/status.h"
#include "base/strings.h"
#include "terms/term_base.h"
#include "workspace/internal/text_hash.h"
#include "workspace/internal/unit_rows.h"

namespace malmoi::internal {
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
)sql",
                                       R"sql(
-- By what the concepts and decisions on a term are found without reading all of them: its TermKey.
CREATE TABLE term_keys (
  key TEXT NOT NULL, concept TEXT NOT NULL REFERENCES concepts (id) ON DELETE CASCADE,
  PRIMARY KEY (key, concept)) WITHOUT ROWID;
CREATE INDEX term_keys_by_concept ON term_keys (concept);
INSERT OR IGNORE INTO term_keys SELECT term_key(ko), concept FROM term_pairs;
INSERT OR IGNORE INTO term_keys SELECT term_key(value), concept
  FROM term_pairs, json_each(CASE WHEN json_valid(variants_ko) THEN variants_ko ELSE '[]' END);
ALTER TABLE decisions ADD COLUMN ko_key TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN new_ko_key TEXT NOT NULL DEFAULT '';
UPDATE decisions SET ko_key = term_key(ko), new_ko_key = term_key(new_ko);
CREATE INDEX decisions_by_ko_key ON decisions (ko_key);
CREATE INDEX decisions_by_new_ko_key ON decisions (new_ko_key) WHERE new_ko_key <> '';
CREATE INDEX decisions_by_concept ON decisions (concept) WHERE concept <> '';
CREATE INDEX decisions_by_step ON decisions (step);
)sql",
                                       R"sql(
-- Both sides of a unit are found by the letters of the sentence (memory/sentence_key.h), as `check`
-- asks for them.
DROP TRIGGER unit_changed;
DROP INDEX units_by_ko_key;
ALTER TABLE units ADD COLUMN en_key INTEGER NOT NULL DEFAULT 0;
UPDATE units SET ko_key = sentence_key(ko), en_key = sentence_key(en);
CREATE INDEX units_by_ko_key ON units (ko_key);
CREATE INDEX units_by_en_key ON units (en_key);
CREATE TRIGGER unit_changed AFTER UPDATE ON units
  BEGIN INSERT INTO unit_changes (unit) VALUES (new.id); END;
)sql"};
static_assert(std::size(kMigrations) == kSchemaVersion);

absl::StatusOr<int64_t> ReadNumber(const Database& db, std::string_view sql) {
  Statement select(db, sql);
  select.Start();
  const int64_t number = select.Next() ? select.Integer(0) : 0;
  MALMOI_RETURN_IF_ERROR(select.status());
  return number;
}

}  // namespace

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
  if (version < 0) {
    return InvalidInputError({db.path(), 0, 0},
                             Concat("its schema has the number ", version,
                                    ", which no Malmoi wrote: the file is damaged"));
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
  MALMOI_RETURN_IF_ERROR(db.Define("text_key", TextKey));
  MALMOI_RETURN_IF_ERROR(db.Define("term_key", TermKey));
  MALMOI_RETURN_IF_ERROR(db.Define("sentence_key", SentenceKeyColumn));
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

absl::Status CheckHealth(const Database& db, std::string_view table) {
  Statement check(db, Concat("PRAGMA quick_check(", table.empty() ? "1" : table, ")"));
  check.Start();
  if (check.Next() && check.Text(0) != "ok") return db.Error(11 /* SQLITE_CORRUPT */);
  return check.status();
}

}  // namespace malmoi::internal
