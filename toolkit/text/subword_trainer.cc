#include "text/subword_trainer.h"

#include "base/strings.h"
#include "text/internal/sentencepiece_bridge.h"

namespace malmoi {

absl::StatusOr<std::string> TrainSubwordModel(const std::function<bool(std::string*)>& next,
                                              const SubwordTrainingOptions& options) {
  std::string error;
  std::string model = internal::TrainSentencePiece(
      {.pieces = options.pieces, .character_coverage = options.character_coverage, .next = next},
      &error);
  if (!error.empty()) {
    return absl::InvalidArgumentError(Concat("SentencePiece could not make ", options.pieces,
                                             " pieces of this text (", error,
                                             "); give it more text or ask for fewer --pieces"));
  }
  return model;
}

}  // namespace malmoi
