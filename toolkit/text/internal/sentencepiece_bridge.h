// SentencePiece behind std-only types. See text/subword_tokenizer.h for the public way in.
//
// On Debian 12 SentencePiece's headers and Abseil's cannot share a source file, so only
// sentencepiece_bridge.cc includes the former, and errors cross as strings.
#ifndef MALMOI_TEXT_INTERNAL_SENTENCEPIECE_BRIDGE_H_
#define MALMOI_TEXT_INTERNAL_SENTENCEPIECE_BRIDGE_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace malmoi::internal {

struct BridgePiece {
  size_t begin = 0;  // bytes of the text given
  size_t end = 0;
  int id = 0;
};

// A loaded model. Const methods are safe from several threads.
class SentencePieceModel {
 public:
  // A serialized SentencePiece model; null with `*error` set where the bytes are not one.
  static std::unique_ptr<SentencePieceModel> Load(std::string_view bytes, std::string* error);
  ~SentencePieceModel();
  SentencePieceModel(const SentencePieceModel&) = delete;  // owns the processor
  SentencePieceModel& operator=(const SentencePieceModel&) = delete;

  std::vector<BridgePiece> Encode(std::string_view text) const;
  std::vector<int> EncodeIds(std::string_view text) const;

  int size() const;
  const std::string& PieceText(int id) const;  // with U+2581 where a word begins
  float Score(int id) const;                   // log probability
  int Find(std::string_view piece) const;      // the unknown piece's id where there is none

 private:
  SentencePieceModel();

  struct Processor;
  std::unique_ptr<Processor> processor_;
};

struct SentencePieceTraining {
  int pieces = 0;
  double character_coverage = 0;
  // Gives the next text, or false at the end.
  std::function<bool(std::string*)> next;
};

// The serialized model; empty with `*error` set on failure.
std::string TrainSentencePiece(const SentencePieceTraining& training, std::string* error);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_SENTENCEPIECE_BRIDGE_H_
