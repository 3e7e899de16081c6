// CSV and TSV rows (RFC 4180), both ways.
//
//   CsvWriter writer({}, sink);
//   writer.WriteRow({"사고 패턴", "thinking pattern"});
//
//   MALMOI_ASSIGN_OR_RETURN(const CsvTable table, ReadCsv(bytes, "terms.csv", {}));
//   table.Column({"ko", "source", "korean", "한국어"})   // index of the first alias that stands
//   there
//
// Reading finds the encoding (UTF-8, UTF-16 and CP949 as Excel saves them) and the delimiter.
// A CSV field holds anything: delimiters, quotes and line ends inside are quoted. In TSV, whose
// readers often split at every tab and line end, these become spaces and are told; as Excel does, a
// TSV field that begins with a quote is quoted. Not safe from several threads.
#ifndef MALMOI_EXCHANGE_CSV_H_
#define MALMOI_EXCHANGE_CSV_H_

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "base/status.h"

namespace malmoi {

struct CsvWriteOptions {
  char delimiter = ',';          // '\t' writes TSV; its lines end in LF, those of CSV in CR LF
  bool byte_order_mark = false;  // Excel takes a file without one for the system's code page
};

class CsvWriter {
 public:
  // `sink` must outlive the writer.
  CsvWriter(const CsvWriteOptions& options, ByteSink& sink) : options_(options), sink_(sink) {}

  absl::Status WriteRow(std::span<const std::string> fields);
  absl::Status WriteRow(std::initializer_list<std::string> fields) {
    return WriteRow(std::span(fields.begin(), fields.size()));
  }

  size_t rows_written() const { return rows_; }
  // What TSV could not hold: one for each field that was changed.
  const Problems& losses() const { return losses_; }

 private:
  void AppendField(std::string_view field, std::string* line);
  void AppendTsvField(std::string_view field, size_t column, std::string* line);

  CsvWriteOptions options_;
  ByteSink& sink_;
  size_t rows_ = 0;
  Problems losses_;
};

struct CsvRow {
  size_t line = 0;  // 1-based line of the file where the row begins
  std::vector<std::string> fields;
  std::vector<size_t> columns;  // where each field begins in its line, 1-based, in code points
};

struct CsvReadOptions {
  std::optional<char> delimiter;  // none: found among tab, comma, semicolon and bar
  bool quotes = true;             // false: every character stands for itself (BITEXT.tsv)
};

struct CsvTable {
  std::string file;
  std::string encoding;  // IANA name
  char delimiter = ',';
  std::vector<CsvRow> rows;
  Problems problems;  // rows that were left out, each with its line

  // Index of the column of the first row whose name, in any case and without spaces at its ends,
  // is one of `aliases`.
  std::optional<size_t> Column(std::span<const std::string_view> aliases) const;
  std::optional<size_t> Column(std::initializer_list<std::string_view> aliases) const {
    return Column(std::span(aliases.begin(), aliases.size()));
  }
};

// Every row of the file; empty lines are none. A quote that is never closed, or text after a
// closing quote, is a problem: that row is left out and reading goes on with the next line. In TSV
// such a field is taken as it stands. A row with bytes that are no UTF-8, in a file that is UTF-8
// otherwise, is left out too. Errors: bytes that are no text, over 2 GiB. O(bytes).
absl::StatusOr<CsvTable> ReadCsv(std::string_view bytes, std::string_view file,
                                 const CsvReadOptions& options);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_CSV_H_
