#include "text/internal/short_english.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/internal/block_marker.h"
#include "text/internal/both_languages.h"
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

bool IsItem(const NotePiece& piece) {
  int number = 0;
  return IsText(piece) && (piece.block == BlockKind::kItem ||
                           (piece.block == BlockKind::kText && NumberMarker(piece.text, &number)));
}

// The same figures stand in both, the numbers of items in a text file left aside.
bool HoldSameFigures(const NotePiece& a, const NotePiece& b) {
  const auto text = [](const NotePiece& piece) {
    int number = 0;
    const std::string_view words = piece.text;
    return words.substr(NumberMarker(words, &number));
  };
  return HoldSameDigits(text(a), text(b));
}

// A list in Korean and one of as many items without Hangul, right before it or after it. The
// second renders the first where one of its items is a sentence, or where both hold the same
// figures: "검증 perplexity: 9.4" and "Validation perplexity: 9.4".
void TakeListsSideBySide(const std::vector<NotePiece*>& items) {
  struct Run {
    size_t begin = 0;
    size_t end = 0;
    bool hangul = false;
  };
  std::vector<Run> runs;
  for (size_t i = 0; i < items.size(); ++i) {
    const bool hangul = CountScripts(items[i]->text).hangul > 0;
    if (runs.empty() || runs.back().hangul != hangul) runs.push_back({i, i, hangul});
    runs.back().end = i + 1;
  }
  for (size_t r = 0; r + 1 < runs.size(); ++r) {
    const Run& korean = runs[r].hangul ? runs[r] : runs[r + 1];
    const Run& latin = runs[r].hangul ? runs[r + 1] : runs[r];
    const size_t size = korean.end - korean.begin;
    if (size != latin.end - latin.begin) continue;
    bool sentence = false;
    bool figures = false;
    for (size_t k = 0; k < size; ++k) {
      const NotePiece& item = *items[latin.begin + k];
      sentence |= size > 1 && item.script == Script::kEnglish;
      figures |= HoldSameFigures(*items[korean.begin + k], item);
    }
    if (!sentence && !figures) continue;
    for (size_t k = latin.begin; k < latin.end; ++k) {
      if (items[k]->script == Script::kFragment) items[k]->script = Script::kEnglish;
    }
    ++r;  // each list renders one other
  }
}

// Where every other item is Korean, and the others are not.
void TakeAlternating(const std::vector<NotePiece*>& items) {
  constexpr size_t kFewest = 4;
  const auto same_side = [](const NotePiece* a, const NotePiece* b) {
    return (CountScripts(a->text).hangul > 0) == (CountScripts(b->text).hangul > 0);
  };
  const bool alternates = items.size() >= kFewest && items.size() % 2 == 0 &&
                          std::ranges::adjacent_find(items, same_side) == items.end() &&
                          std::ranges::all_of(items, [](const NotePiece* item) {
                            return CountScripts(item->text).letters() > 0;
                          });
  if (!alternates) return;
  for (NotePiece* item : items) {
    if (item->script == Script::kFragment) item->script = Script::kEnglish;
  }
}

void TakeList(std::vector<NotePiece*>* items) {
  TakeAlternating(*items);
  TakeListsSideBySide(*items);
  items->clear();
}

}  // namespace

void FindShortEnglish(std::vector<NotePiece>* pieces) {
  const NotePiece* before = nullptr;
  std::vector<NotePiece*> items;  // of the list that goes on
  for (NotePiece& piece : *pieces) {
    if (piece.IsSilent()) continue;
    const bool text = IsText(piece);
    if (IsItem(piece)) {
      items.push_back(&piece);
    } else {
      TakeList(&items);
    }
    if (text && piece.script == Script::kFragment && IsGreeting(piece.text)) {
      piece.script = Script::kEnglish;
    }
    if (text && before != nullptr && piece.script == Script::kFragment &&
        MayRender(piece, *before)) {
      piece.script = Script::kEnglish;
    }
    before = text ? &piece : nullptr;
  }
  TakeList(&items);
}

}  // namespace malmoi::internal
