#include "memory/match_token.h"

#include "memory/internal/stable_hash.h"

namespace malmoi {
namespace {

using internal::StableHash;

constexpr uint64_t kNumberForm = StableHash("number", 1);
constexpr uint64_t kLinkForm = StableHash("link", 1);

constexpr size_t kMaxRememberedWords = size_t{1} << 17;  // a power of two; about 15 MB
constexpr size_t kMaxRememberedBytes = 64;               // a longer word hardly comes again

MatchClass ClassOf(TokenKind kind) {
  switch (kind) {
    case TokenKind::kJosa:
    case TokenKind::kEnding:
    case TokenKind::kPunctuation:
      return MatchClass::kLight;
    case TokenKind::kNumber:
      return MatchClass::kNumber;
    case TokenKind::kLink:
      return MatchClass::kLink;
    case TokenKind::kHangulStem:
    case TokenKind::kLatinWord:
    case TokenKind::kPiece:
    case TokenKind::kOther:
      break;
  }
  return MatchClass::kWord;
}

MatchToken MatchTokenOf(const Token& token, std::string_view text) {
  MatchToken result;
  result.kind = ClassOf(token.kind);
  result.span = token.span;
  switch (result.kind) {
    case MatchClass::kLight:
      result.form = result.surface = StableHash(token.form, 3);
      return result;
    case MatchClass::kNumber:
      result.form = kNumberForm;
      break;
    case MatchClass::kLink:
      result.form = kLinkForm;
      break;
    case MatchClass::kWord:
      result.form = StableHash(token.form, 2);
      break;
  }
  result.surface = StableHash(token.span.In(text), result.form);
  return result;
}

bool IsBlank(char c) { return static_cast<uint8_t>(c) <= ' '; }

}  // namespace

void MatchTokenizer::Append(std::string_view word, size_t offset, std::vector<MatchToken>* tokens) {
  const uint64_t hash = StableHash(word);
  const size_t mask = slots_.size() - 1;
  for (size_t slot = hash & mask; !slots_.empty() && slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Word& known = words_[slots_[slot] - 1];
    if (known.hash != hash ||
        std::string_view(text_).substr(known.text_begin, known.text_size) != word) {
      continue;
    }
    for (const Short& token : std::span(short_tokens_).subspan(known.token_begin, known.tokens)) {
      tokens->push_back(
          {token.form, token.surface, token.kind, {offset + token.begin, offset + token.end}});
    }
    return;
  }
  const size_t before = tokens->size();
  for (const Token& token : tokenizer_.Tokenize(word)) {
    tokens->push_back(MatchTokenOf(token, word));
  }
  const std::span<MatchToken> added = std::span(*tokens).subspan(before);
  if (word.size() <= kMaxRememberedBytes) Remember(hash, word, added);
  for (MatchToken& token : added) {
    token.span = {token.span.begin + offset, token.span.end + offset};
  }
}

void MatchTokenizer::Remember(uint64_t hash, std::string_view word,
                              std::span<const MatchToken> tokens) {
  if (slots_.empty() || words_.size() == kMaxRememberedWords) {
    slots_.assign(2 * kMaxRememberedWords, 0);
    words_.clear();
    short_tokens_.clear();
    text_.clear();
  }
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  while (slots_[slot] != 0) slot = (slot + 1) & mask;
  words_.push_back({hash, static_cast<uint32_t>(text_.size()),
                    static_cast<uint32_t>(short_tokens_.size()), static_cast<uint8_t>(word.size()),
                    static_cast<uint8_t>(tokens.size())});
  slots_[slot] = static_cast<uint32_t>(words_.size());
  text_.append(word);
  for (const MatchToken& token : tokens) {
    short_tokens_.push_back({token.form, token.surface, token.kind,
                             static_cast<uint8_t>(token.span.begin),
                             static_cast<uint8_t>(token.span.end)});
  }
}

void MatchTokenizer::Tokenize(std::string_view text, std::vector<MatchToken>* tokens) {
  tokens->clear();
  for (size_t begin = 0; begin < text.size();) {
    if (IsBlank(text[begin])) {
      ++begin;
      continue;
    }
    size_t end = begin + 1;
    while (end < text.size() && !IsBlank(text[end])) ++end;
    Append(text.substr(begin, end - begin), begin, tokens);
    if (tokens->size() > kMaxMatchTokens) {
      const uint64_t whole = StableHash(text, 4);
      tokens->assign(1, {whole, whole, MatchClass::kWord, {0, text.size()}});
      return;
    }
    begin = end;
  }
}

}  // namespace malmoi
