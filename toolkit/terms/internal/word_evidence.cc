#include "terms/internal/word_evidence.h"

#include <algorithm>
#include <array>

namespace malmoi::internal {
namespace {

// How the endings of 하다, 되다, 시키다, 받다, 당하다 begin.
constexpr auto kLightVerbs = std::to_array<std::string_view>(
    {"하", "해", "했",   "한",   "할",   "함",   "합",   "되",   "돼", "됐",   "된",  "될",
     "됨", "됩", "시키", "시킨", "시킬", "시켜", "시켰", "시킴", "받", "당하", "당한"});

}  // namespace

StemUse StemUseOf(std::string_view text, std::span<const Token> tokens, size_t i) {
  const Token& token = tokens[i];
  // The tokenizer gives verbs their 다.
  if (token.form != TextOf(text, token)) return StemUse::kVerb;
  if (i + 1 == tokens.size() || !Adjacent(token, tokens[i + 1])) return StemUse::kBare;
  const Token& next = tokens[i + 1];
  if (next.kind == TokenKind::kJosa) return StemUse::kBeforeJosa;
  if (next.kind == TokenKind::kHangulStem) return StemUse::kInside;
  if (next.kind != TokenKind::kEnding) return StemUse::kBare;
  const std::string_view ending = TextOf(text, next);
  const bool light_verb = std::ranges::any_of(
      kLightVerbs, [&](std::string_view verb) { return ending.starts_with(verb); });
  return light_verb ? StemUse::kVerbalNoun : StemUse::kBeforeCopula;
}

}  // namespace malmoi::internal
