// Titles that a note has in both languages. Internal to text/.
//
//   # 된장 담그기                    된장 담그기
//   콩을 밤새 불린다. …              Making doenjang
//   # Making doenjang              콩을 밤새 불린다. …
//   Soak the beans overnight. …    Soak the beans overnight. …
//
// The second title is no sentence of either text and begins no entry of its own. It is told by its
// place alone: right under the first, or over the text of the other language, where the text under
// each title is in one language and in the title's own.
#ifndef MALMOI_TEXT_INTERNAL_TITLE_PAIR_H_
#define MALMOI_TEXT_INTERNAL_TITLE_PAIR_H_

#include <cstddef>
#include <vector>

#include "text/internal/note_piece.h"

namespace malmoi::internal {

struct TitlePair {
  size_t first = 0;   // index of the piece that begins the entry
  size_t second = 0;  // the same title in the other language
};

// In the order of the pieces. Linear in them.
std::vector<TitlePair> FindTitlePairs(const std::vector<NotePiece>& pieces);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_TITLE_PAIR_H_
