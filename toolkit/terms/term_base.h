// From pairs of terms to concepts, and the names of concepts.
//
//   사고 패턴 - thinking pattern, 사고 패턴 - thought pattern      one concept, two renderings
//   인코더 - encoder                                               another
//
// Pure functions, safe from any thread.
#ifndef MALMOI_TERMS_TERM_BASE_H_
#define MALMOI_TERMS_TERM_BASE_H_

#include <string>
#include <string_view>
#include <vector>

#include "terms/concept_entry.h"

namespace malmoi {

// "c-" and 16 hexadecimal digits of the term's FNV-1a hash: the same in every build, whatever else
// the glossary holds, and fit for an XML id.
std::string ConceptId(std::string_view korean_term);

// What spellings of one term share: no case, no spaces, no hyphens. 사고패턴 is 사고 패턴,
// Fine-Tuning is "fine tuning". For comparing, never for showing.
std::string TermKey(std::string_view term);

// Whether a line end, a tab or another control character stands in a term: no client takes those.
bool HasControlCharacter(std::string_view term);

// Pairs of one Korean term make one concept. Concepts stand in the order of their first pairs, the
// pairs of a concept in the order given.
std::vector<ConceptEntry> GroupConcepts(std::vector<TermPair> pairs);

}  // namespace malmoi

#endif  // MALMOI_TERMS_TERM_BASE_H_
