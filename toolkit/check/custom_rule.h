// CustomRule: a person's own rule, from malmoi.toml, in RE2's syntax, so that it runs in linear
// time whatever it says.
//
//   [[check.rule]]
//   name = "please"
//   ko = "해 ?주세요"           # where this stands in the Korean …
//   en_must = "(?i)please"    # … this must stand in the English
//
//   [[check.rule]]
//   name = "no-utilize"
//   en = "(?i)\\butilize"      # a pattern alone is itself the finding
//   replace = "use"
//
// Immutable after Compile; safe from several threads; cheap to copy.
#ifndef MALMOI_CHECK_CUSTOM_RULE_H_
#define MALMOI_CHECK_CUSTOM_RULE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/span.h"
#include "base/status.h"
#include "check/diagnostic.h"

namespace malmoi {

struct CustomRuleSpec {
  std::string name;
  std::string message;  // "" : told from the patterns
  Severity severity = Severity::kWarning;
  std::string korean;  // the rule speaks where these stand; "" is anywhere
  std::string english;
  std::string korean_must;  // and then asks for these
  std::string korean_must_not;
  std::string english_must;
  std::string english_must_not;
  std::optional<std::string> replacement;  // of what `english` (else `korean`) found; \1 is a group
  Place place;                             // of the rule, for errors
};

// What a custom rule found in a bead: where, on one of the sides.
struct CustomFinding {
  bool in_english = true;
  Span span;  // bytes of that side's text
  std::optional<std::string> replacement;
};

class CustomRule {
 public:
  // Errors: a pattern that RE2 refuses or that would take too much memory, a rule without any
  // pattern or without a name; at `spec.place`.
  static absl::StatusOr<CustomRule> Compile(CustomRuleSpec spec);

  // Every place in the two texts that breaks the rule, at most kMaxFindings.
  static constexpr size_t kMaxFindings = 100;
  std::vector<CustomFinding> Find(std::string_view korean, std::string_view english) const;

  const CustomRuleSpec& spec() const;
  // spec().message, or what the patterns say.
  std::string Message() const;

 private:
  struct Patterns;
  explicit CustomRule(std::shared_ptr<const Patterns> patterns) : patterns_(std::move(patterns)) {}

  std::shared_ptr<const Patterns> patterns_;
};

}  // namespace malmoi

#endif  // MALMOI_CHECK_CUSTOM_RULE_H_
