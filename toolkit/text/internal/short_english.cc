#include "text/internal/short_english.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/internal/line_form.h"

namespace malmoi::internal {
namespace {

bool IsText(const NotePiece& piece) {
  return piece.kind == PieceKind::kProse && !piece.IsHeading();
}

// "Slept well.", "2,300 people came!"; not "et al." or "see below:".
bool IsClosed(std::string_view text) {
  const size_t last = text.find_last_not_of("*_\"')");
  if (last == std::string_view::npos) return false;
  if (std::string_view(".!?").find(text[last]) == std::string_view::npos) return false;
  const size_t first = text.find_first_not_of("*_\"'(");
  const bool begins =
      (text[first] >= 'A' && text[first] <= 'Z') || (text[first] >= '0' && text[first] <= '9');
  return begins && text.find(" et al") == std::string_view::npos;
}

// "Dear Mr. Kim," over a letter.
bool IsGreeting(std::string_view text) {
  const bool begins =
      text.starts_with("Dear ") || text.starts_with("Hi ") || text.starts_with("Hello");
  return begins && (text.ends_with(',') || text.ends_with('!'));
}

// `piece` closes what the Korean of `before` says.
bool MayRender(const NotePiece& piece, const NotePiece& before) {
  constexpr size_t kShort = 3;  // words of a line that one word may render
  if (before.script != Script::kKorean || !IsClosed(piece.text)) return false;
  const size_t words = CountWords(piece.text);
  return words >= 2 || (words == 1 && CountWords(before.text) <= kShort);
}

// Where every other item is Korean, and the others are not.
void TakeAlternating(std::vector<NotePiece*>* items) {
  constexpr size_t kFewest = 4;
  const auto same_side = [](const NotePiece* a, const NotePiece* b) {
    return (CountScripts(a->text).hangul > 0) == (CountScripts(b->text).hangul > 0);
  };
  const bool alternates = items->size() >= kFewest && items->size() % 2 == 0 &&
                          std::ranges::adjacent_find(*items, same_side) == items->end() &&
                          std::ranges::all_of(*items, [](const NotePiece* item) {
                            return CountScripts(item->text).letters() > 0;
                          });
  if (alternates) {
    for (NotePiece* item : *items) {
      if (item->script == Script::kFragment) item->script = Script::kEnglish;
    }
  }
  items->clear();
}

}  // namespace

void FindShortEnglish(std::vector<NotePiece>* pieces) {
  const NotePiece* before = nullptr;
  std::vector<NotePiece*> items;  // of the list that goes on
  for (NotePiece& piece : *pieces) {
    if (piece.IsSilent()) continue;
    const bool text = IsText(piece);
    if (!text || piece.block != BlockKind::kItem) TakeAlternating(&items);
    if (text && piece.block == BlockKind::kItem) items.push_back(&piece);
    if (text && piece.script == Script::kFragment && IsGreeting(piece.text)) {
      piece.script = Script::kEnglish;
    }
    if (text && before != nullptr && piece.script == Script::kFragment &&
        MayRender(piece, *before)) {
      piece.script = Script::kEnglish;
    }
    before = text ? &piece : nullptr;
  }
  TakeAlternating(&items);
}

}  // namespace malmoi::internal
