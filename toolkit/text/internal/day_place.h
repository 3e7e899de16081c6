// Days that do not stand over their entries. Internal to text/.
//
//   # 주간 회의                  제목: 된장 담그기            2025년 4월 2일
//                               Title: Making doenjang      아이가 걸었다.
//   2025-10-02                  날짜: 2025-04-01            April 2, 2025
//   배치 크기를 늘리기로 했다.    내용: 콩을 불린다.          The baby walked.
//
// A day that is said again over the rendering divides nothing. Mostly a day stands over its
// entries, and a line before it belongs to the day before. So a day counts as its title's only
// where every day of the file stands under a title of its own.
#ifndef MALMOI_TEXT_INTERNAL_DAY_PLACE_H_
#define MALMOI_TEXT_INTERNAL_DAY_PLACE_H_

#include <vector>

#include "text/internal/note_piece.h"

namespace malmoi::internal {

// Puts days before their titles, and makes those that are said again PieceKind::kStructure.
// Linear in the pieces.
void PlaceDays(std::vector<NotePiece>* pieces);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_DAY_PLACE_H_
