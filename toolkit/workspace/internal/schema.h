// Internal to workspace/store.h: the tables of malmoi.db and how older files are brought up to
// them. To change the schema: append a step to kMigrations in schema.cc.
#ifndef MALMOI_WORKSPACE_INTERNAL_SCHEMA_H_
#define MALMOI_WORKSPACE_INTERNAL_SCHEMA_H_

#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "workspace/internal/sqlite.h"

namespace malmoi::internal {

inline constexpr int kSchemaVersion = 7;

// Refuses what is not ours, or is from the future; returns the schema's version, 0 for an empty
// file.
absl::StatusOr<int> CheckedVersion(const Database& db);

// Looks for damage in one table, or in the whole file where it is "".
absl::Status CheckHealth(const Database& db, std::string_view table);

// In one transaction; nothing where the file is up to date.
absl::Status Migrate(Database& db);

}  // namespace malmoi::internal

#endif  // MALMOI_WORKSPACE_INTERNAL_SCHEMA_H_
