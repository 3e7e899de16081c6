#include "text/internal/both_languages.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/internal/block_marker.h"
#include "text/internal/line_end.h"
#include "text/internal/line_form.h"
#include "text/internal/link_finder.h"
#include "text/internal/side_label.h"
#include "text/internal/source_line.h"

namespace malmoi::internal {
namespace {

// `line` with its addresses, the targets of its links and its code blanked out, of the same size:
// `torch.compile` and https://example.org say nothing about the language of a half.
std::string WordsOf(std::string_view line) {
  std::string words = BlankLinks(line);
  // The brackets around a blanked target hold no remark.
  for (size_t at = words.find("]("); at != std::string::npos; at = words.find("](", at + 1)) {
    const size_t close = words.find_first_not_of(' ', at + 2);
    if (close == std::string::npos || words[close] != ')') continue;
    words[at + 1] = words[close] = '`';
  }
  for (size_t open = words.find('`'); open != std::string::npos;) {
    const size_t close = words.find('`', open + 1);
    if (close == std::string::npos) break;
    std::fill(words.begin() + static_cast<ptrdiff_t>(open),
              words.begin() + static_cast<ptrdiff_t>(close), '`');
    open = words.find('`', close + 1);
  }
  return words;
}

// Words of Latin letters alone, or more Hangul than Latin words.
bool IsLatin(std::string_view words) {
  const ScriptCounts counts = CountScripts(words);
  return counts.latin > 1 && counts.letters() == counts.latin;
}
bool IsHangul(std::string_view words) {
  const ScriptCounts counts = CountScripts(words);
  return counts.hangul > 0 && 2 * counts.hangul >= counts.latin;
}

// Which half is which, where one of them is of Latin letters alone and the other is not; or where
// one is an English sentence that quotes a Korean word.
std::optional<TwoParts> InOrder(std::string_view words, Span first, Span second) {
  for (int turn = 0; turn < 2; ++turn, std::swap(first, second)) {
    const std::string_view korean = first.In(words);
    const std::string_view english = second.In(words);
    if (CountScripts(korean).hangul == 0) continue;
    const bool quotes = IsHangul(korean) && ScriptOf(english) == Script::kEnglish;
    if (IsLatin(english) || quotes) return TwoParts{first, second, {}};
  }
  return std::nullopt;
}

// "푹 잤다. / Slept well." is short, but both halves end as sentences do.
bool AreClosed(std::string_view line, const TwoParts& parts) {
  return ScriptOf(parts.korean.In(line)) == Script::kKorean &&
         EndsWithStop(parts.korean.In(line)) && EndsWithStop(parts.english.In(line));
}
bool AreSentences(std::string_view line, const TwoParts& parts) {
  return AreClosed(line, parts) || (ScriptOf(parts.korean.In(line)) == Script::kKorean &&
                                    ScriptOf(parts.english.In(line)) == Script::kEnglish);
}

// Without the marker of an item: "2. 국을 끓임 / 2. Boiled soup" has one in each half.
Span WithoutMarker(std::string_view line, Span half) {
  int number = 0;
  const std::string_view text = half.In(line);
  const size_t marker = std::max(NumberMarker(text, &number), BulletMarker(text));
  return TrimSpan(line, {half.begin + marker, half.end});
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

// "한국어 문장(An English sentence)."
std::optional<TwoParts> SplitBracketed(std::string_view line, std::string_view words) {
  const size_t close = words.rfind(')');
  if (close == std::string_view::npos ||
      words.find_first_not_of(".!?…*_ ", close + 1) != std::string_view::npos) {
    return std::nullopt;
  }
  const size_t open = words.find('(');
  if (open == std::string_view::npos || words.find(')') != close) return std::nullopt;
  const Span first = TrimSpan(line, {0, open});
  const Span second = TrimSpan(line, {open + 1, close});
  const ScriptCounts korean = CountScripts(first.In(words));
  if (ScriptOf(first.In(line)) != Script::kKorean ||
      ScriptOf(second.In(line)) != Script::kEnglish || CountScripts(second.In(line)).hangul > 0 ||
      2 * korean.latin > korean.hangul) {
    return std::nullopt;
  }
  return TwoParts{first, second, {}};
}

// "5월 | 콩을 샀다. | We bought beans. | 시장": the one cell of each language that is a sentence.
std::optional<TwoParts> TheTwoSentences(std::string_view row, const std::vector<Span>& cells) {
  TwoParts parts;
  for (const Span cell : cells) {
    const std::string_view text = cell.In(row);
    const Script script = ScriptOf(text);
    const bool sentence = EndsWithStop(text) && text.find(' ') != std::string_view::npos;
    Span* const side = !sentence                    ? nullptr
                       : script == Script::kKorean  ? &parts.korean
                       : script == Script::kEnglish ? &parts.english
                                                    : nullptr;
    if (side == nullptr) {
      parts.others.push_back(cell);
    } else if (side->empty()) {
      *side = cell;
    } else {
      return std::nullopt;
    }
  }
  if (parts.korean.empty() || parts.english.empty()) return std::nullopt;
  return parts;
}

}  // namespace

std::optional<TwoParts> SplitLineInTwo(std::string_view line, bool item) {
  constexpr size_t kMostMarks = 8;
  if (line.find_first_of("/|\t)") == std::string_view::npos) return std::nullopt;
  const std::string words = WordsOf(line);
  if (auto parts = SplitBracketed(line, words)) return parts;
  const auto halves = [&](Span first, Span second) {
    auto parts = InOrder(words, TrimSpan(line, first), TrimSpan(line, second));
    if (parts && item) {
      parts->korean = WithoutMarker(line, parts->korean);
      parts->english = WithoutMarker(line, parts->english);
    }
    return parts;
  };
  for (const std::string_view mark : {" / ", " | ", "\t"}) {
    std::vector<size_t> marks;
    for (size_t at = words.find(mark); at != std::string::npos; at = words.find(mark, at + 1)) {
      if (line.substr(at, mark.size()) == mark) marks.push_back(at);
      if (marks.size() > kMostMarks) return std::nullopt;
    }
    if (marks.empty()) continue;
    if (marks.size() == 1) {
      auto parts = halves({0, marks[0]}, {marks[0] + mark.size(), line.size()});
      if (!parts || AreSentences(line, *parts)) return parts;
      const bool terms = item && (IsHangul(parts->korean.In(words)) ||
                                  HoldSameDigits(parts->korean.In(line), parts->english.In(line)));
      return terms ? parts : std::nullopt;
    }
    if (marks.size() == 2) {
      const Span third = TrimSpan(line, {marks[1] + mark.size(), line.size()});
      auto parts = halves({0, marks[0]}, {marks[0] + mark.size(), marks[1]});
      if (parts && ScriptOf(third.In(line)) == Script::kOther && AreClosed(line, *parts)) {
        parts->others.push_back(third);
        return parts;
      }
    }
    // Marks stand within the halves, too: whole sentences prove where the first one ends.
    std::optional<TwoParts> found;
    for (const size_t at : marks) {
      auto parts = halves({0, at}, {at + mark.size(), line.size()});
      if (!parts || !AreClosed(line, *parts)) continue;
      if (found) return std::nullopt;
      found = std::move(parts);
    }
    return found;
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
  const std::string words = WordsOf(row);
  std::vector<Span> cells = CellsOf(row);
  if (columns) {
    // The last cells may be left out where they are empty.
    const size_t fewest = std::max(columns->korean, columns->english) + 1;
    if (cells.size() < fewest) cells.resize(fewest, {row.size(), row.size()});
    TwoParts parts{cells[columns->korean], cells[columns->english], {}};
    const std::string_view korean = parts.korean.In(words);
    const std::string_view english = parts.english.In(words);
    // A cell may be empty still.
    const auto ordered = InOrder(words, parts.korean, parts.english);
    const bool in_both = ordered && ordered->korean == parts.korean;
    const bool in_one =
        (korean.empty() && IsLatin(english)) || (english.empty() && IsHangul(korean));
    if (in_both || in_one) {
      for (size_t i = 0; i < cells.size(); ++i) {
        const bool side = i == columns->korean || i == columns->english;
        if (!side && CountScripts(cells[i].In(row)).letters() > 0) parts.others.push_back(cells[i]);
      }
      return parts;
    }
  }
  std::erase_if(cells, [&](Span cell) { return CountScripts(cell.In(words)).letters() == 0; });
  if (cells.size() == 2) {
    auto parts = InOrder(words, cells[0], cells[1]);
    if (!parts || IsHangul(parts->korean.In(words)) || AreSentences(row, *parts)) return parts;
    return HoldSameDigits(parts->korean.In(row), parts->english.In(row)) ? parts : std::nullopt;
  }
  return TheTwoSentences(row, cells);
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

bool HoldSameDigits(std::string_view a, std::string_view b) {
  const auto digits = [](std::string_view text) {
    std::string found;
    for (const char c : text) {
      if (c >= '0' && c <= '9') found.push_back(c);
    }
    return found;
  };
  const std::string of_a = digits(a);
  return !of_a.empty() && of_a == digits(b);
}

}  // namespace malmoi::internal
