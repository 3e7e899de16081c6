// Are the two sides what they are said to be? Swapped sides and one language twice are found by
// script, said, and swapped sides are aligned rightly all the same. Pure functions.
#ifndef MALMOI_ALIGN_LANGUAGE_CHECK_H_
#define MALMOI_ALIGN_LANGUAGE_CHECK_H_

#include <string>

#include "align/bead.h"
#include "align/sentence_aligner.h"

namespace malmoi {

struct LanguageCheck {
  bool swapped = false;  // the source is English and the target Korean
  std::string warning;   // for people; empty where all is as said
};

// Judges by the scripts of both sides' letters: a Korean note may hold many English words.
// Sides with few letters are never warned of.
LanguageCheck CheckLanguages(const SentencePair& pair);

// As SentenceAligner::Align, but swapped sides are aligned the right way round; the ladder is
// of the sides as given.
Ladder AlignEitherWay(const SentenceAligner& aligner, const SentencePair& pair,
                      const AlignOptions& options);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_LANGUAGE_CHECK_H_
