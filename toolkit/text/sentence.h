// Sentence: a piece of a note's paragraph, with the way back to where it was typed.
#ifndef MALMOI_TEXT_SENTENCE_H_
#define MALMOI_TEXT_SENTENCE_H_

#include <cstddef>
#include <string>

#include "base/span.h"

namespace malmoi {

struct Sentence {
  std::string text;
  size_t paragraph = 0;  // index into its side of the note
  Span span;             // bytes of the file as it lies on disk
};

}  // namespace malmoi

#endif  // MALMOI_TEXT_SENTENCE_H_
