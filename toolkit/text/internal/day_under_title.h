// Days that stand under the title of their note. Internal to text/.
//
//   # 주간 회의                  제목: 된장 담그기
//                               Title: Making doenjang
//   2025-10-02                  날짜: 2025-04-01
//
//   배치 크기를 늘리기로 했다.    내용: 콩을 불린다.
//
// Mostly a day stands over its entries, and a line before it belongs to the day before. So a day
// counts as its title's only where every day of the file stands under a title of its own.
#ifndef MALMOI_TEXT_INTERNAL_DAY_UNDER_TITLE_H_
#define MALMOI_TEXT_INTERNAL_DAY_UNDER_TITLE_H_

#include <vector>

#include "text/internal/note_piece.h"

namespace malmoi::internal {

// Puts such days before their titles. Linear in the pieces.
void PutDaysOverTitles(std::vector<NotePiece>* pieces);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_DAY_UNDER_TITLE_H_
