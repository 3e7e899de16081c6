// Training of a SentencePiece model for SubwordTokenizer.
//
//   SubwordTrainingOptions options;
//   options.pieces = 16000;
//   auto model = TrainSubwordModel(texts, options);   // bytes for SubwordTokenizer::Parse
//
// A unigram model (Kudo 2018) with case-folding NFKC, single digits and byte fallback. The same
// texts give the same bytes on any machine. Memory: about 50 bytes a character of text.
#ifndef MALMOI_TEXT_SUBWORD_TRAINER_H_
#define MALMOI_TEXT_SUBWORD_TRAINER_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"

namespace malmoi {

struct SubwordTrainingOptions {
  // Pieces in the model, its 256 bytes included.
  int pieces = 16000;
  // Share of the characters of the text that get pieces of their own; the rest become bytes.
  double character_coverage = 0.9998;
};

// `next` gives one text after another (a sentence, at most 16 KiB; longer ones are left out) and
// false at the end. Errors: too little text for so many pieces.
absl::StatusOr<std::string> TrainSubwordModel(const std::function<bool(std::string*)>& next,
                                              const SubwordTrainingOptions& options);

}  // namespace malmoi

#endif  // MALMOI_TEXT_SUBWORD_TRAINER_H_
