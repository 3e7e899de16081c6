#include "text/internal/day_place.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace malmoi::internal {
namespace {

constexpr size_t kNone = static_cast<size_t>(-1);

// The index of the first title right over the day, of two where the second is the first in the
// other language; kNone where what stands there is no title, or may end the entry before.
size_t TitleOver(const std::vector<NotePiece>& pieces, size_t day) {
  size_t title = kNone;
  size_t titles = 0;
  for (size_t i = day; i > 0; --i) {
    const NotePiece& piece = pieces[i - 1];
    if (piece.IsSilent()) continue;
    const bool heading = piece.kind == PieceKind::kProse && piece.IsHeading();
    if (titles == 2 || !(heading || piece.MayBeTitle())) {
      const bool apart =
          title != kNone && (pieces[title].IsHeading() || pieces[title].form_title ||
                             piece.kind == PieceKind::kTags || piece.kind == PieceKind::kRule);
      return apart && piece.kind != PieceKind::kDay ? title : kNone;
    }
    title = i - 1;
    ++titles;
  }
  return title;
}

bool SpeaksBelow(const std::vector<NotePiece>& pieces, size_t day) {
  for (size_t i = day + 1; i < pieces.size(); ++i) {
    if (!pieces[i].IsSilent()) return pieces[i].kind != PieceKind::kDay;
  }
  return false;
}

// "April 2, 2025" over the rendering of what stands under "2025년 4월 2일".
void DropRepeatedDays(std::vector<NotePiece>* pieces) {
  const NotePiece* last = nullptr;
  bool korean = false;  // since the last day
  bool english = false;
  for (NotePiece& piece : *pieces) {
    if (piece.kind == PieceKind::kDay) {
      if (last != nullptr && last->date == piece.date && korean != english) {
        piece.kind = PieceKind::kStructure;
        continue;
      }
      last = &piece;
      korean = english = false;
    } else if (piece.IsSentence() && !piece.IsHeading()) {
      korean |= piece.script == Script::kKorean;
      english |= piece.script == Script::kEnglish;
    }
  }
}

void PutDaysOverTitles(std::vector<NotePiece>* pieces) {
  std::vector<std::pair<size_t, size_t>> moves;  // from, to
  for (size_t i = 0; i < pieces->size(); ++i) {
    const NotePiece& piece = (*pieces)[i];
    if (piece.kind != PieceKind::kDay) continue;
    const size_t title = piece.IsHeading() ? kNone : TitleOver(*pieces, i);
    if (title == kNone || !SpeaksBelow(*pieces, i)) return;
    moves.emplace_back(i, title);
  }
  for (const auto& [from, to] : moves) {
    const auto begin = pieces->begin() + static_cast<ptrdiff_t>(to);
    const auto day = pieces->begin() + static_cast<ptrdiff_t>(from);
    std::rotate(begin, day, day + 1);
    std::swap(pieces->at(to).blank_before, pieces->at(to + 1).blank_before);
  }
}

}  // namespace

void PlaceDays(std::vector<NotePiece>* pieces) {
  DropRepeatedDays(pieces);
  PutDaysOverTitles(pieces);
}

}  // namespace malmoi::internal
