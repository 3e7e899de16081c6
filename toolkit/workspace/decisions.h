// Decisions: what a person said about term pairs. They outlive every rebuild.
//
// A log, never rewritten: the last decision on a pair counts, and one with status candidate takes
// earlier ones back. Gathering does not know of decisions; they are laid over what it found:
//
//   gathered   사고 패턴 - thinking pattern, candidate    사고 패턴 - thought pattern, candidate
//   decided    … thinking pattern: preferred              … thought pattern: rejected
//   concepts   사고 패턴 - thinking pattern, preferred    사고 패턴 - thought pattern, rejected
//
// Plain data; ApplyDecisions is safe from any thread.
#ifndef MALMOI_WORKSPACE_DECISIONS_H_
#define MALMOI_WORKSPACE_DECISIONS_H_

#include <span>
#include <string>
#include <vector>

#include "terms/concept_entry.h"

namespace malmoi {

struct Decision {
  std::string korean;  // the pair it is about, as it stood when the person decided
  std::string english;
  TermStatus status = TermStatus::kAccepted;  // kCandidate: earlier decisions are taken back
  std::string new_korean;                     // the terms as edited; empty where left alone
  std::string new_english;
  std::string definition;  // empty where left alone
  std::string who;
  std::string at;  // ISO 8601, "2025-03-18T09:00:00Z"; given by the face, which has a clock

  friend bool operator==(const Decision&, const Decision&) = default;
};

// `gathered` with the decisions laid over it. A decided pair that was not gathered this time is
// added, without evidence: to the concept of its Korean term where there is one. In a concept the
// preferred pairs come first, then the accepted, and so on; within a status the order stays.
std::vector<ConceptEntry> ApplyDecisions(std::vector<ConceptEntry> gathered,
                                         std::span<const Decision> decisions);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_DECISIONS_H_
