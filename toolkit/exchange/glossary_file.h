// Glossary files, whatever their format: the one list of formats, writing by name, reading by
// content.
//
//   MALMOI_ASSIGN_OR_RETURN(const GlossaryFile file, ReadGlossaryFile(in, "client.tbx", {}));
//   MALMOI_ASSIGN_OR_RETURN(Problems losses, WriteGlossary(file.concepts, GlossaryFormat::kCsv, {},
//                                                          sink));
//
// Functions are safe from any thread. To add a format: a row of kFormats in glossary_file.cc.
#ifndef MALMOI_EXCHANGE_GLOSSARY_FILE_H_
#define MALMOI_EXCHANGE_GLOSSARY_FILE_H_

#include <istream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "base/status.h"
#include "exchange/term_selection.h"
#include "terms/concept_entry.h"

namespace malmoi {

enum class GlossaryFormat {
  kTbx,     // TBX-Basic of 2019, DCA
  kTbxDct,  // TBX-Basic of 2019, DCT
  kTbxV2,   // TBX-Basic of 2008
  kCsv,     // as glossary.csv
  kTsv,
  kDeepl,  // these three by their clients' rules (client_glossary.h); not read
  kGoogle,
  kOmegat,
  kJson,
};

std::vector<std::string> GlossaryFormatNames();  // "tbx", "tbx-dct", …
std::optional<GlossaryFormat> GlossaryFormatFromName(std::string_view name);

// Returns what the format could not hold, item by item, to be said on stderr.
absl::StatusOr<Problems> WriteGlossary(std::span<const ConceptEntry> concepts,
                                       GlossaryFormat format, const TermSelection& selection,
                                       ByteSink& sink);

struct GlossaryReadOptions {
  // Whose terms become the Korean and the English side; en takes en-US too.
  std::string source_language = "ko";
  std::string target_language = "en";
};

struct GlossaryFile {
  std::vector<ConceptEntry> concepts;  // in the file's order
  Problems problems;                   // what was left out, each with its place
  Problems remarks;                    // what was passed over or guessed, without loss
};

// Reads TBX in all its forms, CSV, TSV and JSON, gzip-compressed or not, told by how the file
// begins. `name` names it in messages. Errors: it is none of these, or broken from the start; of a
// table or JSON more than 256 MiB.
absl::StatusOr<GlossaryFile> ReadGlossaryFile(std::istream& in, const std::string& name,
                                              const GlossaryReadOptions& options);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_GLOSSARY_FILE_H_
