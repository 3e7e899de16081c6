// Internal to terms/: spellings of one word that should meet. Safe from any thread.
#ifndef MALMOI_TERMS_INTERNAL_SPELLING_H_
#define MALMOI_TERMS_INTERNAL_SPELLING_H_

#include <string>
#include <string_view>

namespace malmoi::internal {

// A Hangul syllable as one of those that loanwords mix up: 져 is 저, 쥬 is 주 (after ㅈ and ㅊ the
// glides are not heard; 외래어 표기법 writes them without), 애 is 에, 왜 and 외 are 웨.
char32_t FoldSyllable(char32_t c);

// A lower-case English word in American spelling: tokeniser is tokenizer, behaviour is behavior.
// Words that it spoils (precise) are spoilt in the same way everywhere.
std::string FoldEnglishSpelling(std::string_view word);

// Whether a word of the text may be taken as its lemma: "tuned" as "tune", but not "thought" as
// "think", for a thought pattern is not a thinking pattern.
bool MayStandForLemma(std::string_view word, std::string_view lemma);

}  // namespace malmoi::internal

#endif  // MALMOI_TERMS_INTERNAL_SPELLING_H_
