#include "align/internal/indexed_text.h"

#include <algorithm>
#include <utility>

#include "text/word_tokenizer.h"

namespace malmoi::internal {
namespace {

// A word of which one in so many words is one renders little by itself.
constexpr double kFunctionWordShare = 1.0 / 180;

TokenRole RoleOf(const Token& token) {
  if (token.kind == TokenKind::kNumber) return TokenRole::kNumber;
  return IsContentToken(token) ? TokenRole::kContent : TokenRole::kGlue;
}

// `frequency_of` tells how often a word is seen in general, `total` how many words were.
template <typename FrequencyOf>
std::function<bool(const Token&)> FunctionWords(double total, const FrequencyOf& frequency_of) {
  return [total, frequency_of](const Token& token) {
    return token.kind == TokenKind::kLatinWord &&
           frequency_of(token.form) > kFunctionWordShare * total;
  };
}

}  // namespace

IndexedText::IndexedText(const TranslationTable* lexicon) {
  static const TranslationTable kNone;
  const TranslationTable& known = lexicon == nullptr ? kNone : *lexicon;
  double sources = 0;
  double targets = 0;
  for (uint32_t id = 0; id < known.source_count(); ++id) sources += known.SourceFrequency(id);
  for (uint32_t id = 0; id < known.target_count(); ++id) targets += known.TargetFrequency(id);
  source_.is_function_word = FunctionWords(sources, [&known](std::string_view word) {
    return known.SourceFrequency(known.SourceId(word));
  });
  target_.is_function_word = FunctionWords(targets, [&known](std::string_view word) {
    return known.TargetFrequency(known.TargetId(word));
  });
}

std::vector<uint32_t> IndexedText::Side::Add(std::span<const Token> tokens, bool keep) {
  const std::vector<uint32_t> own_marks = classes.Add(tokens, is_function_word);
  begins.push_back(roles.size());
  std::vector<uint32_t> ids;
  if (!keep) return ids;
  ids.reserve(tokens.size());
  for (const Token& token : tokens) {
    ids.push_back(vocabulary.Add(token));
    roles.push_back(RoleOf(token));
  }
  marks.insert(marks.end(), own_marks.begin(), own_marks.end());
  return ids;
}

std::vector<uint8_t> IndexedText::Side::ClassesOf(size_t pair, size_t words,
                                                  std::span<const uint8_t> of_mark) const {
  std::vector<uint8_t> found;
  found.reserve(words);
  for (const uint32_t mark : std::span(marks).subspan(begins[pair], words)) {
    found.push_back(of_mark[mark]);
  }
  return found;
}

void IndexedText::Add(const TokenizedPair& pair) {
  const size_t longer = std::max(pair.source.size(), pair.target.size());
  const bool keep =
      !pair.source.empty() && !pair.target.empty() && longer <= WordAligner::kMaxWords;
  std::vector<uint32_t> source = source_.Add(pair.source, keep);
  pairs_.push_back({std::move(source), target_.Add(pair.target, keep)});
}

void IndexedText::Finish() {
  const std::vector<uint8_t> source_classes = source_.classes.ClassesOfMarks();
  const std::vector<uint8_t> target_classes = target_.classes.ClassesOfMarks();
  for (size_t p = 0; p < pairs_.size(); ++p) {
    IdPair& pair = pairs_[p];
    pair.source_classes = source_.ClassesOf(p, pair.source.size(), source_classes);
    pair.target_classes = target_.ClassesOf(p, pair.target.size(), target_classes);
  }
  source_.marks = {};
  target_.marks = {};
}

}  // namespace malmoi::internal
