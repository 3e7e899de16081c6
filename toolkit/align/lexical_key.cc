#include "align/lexical_key.h"

#include <string_view>

#include "base/unicode.h"

namespace malmoi {
namespace {

std::string Beginning(std::string_view form, size_t code_points) {
  size_t end = 0;
  for (; code_points > 0 && end < form.size(); --code_points) NextCodePoint(form, &end);
  return std::string(form.substr(0, end));
}

}  // namespace

std::string LexicalKey(const Token& token, LexicalKeys keys) {
  constexpr size_t kSyllables = 2;
  constexpr size_t kLetters = 5;
  const bool cut = keys == LexicalKeys::kBeginnings;
  if (token.kind == TokenKind::kJosa || token.kind == TokenKind::kEnding) return "~" + token.form;
  if (cut && token.kind == TokenKind::kHangulStem) {
    return Beginning(WithoutVerbEnding(token), kSyllables);
  }
  if (cut && token.kind == TokenKind::kLatinWord) return Beginning(token.form, kLetters);
  return token.form;
}

std::string_view WithoutVerbEnding(const Token& token) {
  constexpr std::string_view kVerb = "다";
  std::string_view stem = token.form;
  const bool verb =
      token.kind == TokenKind::kHangulStem && stem.size() > kVerb.size() && stem.ends_with(kVerb);
  if (verb) stem.remove_suffix(kVerb.size());
  return stem;
}

}  // namespace malmoi
