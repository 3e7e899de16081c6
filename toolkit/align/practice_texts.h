// Documents to learn alignment from, made of a bitext whose pairs stand in their order.
//
// A stretch of neighbouring pairs becomes a document; then sentences are dropped on one side,
// neighbours are joined into one line or exchanged, as happens to real notes. What was done is
// known, so the true ladder is. Pure: same pairs and seed, same documents.
#ifndef MALMOI_ALIGN_PRACTICE_TEXTS_H_
#define MALMOI_ALIGN_PRACTICE_TEXTS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/bead.h"
#include "align/bitext_reader.h"

namespace malmoi {

struct PracticeText {
  std::vector<std::string> source;
  std::vector<std::string> target;
  Ladder ladder;
  // Texts made of one document have its name: none of them may be judged by what another taught.
  // Empty: a document of its own.
  std::string document;
};

struct PracticeOptions {
  uint64_t seed = 1;
  size_t largest = 120;  // pairs of a document, at most
  // The sentences of a text; with it a pair of one sentence and two becomes a 1-2 bead.
  std::function<std::vector<std::string>(std::string_view text)> split;
};

std::vector<PracticeText> MakePracticeTexts(std::span<const TextPair> pairs,
                                            const PracticeOptions& options);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_PRACTICE_TEXTS_H_
