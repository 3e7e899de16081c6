// The word under which a token stands in a bilingual lexicon.
//
// Stems, words and numbers stand as their form; particles and endings, which render English
// function words (의 - of), as "~" and their form, so that the josa 이 and the noun 이 are two
// words; punctuation as its form.
//
// A lexicon of beginnings knows words by their first two syllables or five letters: 배출, 배출량
// and 배출하다 are one, "emission" and "emit" nearly. It is less sure and seldom at a loss, and
// does not mind where an eojeol was cut wrongly. Pure function.
#ifndef MALMOI_ALIGN_LEXICAL_KEY_H_
#define MALMOI_ALIGN_LEXICAL_KEY_H_

#include <string>
#include <string_view>

#include "text/tokenizer.h"

namespace malmoi {

enum class LexicalKeys { kWords, kBeginnings };

std::string LexicalKey(const Token& token, LexicalKeys keys);

// The form, of a stem without the 다 by which verbs are told: 줄이 of 줄이다.
std::string_view WithoutVerbEnding(const Token& token);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_LEXICAL_KEY_H_
