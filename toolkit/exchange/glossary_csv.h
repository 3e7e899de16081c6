// glossary.csv and glossary.tsv: the term base as a table, a pair of terms a row.
//
//   ko,en,status,confidence,frequency,notes,variants_ko,variants_en,context_ko,context_en
//   사고 패턴,thinking pattern,candidate,0.9312,4,a.txt#1|b.txt#2,사고패턴,thinking patterns,…,…
//
// Best first; several notes or variants in a cell are separated by '|'. All functions are safe
// from any thread.
#ifndef MALMOI_EXCHANGE_GLOSSARY_CSV_H_
#define MALMOI_EXCHANGE_GLOSSARY_CSV_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "base/status.h"
#include "exchange/csv.h"
#include "exchange/term_selection.h"
#include "terms/concept_entry.h"

namespace malmoi {

struct GlossaryCsvOptions {
  CsvWriteOptions csv;  // delimiter, byte order mark
  TermSelection selection;
  // Tells of what a table has no column for, where nothing beside it keeps the whole.
  bool tells_missing_columns = true;
};

// Returns what the format could not hold, to be said on stderr.
absl::StatusOr<Problems> WriteGlossaryCsv(std::span<const ConceptEntry> concepts,
                                          const GlossaryCsvOptions& options, ByteSink& sink);
absl::StatusOr<Problems> WriteGlossaryCsv(std::span<const TermPair> pairs,
                                          const GlossaryCsvOptions& options, ByteSink& sink);

struct GlossaryCsvReadOptions {
  CsvReadOptions csv;
  // Whose columns become the Korean and the English side, by their names; en takes en-US too.
  std::string source_language = "ko";
  std::string target_language = "en";
};

struct GlossaryRows {
  std::vector<TermPair> pairs;  // in the file's order
  Problems problems;            // rows that were left out
  Problems remarks;             // what was guessed
};

// Reads any table with a Korean and an English column. Columns are found by name (ko/en,
// source/target, Korean/English, 한국어/영어, and the names above); a table of at least two columns
// without a header is told by its Hangul. A row without status is accepted: a person wrote it.
// Errors: bytes that are no text, one column, a header with one of the languages only (the message
// says which columns there are).
absl::StatusOr<GlossaryRows> ReadGlossaryCsv(std::string_view bytes, std::string_view file,
                                             const GlossaryCsvReadOptions& options);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_GLOSSARY_CSV_H_
