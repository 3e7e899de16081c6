// SubwordTokenizer: SentencePiece pieces, with the way back to the text as typed.
//
//   "DPO를 Self-Attention에"  ->  dp o 를 self - attention 에    (ids of the shipped joint model)
//
// Text is normalised as the model says (ours: NFKC with case folding) before it is cut, but the
// spans are bytes of the text given. A character that the model lacks becomes its UTF-8 bytes,
// one piece each: the last of them has the character's span, those before it an empty one.
// Immutable; safe from several threads.
// Source: Kudo, "Subword Regularization" (2018); https://github.com/google/sentencepiece.
#ifndef MALMOI_TEXT_SUBWORD_TOKENIZER_H_
#define MALMOI_TEXT_SUBWORD_TOKENIZER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "text/tokenizer.h"

namespace malmoi {

namespace internal {
class PieceMemo;
class SentencePieceModel;
}  // namespace internal

class SubwordTokenizer : public Tokenizer {
 public:
  static constexpr size_t kMaxModelBytes = size_t{1} << 26;

  // From a serialized SentencePiece model (models/tokenizer.model, or any other).
  // Errors: bytes that are not one; `name` stands in the message.
  static absl::StatusOr<std::unique_ptr<SubwordTokenizer>> Parse(std::string_view bytes,
                                                                 std::string_view name);
  ~SubwordTokenizer() override;

  // Tokens of kind kPiece; the form is the piece, with "▁" (U+2581) where a word begins.
  // Pieces that stand for white space alone are left out.
  std::vector<Token> Tokenize(std::string_view text) const override;

  // The ids of Tokenize(text), faster: common words are cut once. Of cuts that are equally probable
  // (///// is // and ///) it may choose another.
  std::vector<int> EncodeIds(std::string_view text) const;

  int size() const;  // ids are 0 … size() - 1
  std::string_view PieceText(int id) const;
  float Score(int id) const;  // log probability of the piece

 private:
  explicit SubwordTokenizer(std::unique_ptr<internal::SentencePieceModel> model);

  std::unique_ptr<internal::SentencePieceModel> model_;
  int space_id_;  // of the lone "▁"
  // Null where pieces may reach over words, so that a word alone may be cut otherwise.
  std::unique_ptr<internal::PieceMemo> memo_;
};

}  // namespace malmoi

#endif  // MALMOI_TEXT_SUBWORD_TOKENIZER_H_
