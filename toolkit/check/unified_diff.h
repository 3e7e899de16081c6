// UnifiedDiff: which lines of which files a diff adds or changes, as `git diff` writes it.
//
//   +++ b/notes/2025-03-18.txt
//   @@ -10,2 +10,3 @@
//    context
//   -old
//   +new            line 11 of notes/2025-03-18.txt
//
// Plain data; ParseUnifiedDiff is safe from any thread and linear in the text.
// Source of the format: GNU diffutils manual, "Detailed Description of Unified Format".
#ifndef MALMOI_CHECK_UNIFIED_DIFF_H_
#define MALMOI_CHECK_UNIFIED_DIFF_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace malmoi {

// Lines [begin, end), 1-based.
struct LineRange {
  size_t begin = 0;
  size_t end = 0;

  friend bool operator==(const LineRange&, const LineRange&) = default;
};

struct UnifiedDiff {
  // New paths, without "b/", with their changed lines in order. A file that was only deleted from
  // has no lines.
  std::map<std::string, std::vector<LineRange>> files;

  // Whether the diff touches any of the lines [first, last] of `file`; a path of the diff may be
  // longer or shorter than that of the file by leading folders.
  bool Touches(std::string_view file, size_t first, size_t last) const;
};

inline constexpr size_t kMaxDiffBytes = size_t{64} << 20;

// Errors: a hunk header that cannot be read, a hunk before any file, at `name`:line; no diff at all
// (an empty text is a diff without changes).
absl::StatusOr<UnifiedDiff> ParseUnifiedDiff(std::string_view text, std::string_view name);

}  // namespace malmoi

#endif  // MALMOI_CHECK_UNIFIED_DIFF_H_
