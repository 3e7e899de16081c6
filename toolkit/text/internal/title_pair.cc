#include "text/internal/title_pair.h"

#include <optional>

#include "base/unicode.h"

namespace malmoi::internal {
namespace {

constexpr size_t kNone = static_cast<size_t>(-1);
constexpr size_t kLongestTitle = 150;  // code points

bool Divides(const NotePiece& piece) {
  return piece.kind == PieceKind::kDay || piece.kind == PieceKind::kTags ||
         piece.kind == PieceKind::kRule;
}

bool IsSilent(const NotePiece& piece) {
  return piece.IsSilent() || (piece.kind == PieceKind::kLabel && piece.label == SideLabel::kNone);
}

// A title of a few Hangul words counts as Korean, of Latin ones as English, sentence or not.
Script TitleScript(const NotePiece& piece) {
  if (piece.script == Script::kOther) return Script::kOther;
  const ScriptCounts counts = CountScripts(piece.text);
  if (counts.hangul > 0) return Script::kKorean;
  return counts.latin > 0 ? Script::kEnglish : Script::kNone;
}

bool IsOtherLanguage(Script a, Script b) {
  return (a == Script::kKorean && b == Script::kEnglish) ||
         (a == Script::kEnglish && b == Script::kKorean);
}

class TitlePairFinder {
 public:
  explicit TitlePairFinder(const std::vector<NotePiece>& pieces) : pieces_(pieces) {}

  std::vector<TitlePair> Find() {
    std::vector<TitlePair> pairs;
    bool at_start = true;  // of the file, of a day, or where an entry is complete
    for (size_t i = 0; i < pieces_.size(); ++i) {
      if (IsSilent(pieces_[i])) continue;
      if (Divides(pieces_[i])) {
        at_start = true;
      } else if (at_start) {
        at_start = false;
        if (!IsTitle(i, true)) continue;
        if (const size_t under = TitleUnder(i); under != kNone) {
          pairs.push_back({i, under});
          i = under;
        } else if (const auto block = BlockOfSecond(i)) {
          pairs.push_back({i, block->title});
          i = block->end - 1;
          at_start = true;
        }
      }
    }
    return pairs;
  }

 private:
  struct Block {
    size_t title = 0;
    size_t end = 0;
  };

  size_t Next(size_t i) const {
    for (++i; i < pieces_.size() && !Divides(pieces_[i]); ++i) {
      if (!IsSilent(pieces_[i])) return i;
    }
    return kNone;
  }

  // A heading, or a line of text that stands by itself over text of its own language.
  bool IsTitle(size_t i, bool is_first) const {
    const NotePiece& piece = pieces_[i];
    if (piece.kind != PieceKind::kProse) return false;
    const size_t size = CountCodePoints(piece.text);
    if (size > kLongestTitle || TitleScript(piece) == Script::kNone) return false;
    const size_t next = Next(i);
    if (next == kNone) return false;
    const bool is_of_paper = pieces_[next].kind == PieceKind::kAuthors ||
                             pieces_[next].kind == PieceKind::kLinks ||
                             pieces_[next].kind == PieceKind::kTitleAuthors;
    if (is_of_paper) return false;
    if (piece.IsHeading()) return true;
    if (piece.block != BlockKind::kText || piece.title == TitleLikeness::kNo) return false;
    if (is_first) return true;
    return (piece.blank_before || piece.title == TitleLikeness::kLikely) &&
           pieces_[next].IsSentence() && !pieces_[next].IsHeading() &&
           pieces_[next].script == TitleScript(piece) && CountCodePoints(pieces_[next].text) > size;
  }

  // "된장 담그기" with "Making doenjang" right under it. In text without headings a Korean line
  // under an English title is more likely a note about the paper of that title.
  size_t TitleUnder(size_t i) const {
    const NotePiece& title = pieces_[i];
    const size_t under = Next(i);
    if (under == kNone || pieces_[under].kind != PieceKind::kProse) return kNone;
    const NotePiece& piece = pieces_[under];
    if (!IsOtherLanguage(TitleScript(title), TitleScript(piece))) return kNone;
    if (title.form_title && piece.form_title) return under;
    const size_t after = Next(under);
    if (after == kNone || !pieces_[after].IsSentence()) return kNone;
    if (title.IsHeading() || piece.IsHeading()) {
      return title.level == piece.level ? under : kNone;
    }
    const bool fits = piece.block == BlockKind::kText && piece.title != TitleLikeness::kNo &&
                      TitleScript(piece) == Script::kEnglish &&
                      CountCodePoints(pieces_[after].text) > CountCodePoints(piece.text);
    return fits ? under : kNone;
  }

  // Where the text under a title is in the title's language only: its end.
  std::optional<size_t> EndOfBlock(size_t title) const {
    const bool heading = pieces_[title].IsHeading();
    const Script script = TitleScript(pieces_[title]);
    bool any = false;
    size_t i = title + 1;
    for (; i < pieces_.size() && !Divides(pieces_[i]); ++i) {
      const NotePiece& piece = pieces_[i];
      if (piece.IsHeading() && (!heading || piece.level <= pieces_[title].level)) break;
      if (!heading && IsTitle(i, false)) break;
      if (IsSilent(piece)) continue;
      if (piece.kind == PieceKind::kAuthors || piece.kind == PieceKind::kTitleAuthors ||
          piece.kind == PieceKind::kLabel) {
        return std::nullopt;
      }
      if (piece.IsHeading() || !piece.IsSentence()) continue;
      if (piece.script != script) return std::nullopt;
      any = true;
    }
    if (!any) return std::nullopt;
    return i;
  }

  // The block under the second title, where the first title's own block ends at it.
  std::optional<Block> BlockOfSecond(size_t first) const {
    auto second = EndOfBlock(first);
    if (!second) return std::nullopt;
    // A line across the page may stand between the two texts.
    while (*second < pieces_.size() &&
           (pieces_[*second].kind == PieceKind::kRule || IsSilent(pieces_[*second]))) {
      ++*second;
    }
    if (*second >= pieces_.size() || !IsTitle(*second, false)) return std::nullopt;
    const NotePiece& piece = pieces_[*second];
    if (piece.level != pieces_[first].level) return std::nullopt;
    if (!IsOtherLanguage(TitleScript(pieces_[first]), TitleScript(piece))) return std::nullopt;
    const auto end = EndOfBlock(*second);
    if (!end) return std::nullopt;
    return Block{*second, *end};
  }

  const std::vector<NotePiece>& pieces_;
};

}  // namespace

std::vector<TitlePair> FindTitlePairs(const std::vector<NotePiece>& pieces) {
  return TitlePairFinder(pieces).Find();
}

}  // namespace malmoi::internal
