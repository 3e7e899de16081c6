// Baseline: findings that were there when `check` was introduced, and are not told again.
//
//   malmoi check notes/ --write-baseline           writes malmoi-baseline.json
//   malmoi check notes/ --baseline malmoi-baseline.json
//
//   {"malmoi-baseline": 1, "findings": [{"rule": "…", "file": "…", "fingerprint": "…", "count":
//   1}]}
//
// A finding is known by its fingerprint (checker.h), which holds no text of the notes and does not
// change when lines move. Plain data; functions are safe from any thread.
#ifndef MALMOI_CHECK_BASELINE_H_
#define MALMOI_CHECK_BASELINE_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "check/diagnostic.h"

namespace malmoi {

struct BaselineEntry {
  std::string rule;
  std::string file;
  size_t count = 0;

  friend bool operator==(const BaselineEntry&, const BaselineEntry&) = default;
};

class Baseline {
 public:
  static constexpr size_t kMaxBytes = size_t{64} << 20;

  Baseline() = default;
  explicit Baseline(const std::vector<Diagnostic>& findings);

  // Errors: no JSON, another format or a newer version; `name` stands in the message.
  static absl::StatusOr<Baseline> Parse(std::string_view text, std::string_view name);
  std::string Serialize() const;  // in order of fingerprints: same findings, same bytes

  // The findings that the baseline does not know. Of two equal ones where it knows one, one stays.
  std::vector<Diagnostic> NewOf(std::vector<Diagnostic> findings) const;

  const std::map<std::string, BaselineEntry>& entries() const { return entries_; }

 private:
  std::map<std::string, BaselineEntry> entries_;  // by fingerprint
};

}  // namespace malmoi

#endif  // MALMOI_CHECK_BASELINE_H_
