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

#include <bitset>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/status.h"
#include "text/srx.h"

namespace re2 {
class RE2;
}

namespace malmoi {

using Re2Cache = std::map<std::string, std::shared_ptr<const re2::RE2>>;

enum class BreakDecision { kUndecided, kBreak, kNoBreak };

class SegmentationRules {
 public:
  static constexpr size_t kContextBytes = 2048;

  // A rule that cannot be expressed goes to `problems` with its line of `file`, and is left out.
  // `cache` holds what is compiled, for other languages that have the same rules.
  SegmentationRules(const std::vector<SrxRule>& rules, std::string_view file, Re2Cache* cache,
                    Problems* problems);
  SegmentationRules(SegmentationRules&&) noexcept;
  SegmentationRules& operator=(SegmentationRules&&) noexcept;
  ~SegmentationRules();

  // The ASCII characters that a text has; rules that need others are not tried on it.
  static std::bitset<128> CharactersOf(std::string_view text);

  // What the first rule says that fits at `position`.
  // REQUIRES: `characters` is CharactersOf(text); so for FindBreaks.
  BreakDecision At(std::string_view text, const std::bitset<128>& characters,
                   size_t position) const;

  // Appends the positions where a rule with break="yes" fits, in no order, perhaps twice; a rule
  // before it may still forbid the break. Like other tools it takes the matches of <beforebreak>
  // from left to right, as long as they can be and without overlap: "[?!]+" ends once in "?!".
  void FindBreaks(std::string_view text, const std::bitset<128>& characters,
                  std::vector<size_t>* positions) const;

 private:
  struct Group;

  void AddGroup(Group group, Re2Cache* cache,
                const std::function<void(size_t line, std::string_view why)>& refuse);

  std::vector<Group> groups_;
};

}  // namespace malmoi

#endif  // MALMOI_TEXT_INTERNAL_SEGMENTATION_RULES_H_
