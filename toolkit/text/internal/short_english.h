// English that is too short to be told for a sentence by itself. Internal to text/.
//
//   푹 잤다.            - 김밥을 쌌다
//   Slept well.        - Made gimbap
//                      - 빨래를 했다
//                      - Did laundry
//
// A few words of Latin letters in a Korean note are mostly a name or a term (ScriptOf: kFragment).
// They are English where a stop closes them under a line of Korean, in a list of which every other
// item is such words, and in a list beside a Korean one of as many items with the same figures.
#ifndef MALMOI_TEXT_INTERNAL_SHORT_ENGLISH_H_
#define MALMOI_TEXT_INTERNAL_SHORT_ENGLISH_H_

#include <vector>

#include "text/internal/note_piece.h"

namespace malmoi::internal {

// Makes such pieces Script::kEnglish. Linear in the pieces.
void FindShortEnglish(std::vector<NotePiece>* pieces);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_SHORT_ENGLISH_H_
