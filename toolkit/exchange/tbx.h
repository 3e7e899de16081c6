// TBX-Basic (ISO 30042): the term base as concepts, in the three forms that tools read.
//
//   concept          one meaning: definition, subject
//     language ko    사고 패턴, its variants, context sentences with their source
//     language en    thinking pattern [preferred], thought pattern [deprecated]
//
// Status: preferred is preferredTerm, accepted is admittedTerm, rejected is deprecatedTerm on the
// English, deprecated is deprecatedTerm on the Korean; a candidate says so in a note. What
// TBX-Basic has no data category for (confidence, frequency, notes) stands in notes as
// "confidence: 0.9312", so that nothing is lost on the way back. Functions are safe from any
// thread; same concepts, same bytes.
#ifndef MALMOI_EXCHANGE_TBX_H_
#define MALMOI_EXCHANGE_TBX_H_

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/byte_source.h"
#include "base/file_store.h"
#include "base/status.h"
#include "exchange/term_selection.h"
#include "terms/concept_entry.h"

namespace malmoi {

enum class TbxDialect {
  kV3Dca,  // ISO 30042:2019, data categories as attributes: glossary.tbx
  kV3Dct,  // ISO 30042:2019, data categories as tags
  kV2,     // TBX-Basic of 2008, what today's CAT tools open: glossary-v2.tbx
};

struct TbxWriteOptions {
  TbxDialect dialect = TbxDialect::kV3Dca;
  TermSelection selection;
  std::string title = "Malmoi glossary";
  // Leaves out rejected and deprecated terms: OmegaT loads them as if they were valid.
  bool leave_out_deprecated = false;
};

// Returns what the format could not hold, to be said on stderr.
absl::StatusOr<Problems> WriteTbx(std::span<const ConceptEntry> concepts,
                                  const TbxWriteOptions& options, ByteSink& sink);

struct TbxReadOptions {
  // Whose terms become the Korean and the English side; en takes en-US too.
  std::string source_language = "ko";
  std::string target_language = "en";
};

struct TbxReadResult {
  std::vector<ConceptEntry> concepts;       // in the file's order
  std::map<std::string, size_t> languages;  // as the file writes them, with their terms
  Problems problems;                        // what was left out, with its line
  Problems remarks;  // what was passed over, without loss of what was asked for
};

// Reads TBX of 2008 (martif; also full TBX) and of 2019 in both styles, in any encoding,
// gzip-compressed or not. Each Korean term of an entry makes a pair with each English one, unless
// the file is Malmoi's own and says which belong together. A term without status is accepted. Data
// categories that a pair has no field for become comments, "geographicalUsage: Korea".
// After XML that is not well-formed the reading stops, and what stood before is returned.
// Errors: no TBX; not well-formed before the first entry; no entry with both languages (the
// message says which there are); the source's. `file` names the file in messages.
absl::StatusOr<TbxReadResult> ReadTbx(ByteSource source, const std::string& file,
                                      const TbxReadOptions& options);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_TBX_H_
