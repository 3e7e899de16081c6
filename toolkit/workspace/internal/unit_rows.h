// Internal to workspace/store.h: translation units as rows of malmoi.db.
#ifndef MALMOI_WORKSPACE_INTERNAL_UNIT_ROWS_H_
#define MALMOI_WORKSPACE_INTERNAL_UNIT_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "memory/translation_unit.h"
#include "workspace/internal/sqlite.h"

namespace malmoi::internal {

// SentenceHash as SQLite holds it, in the columns ko_key and en_key.
int64_t SentenceKeyColumn(std::string_view text);

// A row of the table `meta`; "" where there is none.
absl::StatusOr<std::string> ReadMeta(const Database& db, std::string_view name);
absl::Status WriteMeta(std::string_view name, const std::string& value, Database& db);

// The columns that UnitOf reads, from column `first` on.
inline constexpr std::string_view kUnitColumns =
    "ko, en, note, file, date, created_at, changed_at, user, origin, confidence, previous_ko, "
    "next_ko, properties, comments, ko_markup, en_markup";
TranslationUnit UnitOf(const Statement& row, int first);

// Whether some Korean still stands in the notes of a file.
using KoreanStands = std::function<bool(const std::string& file, const std::string& korean)>;

// Makes the units that were built those of `units`: what stays keeps its id. One of which only the
// Korean changed remembers what its English was written for (kRenderedFromProperty). The Korean
// changed where the old one no longer stands in the file; otherwise sentences were merely grouped
// otherwise. REQUIRES: a transaction is open.
absl::Status WriteBuiltUnits(std::span<const TranslationUnit> units, const KoreanStands& stands,
                             Database& db);

// Store::VisitMergedUnits.
absl::Status VisitMergedUnits(const Database& db, const TakeUnit& take);

// Adds units, merging each with the one of the same two texts that was added before.
// Returns how many are new. REQUIRES: a transaction is open.
absl::StatusOr<size_t> AddUnits(std::span<const TranslationUnit> units, Database& db);

// Key of TranslationUnit::properties: the English that a reviewed unit took the place of.
inline constexpr std::string_view kReplacesProperty = "x-replaces";

// Puts reviewed units in the place of those that they change (Store::ReviewUnits), counts them, and
// returns the others that tell something new. REQUIRES: a transaction is open.
absl::StatusOr<std::vector<TranslationUnit>> ReplaceReviewed(std::span<const TranslationUnit> units,
                                                             Database& db, size_t* replaced);

absl::Status UpdateUnit(int64_t id, const TranslationUnit& unit, Database& db);

}  // namespace malmoi::internal

#endif  // MALMOI_WORKSPACE_INTERNAL_UNIT_ROWS_H_
