// Any bytes: what is read as a table, written and read again is the same table.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "exchange/csv.h"
#include "exchange/glossary_csv.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace malmoi;  // one file, nothing to clash with
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(ReadGlossaryCsv(bytes, "fuzz.csv", {}));
  const absl::StatusOr<CsvTable> table = ReadCsv(bytes, "fuzz.csv", {});
  if (!table.ok()) return 0;
  StringSink sink;
  // The mark tells the encoding: a table may be too short for it to be guessed.
  CsvWriter writer({.delimiter = ',', .byte_order_mark = true}, sink);
  for (const CsvRow& row : table->rows) {
    if (!writer.WriteRow(row.fields).ok()) std::abort();
  }
  CsvReadOptions options;
  options.delimiter = ',';
  const absl::StatusOr<CsvTable> again = ReadCsv(sink.text(), "fuzz.csv", options);
  // With its good parts left out, a table may be nothing but control characters.
  if (!again.ok()) return 0;
  if (again->rows.size() != table->rows.size() || !again->problems.empty()) std::abort();
  for (size_t i = 0; i < again->rows.size(); ++i) {
    if (again->rows[i].fields != table->rows[i].fields) std::abort();
  }
  return 0;
}
