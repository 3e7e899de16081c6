#include "text/stem_tokenizer.h"

#include <string>

#include "base/unicode.h"

namespace malmoi {
namespace {

constexpr size_t kSyllables = 2;
constexpr size_t kLetters = 5;

TokenKind KindOf(char32_t c) {
  if (c < 0x80) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return TokenKind::kLatinWord;
    if (c >= '0' && c <= '9') return TokenKind::kNumber;
    return TokenKind::kPunctuation;
  }
  if (IsHangul(c)) return TokenKind::kHangulStem;
  if (IsLatinLetter(c)) return TokenKind::kLatinWord;
  return IsHan(c) ? TokenKind::kOther : TokenKind::kPunctuation;
}

// Whether `c` at `next` continues a number: a comma or point between digits.
bool JoinsDigits(char32_t c, std::string_view text, size_t next) {
  return (c == ',' || c == '.') && next < text.size() && text[next] >= '0' && text[next] <= '9';
}

}  // namespace

std::vector<Token> StemTokenizer::Tokenize(std::string_view text) const {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 6);
  size_t taken = 0;  // characters in the form of the last token
  bool open = false;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = NextCodePoint(text, &i);
    const TokenKind kind = KindOf(c);
    if (kind == TokenKind::kPunctuation) {
      const bool joins =
          open && tokens.back().kind == TokenKind::kNumber && JoinsDigits(c, text, i);
      if (joins && c == '.') tokens.back().form.push_back('.');
      open = joins;
      continue;
    }
    if (!open || tokens.back().kind != kind || kind == TokenKind::kOther) {
      tokens.push_back({{begin, i}, {}, kind, -1});
      taken = 0;
      open = true;
    }
    Token& token = tokens.back();
    token.span.end = i;
    const size_t limit = kind == TokenKind::kHangulStem  ? kSyllables
                         : kind == TokenKind::kLatinWord ? kLetters
                                                         : token.span.size();
    if (taken++ >= limit) continue;
    if (c >= 'A' && c <= 'Z') {
      token.form.push_back(static_cast<char>(c - 'A' + 'a'));
    } else {
      token.form.append(text.substr(begin, i - begin));
    }
  }
  return tokens;
}

}  // namespace malmoi
