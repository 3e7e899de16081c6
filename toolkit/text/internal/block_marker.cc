#include "text/internal/block_marker.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/strings.h"

namespace malmoi::internal {
namespace {

size_t SkipSpaces(std::string_view line, size_t at) {
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
  return at;
}

struct Fence {
  char mark = 0;
  size_t size = 0;
  bool bare = false;  // nothing follows: it may close
};

std::optional<Fence> FenceOf(std::string_view line) {
  line.remove_prefix(QuoteMarker(line));
  if (line.empty() || (line[0] != '`' && line[0] != '~')) return std::nullopt;
  const size_t size = std::min(line.find_first_not_of(line[0]), line.size());
  if (size < 3) return std::nullopt;
  const std::string_view info = line.substr(size);
  // CommonMark 4.5: the info string of a backtick fence holds no backtick (that is a code span).
  if (line[0] == '`' && info.find('`') != std::string_view::npos) return std::nullopt;
  return Fence{line[0], size, StripWhitespace(info).empty()};
}

}  // namespace

size_t HeadingMarker(std::string_view line, int* level) {
  const size_t marks = std::min(line.find_first_not_of('#'), line.size());
  if (marks == 0 || marks > 6) return 0;
  if (marks < line.size() && line[marks] != ' ' && line[marks] != '\t') return 0;
  *level = static_cast<int>(marks);
  return SkipSpaces(line, marks);
}

size_t HeadingTextEnd(std::string_view line) {
  const size_t last = line.find_last_not_of('#');
  if (last == std::string_view::npos || last + 1 == line.size()) return line.size();
  return line[last] == ' ' || line[last] == '\t' ? last + 1 : line.size();
}

size_t BulletMarker(std::string_view line) {
  size_t marker = 0;
  for (const std::string_view mark : {"-", "*", "+", "•", "‣", "◦", "▪", "·"}) {
    if (line.substr(0, mark.size()) == mark) marker = mark.size();
  }
  if (marker == 0 || marker >= line.size()) return 0;
  const size_t text = SkipSpaces(line, marker);
  if (text == marker) return 0;
  for (const std::string_view box : {"[ ] ", "[x] ", "[X] "}) {
    if (line.substr(text, box.size()) == box) return SkipSpaces(line, text + box.size());
  }
  return text;
}

size_t NumberMarker(std::string_view line, int* number) {
  size_t digits = 0;
  int value = 0;
  while (digits < line.size() && digits < 9 && IsAsciiDigit(line[digits])) {
    value = value * 10 + (line[digits++] - '0');
  }
  if (digits == 0 || digits + 1 >= line.size()) return 0;
  if (line[digits] != '.' && line[digits] != ')') return 0;
  const size_t text = SkipSpaces(line, digits + 1);
  if (text == digits + 1) return 0;
  *number = value;
  return text;
}

size_t QuoteMarker(std::string_view line) {
  size_t at = 0;
  while (at < line.size() && line[at] == '>') at = SkipSpaces(line, at + 1);
  return at;
}

bool IsTagsOnly(std::string_view line) {
  if (line.empty() || line[0] != '<') return false;
  bool inside = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (!inside && c == '<') {
      const char next = i + 1 < line.size() ? line[i + 1] : ' ';
      const bool tag = next == '/' || next == '!' || (next >= 'a' && next <= 'z') ||
                       (next >= 'A' && next <= 'Z');
      if (!tag || line.substr(i + 1, 4) == "http") return false;
      inside = true;
    } else if (inside && c == '>') {
      inside = false;
    } else if (!inside && c != ' ' && c != '\t') {
      return false;
    }
  }
  return !inside;
}

std::optional<Span> SummaryText(std::string_view line) {
  constexpr std::string_view kOpen = "<summary>";
  constexpr std::string_view kClose = "</summary>";
  const size_t open = line.find(kOpen);
  const size_t close = line.find(kClose);
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
    return std::nullopt;
  }
  const std::string_view before = StripWhitespace(line.substr(0, open));
  const std::string_view after = StripWhitespace(line.substr(close + kClose.size()));
  if (!(before.empty() || IsTagsOnly(before)) || !(after.empty() || IsTagsOnly(after))) {
    return std::nullopt;
  }
  return Span{open + kOpen.size(), close};
}

size_t CalloutMarker(std::string_view line) {
  if (!line.starts_with("[!")) return 0;
  const size_t close = line.find(']');
  if (close == std::string_view::npos || close < 3) return 0;
  const std::string_view kind = line.substr(2, close - 2);
  const bool word = std::ranges::all_of(kind, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  });
  if (!word) return 0;
  const size_t text = std::min(line.find_first_not_of("+- \t", close + 1), line.size());
  return AsciiToLower(line.substr(text)) == AsciiToLower(kind) ? line.size() : text;
}

bool IsTableRow(std::string_view line) {
  return line.size() > 2 && line.front() == '|' && line.find('|', 1) != std::string_view::npos;
}

bool IsTableRule(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of("|:- \t") == std::string_view::npos;
}

FenceIndex::FenceIndex(std::string_view text, const std::vector<SourceLine>& lines)
    : text_(text), lines_(lines) {
  for (size_t i = 0; i < lines.size(); ++i) {
    const auto fence = FenceOf(lines[i].span.In(text));
    if (!fence || !fence->bare) continue;
    auto& by_size = closers_[fence->mark == '`' ? 0 : 1];
    for (size_t size = 3; size <= std::min(fence->size, kMostMarks); ++size) {
      by_size[size].push_back(i);
    }
  }
}

std::optional<size_t> FenceIndex::Closing(size_t open) const {
  const auto fence = FenceOf(lines_[open].span.In(text_));
  if (!fence) return std::nullopt;
  const auto& closers = closers_[fence->mark == '`' ? 0 : 1][std::min(fence->size, kMostMarks)];
  const auto closing = std::upper_bound(closers.begin(), closers.end(), open);
  if (closing == closers.end()) return std::nullopt;
  return *closing;
}

bool FenceIndex::Opens(std::string_view line) { return FenceOf(line).has_value(); }

}  // namespace malmoi::internal
