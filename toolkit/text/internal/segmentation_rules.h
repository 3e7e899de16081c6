// Internal to text/: the rules of one language from an SRX file, compiled to RE2. The public side
// is text/sentence_splitter.h.
//
// Neighbouring rules that decide alike and have the same <afterbreak> become one alternation, so
// the thousand abbreviations of a grown rule set cost one match. <beforebreak> ends in \z, which
// RE2 matches backwards from the position: the cost is what the rule looks at, not what stands
// before it.
//
// A rule sees at most kContextBytes on each side of a position, so the time for a text is linear in
// its length whatever the rules are.
//
// Immutable after Compile; safe from several threads.
#ifndef MALMOI_TEXT_INTERNAL_SEGMENTATION_RULES_H_
#define MALMOI_TEXT_INTERNAL_SEGMENTATION_RULES_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "base/status.h"
#include "text/srx.h"

namespace malmoi {

enum class BreakDecision { kUndecided, kBreak, kNoBreak };

class SegmentationRules {
 public:
  static constexpr size_t kContextBytes = 4096;

  // A rule that cannot be expressed goes to `problems` with its line of `file`, and is left out.
  SegmentationRules(const std::vector<SrxRule>& rules, std::string_view file, Problems* problems);
  SegmentationRules(SegmentationRules&&) noexcept;
  SegmentationRules& operator=(SegmentationRules&&) noexcept;
  ~SegmentationRules();

  // What the first rule says that fits at `position`.
  BreakDecision At(std::string_view text, size_t position) const;

  // Appends the positions where a rule with break="yes" fits, in no order, perhaps twice; a rule
  // before it may still forbid the break. Like other tools it takes the matches of <beforebreak>
  // from left to right, as long as they can be and without overlap: "[?!]+" ends once in "?!".
  void FindBreaks(std::string_view text, std::vector<size_t>* positions) const;

 private:
  struct Group;

  void AddGroup(Group group, const std::function<void(size_t line, std::string_view why)>& refuse);

  std::vector<Group> groups_;
};

}  // namespace malmoi

#endif  // MALMOI_TEXT_INTERNAL_SEGMENTATION_RULES_H_
