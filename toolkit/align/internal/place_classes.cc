#include "align/internal/place_classes.h"

#include <algorithm>
#include <numeric>

#include "align/internal/hmm.h"

namespace malmoi::internal {
namespace {

enum : uint8_t { kUnmarked, kPunctuation, kFunctionWord, kSeldomMark, kFirstMark };

bool IsMark(const Token& token) {
  return token.kind == TokenKind::kJosa || token.kind == TokenKind::kEnding;
}

// The last token of the eojeol of token i, punctuation left out.
size_t EndOfWord(std::span<const Token> tokens, size_t i) {
  while (i + 1 < tokens.size() && tokens[i + 1].span.begin == tokens[i].span.end &&
         tokens[i + 1].kind != TokenKind::kPunctuation) {
    ++i;
  }
  return i;
}

// The mark of token i, or nothing.
const Token* MarkOf(std::span<const Token> tokens, size_t i,
                    const std::function<bool(const Token&)>& is_function_word) {
  const Token& last = tokens[EndOfWord(tokens, i)];
  if (IsMark(last)) return &last;
  size_t first = i;
  while (first > 0 && is_function_word(tokens[first - 1])) --first;
  return first < i ? &tokens[first] : nullptr;
}

}  // namespace

std::vector<uint32_t> PlaceClasses::Add(std::span<const Token> tokens,
                                        const std::function<bool(const Token&)>& is_function_word) {
  std::vector<uint32_t> numbers;
  numbers.reserve(tokens.size());
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::kPunctuation) {
      numbers.push_back(kPunctuation);
      continue;
    }
    if (is_function_word(tokens[i])) {
      numbers.push_back(kFunctionWord);
      continue;
    }
    const Token* const mark = MarkOf(tokens, i, is_function_word);
    if (mark == nullptr) {
      numbers.push_back(kUnmarked);
      continue;
    }
    const uint32_t id = marks_.Add(mark->form);
    if (id == counts_.size()) counts_.push_back(0);
    ++counts_[id];
    numbers.push_back(kFirstMark + id);
  }
  return numbers;
}

std::vector<uint8_t> PlaceClasses::ClassesOfMarks() const {
  std::vector<uint32_t> frequent(counts_.size());
  std::iota(frequent.begin(), frequent.end(), 0U);
  std::ranges::sort(frequent, [&](uint32_t a, uint32_t b) {
    return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : marks_.Word(a) < marks_.Word(b);
  });
  frequent.resize(std::min(frequent.size(), JumpModel::kClasses - kFirstMark));
  std::vector<uint8_t> classes = {kUnmarked, kPunctuation, kFunctionWord, kSeldomMark};
  classes.resize(kFirstMark + counts_.size(), kSeldomMark);
  for (size_t i = 0; i < frequent.size(); ++i) {
    classes[kFirstMark + frequent[i]] = static_cast<uint8_t>(kFirstMark + i);
  }
  return classes;
}

}  // namespace malmoi::internal
