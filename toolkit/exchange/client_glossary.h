// Glossaries as one program wants them, with its own rules about size, header and uniqueness.
//
//   DeepL    CSV without header: Korean, English. A Korean term once; a term up to 1,024 bytes; no
//            control characters; the file up to 10 MiB.
//   Google   CSV with the header ko,en,pos,description (Cloud Translation's equivalent term set).
//            Otherwise as DeepL.
//   OmegaT   TSV without header: Korean, English, comment. A Korean term may have several lines.
//
// Rejected and deprecated terms are left out for all three: they know no status, and would offer
// them as valid. Other spellings of a Korean term are rows of their own. Safe from any thread.
#ifndef MALMOI_EXCHANGE_CLIENT_GLOSSARY_H_
#define MALMOI_EXCHANGE_CLIENT_GLOSSARY_H_

#include <span>

#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "base/status.h"
#include "exchange/term_selection.h"
#include "terms/concept_entry.h"

namespace malmoi {

enum class GlossaryClient { kDeepl, kGoogle, kOmegat };

// Preferred terms first, then accepted ones, then candidates, each best first; where a rule takes
// one of several, the first stays. Returns what was left out, to be said on stderr.
absl::StatusOr<Problems> WriteClientGlossary(std::span<const ConceptEntry> concepts,
                                             GlossaryClient client, const TermSelection& selection,
                                             ByteSink& sink);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_CLIENT_GLOSSARY_H_
