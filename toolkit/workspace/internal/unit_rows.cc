#include "workspace/internal/unit_rows.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/status.h"
#include "base/strings.h"
#include "memory/translation_memory.h"

namespace malmoi::internal {
namespace {

using Json = nlohmann::json;

template <typename T>
std::string Dump(const T& value) {
  return Json(value).dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Inserts units and changes them, with statements that are prepared once.
class UnitWriter {
 public:
  explicit UnitWriter(Database& db)
      : insert_(db, Concat("INSERT INTO units (built, ", kUnitColumns,
                           ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
        update_(db, Concat("UPDATE units SET (", kUnitColumns,
                           ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?")) {}

  absl::Status Insert(bool built, const TranslationUnit& unit) {
    return insert_.Run(built, unit.korean, unit.english, unit.note, unit.file, unit.date,
                       unit.created_at, unit.changed_at, unit.user, unit.origin, unit.confidence,
                       unit.previous_korean, unit.next_korean, PropertiesOf(unit), CommentsOf(unit),
                       unit.korean_markup, unit.english_markup);
  }
  absl::Status Update(int64_t id, const TranslationUnit& unit) {
    return update_.Run(unit.korean, unit.english, unit.note, unit.file, unit.date, unit.created_at,
                       unit.changed_at, unit.user, unit.origin, unit.confidence,
                       unit.previous_korean, unit.next_korean, PropertiesOf(unit), CommentsOf(unit),
                       unit.korean_markup, unit.english_markup, id);
  }

 private:
  static std::string PropertiesOf(const TranslationUnit& unit) {
    return unit.properties.empty() ? "{}" : Dump(unit.properties);
  }
  static std::string CommentsOf(const TranslationUnit& unit) {
    return unit.comments.empty() ? "[]" : Dump(unit.comments);
  }

  Statement insert_;
  Statement update_;
};

}  // namespace

absl::StatusOr<std::string> ReadMeta(const Database& db, std::string_view name) {
  Statement select(db, "SELECT value FROM meta WHERE name = ?");
  select.Start(name);
  std::string value = select.Next() ? select.Text(0) : "";
  MALMOI_RETURN_IF_ERROR(select.status());
  return value;
}

absl::Status WriteMeta(std::string_view name, const std::string& value, Database& db) {
  return Statement(db, "INSERT OR REPLACE INTO meta VALUES (?, ?)").Run(name, value);
}

TranslationUnit UnitOf(const Statement& row, int first) {
  TranslationUnit unit;
  int column = first;
  for (std::string* field : {&unit.korean, &unit.english, &unit.note, &unit.file, &unit.date,
                             &unit.created_at, &unit.changed_at, &unit.user, &unit.origin}) {
    *field = row.Text(column++);
  }
  unit.confidence = row.Real(column++);
  unit.previous_korean = row.Text(column++);
  unit.next_korean = row.Text(column++);
  // A file edited by hand may hold anything: what is no list of strings is left out.
  if (const std::string dumped = row.Text(column++); dumped != "{}") {
    const Json properties = Json::parse(dumped, nullptr, false);
    if (properties.is_object()) {
      for (const auto& [name, value] : properties.items()) {
        if (value.is_string()) unit.properties[name] = value.get<std::string>();
      }
    }
  }
  if (const std::string dumped = row.Text(column++); dumped != "[]") {
    const Json comments = Json::parse(dumped, nullptr, false);
    if (comments.is_array()) {
      for (const Json& comment : comments) {
        if (comment.is_string()) unit.comments.push_back(comment.get<std::string>());
      }
    }
  }
  unit.korean_markup = row.Text(column++);
  unit.english_markup = row.Text(column++);
  return unit;
}

absl::Status WriteBuiltUnits(std::span<const TranslationUnit> units, Database& db) {
  std::map<std::pair<std::string, std::string>, std::pair<int64_t, TranslationUnit>> stored;
  Statement select(db, Concat("SELECT id, ", kUnitColumns, " FROM units WHERE built"));
  select.Start();
  while (select.Next()) {
    TranslationUnit unit = UnitOf(select, 1);
    std::pair texts(unit.korean, unit.english);
    stored.emplace(std::move(texts), std::pair(select.Integer(0), std::move(unit)));
  }
  MALMOI_RETURN_IF_ERROR(select.status());
  UnitWriter writer(db);
  for (const TranslationUnit& unit : units) {
    const auto old = stored.find({unit.korean, unit.english});
    if (old == stored.end()) {
      MALMOI_RETURN_IF_ERROR(writer.Insert(true, unit));
      continue;
    }
    const auto& [id, old_unit] = old->second;
    if (old_unit != unit) MALMOI_RETURN_IF_ERROR(writer.Update(id, unit));
    stored.erase(old);
  }
  Statement remove(db, "DELETE FROM units WHERE id = ?");
  for (const auto& [texts, old] : stored) MALMOI_RETURN_IF_ERROR(remove.Run(old.first));
  return absl::OkStatus();
}

absl::StatusOr<size_t> AddUnits(std::span<const TranslationUnit> units, Database& db) {
  Statement find(
      db, Concat("SELECT id, ", kUnitColumns, " FROM units WHERE ko = ? AND en = ? AND NOT built"));
  UnitWriter writer(db);
  size_t added = 0;
  for (const TranslationUnit& unit : units) {
    find.Start(unit.korean, unit.english);
    if (find.Next()) {
      const int64_t id = find.Integer(0);
      const TranslationUnit old = UnitOf(find, 1);
      TranslationUnit merged = old;
      MergeUnit(unit, &merged);
      if (merged != old) MALMOI_RETURN_IF_ERROR(writer.Update(id, merged));
    } else {
      MALMOI_RETURN_IF_ERROR(find.status());
      MALMOI_RETURN_IF_ERROR(writer.Insert(false, unit));
      ++added;
    }
  }
  return added;
}

absl::Status UpdateUnit(int64_t id, const TranslationUnit& unit, Database& db) {
  return UnitWriter(db).Update(id, unit);
}

}  // namespace malmoi::internal
