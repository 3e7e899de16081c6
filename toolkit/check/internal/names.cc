#include "check/internal/names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi::internal {

bool LooksLikeName(std::string_view word) {
  if (word.size() < 2 || IsAsciiDigit(word[0])) return false;
  size_t capitals = 0;
  bool digit = false;
  bool inner_capital = false;
  for (size_t i = 0; i < word.size(); ++i) {
    capitals += IsAsciiUpper(word[i]) ? 1 : 0;
    inner_capital |= i > 0 && IsAsciiUpper(word[i]);
    digit |= IsAsciiDigit(word[i]);
  }
  return (inner_capital && capitals >= 1) || (digit && capitals > 0) ||
         word.find('_') != std::string_view::npos;
}

std::string BareName(std::string_view text) {
  std::string bare;
  const std::string folded = FoldCase(text);
  for (size_t i = 0; i < folded.size();) {
    const char32_t c = NextCodePoint(folded, &i);
    if (IsLetter(c) || IsDigit(c)) AppendUtf8(c, &bare);
  }
  return bare;
}

std::string Singular(std::string word) {
  if (word.size() > 2 && word.back() == 's' && IsAsciiUpper(word[word.size() - 2])) word.pop_back();
  return word;
}

std::vector<std::string> WordsOfName(std::string_view typed) {
  std::vector<std::string> words;
  bool open = false;
  for (size_t i = 0; i < typed.size(); ++i) {
    const char c = typed[i];
    if (!IsAsciiLetter(c)) {
      open = false;
      continue;
    }
    const bool begins = IsAsciiUpper(c) && i > 0 && IsAsciiLower(typed[i - 1]);
    if (!open || begins) words.emplace_back();
    open = true;
    words.back() += AsciiToLower(typed.substr(i, 1));
  }
  return words;
}

std::vector<NumberedName> NumberedNamesOf(const SentenceView& sentence) {
  std::vector<NumberedName> names;
  const std::vector<Token>& tokens = sentence.tokens;
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    const Token& head = tokens[i];
    if (head.kind != TokenKind::kLatinWord || !IsAsciiUpper(sentence.text[head.span.begin]))
      continue;
    const size_t dash = tokens[i + 1].span.In(sentence.text) == "-" ? 1 : 0;
    if (i + 1 + dash >= tokens.size()) continue;
    const Token& number = tokens[i + 1 + dash];
    const bool joined =
        tokens[i + 1].span.begin == head.span.end && number.span.begin == tokens[i + dash].span.end;
    if (!joined || number.kind != TokenKind::kNumber) continue;
    names.push_back({head.span, {head.span.begin, number.span.end}});
  }
  return names;
}

BareText::BareText(std::string_view text) {
  const std::string folded = FoldCase(text);
  Kind before = Kind::kNone;
  for (size_t i = 0; i < folded.size();) {
    const char32_t c = NextCodePoint(folded, &i);
    // An x to those who write 3x3 or FxF; to others what stands between nH and nW in nH×nW.
    const bool times = c == U'×';
    const Kind kind = times         ? Kind::kLetter
                      : IsDigit(c)  ? Kind::kDigit
                      : IsHangul(c) ? Kind::kHangul
                      : IsLetter(c) ? Kind::kLetter
                                    : Kind::kNone;
    // A word begins where a number ends, too: the kHz of 16kHz.
    if ((kind != before || times) && before != Kind::kNone) ends_.insert(letters_.size());
    if (kind != before && kind != Kind::kNone) begins_.insert(letters_.size());
    if (kind != Kind::kNone) AppendUtf8(times ? U'x' : c, &letters_);
    if (times) begins_.insert(letters_.size());
    before = kind;
  }
  ends_.insert(letters_.size());
}

bool BareText::Holds(std::string_view bare) const {
  for (size_t at = letters_.find(bare); at != std::string::npos; at = letters_.find(bare, at + 1)) {
    const size_t end = at + bare.size();
    const bool plural = end < letters_.size() && letters_[end] == 's' && ends_.contains(end + 1);
    if (begins_.contains(at) && (ends_.contains(end) || plural)) return true;
  }
  return false;
}

bool IsWrittenOut(std::string_view acronym, std::string_view text) {
  constexpr std::array<std::string_view, 10> kSmall = {"of",   "for", "from", "and", "the",
                                                       "with", "to",  "in",   "by",  "on"};
  const std::string wanted = AsciiToLower(acronym);
  if (wanted.size() < 2) return false;
  std::vector<std::string> words;
  std::string word;
  for (const char c : AsciiToLower(text) + " ") {
    if (IsAsciiLower(c) || IsAsciiDigit(c) || c == '\'') {
      word.push_back(c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  for (size_t first = 0; first < words.size(); ++first) {
    size_t letter = 0;
    for (size_t w = first; w < words.size() && letter < wanted.size(); ++w) {
      if (words[w][0] == wanted[letter]) {
        const bool small = std::ranges::find(kSmall, words[w]) != kSmall.end();
        const bool next_fits = w + 1 < words.size() && words[w + 1][0] == wanted[letter];
        if (!small || !next_fits) ++letter;
      } else if (std::ranges::find(kSmall, words[w]) == kSmall.end()) {
        break;
      }
    }
    if (letter == wanted.size()) return true;
  }
  return false;
}

}  // namespace malmoi::internal
