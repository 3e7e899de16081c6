#include "align/bitext_reader.h"

#include <string_view>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

// The two texts of a line, or what is wrong with it.
std::string ReadRow(std::string_view text, TextPair* pair) {
  if (StripWhitespace(text).empty()) return "an empty line, where Korean<TAB>English was expected";
  if (const size_t valid = ValidUtf8Prefix(text); valid != text.size()) {
    return "bytes that are not UTF-8; save the file as UTF-8";
  }
  const size_t tab = text.find('\t');
  if (tab == std::string_view::npos) return "no tab, where Korean<TAB>English was expected";
  const std::string_view source = StripWhitespace(text.substr(0, tab));
  const std::string_view rest = text.substr(tab + 1);
  const std::string_view target = StripWhitespace(rest.substr(0, rest.find('\t')));
  if (source.empty()) return "the Korean side is empty";
  if (target.empty()) return "the English side is empty";
  *pair = {ToNfc(source), ToNfc(target)};
  return "";
}

}  // namespace

BitextReader::BitextReader(std::istream& in, std::string name, size_t max_line_bytes)
    : lines_(in, std::move(name), max_line_bytes), max_line_bytes_(max_line_bytes) {}

absl::StatusOr<bool> BitextReader::Next(BitextRow* row) {
  MALMOI_ASSIGN_OR_RETURN(const bool more, lines_.Next(&line_));
  if (!more) return false;
  *row = {{}, line_.number, std::nullopt};
  const std::string why = line_.too_long
                              ? Concat("a line of more than ", max_line_bytes_, " bytes; split it")
                              : ReadRow(line_.text, &row->pair);
  if (!why.empty()) row->refused = Problem{{lines_.name(), row->line, 0}, why};
  return true;
}

absl::StatusOr<Bitext> ReadBitext(std::istream& in, const std::string& name) {
  Bitext bitext;
  bitext.name = name;
  BitextReader reader(in, name);
  BitextRow row;
  while (true) {
    MALMOI_ASSIGN_OR_RETURN(const bool more, reader.Next(&row));
    if (!more) return bitext;
    bitext.line_count = row.line;
    if (row.refused) {
      bitext.problems.push_back(*std::move(row.refused));
    } else {
      bitext.pairs.push_back(std::move(row.pair));
      bitext.lines.push_back(row.line);
    }
  }
}

}  // namespace malmoi
