// ConceptEntry: one concept of the term base, with its terms per language (TBX, ISO 30042).
//
// Plain data. What a row of glossary.csv shows is a TermPair: one Korean and one English term of
// an entry; competing renderings are rows of their own.
#ifndef MALMOI_TERMS_CONCEPT_ENTRY_H_
#define MALMOI_TERMS_CONCEPT_ENTRY_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace malmoi {

// Administrative status (surface of glossary.csv).
enum class TermStatus {
  kCandidate,  // gathered, not reviewed
  kAccepted,
  kPreferred,   // of several accepted the one to use
  kRejected,    // this English must not render this Korean
  kDeprecated,  // this Korean is no longer used
};

std::string_view TermStatusName(TermStatus status);  // "candidate", …
std::optional<TermStatus> TermStatusFromName(std::string_view name);

bool IsApproved(TermStatus status);   // accepted or preferred: a person says that it is right
bool IsForbidden(TermStatus status);  // rejected or deprecated

// In which order pairs are shown: preferred 0, accepted, candidate, rejected, deprecated 4.
int StatusRank(TermStatus status);

// A sentence pair that proves a term pair.
struct TermEvidence {
  std::string note;  // note id, or "" for a plain bitext
  size_t bead_index = 0;
  std::string korean;  // the bead's texts
  std::string english;
  Span korean_span;   // the term in `korean`, bytes
  Span english_span;  // in `english`

  friend bool operator==(const TermEvidence&, const TermEvidence&) = default;
};

// A Korean term and an English rendering of it.
struct TermPair {
  std::string korean;   // dictionary form: without josa or 들
  std::string english;  // singular, lower case unless a name
  TermStatus status = TermStatus::kCandidate;
  double confidence = 0;                     // 0..1, calibrated
  size_t frequency = 0;                      // beads in which both sides stand
  std::vector<std::string> notes;            // note ids, in order, each once
  std::vector<std::string> variants_korean;  // other spellings seen, by falling use
  std::vector<std::string> variants_english;
  std::vector<TermEvidence> evidence;  // best first; the first is the context of the CSV
  std::string definition;              // may be empty
  std::string subject;                 // domain, may be empty
  std::string part_of_speech;          // "noun", "" where not known
  std::vector<std::string> comments;   // what people wrote about it
  std::string created_at;              // ISO 8601 date or time, or ""
  std::string changed_at;
  std::string user;  // who decided last, or ""

  friend bool operator==(const TermPair&, const TermPair&) = default;
};

// A concept: pairs that share a meaning, the preferred one first.
struct ConceptEntry {
  std::string id;  // stable across rebuilds: "c-" and a hash of the first Korean term
  std::vector<TermPair> pairs;
};

}  // namespace malmoi

#endif  // MALMOI_TERMS_CONCEPT_ENTRY_H_
