#include "memory/number_substitution.h"

#include <algorithm>
#include <map>
#include <vector>

#include "memory/edit_distance.h"
#include "text/number_value.h"

namespace malmoi {
namespace {

bool IsPlainNumber(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char c) { return ('0' <= c && c <= '9') || c == '.' || c == ','; });
}

// Where `old_text`, a link or a number, stands in `target`; nothing unless it is one place.
std::optional<Span> PlaceIn(std::string_view target, std::string_view old_text, MatchClass kind) {
  std::vector<Span> places;
  if (kind == MatchClass::kLink) {
    for (size_t at = target.find(old_text); at != std::string_view::npos;
         at = target.find(old_text, at + old_text.size())) {
      places.push_back({at, at + old_text.size()});
    }
  } else {
    const std::vector<NumberInText> wanted = FindNumbers(old_text);
    if (wanted.size() != 1) return std::nullopt;
    for (const NumberInText& number : FindNumbers(target)) {
      if (number.value == wanted.front().value) places.push_back(number.span);
    }
    if (places.size() == 1 && !IsPlainNumber(places.front().In(target))) return std::nullopt;
  }
  if (places.size() != 1) return std::nullopt;
  return places.front();
}

}  // namespace

std::optional<std::string> SubstituteNumbers(std::string_view query, const MatchedPair& unit,
                                             MatchTokenizer& tokenizer) {
  std::vector<MatchToken> from;
  std::vector<MatchToken> to;
  tokenizer.Tokenize(unit.source, &from);
  tokenizer.Tokenize(query, &to);
  std::map<size_t, std::pair<Span, std::string_view>> changes;  // by place in the rendering
  for (const TokenEdit& edit : FindEdits(from, to)) {
    if (edit.kind != TokenEdit::Kind::kExchange) continue;
    for (size_t i = 0; i < edit.from_end - edit.from_begin; ++i) {
      const MatchToken& old_token = from[edit.from_begin + i];
      const MatchToken& new_token = to[edit.to_begin + i];
      const bool is_number = old_token.kind == MatchClass::kNumber;
      if ((!is_number && old_token.kind != MatchClass::kLink) || new_token.kind != old_token.kind) {
        continue;
      }
      const std::string_view new_text = new_token.span.In(query);
      if (is_number && !IsPlainNumber(new_text)) return std::nullopt;
      const std::optional<Span> place =
          PlaceIn(unit.target, old_token.span.In(unit.source), old_token.kind);
      if (!place || !changes.emplace(place->begin, std::pair(*place, new_text)).second) {
        return std::nullopt;
      }
    }
  }
  if (changes.empty()) return std::nullopt;
  std::string result;
  size_t done = 0;
  for (const auto& [begin, change] : changes) {
    const auto& [place, new_text] = change;
    result.append(unit.target.substr(done, begin - done));
    result.append(new_text);
    done = place.end;
  }
  result.append(unit.target.substr(done));
  return result;
}

}  // namespace malmoi
