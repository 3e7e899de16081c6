// A person's own rules: patterns of any bytes over texts of any bytes. The input is lines: ko, en,
// en_must, replace, then the Korean and the English.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "check/custom_rule.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr size_t kMaxInput = 1 << 14;
  if (size > kMaxInput) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<std::string_view> lines = malmoi::Split(text, '\n');
  lines.resize(6);
  malmoi::CustomRuleSpec spec;
  spec.name = "fuzz";
  spec.korean = std::string(lines[0]);
  spec.english = std::string(lines[1]);
  spec.english_must = std::string(lines[2]);
  if (!lines[3].empty()) spec.replacement = std::string(lines[3]);
  const auto rule = malmoi::CustomRule::Compile(spec);
  if (!rule.ok()) return 0;
  for (const malmoi::CustomFinding& finding : rule->Find(lines[4], lines[5])) {
    const std::string_view side = finding.in_english ? lines[5] : lines[4];
    if (finding.span.begin >= finding.span.end || finding.span.end > side.size()) std::abort();
  }
  return 0;
}
