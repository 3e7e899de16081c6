// Tokenizer: the one interface over words and pieces.
//
// Implementations: WordTokenizer (eojeol with josa and common endings split off; English words)
// and SubwordTokenizer (SentencePiece). All are immutable after construction: Tokenize may be
// called from several threads.
#ifndef MALMOI_TEXT_TOKENIZER_H_
#define MALMOI_TEXT_TOKENIZER_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace malmoi {

enum class TokenKind {
  kHangulStem,  // what is left of an eojeol without josa and endings: 패턴 of 패턴을
  kJosa,        // 을, 에서는
  kEnding,      // verbal ending: 했군요
  kLatinWord,   // word, name, acronym, also inside a Korean eojeol: DPO of DPO를
  kNumber,      // 3.5, 80억, 10k
  kPunctuation,
  kLink,   // URL, e-mail, arXiv id
  kPiece,  // SentencePiece piece
  kOther,  // Han, emoji, symbols
};

struct Token {
  Span span;         // bytes of the text that was tokenized
  std::string form;  // for comparing: case-folded, dictionary form where the tokenizer knows it
  TokenKind kind = TokenKind::kOther;
  int id = -1;  // vocabulary id of a piece; -1 for words

  friend bool operator==(const Token&, const Token&) = default;
};

class Tokenizer {
 public:
  virtual ~Tokenizer() = default;

  // Tokens in order, not overlapping, inside `text`; white space belongs to none.
  // `text` is NFC UTF-8 of either language or both mixed.
  virtual std::vector<Token> Tokenize(std::string_view text) const = 0;
};

}  // namespace malmoi

#endif  // MALMOI_TEXT_TOKENIZER_H_
