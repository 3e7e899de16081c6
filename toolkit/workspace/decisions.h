// Decisions: what people said about term pairs. They outlive every rebuild.
//
// A log in which the last decision on a pair counts. Decisions are laid over what was gathered:
//
//   gathered   사고 패턴 - thinking pattern, candidate    사고 패턴 - thought pattern, candidate
//   decided    … thinking pattern: preferred              … thought pattern: rejected
//   concepts   사고 패턴 - thinking pattern, preferred    사고 패턴 - thought pattern, rejected
//
// They find their pairs again when a rebuild spells them otherwise (사고패턴 - Thinking Pattern):
// then the pair takes the spelling that was decided on, and the gathered one becomes a variant.
// A rejection is of one spelling of the English, since case may be what is wrong with it.
//
// They also teach the gatherer (TermResources::known): an accepted pair takes its words wherever
// they stand, a rejected one never does, so that the next best rendering comes forward.
//
// Plain data; ApplyDecisions is safe from any thread.
#ifndef MALMOI_WORKSPACE_DECISIONS_H_
#define MALMOI_WORKSPACE_DECISIONS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "terms/concept_entry.h"

namespace malmoi {

struct Decision {
  std::string korean;  // the pair it is about, as it stood when the person decided
  std::string english;
  // kCandidate without details: earlier decisions on the pair are taken back.
  TermStatus status = TermStatus::kAccepted;
  std::string new_korean = {};  // the terms as edited; empty where left alone
  std::string new_english = {};
  std::string who = {};
  std::string at = {};  // ISO 8601, "2025-03-18T09:00:00Z"; given by the face, which has a clock
  // What is said of the pair besides its terms and its status (definition, subject, comments,
  // variants, sentences …), by a person or by a file that was imported. Lists are added to what is
  // known; texts take its place where they are not empty.
  std::optional<TermPair> details = {};
  // Of a pair that was not gathered: the concept that it joins, made where it is not there; empty
  // for the concept of its Korean term.
  std::string concept_id = {};

  friend bool operator==(const Decision&, const Decision&) = default;
};

// Decisions that were taken together, and are undone together: those of one import, for example.
struct DecisionStep {
  int64_t number = 0;  // in the order in which steps were taken
  std::vector<Decision> decisions;
  bool is_undone = false;
  std::string undone_by;
  std::string undone_at;
};

// `gathered` with the decisions laid over it. A decided pair that was not gathered this time is
// added. In a concept the preferred pairs come first, then the accepted, the candidates, the
// rejected; within a status the order stays. A Korean term has one preferred rendering at most: the
// one that was preferred last, the others are accepted.
std::vector<ConceptEntry> ApplyDecisions(std::vector<ConceptEntry> gathered,
                                         std::span<const Decision> decisions);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_DECISIONS_H_
