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
// Immutable to those who ask; safe from several threads. An automaton may be made when it is first
// asked for: most texts need few of them, and making all takes longer than to split a note.
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

#include "absl/status/statusor.h"
#include "base/status.h"
#include "text/internal/icu_regex.h"
#include "text/srx.h"

namespace malmoi {

// A regular expression of RE2 that is compiled when it is first asked for.
class LazyRe2;

// What several languages with the same rules share.
struct RuleCache {
  std::map<std::string, absl::StatusOr<Re2Pattern>> translated;    // by ICU's pattern
  std::map<std::string, std::shared_ptr<const LazyRe2>> automata;  // by RE2's
};

enum class BreakDecision { kUndecided, kBreak, kNoBreak };

class SegmentationRules {
 public:
  static constexpr size_t kContextBytes = 2048;

  // kNow: a rule that RE2 refuses is told and left out. kWhenNeeded: it never fits; for rules that
  // are known to compile.
  enum class Compile { kNow, kWhenNeeded };

  // A rule that cannot be expressed goes to `problems` with its line of `srx`, and is left out.
  SegmentationRules(const Srx& srx, std::string_view language_code, Compile compile,
                    RuleCache* cache, Problems* problems);
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

  void AddCompiled(Group group, RuleCache* cache,
                   const std::function<void(size_t line, std::string_view why)>& refuse);

  std::vector<Group> groups_;
};

}  // namespace malmoi

#endif  // MALMOI_TEXT_INTERNAL_SEGMENTATION_RULES_H_
