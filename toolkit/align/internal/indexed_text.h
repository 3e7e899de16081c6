// IndexedText: a bitext as word alignment keeps it, its words as small numbers. Tokens are ten
// times as large, so they live only while their sentence is read. Internal to word_aligner.h.
#ifndef MALMOI_ALIGN_INTERNAL_INDEXED_TEXT_H_
#define MALMOI_ALIGN_INTERNAL_INDEXED_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "align/internal/place_classes.h"
#include "align/internal/translation_model.h"
#include "align/internal/word_prior.h"
#include "align/translation_table.h"
#include "align/word_aligner.h"

namespace malmoi::internal {

// What a token is to a link.
enum class TokenRole : uint8_t { kGlue, kContent, kNumber /* content, too */ };

class IndexedText {
 public:
  // `lexicon` tells function words by how often they are seen in general; it may be null. Borrowed.
  explicit IndexedText(const TranslationTable* lexicon);

  // The next pair. The words of a pair with an empty side, or with more than WordAligner::kMaxWords
  // on one, are not kept.
  void Add(const TokenizedPair& pair);
  // REQUIRES: every pair was added. Sets the classes of the words.
  void Finish();

  std::span<const IdPair> pairs() const { return pairs_; }
  const Vocabulary& source() const { return source_.vocabulary; }
  const Vocabulary& target() const { return target_.vocabulary; }
  // One a word of the pair.
  std::span<const TokenRole> SourceRoles(size_t pair) const {
    return std::span(source_.roles).subspan(source_.begins[pair], pairs_[pair].source.size());
  }
  std::span<const TokenRole> TargetRoles(size_t pair) const {
    return std::span(target_.roles).subspan(target_.begins[pair], pairs_[pair].target.size());
  }

 private:
  struct Side {
    Vocabulary vocabulary;
    PlaceClasses classes;
    std::vector<size_t> begins;  // of each pair in the lists below
    std::vector<TokenRole> roles;
    std::vector<uint32_t> marks;  // of PlaceClasses; until Finish
    std::function<bool(const Token&)> is_function_word;

    std::vector<uint32_t> Add(std::span<const Token> tokens, bool keep);
    std::vector<uint8_t> ClassesOf(size_t pair, size_t words,
                                   std::span<const uint8_t> of_mark) const;
  };

  Side source_;
  Side target_;
  std::vector<IdPair> pairs_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_INDEXED_TEXT_H_
