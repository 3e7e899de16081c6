// Internal to workspace/store.h: decisions as rows of malmoi.db.
#ifndef MALMOI_WORKSPACE_INTERNAL_DECISION_ROWS_H_
#define MALMOI_WORKSPACE_INTERNAL_DECISION_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "workspace/decisions.h"
#include "workspace/internal/sqlite.h"

namespace malmoi::internal {

// In the order in which they were taken.
absl::StatusOr<std::vector<DecisionStep>> ReadDecisionSteps(const Database& db);

// The last `count` steps that stand, or as many as there are; the last first.
absl::StatusOr<std::vector<DecisionStep>> ReadLastSteps(size_t count, const Database& db);

// Those of the rows `ids`, in the order in which they were taken.
absl::StatusOr<std::vector<Decision>> ReadDecisions(const std::set<int64_t>& ids,
                                                    const Database& db);

// As one step. REQUIRES: a transaction is open.
absl::Status WriteDecisions(std::span<const Decision> decisions, Database& db);

}  // namespace malmoi::internal

#endif  // MALMOI_WORKSPACE_INTERNAL_DECISION_ROWS_H_
