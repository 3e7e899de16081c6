// Which sentence pairs of a memory disagree with a glossary: for telling what a changed glossary
// means for the notes that are there.
//
//   glossary   사고 패턴 - thinking pattern, preferred;   사고 패턴 - thought pattern, rejected
//   memory     그 사고 패턴들이다.   "Those are the thought patterns."      a.txt#1
//
//   a.txt#1    "thought patterns" is rejected in the glossary as a rendering of "사고 패턴"
//
// The pairs of a note are read as that note and given to the rules of `check` about terms, so that
// the two never differ in what they call a rendering.
//
// A pure function, safe from any thread.
#ifndef MALMOI_WORKSPACE_GLOSSARY_DISAGREEMENTS_H_
#define MALMOI_WORKSPACE_GLOSSARY_DISAGREEMENTS_H_

#include <set>
#include <span>
#include <string>
#include <vector>

#include "check/rule.h"
#include "memory/translation_unit.h"

namespace malmoi {

struct Disagreement {
  const TranslationUnit* unit = nullptr;  // of those given
  Diagnostic finding;                     // of term-forbidden or term-inconsistent
};

// What `units`, which are those of `knowledge.memory`, hold against `knowledge.glossary`, in their
// order. Told are the terms whose Korean is in `terms` (TermKey).
std::vector<Disagreement> FindDisagreements(std::span<const TranslationUnit> units,
                                            const CheckKnowledge& knowledge,
                                            const std::set<std::string>& terms);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_GLOSSARY_DISAGREEMENTS_H_
