// Merging somebody's glossary into one's own: by concept, conflicts shown and decided one by one.
//
//   here    사고 패턴 - thinking pattern, preferred      쓰레드 - thread, accepted
//   file    사고 패턴 - thought pattern, preferred       쓰레드 - thread, deprecated
//
//   two conflicts: one preferred rendering too many, and a pair that is right here and wrong there
//
// What does not contradict is taken without asking: new pairs, a decision on what is a candidate
// here, definitions, comments, spellings and sentences that are not known here. A person's decision
// here is never changed but by the judge. The result is decisions, to be written as one step.
//
// Pure function, safe from any thread.
#ifndef MALMOI_WORKSPACE_GLOSSARY_MERGE_H_
#define MALMOI_WORKSPACE_GLOSSARY_MERGE_H_

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/status.h"
#include "terms/concept_entry.h"
#include "workspace/decisions.h"

namespace malmoi {

struct MergeConflict {
  enum class Kind {
    kStatus,      // the pair is right on one side, rejected or deprecated on the other
    kPreferred,   // another rendering of the Korean term is preferred already
    kDefinition,  // two definitions
  };
  Kind kind = Kind::kStatus;
  std::string korean;
  std::string english;          // of the file's pair
  std::string here;             // a status, a preferred rendering, or a definition
  std::string there;            // the same of the file
  std::string who;              // decided here, where it is known
  bool is_within_file = false;  // `here` was said by the same file, further up
};

// One line for people: "사고 패턴 = thought pattern: the file prefers it, here thinking pattern
// is".
std::string ToString(const MergeConflict& conflict);

enum class MergeRule {
  kKeep,     // what is here stands, what the file says is dropped
  kReplace,  // the file is right
  kBoth,  // what is here stands; what can stand beside it does: a second rendering as accepted, a
          // second definition as a comment
};
using MergeJudge = std::function<MergeRule(const MergeConflict&)>;

struct MergePlan {
  std::vector<Decision> decisions;  // without who and at
  size_t added = 0;                 // pairs that were not here
  size_t changed = 0;               // pairs that are here, and learn something
  size_t known = 0;                 // pairs that the file says nothing new of
  size_t conflicts = 0;
  Problems problems;  // pairs that are left out
  // Accepted renderings that now stand beside one that is preferred here, which they do not
  // contest.
  Problems remarks;
};

// The file's pairs are added + changed + known + problems. `judge` is called in the order of the
// file. `file` names it in problems.
MergePlan PlanMerge(std::span<const ConceptEntry> here, std::span<const ConceptEntry> there,
                    const std::string& file, const MergeJudge& judge);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_GLOSSARY_MERGE_H_
