// LineReader: the lines of a stream, plain or gzip-compressed, in bounded memory.
//
//   LineReader reader(stream, "train.tsv.gz");
//   Line line;
//   while (true) {
//     MALMOI_ASSIGN_OR_RETURN(const bool more, reader.Next(&line));
//     if (!more) break;
//     ...
//   }
//
// A line ends at LF or CR LF; a byte order mark at the beginning is left out. Not safe from several
// threads; the stream must outlive the reader.
#ifndef MALMOI_BASE_LINE_READER_H_
#define MALMOI_BASE_LINE_READER_H_

#include <cstddef>
#include <istream>
#include <string>

#include "absl/status/statusor.h"
#include "base/byte_source.h"

namespace malmoi {

struct Line {
  size_t number = 0;      // from 1
  std::string text;       // without its end
  bool too_long = false;  // longer than max_line_bytes: `text` is empty, the rest was skipped
};

class LineReader {
 public:
  static constexpr size_t kMaxLineBytes = size_t{1} << 20;

  // `name` stands in error messages.
  LineReader(std::istream& in, std::string name, size_t max_line_bytes = kMaxLineBytes);
  LineReader(const LineReader&) = delete;  // a copy would share its place in the stream
  LineReader& operator=(const LineReader&) = delete;

  // The next line into `line`; false at the end. Errors: the stream cannot be read, or the
  // compressed data is damaged or cut short.
  absl::StatusOr<bool> Next(Line* line);

  // Whether more has arrived already, so that a program at the other end of a pipe need not wait
  // for its answers while this one waits for its questions.
  bool Ready() const;

  const std::string& name() const { return name_; }

 private:
  // Refills buffer_ with plain bytes; false at the end.
  absl::StatusOr<bool> Fill();

  std::istream& in_;
  ByteSource source_;
  std::string name_;
  size_t max_line_bytes_;
  std::string buffer_;
  size_t position_ = 0;
  size_t line_number_ = 0;
  bool started_ = false;
};

}  // namespace malmoi

#endif  // MALMOI_BASE_LINE_READER_H_
