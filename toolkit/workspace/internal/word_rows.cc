#include "workspace/internal/word_rows.h"

#include <algorithm>
#include <set>

#include "base/status.h"
#include "base/strings.h"
#include "workspace/internal/unit_rows.h"

namespace malmoi::internal {
namespace {

constexpr std::string_view kMarkPrefix = "mark ";
constexpr int64_t kKeptChanges = 200'000;

std::optional<Store::Mark> ParseMark(std::string_view value) {
  const size_t space = value.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::optional<int64_t> change = ParseInt(value.substr(0, space));
  if (!change) return std::nullopt;
  return Store::Mark{*change, std::string(value.substr(space + 1))};
}

absl::StatusOr<std::vector<TranslationUnit>> Units(Statement& select) {
  std::vector<TranslationUnit> units;
  while (select.Next()) units.push_back(UnitOf(select, 0));
  MALMOI_RETURN_IF_ERROR(select.status());
  return units;
}

}  // namespace

absl::StatusOr<std::optional<Store::Mark>> ReadMark(const Database& db, std::string_view name) {
  MALMOI_ASSIGN_OR_RETURN(const std::string value, ReadMeta(db, Concat(kMarkPrefix, name)));
  return ParseMark(value);
}

absl::Status WriteMark(std::string_view name, const Store::Mark& mark, Database& db) {
  MALMOI_RETURN_IF_ERROR(
      WriteMeta(Concat(kMarkPrefix, name), Concat(mark.last_change, " ", mark.digest), db));
  int64_t forget_up_to = mark.last_change;
  Statement marks(db, "SELECT value FROM meta WHERE name LIKE 'mark %'");
  marks.Start();
  while (marks.Next()) {
    const std::optional<Store::Mark> other = ParseMark(marks.Text(0));
    if (other && other->last_change > mark.last_change - kKeptChanges) {
      forget_up_to = std::min(forget_up_to, other->last_change);
    }
  }
  MALMOI_RETURN_IF_ERROR(marks.status());
  // The last one stays: the next number is the one after it.
  return Statement(db,
                   "DELETE FROM unit_changes WHERE number <= ? AND number < "
                   "(SELECT max(number) FROM unit_changes)")
      .Run(forget_up_to);
}

absl::Status MakeWords(const Store::WordsOf& words_of, Database& db) {
  MALMOI_RETURN_IF_ERROR(db.Execute("DELETE FROM unit_words"));
  Statement insert(db, "INSERT INTO unit_words (rowid, ko, en) VALUES (?, ?, ?)");
  Statement select(db, "SELECT id, ko, en FROM units ORDER BY id");
  select.Start();
  while (select.Next()) {
    MALMOI_RETURN_IF_ERROR(
        insert.Run(select.Integer(0), words_of(select.Text(1)), words_of(select.Text(2))));
  }
  return select.status();
}

absl::Status UpdateWords(std::span<const int64_t> changed, const Store::WordsOf& words_of,
                         Database& db) {
  Statement remove(db, "DELETE FROM unit_words WHERE rowid = ?");
  Statement insert(db, "INSERT INTO unit_words (rowid, ko, en) VALUES (?, ?, ?)");
  Statement select(db, "SELECT ko, en FROM units WHERE id = ?");
  for (const int64_t id : std::set<int64_t>(changed.begin(), changed.end())) {
    MALMOI_RETURN_IF_ERROR(remove.Run(id));
    select.Start(id);
    if (select.Next()) {
      MALMOI_RETURN_IF_ERROR(insert.Run(id, words_of(select.Text(0)), words_of(select.Text(1))));
    }
    MALMOI_RETURN_IF_ERROR(select.status());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<TranslationUnit>> FindByWords(const std::string& expression,
                                                         const std::string& literal, size_t limit,
                                                         const Database& db) {
  Statement select(
      db, Concat("SELECT ", kUnitColumns,
                 " FROM units JOIN (SELECT rowid AS unit, bm25(unit_words) AS relevance "
                 "FROM unit_words WHERE unit_words MATCH ?) ON unit = id "
                 "ORDER BY instr(ko, ?2) = 0 AND instr(en, ?2) = 0, relevance, id LIMIT ?3"));
  select.Start(expression, literal, limit);
  return Units(select);
}

absl::StatusOr<std::vector<TranslationUnit>> FindByText(const std::string& literal, size_t limit,
                                                        const Database& db) {
  Statement select(db, Concat("SELECT ", kUnitColumns,
                              " FROM units WHERE instr(ko, ?1) OR instr(en, ?1) "
                              "ORDER BY id LIMIT ?2"));
  select.Start(literal, limit);
  return Units(select);
}

}  // namespace malmoi::internal
