#include "text/internal/heading_plan.h"

#include <algorithm>
#include <string>

#include "base/strings.h"

namespace malmoi::internal {
namespace {

bool IsTitleHeading(const NotePiece& piece) {
  return piece.IsHeading() &&
         (piece.kind == PieceKind::kProse || piece.kind == PieceKind::kTitleAuthors);
}

struct Section {
  bool korean = false;
  bool english = false;
  bool marked = false;  // authors, tags, a label, or a link right under the heading
  bool shaped() const { return marked || (korean && english); }
};

// The sections under headings of `level`, each up to the next heading of that level or above.
std::vector<Section> SectionsOf(const std::vector<NotePiece>& pieces, int level) {
  std::vector<Section> sections;
  bool inside = false;
  bool first = false;  // nothing but the heading so far
  for (const NotePiece& piece : pieces) {
    if (IsTitleHeading(piece) && piece.level <= level) {
      inside = piece.level == level;
      first = true;
      if (inside) sections.push_back({.marked = piece.kind == PieceKind::kTitleAuthors});
      continue;
    }
    if (piece.kind == PieceKind::kDay) inside = false;
    if (!inside) continue;
    Section& section = sections.back();
    section.marked |= piece.kind == PieceKind::kAuthors || piece.kind == PieceKind::kTags ||
                      piece.kind == PieceKind::kLabel || (first && piece.kind == PieceKind::kLinks);
    if (piece.IsSentence() && !piece.IsHeading()) {
      section.korean |= piece.script == Script::kKorean;
      section.english |= piece.script == Script::kEnglish;
    }
    first = false;
  }
  return sections;
}

bool IsOneNoteInTwoLanguages(const std::vector<Section>& sections) {
  bool korean = false;
  bool english = false;
  for (const Section& section : sections) {
    if (section.shaped()) return false;
    korean |= section.korean;
    english |= section.english;
  }
  return korean && english;
}

}  // namespace

int EntryHeadingLevel(const std::vector<NotePiece>& pieces) {
  int day_level = 0;
  bool used[7] = {};
  for (const NotePiece& piece : pieces) {
    if (piece.kind == PieceKind::kDay && piece.IsHeading() &&
        (day_level == 0 || piece.level < day_level)) {
      day_level = piece.level;
    }
    if (IsTitleHeading(piece)) used[piece.level] = true;
  }
  if (day_level > 0) {
    // "## 2025-03-18 Title" has its title on the day's own level.
    for (int level = day_level; level <= 6; ++level) {
      if (!used[level]) continue;
      return IsOneNoteInTwoLanguages(SectionsOf(pieces, level)) ? 0 : level;
    }
    return 0;
  }
  for (int level = 1; level <= 6; ++level) {
    if (!used[level]) continue;
    const std::vector<Section> sections = SectionsOf(pieces, level);
    const auto shaped = static_cast<size_t>(std::count_if(
        sections.begin(), sections.end(), [](const Section& section) { return section.shaped(); }));
    if (sections.size() >= 2 && shaped >= 2 && shaped * 2 >= sections.size()) return level;
  }
  return 0;
}

namespace {

// Whether "# 메모" is a title that stands in English too, as "# Memo".
bool HasEnglishTwin(const std::vector<NotePiece>& pieces, const NotePiece& label) {
  const std::string korean = AsciiToLower(label.text);
  if (!label.IsHeading() || (korean != "메모" && korean != "노트")) return false;
  return std::ranges::any_of(pieces, [&](const NotePiece& other) {
    const std::string english = AsciiToLower(other.text);
    return other.IsHeading() && other.level == label.level &&
           (english == "memo" || english == "memos" || english == "note" || english == "notes");
  });
}

}  // namespace

void DropFalseLabels(std::vector<NotePiece>& pieces) {
  bool korean = false;
  bool english = false;
  for (const NotePiece& piece : pieces) {
    if (!piece.IsSentence()) continue;
    korean |= piece.script == Script::kKorean;
    english |= piece.script == Script::kEnglish;
  }
  for (size_t i = 0; i < pieces.size(); ++i) {
    NotePiece& piece = pieces[i];
    if (piece.kind != PieceKind::kLabel || piece.label == SideLabel::kNone) continue;
    // What it labels is what stands right under it.
    const NotePiece* next = nullptr;
    for (size_t j = i + 1; j < pieces.size() && next == nullptr; ++j) {
      if (pieces[j].IsSentence()) next = &pieces[j];
      if (pieces[j].kind == PieceKind::kDay || pieces[j].kind == PieceKind::kLabel) break;
    }
    const Script script = piece.label == SideLabel::kKorean ? Script::kKorean : Script::kEnglish;
    const bool fits = next != nullptr && next->script == script && !HasEnglishTwin(pieces, piece);
    if (fits && korean && english) continue;
    // In a file of one language a word such as 번역 is more likely what the text is about.
    const std::string lower = AsciiToLower(piece.text);
    const auto holds = [&](std::string_view word) { return lower.find(word) != std::string::npos; };
    const bool plain_label = holds("메모") || holds("english") || holds("korean") ||
                             holds("한국어") || lower == "en" || lower == "ko";
    if (fits && plain_label) continue;
    piece.kind = PieceKind::kProse;
    piece.label = SideLabel::kNone;
    piece.title = TitleLikenessOf(piece.text);
  }
}

}  // namespace malmoi::internal
