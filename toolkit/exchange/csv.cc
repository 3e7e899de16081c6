#include "exchange/csv.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr size_t kRowsToGuessFrom = 20;

bool IsLineEnd(char c) { return c == '\n' || c == '\r'; }

// Reads rows one after another out of decoded text.
class RowReader {
 public:
  RowReader(std::string_view text, char delimiter, bool quotes)
      : text_(text), delimiter_(delimiter), quotes_(quotes) {}

  bool AtEnd() const { return at_ >= text_.size(); }

  // Reads the next row into *row. False where it is broken: *complaint says how, row->line where,
  // and the next row is the line after the one in which the broken field began.
  bool Next(CsvRow* row, std::string* complaint) {
    row->fields.clear();
    row->columns.clear();
    row->line = line_;
    const size_t begin = at_;
    while (true) {
      std::string field;
      row->columns.push_back(ColumnOf(at_));
      if (!ReadField(&field, complaint)) {
        row->line = line_;
        SkipBareText(/*stop_at_delimiter=*/false);
        SkipLineEnd();
        return false;
      }
      row->fields.push_back(std::move(field));
      if (!AtEnd() && text_[at_] == delimiter_) {
        ++at_;
        continue;
      }
      blank_ = at_ == begin;
      SkipLineEnd();
      return true;
    }
  }

  // Whether the row just read was an empty line, which is no row; "" is one.
  bool blank() const { return blank_; }

 private:
  bool AtFieldEnd(size_t at) const {
    return at >= text_.size() || text_[at] == delimiter_ || IsLineEnd(text_[at]);
  }

  // Of a place that is not before the one asked for last, so that all rows together take O(bytes).
  size_t ColumnOf(size_t at) {
    for (; counted_ < at; ++counted_) {
      if (IsLineEnd(text_[counted_])) {
        column_ = 1;
      } else if ((text_[counted_] & 0xC0) != 0x80) {
        ++column_;
      }
    }
    return column_;
  }

  bool ReadField(std::string* field, std::string* complaint) {
    if (quotes_ && !AtEnd() && text_[at_] == '"') {
      if (ReadQuoted(field, complaint)) return true;
      if (delimiter_ != '\t') return false;
    }
    const size_t begin = at_;
    SkipBareText(/*stop_at_delimiter=*/true);
    field->assign(text_.substr(begin, at_ - begin));
    return true;
  }

  // Moves past the quoted field, or leaves everything as it is and says what is wrong.
  bool ReadQuoted(std::string* field, std::string* complaint) {
    std::string value;
    size_t lines = 0;
    for (size_t at = at_ + 1; at < text_.size(); ++at) {
      const char c = text_[at];
      if (c == '"' && at + 1 < text_.size() && text_[at + 1] == '"') {
        ++at;
      } else if (c == '"') {
        if (!AtFieldEnd(at + 1)) {
          *complaint =
              "text after a closing quote; a quote inside a quoted field is written twice (\"\")";
          return false;
        }
        at_ = at + 1;
        line_ += lines;
        *field = std::move(value);
        return true;
      }
      lines += c == '\n' || (c == '\r' && (at + 1 >= text_.size() || text_[at + 1] != '\n'));
      value.push_back(c);
    }
    *complaint = "a quote is opened here and never closed; close it, or write it twice (\"\")";
    return false;
  }

  void SkipBareText(bool stop_at_delimiter) {
    while (at_ < text_.size() && !IsLineEnd(text_[at_]) &&
           !(stop_at_delimiter && text_[at_] == delimiter_)) {
      ++at_;
    }
  }

  void SkipLineEnd() {
    if (AtEnd()) return;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
  }

  std::string_view text_;
  char delimiter_;
  bool quotes_;
  size_t at_ = 0;
  size_t line_ = 1;
  size_t counted_ = 0;  // bytes that column_ knows of
  size_t column_ = 1;
  bool blank_ = false;
};

// The delimiter under which most of the first rows have as many fields as the first of them, at
// least two; comma where no delimiter makes two.
char GuessDelimiter(std::string_view text, bool quotes) {
  char best = ',';
  size_t best_rows = 0;
  for (const char candidate : {'\t', ',', ';', '|'}) {
    RowReader reader(text, candidate, quotes);
    size_t fields = 0;
    size_t same = 0;
    CsvRow row;
    std::string complaint;
    for (size_t seen = 0; seen < kRowsToGuessFrom && !reader.AtEnd();) {
      if (!reader.Next(&row, &complaint) || reader.blank()) continue;
      ++seen;
      if (fields == 0) fields = row.fields.size();
      same += row.fields.size() == fields;
    }
    if (fields >= 2 && same > best_rows) {
      best = candidate;
      best_rows = same;
    }
  }
  return best;
}

// UTF-8 but for some bytes, and no other encoding: text of another one hardly ever holds sequences
// of UTF-8 by accident, so where most are, UTF-8 was meant.
bool IsDamagedUtf8(std::string_view bytes) {
  if (bytes.find('\0') != std::string_view::npos || IsValidUtf8(bytes)) return false;
  constexpr size_t kSyllableBytes = 3;  // shorter sequences do stand in CP949
  size_t whole = 0;
  size_t broken_runs = 0;
  bool in_run = false;
  for (size_t at = 0; at < bytes.size();) {
    const size_t begin = at;
    const char32_t c = NextCodePoint(bytes, &at);
    const bool is_broken = !IsValidUtf8(bytes.substr(begin, at - begin));
    broken_runs += is_broken && !in_run;
    in_run = is_broken;
    whole += !is_broken && at - begin >= kSyllableBytes && IsLetter(c);
  }
  return whole > broken_runs;
}

bool HoldsReplacement(const CsvRow& row, size_t* column) {
  for (size_t i = 0; i < row.fields.size(); ++i) {
    *column = row.columns[i];
    if (row.fields[i].find("\xEF\xBF\xBD") != std::string::npos) return true;
  }
  return false;
}

}  // namespace

absl::Status CsvWriter::WriteRow(std::span<const std::string> fields) {
  std::string line;
  if (rows_ == 0 && options_.byte_order_mark) line.append(kByteOrderMark);
  ++rows_;
  for (size_t column = 0; column < fields.size(); ++column) {
    if (column > 0) line.push_back(options_.delimiter);
    options_.delimiter == '\t' ? AppendTsvField(fields[column], column, &line)
                               : AppendField(fields[column], &line);
  }
  // A row of one empty field would look like an empty line, which is no row.
  if (fields.size() == 1 && fields[0].empty()) line.append("\"\"");
  line.append(options_.delimiter == '\t' ? "\n" : "\r\n");
  return sink_.Write(line);
}

void CsvWriter::AppendField(std::string_view field, std::string* line) {
  // Spaces at the ends are part of a field (RFC 4180, 2.4), but many readers trim bare ones.
  const bool plain = field.find_first_of("\"\r\n") == std::string_view::npos &&
                     field.find(options_.delimiter) == std::string_view::npos &&
                     (field.empty() || (field.front() != ' ' && field.back() != ' '));
  if (plain) {
    line->append(field);
    return;
  }
  line->push_back('"');
  line->append(ReplaceAll(field, "\"", "\"\""));
  line->push_back('"');
}

void CsvWriter::AppendTsvField(std::string_view field, size_t column, std::string* line) {
  std::string value(field);
  if (value.find_first_of("\t\r\n") != std::string::npos) {
    value = ReplaceAll(value, "\r\n", " ");
    std::ranges::replace_if(
        value, [](char c) { return c == '\t' || IsLineEnd(c); }, ' ');
    losses_.push_back({{Concat("row ", rows_, ", column ", column + 1), 0, 0},
                       "a tab or a line end, which TSV cannot hold, is written as a space"});
  }
  if (value.starts_with('"')) value = Concat('"', ReplaceAll(value, "\"", "\"\""), '"');
  line->append(value);
}

std::optional<size_t> CsvTable::Column(std::span<const std::string_view> aliases) const {
  if (rows.empty()) return std::nullopt;
  for (const std::string_view alias : aliases) {
    for (size_t i = 0; i < rows[0].fields.size(); ++i) {
      if (FoldCase(StripWhitespace(rows[0].fields[i])) == FoldCase(alias)) return i;
    }
  }
  return std::nullopt;
}

absl::StatusOr<CsvTable> ReadCsv(std::string_view bytes, std::string_view file,
                                 const CsvReadOptions& options) {
  CsvTable table;
  table.file = file;
  std::string decoded;
  const bool is_damaged = IsDamagedUtf8(bytes);
  if (is_damaged) {
    decoded = ToNfc(bytes);  // with U+FFFD where the damage is
    table.encoding = "UTF-8";
  } else {
    MALMOI_ASSIGN_OR_RETURN(DecodedText text, DecodeText(bytes, file));
    decoded = std::move(text.mapped.text);
    table.encoding = std::move(text.encoding);
  }
  const std::string_view text = decoded;
  table.delimiter = options.delimiter ? *options.delimiter : GuessDelimiter(text, options.quotes);
  RowReader reader(text, table.delimiter, options.quotes);
  CsvRow row;
  std::string complaint;
  size_t damaged_column = 0;
  while (!reader.AtEnd()) {
    if (!reader.Next(&row, &complaint)) {
      table.problems.push_back(
          {{table.file, row.line, row.columns.back()}, complaint + "; this row is left out"});
    } else if (is_damaged && HoldsReplacement(row, &damaged_column)) {
      table.problems.push_back({{table.file, row.line, damaged_column},
                                "bytes that are no UTF-8; this row is left out"});
    } else if (!reader.blank()) {
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace malmoi
