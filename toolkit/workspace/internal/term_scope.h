// Internal to workspace/store.h: reading what concerns a few terms, and nothing else.
#ifndef MALMOI_WORKSPACE_INTERNAL_TERM_SCOPE_H_
#define MALMOI_WORKSPACE_INTERNAL_TERM_SCOPE_H_

#include <span>
#include <string>

#include "absl/status/statusor.h"
#include "workspace/internal/sqlite.h"
#include "workspace/store.h"

namespace malmoi::internal {

// Decisions work on concepts through the Korean terms that they name, in any spelling (TermKey),
// and through the concepts that they name. What is read is closed under both: a concept brings the
// keys of all its terms, a key all concepts and decisions that have it, a decision the keys of its
// terms before and after and its concept.
absl::StatusOr<TermScope> ReadTermScope(std::span<const std::string> korean, const Database& db);

}  // namespace malmoi::internal

#endif  // MALMOI_WORKSPACE_INTERNAL_TERM_SCOPE_H_
