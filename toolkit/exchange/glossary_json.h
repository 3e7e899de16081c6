// The term base as JSON: everything that a pair knows, a pair a line of one array.
//
//   [
//   {"concept":"c-81f2…","ko":"사고 패턴","en":"thinking pattern","status":"preferred",
//    "confidence":0.9312,"frequency":4,"notes":["a.txt#1"],"variants_ko":[…],"variants_en":[…],
//    "definition":"…","subject":"…","part_of_speech":"noun","comments":[…],"created_at":"…",
//    "changed_at":"…","user":"…","evidence":[{"note","bead","ko","en","ko_span","en_span"}]}
//   ]
//
// What is empty is left out, but for the first six. Functions are safe from any thread.
#ifndef MALMOI_EXCHANGE_GLOSSARY_JSON_H_
#define MALMOI_EXCHANGE_GLOSSARY_JSON_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "base/status.h"
#include "exchange/term_selection.h"
#include "terms/concept_entry.h"

namespace malmoi {

// One pair as one object, in one line; the concept's id is not in it.
std::string TermPairToJson(const TermPair& pair);
// Errors: no object, a member of the wrong kind; at `place`.
absl::StatusOr<TermPair> TermPairFromJson(std::string_view json, const Place& place);

// Best first, as in glossary.csv.
absl::Status WriteGlossaryJson(std::span<const ConceptEntry> concepts,
                               const TermSelection& selection, ByteSink& sink);

struct GlossaryJson {
  std::vector<ConceptEntry> concepts;  // in the file's order
  Problems problems;                   // pairs that were left out
};

// A pair without status is accepted: a person wrote it. Errors: no JSON, or none of this kind.
absl::StatusOr<GlossaryJson> ReadGlossaryJson(std::string_view bytes, const std::string& file);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_GLOSSARY_JSON_H_
