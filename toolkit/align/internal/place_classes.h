// What stands with a word tells where its rendering goes: 모델의 크기 is rendered from behind, as
// "size of the model". Internal to word_aligner.h.
//
// The mark of a word is the particle or ending behind it in its eojeol, or the first of the
// function words right before it ("of the model": of). The most frequent marks of a side are
// classes; so are words without one, those with a seldom one, function words, and punctuation.
//
//   PlaceClasses classes;
//   for (each sentence) marks.push_back(classes.Add(tokens, is_function_word));
//   const std::vector<uint8_t> of_mark = classes.ClassesOfMarks();
//
// Deterministic. Source: Och and Ney (2003), 2.1.2: jumps that depend on word classes.
#ifndef MALMOI_ALIGN_INTERNAL_PLACE_CLASSES_H_
#define MALMOI_ALIGN_INTERNAL_PLACE_CLASSES_H_

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/word_index.h"
#include "text/tokenizer.h"

namespace malmoi::internal {

class PlaceClasses {
 public:
  // Counts the marks of a sentence of the side and gives that of each token as a number.
  std::vector<uint32_t> Add(std::span<const Token> tokens,
                            const std::function<bool(const Token&)>& is_function_word);

  // The class, below JumpModel::kClasses, of each number that Add has given.
  std::vector<uint8_t> ClassesOfMarks() const;

 private:
  WordIndex marks_;  // numbers from kFirstMark on are ids here
  std::vector<size_t> counts_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_PLACE_CLASSES_H_
