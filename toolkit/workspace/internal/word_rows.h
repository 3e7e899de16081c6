// Internal to workspace/store.h: the index of words, and the marks of what follows the units.
#ifndef MALMOI_WORKSPACE_INTERNAL_WORD_ROWS_H_
#define MALMOI_WORKSPACE_INTERNAL_WORD_ROWS_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "workspace/internal/sqlite.h"
#include "workspace/store.h"

namespace malmoi::internal {

inline constexpr std::string_view kWordsMark = "words";

absl::StatusOr<std::optional<Store::Mark>> ReadMark(const Database& db, std::string_view name);
// Forgets changes that every mark has come to; a mark that is far behind is not waited for.
// REQUIRES: a transaction is open.
absl::Status WriteMark(std::string_view name, const Store::Mark& mark, Database& db);

// Makes the words of all units anew, or of those that changed. REQUIRES: a transaction is open.
absl::Status MakeWords(const Store::WordsOf& words_of, Database& db);
absl::Status UpdateWords(std::span<const int64_t> changed, const Store::WordsOf& words_of,
                         Database& db);

// As the methods of Store.
absl::StatusOr<std::vector<TranslationUnit>> FindByWords(const std::string& expression,
                                                         const std::string& literal, size_t limit,
                                                         const Database& db);
absl::StatusOr<std::vector<TranslationUnit>> FindByText(const std::string& literal, size_t limit,
                                                        const Database& db);

}  // namespace malmoi::internal

#endif  // MALMOI_WORKSPACE_INTERNAL_WORD_ROWS_H_
