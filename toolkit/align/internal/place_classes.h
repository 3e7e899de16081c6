// What stands with a word tells where its rendering goes: 모델의 크기 is rendered from behind, as
// "size of the model". Internal to word_aligner.h.
//
// The mark of a word is the particle or ending behind it in its eojeol, or the first of the
// function words right before it ("of the model": of). The most frequent marks of a side are
// classes; so are words without one, those with a seldom one, function words, and punctuation.
// Deterministic. Source: Och and Ney (2003), 2.1.2: jumps that depend on word classes.
#ifndef MALMOI_ALIGN_INTERNAL_PLACE_CLASSES_H_
#define MALMOI_ALIGN_INTERNAL_PLACE_CLASSES_H_

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "text/tokenizer.h"

namespace malmoi::internal {

// A class below JumpModel::kClasses for each token of each sentence of one side.
std::vector<std::vector<uint8_t>> PlaceClassesOf(
    std::span<const std::span<const Token>> sentences,
    const std::function<bool(const Token&)>& is_function_word);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_PLACE_CLASSES_H_
