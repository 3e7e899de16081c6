// MarkedTokenizer: a Tokenizer for tests whose tokens are written into the text, so that what comes
// after tokenizing can be tested by itself.
//
//   "사고 패턴|을 디자인|했군요 DPO|를 3 ."      "existing~exist models"
//
// Spaces and '|' part tokens; the text without bars is what was "typed". What stands after a bar
// is a josa, or an ending if it begins with 하, 해, 했, 한, 할, 되, 된 or 이; the rest by its first
// letter.
#ifndef MALMOI_TESTS_SUPPORT_MARKED_TOKENIZER_H_
#define MALMOI_TESTS_SUPPORT_MARKED_TOKENIZER_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "text/tokenizer.h"

namespace malmoi::testing_support {

class MarkedTokenizer : public Tokenizer {
 public:
  // Returns the text without bars, and remembers its tokens. English plurals in -s are known.
  std::string Learn(std::string_view marked) {
    std::string text;
    std::vector<Token> tokens;
    bool after_bar = false;
    size_t begin = 0;
    const auto flush = [&] {
      if (begin == text.size()) return;
      Token token;
      const size_t lemma = text.find('~', begin);
      const std::string form = lemma == std::string::npos ? "" : text.substr(lemma + 1);
      if (!form.empty()) text.resize(lemma);
      token.span = {begin, text.size()};
      const std::string word = text.substr(begin);
      token.form = FoldCase(word);
      token.kind = KindOf(word, after_bar);
      const bool plural = token.kind == TokenKind::kLatinWord && word.size() > 3 &&
                          word.ends_with("s") && !word.ends_with("ss");
      if (plural) token.form.pop_back();
      if (!form.empty()) token.form = form;
      tokens.push_back(token);
    };
    for (const char c : marked) {
      if (c != ' ' && c != '|') {
        text += c;
        continue;
      }
      flush();
      if (c == ' ') text += ' ';
      after_bar = c == '|';
      begin = text.size();
    }
    flush();
    tokens_[text] = tokens;
    return text;
  }

  std::vector<Token> Tokenize(std::string_view text) const override {
    const auto found = tokens_.find(std::string(text));
    return found == tokens_.end() ? std::vector<Token>() : found->second;
  }

 private:
  static TokenKind KindOf(std::string_view word, bool after_bar) {
    size_t offset = 0;
    const char32_t first = NextCodePoint(word, &offset);
    if (IsDigit(first)) return TokenKind::kNumber;
    if (IsHangul(first)) {
      if (!after_bar) return TokenKind::kHangulStem;
      for (const std::string_view ending : {"하", "해", "했", "한", "할", "되", "된", "이"}) {
        if (word.starts_with(ending) && word != "이") return TokenKind::kEnding;
      }
      return TokenKind::kJosa;
    }
    return IsLetter(first) ? TokenKind::kLatinWord : TokenKind::kPunctuation;
  }

  std::map<std::string, std::vector<Token>> tokens_;
};

}  // namespace malmoi::testing_support

#endif  // MALMOI_TESTS_SUPPORT_MARKED_TOKENIZER_H_
