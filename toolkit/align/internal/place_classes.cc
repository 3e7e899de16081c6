#include "align/internal/place_classes.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

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

std::vector<std::vector<uint8_t>> PlaceClassesOf(
    std::span<const std::span<const Token>> sentences,
    const std::function<bool(const Token&)>& is_function_word) {
  // Calls visit(token, its class if it has no mark, its mark) for each token.
  const auto for_each_token = [&](std::span<const Token> tokens, const auto& visit) {
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].kind == TokenKind::kPunctuation) {
        visit(kPunctuation, nullptr);
      } else if (is_function_word(tokens[i])) {
        visit(kFunctionWord, nullptr);
      } else {
        visit(kUnmarked, MarkOf(tokens, i, is_function_word));
      }
    }
  };
  std::unordered_map<std::string_view, size_t> counts;
  for (const std::span<const Token> tokens : sentences) {
    for_each_token(tokens, [&](uint8_t, const Token* mark) {
      if (mark != nullptr) ++counts[mark->form];
    });
  }
  std::vector<std::pair<size_t, std::string_view>> frequent;
  frequent.reserve(counts.size());
  for (const auto& [mark, count] : counts) frequent.emplace_back(count, mark);
  std::ranges::sort(frequent, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  frequent.resize(std::min(frequent.size(), JumpModel::kClasses - kFirstMark));
  std::unordered_map<std::string_view, uint8_t> class_of;
  for (size_t i = 0; i < frequent.size(); ++i) {
    class_of[frequent[i].second] = static_cast<uint8_t>(kFirstMark + i);
  }
  std::vector<std::vector<uint8_t>> classes(sentences.size());
  for (size_t s = 0; s < sentences.size(); ++s) {
    classes[s].reserve(sentences[s].size());
    for_each_token(sentences[s], [&](uint8_t unmarked, const Token* mark) {
      if (mark == nullptr) {
        classes[s].push_back(unmarked);
        return;
      }
      const auto found = class_of.find(mark->form);
      classes[s].push_back(found == class_of.end() ? uint8_t{kSeldomMark} : found->second);
    });
  }
  return classes;
}

}  // namespace malmoi::internal
