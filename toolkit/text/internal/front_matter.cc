#include "text/internal/front_matter.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace malmoi::internal {
namespace {

constexpr size_t kMostLines = 200;

// Without quotation marks and what they escape, or a comment behind an unquoted value.
std::string Unquote(std::string_view value) {
  value = StripWhitespace(value);
  if (value.size() >= 2 && value.front() == '\'' && value.back() == '\'') {
    return ReplaceAll(value.substr(1, value.size() - 2), "''", "'");
  }
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
    std::string plain;
    for (size_t i = 1; i + 1 < value.size(); ++i) {
      if (value[i] == '\\' && i + 2 < value.size()) ++i;
      plain.push_back(value[i]);
    }
    return plain;
  }
  if (const size_t comment = value.find(" #"); comment != std::string_view::npos) {
    value = StripWhitespace(value.substr(0, comment));
  }
  return std::string(value);
}

// The items of "[a, "b, c", d]" without its brackets.
std::vector<std::string> FlowItems(std::string_view inside) {
  std::vector<std::string> items;
  char quote = 0;
  size_t begin = 0;
  for (size_t i = 0; i <= inside.size(); ++i) {
    const bool at_end = i == inside.size();
    if (!at_end && quote != 0) {
      if (inside[i] == quote) quote = 0;
    } else if (!at_end && (inside[i] == '"' || inside[i] == '\'') &&
               StripWhitespace(inside.substr(begin, i - begin)).empty()) {
      quote = inside[i];  // an apostrophe inside a name (O'Neil) opens nothing
    } else if (at_end || inside[i] == ',') {
      std::string item = Unquote(inside.substr(begin, i - begin));
      if (!item.empty()) items.push_back(std::move(item));
      begin = i + 1;
    }
  }
  return items;
}

// "key: value" or "key:"; the place of the colon, or npos.
size_t KeyEnd(std::string_view line) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 60) return std::string_view::npos;
  if (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '\t') {
    return std::string_view::npos;
  }
  const std::string_view key = line.substr(0, colon);
  const bool word = std::none_of(key.begin(), key.end(), [](char c) {
    return std::string_view(" \t.,!?()[]{}<>\"`|").find(c) != std::string_view::npos;
  });
  return word ? colon : std::string_view::npos;
}

bool IsListItem(std::string_view line) { return line == "-" || line.substr(0, 2) == "- "; }

// Adds what stands on the lines below a key to its field.
void AddContinuation(std::string_view line, FrontMatterField* field) {
  if (IsListItem(line)) {
    field->is_list = true;
    std::string item = Unquote(line.substr(1));
    if (!item.empty()) field->values.push_back(std::move(item));
  } else if (field->values.empty()) {
    field->values.push_back(Unquote(line));
  } else {
    field->values.back() += Concat(" ", Unquote(line));  // a folded scalar
  }
}

void SetValue(std::string_view value, FrontMatterField* field) {
  // Block scalars: the lines below are the value.
  if (value == "|" || value == ">" || value == "|-" || value == ">-") value = {};
  if (value.size() >= 2 && value.front() == '[' && value.back() == ']') {
    field->is_list = true;
    field->values = FlowItems(value.substr(1, value.size() - 2));
  } else if (!value.empty()) {
    field->values.push_back(Unquote(value));
  }
}

}  // namespace

std::optional<FrontMatter> ParseFrontMatter(std::string_view text,
                                            const std::vector<SourceLine>& lines) {
  if (lines.empty() || lines[0].span.In(text) != "---" || lines[0].indent > 0) return std::nullopt;
  FrontMatter front;
  for (size_t i = 1; i < std::min(lines.size(), kMostLines); ++i) {
    const std::string_view line = lines[i].span.In(text);
    if (line == "---" || line == "...") {
      front.end = i + 1;
      if (front.fields.empty()) return std::nullopt;
      return front;
    }
    if (line.empty()) continue;
    if (line[0] == '#') {
      front.comments.push_back(lines[i]);
      continue;
    }
    const size_t colon = KeyEnd(line);
    if (!front.fields.empty() && (lines[i].indent > 0 || IsListItem(line))) {
      AddContinuation(line, &front.fields.back());
      front.fields.back().lines.push_back(lines[i]);
    } else if (colon != std::string_view::npos) {
      FrontMatterField field{AsciiToLower(line.substr(0, colon)), {}, false, {lines[i]}};
      SetValue(StripWhitespace(line.substr(colon + 1)), &field);
      front.fields.push_back(std::move(field));
    } else {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<FrontMatter> ParseProperties(std::string_view text,
                                           const std::vector<SourceLine>& lines) {
  constexpr std::array<std::string_view, 14> kKnown = {
      "created",     "created time", "date", "tags", "tag",  "author", "status",
      "last edited", "updated",      "날짜", "생성", "태그", "상태",   "작성일"};
  const auto line_at = [&](size_t i) { return lines[i].span.In(text); };
  size_t i = 0;
  while (i < lines.size() && line_at(i).empty()) ++i;
  if (i == lines.size() || line_at(i).substr(0, 2) != "# ") return std::nullopt;
  ++i;
  while (i < lines.size() && line_at(i).empty()) ++i;
  FrontMatter front;
  front.begin = i;
  bool known = false;
  for (; i < std::min(lines.size(), kMostLines) && !line_at(i).empty(); ++i) {
    const std::string_view line = line_at(i);
    const size_t colon = line.find(": ");
    if (colon == std::string_view::npos || colon == 0 || colon > 30) return std::nullopt;
    FrontMatterField field{AsciiToLower(line.substr(0, colon)), {}, false, {lines[i]}};
    if (line.find_first_of(".,!?()[]*_|`\"") < colon) return std::nullopt;
    SetValue(StripWhitespace(line.substr(colon + 1)), &field);
    known |= std::ranges::any_of(
        kKnown, [&](std::string_view key) { return field.key.substr(0, key.size()) == key; });
    front.fields.push_back(std::move(field));
  }
  front.end = i;
  if (!known || front.fields.size() < 2) return std::nullopt;
  return front;
}

}  // namespace malmoi::internal
