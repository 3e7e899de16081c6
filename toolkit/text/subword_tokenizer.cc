#include "text/subword_tokenizer.h"

#include <utility>

#include "base/status.h"
#include "base/strings.h"
#include "base/unicode.h"
#include "text/internal/piece_memo.h"
#include "text/internal/sentencepiece_bridge.h"

namespace malmoi {
namespace {

constexpr std::string_view kSpacePiece = "\xE2\x96\x81";  // U+2581

// `span` without white space at its beginning: "▁attention" includes the space before the word.
Span WithoutLeadingSpace(std::string_view text, Span span) {
  while (span.begin < span.end) {
    size_t next = span.begin;
    if (!IsSpace(NextCodePoint(text, &next))) break;
    span.begin = next;
  }
  return span;
}

// Whether each word is cut as if it stood alone: a piece begins with the space before its word, or
// has none.
bool CutsWordsAlone(const internal::SentencePieceModel& model) {
  for (int id = 0; id < model.size(); ++id) {
    if (model.PieceText(id).find(kSpacePiece, 1) != std::string::npos) return false;
  }
  const std::vector<int> once = model.EncodeIds("a");
  std::vector<int> twice = once;
  twice.insert(twice.end(), once.begin(), once.end());
  return model.EncodeIds("a a") == twice;
}

}  // namespace

SubwordTokenizer::SubwordTokenizer(std::unique_ptr<internal::SentencePieceModel> model)
    : model_(std::move(model)), space_id_(model_->Find(kSpacePiece)) {
  if (model_->PieceText(space_id_) != kSpacePiece) space_id_ = -1;  // the model has no such piece
  if (CutsWordsAlone(*model_)) memo_ = std::make_unique<internal::PieceMemo>();
}

SubwordTokenizer::~SubwordTokenizer() = default;

absl::StatusOr<std::unique_ptr<SubwordTokenizer>> SubwordTokenizer::Parse(std::string_view bytes,
                                                                          std::string_view name) {
  std::string error;
  std::unique_ptr<internal::SentencePieceModel> model;
  if (!bytes.empty()) model = internal::SentencePieceModel::Load(bytes, &error);
  if (model == nullptr || model->size() == 0) {
    return InvalidInputError({std::string(name), 0, 0},
                             "not a SentencePiece model; make one with `malmoi train tokenizer`");
  }
  return std::unique_ptr<SubwordTokenizer>(new SubwordTokenizer(std::move(model)));
}

std::vector<Token> SubwordTokenizer::Tokenize(std::string_view text) const {
  std::vector<Token> tokens;
  for (const internal::BridgePiece& piece : model_->Encode(text)) {
    if (piece.id == space_id_) continue;
    tokens.push_back({WithoutLeadingSpace(text, {piece.begin, piece.end}),
                      model_->PieceText(piece.id), TokenKind::kPiece, piece.id});
  }
  return tokens;
}

std::vector<int> SubwordTokenizer::EncodeIds(std::string_view text) const {
  std::vector<int> ids;
  if (memo_ == nullptr) {
    ids = model_->EncodeIds(text);
  } else {
    for (const std::string_view word : Split(text, ' ')) {
      if (word.empty() || memo_->Recall(word, &ids)) continue;
      const std::vector<int> cut = model_->EncodeIds(word);
      memo_->Keep(word, cut);
      ids.insert(ids.end(), cut.begin(), cut.end());
    }
  }
  std::erase(ids, space_id_);
  return ids;
}

int SubwordTokenizer::size() const { return model_->size(); }
std::string_view SubwordTokenizer::PieceText(int id) const { return model_->PieceText(id); }
float SubwordTokenizer::Score(int id) const { return model_->Score(id); }

}  // namespace malmoi
