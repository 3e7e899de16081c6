// TermCandidate: a word or phrase of one language that may be a term, and where it stands.
//
//   tokens   최적 스케줄 을 추정 했는데 WSD 와          candidates  최적 스케줄 | 스케줄 | 추정 |
//   WSD tokens   the upper and lower bound                candidates  upper bound | lower bound | …
//
// Plain data.
#ifndef MALMOI_TERMS_TERM_CANDIDATE_H_
#define MALMOI_TERMS_TERM_CANDIDATE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace malmoi {

enum class CandidateKind : uint8_t {
  kNounPhrase,
  kVerbalNoun,  // Korean noun inside a 하다 or 되다 verb: 생성 of 생성해서; English verb
  kModifier,    // by itself: adjective or participle, 대규모, existing
  kElliptic,    // its words stand apart: "upper bound" of "upper and lower bounds"
};

// One place of a candidate in one text.
struct CandidateSpan {
  std::vector<uint32_t> tokens;  // indexes of its words, ascending; hyphens are left out
  Span span;                     // from its first to its last token, bytes of the text
  CandidateKind kind = CandidateKind::kNounPhrase;
  std::string form;  // as written, with single spaces: 사고 패턴, "Thinking pattern"
  std::string key;   // what variants share: 사고패턴, "thinkingpattern"

  friend bool operator==(const CandidateSpan&, const CandidateSpan&) = default;
};

}  // namespace malmoi

#endif  // MALMOI_TERMS_TERM_CANDIDATE_H_
