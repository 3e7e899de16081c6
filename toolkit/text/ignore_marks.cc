#include "text/ignore_marks.h"

#include <algorithm>

#include "base/strings.h"

namespace malmoi {
namespace {

constexpr std::string_view kName = "malmoi:";
constexpr std::string_view kIgnore = "ignore";
constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

size_t SkipBlanks(std::string_view line, size_t at) {
  while (at < line.size() && IsBlank(line[at])) ++at;
  return at;
}

// A word that can be a rule's id; other words are the note's own. In a comment every word is meant
// as one, for nothing else stands there.
bool IsRuleName(std::string_view word, bool in_comment) {
  if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_/") != std::string_view::npos) {
    return false;
  }
  return in_comment || word.find_first_of("-/") != std::string_view::npos || word == "drift" ||
         word == "punctuation" || word == "whitespace";
}

// The mark whose "malmoi:" stands at `at` of `line`, its span relative to the line.
bool ReadMark(std::string_view line, size_t at, IgnoreMark* mark) {
  size_t i = SkipBlanks(line, at + kName.size());
  if (!line.substr(i).starts_with(kIgnore)) return false;
  i += kIgnore.size();
  if (i < line.size() && (line[i] == '-' || (line[i] >= 'a' && line[i] <= 'z'))) return false;
  size_t before = at;
  while (before > 0 && IsBlank(line[before - 1])) --before;
  const bool in_comment =
      line.substr(0, before).ends_with(kOpen) && line.find(kClose, i) != std::string_view::npos;
  size_t end = i;
  while (true) {
    size_t word = end;
    while (word < line.size() && (IsBlank(line[word]) || line[word] == ',')) ++word;
    size_t word_end = word;
    while (word_end < line.size() && !IsBlank(line[word_end]) && line[word_end] != ',') ++word_end;
    std::string_view name = line.substr(word, word_end - word);
    if (name.size() > kClose.size() && name.ends_with(kClose)) name.remove_suffix(kClose.size());
    if (name.empty() || name == kClose || !IsRuleName(name, in_comment)) break;
    mark->rules.emplace_back(name);
    end = word + name.size();
  }
  size_t begin = at;
  const size_t after = SkipBlanks(line, end);
  if (in_comment && line.substr(after).starts_with(kClose)) {
    begin = before - kOpen.size();
    end = after + kClose.size();
  }
  mark->span = {begin, end};
  return true;
}

}  // namespace

std::vector<IgnoreMark> FindIgnoreMarks(std::string_view text) {
  std::vector<IgnoreMark> marks;
  if (text.find(kName) == std::string_view::npos) return marks;
  size_t number = 0;
  for (size_t begin = 0; begin <= text.size();) {
    size_t end = text.find_first_of("\r\n", begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = text.substr(begin, end - begin);
    ++number;
    const size_t first = marks.size();
    for (size_t at = line.find(kName); at != std::string_view::npos;) {
      IgnoreMark mark;
      mark.line = number;
      size_t next = at + kName.size();
      if (ReadMark(line, at, &mark)) {
        next = std::max(next, mark.span.end);
        mark.span.begin += begin;
        mark.span.end += begin;
        marks.push_back(std::move(mark));
      }
      at = line.find(kName, next);
    }
    std::string rest(line);
    for (size_t m = first; m < marks.size(); ++m) {
      std::fill(rest.begin() + static_cast<ptrdiff_t>(marks[m].span.begin - begin),
                rest.begin() + static_cast<ptrdiff_t>(marks[m].span.end - begin), ' ');
    }
    const bool alone = StripWhitespace(rest).empty();
    for (size_t m = first; m < marks.size(); ++m) marks[m].alone = alone;
    begin = end + 1;
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++begin;
  }
  return marks;
}

void BlankIgnoreMarks(std::string* text) {
  for (const IgnoreMark& mark : FindIgnoreMarks(*text)) {
    std::fill(text->begin() + static_cast<ptrdiff_t>(mark.span.begin),
              text->begin() + static_cast<ptrdiff_t>(mark.span.end), ' ');
  }
}

}  // namespace malmoi
