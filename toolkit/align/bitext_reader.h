// BitextReader: `ko<TAB>en` a line, the way aligned text travels between programs.
//
//   사고 패턴을 디자인했다.<TAB>They designed thinking patterns.<TAB>anything
//
// Further columns are ignored; gzip is recognised by its first bytes. A row that cannot be used
// is still a row, with `refused` set, so that results can keep the input's line numbers:
//
//   BitextReader reader(stream, "notes.tsv");
//   BitextRow row;
//   while (true) {
//     MALMOI_ASSIGN_OR_RETURN(const bool more, reader.Next(&row));
//     if (!more) break;
//     if (row.refused) problems.push_back(*row.refused);
//   }
//
// Constant memory. Not safe from several threads; the stream must outlive the reader.
#ifndef MALMOI_ALIGN_BITEXT_READER_H_
#define MALMOI_ALIGN_BITEXT_READER_H_

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/line_reader.h"
#include "base/status.h"

namespace malmoi {

// Two texts that render one another. NFC, without white space at the ends.
struct TextPair {
  std::string source;  // Korean in Malmoi's own use
  std::string target;  // English

  friend bool operator==(const TextPair&, const TextPair&) = default;
};

struct BitextRow {
  TextPair pair;
  size_t line = 0;                 // from 1
  std::optional<Problem> refused;  // why `pair` is empty: no tab, an empty side, no UTF-8, too long
};

class BitextReader {
 public:
  // `name` stands in messages: the path, or "standard input".
  BitextReader(std::istream& in, std::string name,
               size_t max_line_bytes = LineReader::kMaxLineBytes);

  // The next row; false at the end. Errors: as LineReader::Next.
  absl::StatusOr<bool> Next(BitextRow* row);

 private:
  LineReader lines_;
  size_t max_line_bytes_;
  Line line_;
};

// A whole bitext in memory, for work that has to see everything at once.
struct Bitext {
  std::string name;             // for messages
  std::vector<TextPair> pairs;  // the rows that were not refused
  std::vector<size_t> lines;    // the line of each pair, from 1
  size_t line_count = 0;        // of the input, refused ones included
  Problems problems;
};

// Errors: as BitextReader::Next.
absl::StatusOr<Bitext> ReadBitext(std::istream& in, const std::string& name);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_BITEXT_READER_H_
