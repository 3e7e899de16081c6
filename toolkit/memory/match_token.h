// MatchToken: what two segments are compared by.
//
//   "DPO를 3배 학습했다."    DPO 를 3 배 학습 했다 .
//                            word light number word word light light
//
// A token is two hashes: of its dictionary form and of the form with the letters as typed. 학습하는
// and 학습했다 begin with the same word; models and model have one form and two surfaces; any two
// numbers have one form, as any two links have. Tokens of a text are those of its words between
// white space, each cut alone, so that a cut can be remembered.
#ifndef MALMOI_MEMORY_MATCH_TOKEN_H_
#define MALMOI_MEMORY_MATCH_TOKEN_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/tokenizer.h"

namespace malmoi {

enum class MatchClass : uint8_t {
  kWord,    // stems, Latin-script words, Han, symbols
  kNumber,  // 3.5, 80억
  kLink,    // URL, e-mail, arXiv id
  kLight,   // josa, endings, punctuation; form and surface are one
};

struct MatchToken {
  uint64_t form = 0;
  uint64_t surface = 0;
  MatchClass kind = MatchClass::kLight;
  Span span;  // bytes of the text

  friend bool operator==(const MatchToken&, const MatchToken&) = default;
};

// A text of more tokens than this is one token: only the same text matches it. It bounds the time
// of a comparison, which grows with the product of the lengths.
inline constexpr size_t kMaxMatchTokens = 2000;

// Not safe from several threads (it remembers words); give each thread its own.
class MatchTokenizer {
 public:
  // `tokenizer` must outlive this.
  explicit MatchTokenizer(const Tokenizer& tokenizer) : tokenizer_(tokenizer) {}

  // Overwrites `tokens`. `text` is NFC UTF-8. A word that was seen before costs little.
  void Tokenize(std::string_view text, std::vector<MatchToken>* tokens);

 private:
  // A token of a remembered word, which is short.
  struct Short {
    uint64_t form;
    uint64_t surface;
    MatchClass kind;
    uint8_t begin, end;  // bytes of the word
  };
  struct Word {
    uint64_t hash;
    uint32_t text_begin;
    uint32_t token_begin;
    uint8_t text_size;
    uint8_t tokens;
  };
  void Append(std::string_view word, size_t offset, std::vector<MatchToken>* tokens);
  void Remember(uint64_t hash, std::string_view word, std::span<const MatchToken> tokens);

  const Tokenizer& tokenizer_;
  // An open-addressing table over flat arrays: a search is at home in the cache of the processor.
  std::vector<uint32_t> slots_;  // index into words_ + 1, 0 is free
  std::vector<Word> words_;
  std::vector<Short> short_tokens_;
  std::string text_;
};

}  // namespace malmoi

#endif  // MALMOI_MEMORY_MATCH_TOKEN_H_
