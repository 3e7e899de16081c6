#include "workspace/internal/unit_rows.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "base/status.h"
#include "base/strings.h"
#include "memory/sentence_key.h"
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
                           ", ko_key, en_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                           "?, ?, ?, ?, ?)")),
        update_(db, Concat("UPDATE units SET (", kUnitColumns,
                           ", ko_key, en_key) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                           "?, ?) "
                           "WHERE id = ?")) {}

  absl::Status Insert(bool built, const TranslationUnit& unit) {
    return insert_.Run(built, unit.korean, unit.english, unit.note, unit.file, unit.date,
                       unit.created_at, unit.changed_at, unit.user, unit.origin, unit.confidence,
                       unit.previous_korean, unit.next_korean, PropertiesOf(unit), CommentsOf(unit),
                       unit.korean_markup, unit.english_markup, SentenceKeyColumn(unit.korean),
                       SentenceKeyColumn(unit.english));
  }
  absl::Status Update(int64_t id, const TranslationUnit& unit) {
    return update_.Run(unit.korean, unit.english, unit.note, unit.file, unit.date, unit.created_at,
                       unit.changed_at, unit.user, unit.origin, unit.confidence,
                       unit.previous_korean, unit.next_korean, PropertiesOf(unit), CommentsOf(unit),
                       unit.korean_markup, unit.english_markup, SentenceKeyColumn(unit.korean),
                       SentenceKeyColumn(unit.english), id);
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

int64_t SentenceKeyColumn(std::string_view text) {
  return static_cast<int64_t>(SentenceHash(text));
}

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

namespace {

using TextPairs = std::set<std::pair<std::string, std::string>>;

// Pairs of texts that reviewed units took the place of.
absl::StatusOr<TextPairs> ReadReplaced(const Database& db) {
  TextPairs replaced;
  Statement select(db, Concat("SELECT ", kUnitColumns, " FROM units WHERE NOT built AND ",
                              "instr(properties, ?) > 0"));
  select.Start(kReplacesProperty);
  while (select.Next()) {
    const TranslationUnit unit = UnitOf(select, 0);
    const auto english = unit.properties.find(std::string(kReplacesProperty));
    if (english != unit.properties.end()) replaced.emplace(unit.korean, english->second);
  }
  MALMOI_RETURN_IF_ERROR(select.status());
  return replaced;
}

// The unit with a person's English and what they said of it.
TranslationUnit Revised(const TranslationUnit& old, const TranslationUnit& reviewed) {
  TranslationUnit unit = old;
  MergeUnit(reviewed, &unit);
  for (const auto& [key, value] : reviewed.properties) unit.properties[key] = value;
  // Of several reviews, what stood there before the first.
  unit.properties.try_emplace(std::string(kReplacesProperty), old.english);
  unit.english = reviewed.english;
  unit.english_markup = reviewed.english_markup;
  unit.origin = reviewed.origin;
  unit.confidence = 1;
  return unit;
}

bool SayTheSame(const TranslationUnit& old, const TranslationUnit& reviewed) {
  TranslationUnit merged = old;
  MergeUnit(reviewed, &merged);
  return merged.comments == old.comments;
}

struct StoredUnit {
  int64_t id = 0;
  bool is_built = false;
  TranslationUnit unit;
};

absl::StatusOr<std::vector<StoredUnit>> ReadByKorean(const std::string& korean, Statement& select) {
  std::vector<StoredUnit> stored;
  select.Start(SentenceKeyColumn(korean), korean);
  while (select.Next()) {
    stored.push_back({select.Integer(0), select.Integer(1) != 0, UnitOf(select, 2)});
  }
  MALMOI_RETURN_IF_ERROR(select.status());
  return stored;
}

}  // namespace

absl::StatusOr<std::vector<TranslationUnit>> ReplaceReviewed(std::span<const TranslationUnit> units,
                                                             Database& db, size_t* replaced) {
  std::set<std::pair<std::string_view, std::string_view>> unchanged;
  for (const TranslationUnit& unit : units) unchanged.emplace(unit.korean, unit.english);
  Statement select(
      db, Concat("SELECT id, built, ", kUnitColumns, " FROM units WHERE ko_key = ? AND ko = ?"));
  Statement remove(db, "DELETE FROM units WHERE id = ?");
  UnitWriter writer(db);
  std::vector<TranslationUnit> rest;
  for (const TranslationUnit& unit : units) {
    MALMOI_ASSIGN_OR_RETURN(const std::vector<StoredUnit> stored,
                            ReadByKorean(unit.korean, select));
    const auto same = std::ranges::find_if(
        stored, [&](const StoredUnit& old) { return old.unit.english == unit.english; });
    if (same != stored.end()) {
      if (!same->is_built || !SayTheSame(same->unit, unit)) rest.push_back(unit);
      continue;
    }
    // Those of the same place that the review does not show as they are: the one that was changed.
    std::vector<const StoredUnit*> changed;
    for (const StoredUnit& old : stored) {
      const bool is_same_place = unit.note.empty()
                                     ? !unit.file.empty() && old.unit.file == unit.file
                                     : old.unit.note == unit.note;
      if (is_same_place && old.unit.english != unit.english &&
          !unchanged.contains({old.unit.korean, old.unit.english})) {
        changed.push_back(&old);
      }
    }
    std::set<std::string_view> texts;  // one that was built and added is there twice
    for (const StoredUnit* old : changed) texts.insert(old->unit.english);
    if (texts.size() != 1) {
      rest.push_back(unit);
      continue;
    }
    for (const StoredUnit* old : changed) MALMOI_RETURN_IF_ERROR(remove.Run(old->id));
    MALMOI_RETURN_IF_ERROR(writer.Insert(false, Revised(changed[0]->unit, unit)));
    ++*replaced;
  }
  return rest;
}

namespace {

using BuiltUnits =
    std::map<std::pair<std::string, std::string>, std::pair<int64_t, TranslationUnit>>;

absl::StatusOr<BuiltUnits> ReadBuiltUnits(const Database& db) {
  BuiltUnits stored;
  Statement select(db, Concat("SELECT id, ", kUnitColumns, " FROM units WHERE built"));
  select.Start();
  while (select.Next()) {
    TranslationUnit unit = UnitOf(select, 1);
    std::pair texts(unit.korean, unit.english);
    stored.emplace(std::move(texts), std::pair(select.Integer(0), std::move(unit)));
  }
  MALMOI_RETURN_IF_ERROR(select.status());
  return stored;
}

// What the English of units that are not there any more was written for.
class Origins {
 public:
  Origins(const BuiltUnits& gone, const KoreanStands& stands) : stands_(stands) {
    for (const auto& [texts, row] : gone) by_english_.emplace(row.second.english, &row.second);
  }

  // Nothing where the English is new, or its Korean the one that it was written for.
  std::optional<std::string> Of(const TranslationUnit& unit) const {
    const auto [begin, end] = by_english_.equal_range(unit.english);
    for (auto entry = begin; entry != end; ++entry) {
      const TranslationUnit& old = *entry->second;
      if (old.file != unit.file || stands_(unit.file, old.korean)) continue;
      if (RenderedFrom(old) == unit.korean) return std::nullopt;
      return RenderedFrom(old);
    }
    return std::nullopt;
  }

 private:
  const KoreanStands& stands_;
  std::multimap<std::string_view, const TranslationUnit*> by_english_;
};

}  // namespace

absl::Status WriteBuiltUnits(std::span<const TranslationUnit> units, const KoreanStands& stands,
                             Database& db) {
  MALMOI_ASSIGN_OR_RETURN(BuiltUnits stored, ReadBuiltUnits(db));
  MALMOI_ASSIGN_OR_RETURN(const TextPairs replaced, ReadReplaced(db));
  UnitWriter writer(db);
  std::vector<const TranslationUnit*> added;
  for (const TranslationUnit& unit : units) {
    if (replaced.contains({unit.korean, unit.english})) continue;  // the review stands for it
    const auto old = stored.find({unit.korean, unit.english});
    if (old == stored.end()) {
      added.push_back(&unit);
      continue;
    }
    const auto& [id, old_unit] = old->second;
    TranslationUnit same = unit;
    if (RenderedFrom(old_unit) != old_unit.korean) {
      same.properties[std::string(kRenderedFromProperty)] = RenderedFrom(old_unit);
    }
    if (old_unit != same) MALMOI_RETURN_IF_ERROR(writer.Update(id, same));
    stored.erase(old);
  }
  const Origins origins(stored, stands);
  for (const TranslationUnit* unit : added) {
    const std::optional<std::string> origin = origins.Of(*unit);
    if (!origin) {
      MALMOI_RETURN_IF_ERROR(writer.Insert(true, *unit));
      continue;
    }
    TranslationUnit changed = *unit;
    changed.properties[std::string(kRenderedFromProperty)] = *origin;
    MALMOI_RETURN_IF_ERROR(writer.Insert(true, changed));
  }
  Statement remove(db, "DELETE FROM units WHERE id = ?");
  for (const auto& [texts, old] : stored) MALMOI_RETURN_IF_ERROR(remove.Run(old.first));
  return absl::OkStatus();
}

absl::Status VisitMergedUnits(const Database& db, const TakeUnit& take) {
  // A pair of texts is there twice only where some were built and some added.
  Statement kinds(db,
                  "SELECT EXISTS (SELECT 1 FROM units WHERE built) AND "
                  "EXISTS (SELECT 1 FROM units WHERE NOT built)");
  kinds.Start();
  const bool may_be_twice = kinds.Next() && kinds.Integer(0) != 0;
  MALMOI_RETURN_IF_ERROR(kinds.status());
  Statement select(db, Concat("SELECT id, ko_key, ", kUnitColumns, " FROM units ORDER BY id"));
  Statement find(db, Concat("SELECT id, ", kUnitColumns,
                            " FROM units WHERE ko_key = ? AND ko = ? AND en = ? AND id <> ?"));
  select.Start();
  while (select.Next()) {
    const int64_t id = select.Integer(0);
    TranslationUnit unit = UnitOf(select, 2);
    bool merged_before = false;
    if (may_be_twice) {
      find.Start(select.Integer(1), unit.korean, unit.english, id);
      if (find.Next()) {
        merged_before = find.Integer(0) < id;
        if (!merged_before) MergeUnit(UnitOf(find, 1), &unit);
      }
      MALMOI_RETURN_IF_ERROR(find.status());
    }
    if (!merged_before) MALMOI_RETURN_IF_ERROR(take(unit));
  }
  return select.status();
}

absl::StatusOr<size_t> AddUnits(std::span<const TranslationUnit> units, Database& db) {
  Statement find(db, Concat("SELECT id, ", kUnitColumns,
                            " FROM units WHERE ko_key = ? AND ko = ? AND en = ? AND NOT built"));
  UnitWriter writer(db);
  size_t added = 0;
  for (const TranslationUnit& unit : units) {
    find.Start(SentenceKeyColumn(unit.korean), unit.korean, unit.english);
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
