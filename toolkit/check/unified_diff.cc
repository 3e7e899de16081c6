#include "check/unified_diff.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/status.h"
#include "base/strings.h"

namespace malmoi {
namespace {

// "10,3" or "10", up to the next space.
struct HunkSide {
  size_t begin = 0;
  size_t count = 1;
};

std::optional<HunkSide> ReadSide(std::string_view text) {
  const size_t comma = text.find(',');
  const std::optional<int64_t> begin = ParseInt(text.substr(0, comma));
  std::optional<int64_t> count = 1;
  if (comma != std::string_view::npos) count = ParseInt(text.substr(comma + 1));
  constexpr int64_t kMost = 1'000'000'000;
  if (!begin || !count || *begin < 0 || *count < 0 || *begin > kMost || *count > kMost) {
    return std::nullopt;
  }
  return HunkSide{static_cast<size_t>(*begin), static_cast<size_t>(*count)};
}

// "@@ -10,2 +10,3 @@ …".
bool ReadHunk(std::string_view line, HunkSide* old_side, HunkSide* new_side) {
  constexpr std::string_view kMark = "@@ -";
  if (!line.starts_with(kMark)) return false;
  line.remove_prefix(kMark.size());
  const size_t plus = line.find(" +");
  const size_t close = line.find(" @@");
  if (plus == std::string_view::npos || close == std::string_view::npos || close < plus + 2)
    return false;
  const std::optional<HunkSide> before = ReadSide(line.substr(0, plus));
  const std::optional<HunkSide> after = ReadSide(line.substr(plus + 2, close - plus - 2));
  if (!before || !after) return false;
  *old_side = *before;
  *new_side = *after;
  return true;
}

// git writes names with other bytes than ASCII in quotes, as octal escapes.
std::string Unquoted(std::string_view name) {
  if (name.size() < 2 || name.front() != '"' || name.back() != '"') return std::string(name);
  name = name.substr(1, name.size() - 2);
  std::string text;
  const auto is_octal = [&name](size_t at) {
    return at < name.size() && name[at] >= '0' && name[at] <= '7';
  };
  for (size_t i = 0; i < name.size(); ++i) {
    if (name[i] != '\\' || i + 1 == name.size()) {
      text.push_back(name[i]);
    } else if (is_octal(i + 1) && is_octal(i + 2) && is_octal(i + 3)) {
      text.push_back(static_cast<char>((name[i + 1] - '0') * 64 + (name[i + 2] - '0') * 8 +
                                       (name[i + 3] - '0')));
      i += 3;
    } else {
      ++i;
      text.push_back(name[i] == 'n' ? '\n' : name[i] == 't' ? '\t' : name[i]);
    }
  }
  return text;
}

std::string PathOf(std::string_view line) {
  line.remove_prefix(std::string_view("+++ ").size());
  if (const size_t tab = line.find('\t'); tab != std::string_view::npos) line = line.substr(0, tab);
  std::string path = Unquoted(line);
  if (path == "/dev/null") return "";
  if (path.starts_with("b/")) path = path.substr(2);
  return path;
}

void AddLine(size_t line, std::vector<LineRange>* ranges) {
  if (!ranges->empty() && ranges->back().end == line) {
    ++ranges->back().end;
  } else {
    ranges->push_back({line, line + 1});
  }
}

std::string_view WithoutDot(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return path;
}

bool IsTail(std::string_view path, std::string_view tail) {
  return path == tail || (path.size() > tail.size() && path.ends_with(tail) &&
                          path[path.size() - tail.size() - 1] == '/');
}

}  // namespace

bool UnifiedDiff::Touches(std::string_view file, size_t first, size_t last) const {
  file = WithoutDot(file);
  for (const auto& [path, ranges] : files) {
    if (!IsTail(file, WithoutDot(path)) && !IsTail(WithoutDot(path), file)) continue;
    for (const LineRange& range : ranges) {
      if (range.begin <= last && first < range.end) return true;
    }
  }
  return false;
}

absl::StatusOr<UnifiedDiff> ParseUnifiedDiff(std::string_view text, std::string_view name) {
  if (text.size() > kMaxDiffBytes) {
    return TooLargeError({std::string(name), 0, 0}, Concat("larger than the ", kMaxDiffBytes >> 20,
                                                           " MiB that a diff may have"));
  }
  UnifiedDiff diff;
  std::vector<LineRange>* ranges = nullptr;
  std::string path;
  bool in_file = false;
  bool seen = false;
  HunkSide left;  // lines of the hunk that are still to come
  HunkSide right{0, 0};
  left.count = 0;
  size_t number = 0;
  for (std::string_view line : Split(text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (left.count > 0 || right.count > 0) {
      const char kind = line.empty() ? ' ' : line[0];
      if (kind == '+' && right.count > 0) {
        if (ranges != nullptr) AddLine(right.begin, ranges);
        ++right.begin;
        --right.count;
      } else if (kind == '-' && left.count > 0) {
        --left.count;
      } else if (kind == ' ' && left.count > 0 && right.count > 0) {
        --left.count;
        ++right.begin;
        --right.count;
      } else if (kind != '\\') {
        return InvalidInputError({std::string(name), number, 0},
                                 "this hunk has other lines than its @@ header says; write the "
                                 "diff anew with `git diff`");
      }
      continue;
    }
    if (line.starts_with("+++ ")) {
      path = PathOf(line);
      in_file = true;
      seen = true;
      ranges = path.empty() ? nullptr : &diff.files[path];
    } else if (line.starts_with("@@")) {
      if (!in_file)
        return InvalidInputError({std::string(name), number, 0},
                                 "a hunk before any `+++ FILE` line");
      if (!ReadHunk(line, &left, &right)) {
        return InvalidInputError({std::string(name), number, 0},
                                 "this is no hunk header; expected `@@ -1,2 +1,3 @@`");
      }
    }
  }
  if (!seen && !StripWhitespace(text).empty()) {
    return InvalidInputError({std::string(name), 1, 0},
                             "this is no unified diff; `git diff` and `diff -u` write one");
  }
  return diff;
}

}  // namespace malmoi
