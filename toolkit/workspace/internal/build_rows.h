// Internal to workspace/store.h: a build as rows of malmoi.db, both ways.
#ifndef MALMOI_WORKSPACE_INTERNAL_BUILD_ROWS_H_
#define MALMOI_WORKSPACE_INTERNAL_BUILD_ROWS_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "align/bead.h"
#include "workspace/build_result.h"
#include "workspace/internal/sqlite.h"

namespace malmoi::internal {

// Name of a row of `meta`.
inline constexpr std::string_view kTermsKey = "terms_key";

absl::StatusOr<std::map<std::string, Ladder>> ReadLadders(const Database& db);
enum class Evidence { kRead, kLeaveOut };
absl::StatusOr<std::vector<ConceptEntry>> ReadConcepts(const Database& db,
                                                       Evidence evidence = Evidence::kRead);

// Those of `ids` that there are, in their order, without the sentences that prove them.
absl::StatusOr<std::vector<ConceptEntry>> ReadConcepts(const std::set<std::string>& ids,
                                                       const Database& db);

// Makes the rows those of `build`, writing only what differs.
// REQUIRES: a transaction is open.
absl::Status WriteBuild(const BuildResult& build, Database& db);

}  // namespace malmoi::internal

#endif  // MALMOI_WORKSPACE_INTERNAL_BUILD_ROWS_H_
