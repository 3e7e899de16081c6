#include "text/internal/wrapped_lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/date.h"
#include "text/internal/author_line.h"
#include "text/internal/block_marker.h"
#include "text/internal/both_languages.h"
#include "text/internal/form_label.h"
#include "text/internal/line_end.h"
#include "text/internal/line_form.h"
#include "text/internal/side_label.h"

namespace malmoi::internal {
namespace {

using Lines = std::vector<SourceLine>;

bool HasHangul(std::string_view text) { return CountScripts(text).hangul > 0; }

// "**오늘의 문장**": a heading for whoever writes none.
bool IsBoldLine(std::string_view line) {
  return line.size() > 4 && line.starts_with("**") && line.ends_with("**") &&
         line.find("**", 2) == line.size() - 2 && !EndsWithStop(line);
}

// Something that begins a paragraph, whatever stands before it: a label and its text.
bool BeginsPart(std::string_view line, const LineHabits& habits) {
  return SideLabelPrefix(line).size > 0 ||
         (habits.form && FormLabelOf(line).field == FormField::kBody);
}

// A line that is a part of its own, whatever stands around it.
bool StandsAlone(std::string_view line, bool after_title, const LineHabits& habits) {
  const FormField field = habits.form ? FormLabelOf(line).field : FormField::kNone;
  if (field == FormField::kTitle || field == FormField::kBodyBelow) return true;
  return DateOfDayLine(line, habits.year).has_value() || !TagsOf(line).empty() ||
         IsLinkLine(line) || SideLabelOf(line) != SideLabel::kNone || IsReferenceLine(line) ||
         line.find('\t') != std::string_view::npos || IsBoldLine(line) ||
         SplitLineInTwo(line, false).has_value() || !AuthorsOf(line, after_title).empty();
}

// "가 있습니다." after an address: a particle that stands by itself.
bool StartsWithParticle(std::string_view line) {
  constexpr std::array<std::string_view, 16> kParticles = {"가", "이", "을",   "를", "은",   "는",
                                                           "의", "에", "에서", "로", "으로", "와",
                                                           "과", "도", "및",   "등"};
  const std::string_view word = line.substr(0, line.find_first_of(" \t"));
  return std::ranges::find(kParticles, word) != kParticles.end();
}

// An address by itself on a line of a wrapped paragraph: "자세한 값은", "https://example.org/a",
// "에 있다." The line before it is open, or a particle follows.
bool LinkGoesOn(std::string_view before, std::string_view line, std::string_view after) {
  if (!StartsWithLink(line) || !IsLinkLine(line)) return false;
  const LineEnd end = LineEndOf(before);
  return end == LineEnd::kOpen || (end == LineEnd::kUnclear && StartsWithParticle(after));
}

// How many lines from `at` on make a list of authors that is wrapped: "(Ada Lovelace,", "Alan
// Turing)". 0 where they make none.
size_t WrappedAuthors(std::string_view text, const Lines& lines, size_t at) {
  constexpr size_t kMostLines = 40;
  const std::string_view first = lines[at].span.In(text);
  if (first.find('(') > 1) return 0;
  int depth = 0;
  for (size_t i = at; i < lines.size() && i - at < kMostLines; ++i) {
    for (const char c : lines[i].span.In(text)) depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (depth > 0) continue;
    std::string joined;
    for (size_t j = at; j <= i; ++j) {
      joined += Concat(j > at ? " " : "", lines[j].span.In(text));
    }
    return i > at && !AuthorsOf(joined, true).empty() ? i - at + 1 : 0;
  }
  return 0;
}

// The base of both groupings: goes through the lines and asks `joins` whether a line goes on with
// the group before it.
template <typename Joins>
std::vector<Lines> Group(std::string_view text, const Lines& lines, const LineHabits& habits,
                         Joins joins) {
  std::vector<Lines> groups;
  bool open = false;  // the last group takes further lines
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i].span.In(text);
    const bool after_title = !groups.empty() && open && groups.back().size() == 1 &&
                             TitleLikenessOf(groups.back()[0].span.In(text)) != TitleLikeness::kNo;
    if (const size_t authors = WrappedAuthors(text, lines, i)) {
      groups.emplace_back(lines.begin() + static_cast<ptrdiff_t>(i),
                          lines.begin() + static_cast<ptrdiff_t>(i + authors));
      i += authors - 1;
      open = false;
    } else if (open && LinkGoesOn(groups.back().back().span.In(text), line,
                                  i + 1 < lines.size() ? lines[i + 1].span.In(text) : "")) {
      groups.back().push_back(lines[i]);
    } else if (StandsAlone(line, after_title, habits)) {
      groups.push_back({lines[i]});
      open = false;
    } else if (open && !BeginsPart(line, habits) && joins(groups.back(), i)) {
      groups.back().push_back(lines[i]);
    } else {
      groups.push_back({lines[i]});
      open = true;
    }
  }
  return groups;
}

bool StartsNumbered(std::string_view line) {
  int number = 0;
  return NumberMarker(line, &number) > 0;
}

// The title of a paper broken over two lines, the second with the authors.
bool IsSecondTitleLine(std::string_view text, const SourceLine& first, const SourceLine& second) {
  return second.indent > first.indent && !HasHangul(first.span.In(text)) &&
         !EndsWithStop(first.span.In(text)) &&
         SplitTitleFromAuthors(second.span.In(text)).has_value();
}

// Lines of a text file that somebody wrapped at a width are about that wide.
class WrapWidth {
 public:
  WrapWidth(std::string_view text, const Lines& lines) {
    for (const SourceLine& line : lines) {
      widest_ = std::max(widest_, DisplayWidth(line.span.In(text)));
    }
    plausible_ = lines.size() >= 3 && widest_ >= 36 && widest_ <= 120;
  }

  // The first word of `next` would not have fitted on `line`.
  bool Forced(std::string_view line, std::string_view next) const {
    const std::string_view word = next.substr(0, next.find_first_of(" \t"));
    return plausible_ && DisplayWidth(line) + 1 + DisplayWidth(word) > widest_;
  }

 private:
  size_t widest_ = 0;
  bool plausible_ = false;
};

bool GoesOnInPlainText(std::string_view line, std::string_view next, const WrapWidth& width) {
  if (StartsNumbered(next)) return false;
  const LineEnd end = LineEndOf(line);
  if (end == LineEnd::kSentence) return false;
  const bool hangul = HasHangul(line);
  if (hangul != HasHangul(next)) {
    // Only a Korean line with an open end goes on with a line of English words.
    return hangul && end == LineEnd::kOpen && ScriptOf(next) == Script::kFragment &&
           TitleLikenessOf(next) != TitleLikeness::kLikely;
  }
  if (end == LineEnd::kOpen) return true;
  // A sentence that begins within the line and has no end there: no title looks so.
  int number = 0;
  if (hangul && line.find(". ", NumberMarker(line, &number)) != std::string_view::npos) return true;
  if (hangul) return width.Forced(line, next);
  if (StartsInMidSentence(next)) return true;
  if (TitleLikenessOf(line) == TitleLikeness::kLikely) return false;
  const bool number_next = next[0] >= '0' && next[0] <= '9';
  return ScriptOf(line) == Script::kEnglish && (number_next || width.Forced(line, next));
}

}  // namespace

std::vector<Lines> GroupMarkdownLines(std::string_view text, const Lines& lines,
                                      const LineHabits& habits) {
  return Group(text, lines, habits, [&](const Lines& group, size_t next_index) {
    const std::string_view last = group.back().span.In(text);
    const std::string_view next = lines[next_index].span.In(text);
    const bool after_next = next_index + 1 < lines.size();
    const std::string_view second =
        after_next ? lines[next_index + 1].span.In(text) : std::string_view();
    // A title over the address of its paper, which text may follow on the same line.
    if (StartsWithLink(next) && group.size() == 1 &&
        TitleLikenessOf(last) == TitleLikeness::kLikely) {
      return false;
    }
    const bool ended = LineEndOf(last) == LineEnd::kSentence;
    if (ended && !HasHangul(next) && TitleLikenessOf(next) == TitleLikeness::kLikely &&
        (StartsWithLink(second) || !AuthorsOf(second, true).empty())) {
      return false;
    }
    if (ended && !HasHangul(next) && SplitTitleFromAuthors(next)) return false;
    if (HasHangul(last) == HasHangul(next)) return true;
    // The language changes: a new paragraph where the line before was a sentence or a title.
    const Script script = ScriptOf(next);
    const bool sentence = script == Script::kKorean || script == Script::kEnglish;
    const bool title = group.size() == 1 && TitleLikenessOf(last) == TitleLikeness::kLikely;
    return !(sentence && (ended || title));
  });
}

std::vector<Lines> GroupPlainLines(std::string_view text, const Lines& lines,
                                   const LineHabits& habits) {
  // Widths are compared within a run of lines of one script.
  std::vector<WrapWidth> widths;
  std::vector<size_t> run_of(lines.size());
  for (size_t begin = 0; begin < lines.size();) {
    size_t end = begin;
    const bool hangul = HasHangul(lines[begin].span.In(text));
    while (end < lines.size() && HasHangul(lines[end].span.In(text)) == hangul) {
      run_of[end++] = widths.size();
    }
    widths.emplace_back(text, Lines(lines.begin() + static_cast<ptrdiff_t>(begin),
                                    lines.begin() + static_cast<ptrdiff_t>(end)));
    begin = end;
  }
  return Group(text, lines, habits, [&](const Lines& group, size_t next) {
    if (IsSecondTitleLine(text, group.back(), lines[next])) return true;
    std::string_view last = group.back().span.In(text);
    if (group.size() > 1 && IsLinkLine(last) && !EndsWithStop(last)) {
      // The words before an address tell how the sentence goes on after it.
      last = group[group.size() - 2].span.In(text);
    }
    return GoesOnInPlainText(last, lines[next].span.In(text), widths[run_of[next]]);
  });
}

}  // namespace malmoi::internal
