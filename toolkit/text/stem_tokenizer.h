// StemTokenizer: the beginnings of words, which is nearly all that tells whether they translate.
//
//   "토크나이저를 2,000개로 generalizations"  ->  토크 2000 개로 gener
//
// The first two syllables of a run of Hangul, the first five letters of a Latin word in lower case,
// numbers without their commas. Cuts off josa and endings by not looking at them: wrong for people,
// right for counting, and ten times as fast as WordTokenizer. Needs no model. Safe from several
// threads.
#ifndef MALMOI_TEXT_STEM_TOKENIZER_H_
#define MALMOI_TEXT_STEM_TOKENIZER_H_

#include <string_view>
#include <vector>

#include "text/tokenizer.h"

namespace malmoi {

class StemTokenizer : public Tokenizer {
 public:
  // Kinds are kHangulStem, kLatinWord, kNumber, and kOther for Han; the rest is left out. Spans
  // hold the whole run.
  std::vector<Token> Tokenize(std::string_view text) const override;
};

}  // namespace malmoi

#endif  // MALMOI_TEXT_STEM_TOKENIZER_H_
