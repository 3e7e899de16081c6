#include "text/internal/both_languages.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/internal/line_end.h"
#include "text/internal/line_form.h"
#include "text/internal/side_label.h"
#include "text/internal/source_line.h"

namespace malmoi::internal {
namespace {

// Words of Latin letters alone, or Hangul words, English ones mixed in or not.
bool IsLatin(std::string_view text) {
  const ScriptCounts counts = CountScripts(text);
  return counts.latin > 1 && counts.letters() == counts.latin;
}
bool IsHangul(std::string_view text) {
  const ScriptCounts counts = CountScripts(text);
  return counts.hangul > 0 && 2 * counts.hangul >= counts.latin;
}

std::optional<TwoParts> InOrder(std::string_view line, Span first, Span second) {
  if (IsHangul(first.In(line)) && IsLatin(second.In(line))) return TwoParts{first, second, {}};
  if (IsLatin(first.In(line)) && IsHangul(second.In(line))) return TwoParts{second, first, {}};
  return std::nullopt;
}

std::vector<Span> CellsOf(std::string_view row) {
  const char bar = row.find('\t') != std::string_view::npos ? '\t' : '|';
  std::vector<Span> cells;
  size_t begin = 0;
  for (size_t i = 0; i <= row.size(); ++i) {
    if (i < row.size() && (row[i] != bar || (i > 0 && row[i - 1] == '\\'))) continue;
    cells.push_back(TrimSpan(row, {begin, i}));
    begin = i + 1;
  }
  return cells;
}

}  // namespace

// "한국어 문장(An English sentence)."
std::optional<TwoParts> SplitBracketed(std::string_view line) {
  const size_t close = line.rfind(')');
  if (close == std::string_view::npos ||
      line.find_first_not_of(".!?…*_ ", close + 1) != std::string_view::npos) {
    return std::nullopt;
  }
  const size_t open = line.find('(');
  if (open == std::string_view::npos || line.find(')') != close) return std::nullopt;
  const Span first = TrimSpan(line, {0, open});
  const Span second = TrimSpan(line, {open + 1, close});
  if (ScriptOf(first.In(line)) != Script::kKorean ||
      ScriptOf(second.In(line)) != Script::kEnglish || CountScripts(second.In(line)).hangul > 0 ||
      2 * CountScripts(first.In(line)).latin > CountScripts(first.In(line)).hangul) {
    return std::nullopt;
  }
  return TwoParts{first, second, {}};
}

std::optional<TwoParts> SplitLineInTwo(std::string_view line, bool terms) {
  if (auto parts = SplitBracketed(line)) return parts;
  for (const std::string_view mark : {" / ", " | ", "\t"}) {
    const size_t at = line.find(mark);
    if (at == std::string_view::npos) continue;
    if (line.find(mark, at + mark.size()) != std::string_view::npos) return std::nullopt;
    auto parts =
        InOrder(line, TrimSpan(line, {0, at}), TrimSpan(line, {at + mark.size(), line.size()}));
    if (!parts) return std::nullopt;
    // "푹 잤다. / Slept well." is short, but both halves are closed.
    const bool closed =
        EndsWithStop(parts->korean.In(line)) && EndsWithStop(parts->english.In(line));
    const bool sentences = ScriptOf(parts->korean.In(line)) == Script::kKorean &&
                           (closed || ScriptOf(parts->english.In(line)) == Script::kEnglish);
    if (sentences || terms) return parts;
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<TwoParts> SplitTitleInTwo(std::string_view line) {
  if (line.empty() || EndsWithStop(line)) return std::nullopt;
  Span first;
  Span second;
  const size_t divider = std::min(line.find(" / "), line.find(" | "));
  if (divider != std::string_view::npos) {
    first = {0, divider};
    second = {divider + 3, line.size()};
  } else if (const size_t open = line.rfind('('); open != line.npos && line.back() == ')') {
    first = {0, open};
    second = {open + 1, line.size() - 1};
  }
  first = TrimSpan(line, first);
  second = TrimSpan(line, second);
  if (CountScripts(first.In(line)).hangul < 2) std::swap(first, second);
  const ScriptCounts korean = CountScripts(first.In(line));
  const ScriptCounts english = CountScripts(second.In(line));
  if (korean.hangul < 2 || korean.latin > 0 || english.latin < 2 || english.hangul > 0) {
    return std::nullopt;
  }
  return TwoParts{first, second, {}};
}

std::optional<TwoParts> SplitRowInTwo(std::string_view row,
                                      const std::optional<SideColumns>& columns) {
  std::vector<Span> cells = CellsOf(row);
  if (columns) {
    // The last cells may be left out where they are empty.
    const size_t fewest = std::max(columns->korean, columns->english) + 1;
    if (cells.size() < fewest) cells.resize(fewest, {row.size(), row.size()});
    TwoParts parts{cells[columns->korean], cells[columns->english], {}};
    const std::string_view korean = parts.korean.In(row);
    const std::string_view english = parts.english.In(row);
    // A cell may be empty still.
    if ((korean.empty() || IsHangul(korean)) && (english.empty() || IsLatin(english)) &&
        !(korean.empty() && english.empty())) {
      for (size_t i = 0; i < cells.size(); ++i) {
        const bool side = i == columns->korean || i == columns->english;
        if (!side && CountScripts(cells[i].In(row)).letters() > 0) parts.others.push_back(cells[i]);
      }
      return parts;
    }
  }
  std::erase_if(cells, [row](Span cell) { return CountScripts(cell.In(row)).letters() == 0; });
  if (cells.size() != 2) return std::nullopt;
  return InOrder(row, cells[0], cells[1]);
}

std::optional<SideColumns> LabelledColumns(std::string_view row) {
  const std::vector<Span> cells = CellsOf(row);
  std::optional<size_t> korean;
  std::optional<size_t> english;
  bool others = false;
  for (size_t i = 0; i < cells.size(); ++i) {
    const SideLabel label = SideLabelOf(cells[i].In(row));
    if (label == SideLabel::kKorean && !korean) korean = i;
    if (label == SideLabel::kEnglish && !english) english = i;
    others |= label == SideLabel::kNone && CountScripts(cells[i].In(row)).letters() > 0;
  }
  if (!korean || !english) return std::nullopt;
  return SideColumns{*korean, *english, others};
}

}  // namespace malmoi::internal
