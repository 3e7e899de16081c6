#include "text/internal/sentencepiece_bridge.h"

#include <sentencepiece_processor.h>
#include <sentencepiece_trainer.h>

#include <exception>
#include <unordered_map>

namespace malmoi::internal {
namespace {

// SentencePiece's pull interface over a function.
class FunctionIterator : public sentencepiece::SentenceIterator {
 public:
  explicit FunctionIterator(const std::function<bool(std::string*)>& next) : next_(next) { Next(); }
  bool done() const override { return done_; }
  void Next() override { done_ = !next_(&value_); }
  const std::string& value() const override { return value_; }
  sentencepiece::util::Status status() const override { return {}; }

 private:
  const std::function<bool(std::string*)>& next_;
  std::string value_;
  bool done_ = false;
};

}  // namespace

struct SentencePieceModel::Processor {
  sentencepiece::SentencePieceProcessor sentencepiece;
};

SentencePieceModel::SentencePieceModel() : processor_(std::make_unique<Processor>()) {}
SentencePieceModel::~SentencePieceModel() = default;

std::unique_ptr<SentencePieceModel> SentencePieceModel::Load(std::string_view bytes,
                                                             std::string* error) {
  std::unique_ptr<SentencePieceModel> model(new SentencePieceModel);
  try {
    const auto status = model->processor_->sentencepiece.LoadFromSerializedProto(bytes);
    if (status.ok()) return model;
    *error = status.ToString();
  } catch (const std::exception& exception) {  // its trie throws at pieces that it cannot hold
    *error = exception.what();
  }
  return nullptr;
}

std::vector<BridgePiece> SentencePieceModel::Encode(std::string_view text) const {
  const auto encoded = processor_->sentencepiece.EncodeAsImmutableProto(text);
  std::vector<BridgePiece> pieces;
  pieces.reserve(encoded.pieces_size());
  for (const auto& piece : encoded.pieces()) {
    pieces.push_back({piece.begin(), piece.end(), static_cast<int>(piece.id())});
  }
  return pieces;
}

std::vector<int> SentencePieceModel::EncodeIds(std::string_view text) const {
  return processor_->sentencepiece.EncodeAsIds(text);
}

int SentencePieceModel::size() const { return processor_->sentencepiece.GetPieceSize(); }

const std::string& SentencePieceModel::PieceText(int id) const {
  return processor_->sentencepiece.IdToPiece(id);
}

float SentencePieceModel::Score(int id) const { return processor_->sentencepiece.GetScore(id); }

int SentencePieceModel::Find(std::string_view piece) const {
  return processor_->sentencepiece.PieceToId(piece);
}

std::string TrainSentencePiece(const SentencePieceTraining& training, std::string* error) {
  const std::unordered_map<std::string, std::string> options = {
      {"model_type", "unigram"},
      {"vocab_size", std::to_string(training.pieces)},
      {"character_coverage", std::to_string(training.character_coverage)},
      {"byte_fallback", "true"},
      {"split_digits", "true"},
      {"normalization_rule_name", "nmt_nfkc_cf"},
      {"unk_id", "0"},
      {"bos_id", "-1"},
      {"eos_id", "-1"},
      {"pad_id", "-1"},
      {"max_sentence_length", "16384"},
      // The sums of each thread are added in order, so the model depends on how many there are: a
      // fixed number, whatever the machine.
      {"num_threads", "8"},
      {"minloglevel", "3"},
  };
  FunctionIterator iterator(training.next);
  std::string model;
  const auto status = sentencepiece::SentencePieceTrainer::Train(options, &iterator, &model);
  if (status.ok()) return model;
  *error = status.ToString();
  return "";
}

}  // namespace malmoi::internal
