#include "text/internal/note_builder.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/internal/both_languages.h"
#include "text/internal/line_end.h"
#include "text/internal/link_finder.h"

namespace malmoi::internal {
namespace {

enum class Side { kNone, kKorean, kEnglish };

Side SideOfScript(const NotePiece& piece) {
  if (piece.script == Script::kKorean) return Side::kKorean;
  return piece.script == Script::kEnglish ? Side::kEnglish : Side::kNone;
}

bool IsListed(const NotePiece& piece) {
  return piece.block == BlockKind::kItem || piece.block == BlockKind::kRow;
}

Span SourceOf(const MappedText& source, const std::vector<SourceLine>& lines) {
  return source.map.ToSource({lines.front().span.begin, lines.back().span.end});
}

// An item of a list that is no sentence: words enough to say something, none of them Korean.
bool MayBeEnglish(std::string_view item) {
  constexpr size_t kFewest = 4;
  return CountScripts(item).hangul == 0 && CountWords(item) >= kFewest;
}

class NoteBuilder {
 public:
  NoteBuilder(const MappedText& source, const std::vector<NotePiece>& pieces, const Entry& entry)
      : source_(source), pieces_(pieces), entry_(entry) {}

  Note Build() {
    FindSides();
    FindLabels();
    FindSharedHeadings();
    if (entry_.date && entry_.date->year != kUnknownYear) note_.date = ToString(*entry_.date);
    for (size_t i = entry_.begin; i < entry_.end; ++i) AddPiece(i);
    PlaceEnglish();
    AddBothTitles();
    FindFirstLine();
    return std::move(note_);
  }

 private:
  bool IsProse(size_t i) const {
    return pieces_[i].kind == PieceKind::kProse && entry_.title != i && entry_.second_title != i;
  }

  // Gives every paragraph its side.
  void FindSides() {
    const size_t count = entry_.end - entry_.begin;
    sides_.assign(count, Side::kNone);
    std::vector<Side> before(count, Side::kNone);  // of the nearest sentence before
    std::vector<Side> after(count, Side::kNone);
    std::vector<Side> list_after(count, Side::kNone);  // of the next sentence in the same list
    Side near = Side::kNone;
    for (size_t k = 0; k < count; ++k) {
      before[k] = near;
      const size_t i = entry_.begin + k;
      if (pieces_[i].kind == PieceKind::kTags) near = Side::kNone;
      if (IsProse(i) && SideOfScript(pieces_[i]) != Side::kNone) near = SideOfScript(pieces_[i]);
    }
    near = Side::kNone;
    Side in_list = Side::kNone;
    for (size_t k = count; k > 0; --k) {
      const size_t i = entry_.begin + k - 1;
      after[k - 1] = near;
      list_after[k - 1] = in_list;
      if (!IsListed(pieces_[i])) in_list = Side::kNone;
      if (!IsProse(i) || SideOfScript(pieces_[i]) == Side::kNone) continue;
      if (!pieces_[i].IsHeading()) near = SideOfScript(pieces_[i]);
      if (IsListed(pieces_[i])) in_list = SideOfScript(pieces_[i]);
    }
    for (size_t k = 0; k < count; ++k) {
      const size_t i = entry_.begin + k;
      if (!IsProse(i)) continue;
      const NotePiece& piece = pieces_[i];
      sides_[k] = SideOfScript(piece);
      if (sides_[k] != Side::kNone || piece.script == Script::kOther) continue;
      const bool after_list_item = k > 0 && IsListed(piece) && IsListed(pieces_[i - 1]);
      if (piece.IsHeading()) {
        sides_[k] = after[k] != Side::kNone ? after[k] : before[k];
      } else if (IsListed(piece) && list_after[k] == Side::kEnglish && MayBeEnglish(piece.text)) {
        sides_[k] = Side::kEnglish;  // "Proposes selective state spaces" over English items
      } else if (after_list_item && sides_[k - 1] != Side::kNone) {
        sides_[k] = sides_[k - 1];
      } else if (IsListed(piece) && list_after[k] != Side::kNone) {
        sides_[k] = list_after[k];
      } else if (after[k] == Side::kEnglish && EndsWithStop(piece.text)) {
        sides_[k] = after[k];  // "1. Boil water." over English sentences
      } else {
        sides_[k] = before[k] != Side::kNone ? before[k] : after[k];
      }
      // Nothing of this entry follows its tags.
      if (before[k] == Side::kNone && after[k] == Side::kNone) sides_[k] = Side::kNone;
    }
  }

  // "## 논의한 것 (Discussed)" divides both texts, unless one of them has headings of its own.
  void FindSharedHeadings() {
    bool korean = false;
    bool english = false;
    bool own = false;
    for (size_t i = entry_.begin; i < entry_.end; ++i) {
      const NotePiece& piece = pieces_[i];
      if (!IsProse(i)) continue;
      if (piece.IsHeading()) {
        const ScriptCounts counts = CountScripts(piece.text);
        own |= counts.hangul == 0 && counts.latin > 0;
      } else {
        korean |= piece.script == Script::kKorean;
        english |= piece.script == Script::kEnglish;
      }
    }
    shares_headings_ = korean && english && !own;
  }

  void FindLabels() {
    for (size_t i = entry_.begin; i < entry_.end; ++i) {
      if (pieces_[i].kind != PieceKind::kLabel) continue;
      has_korean_label_ |= pieces_[i].label == SideLabel::kKorean;
      has_english_label_ |= pieces_[i].label == SideLabel::kEnglish;
    }
  }

  void AddPiece(size_t i) {
    const NotePiece& piece = pieces_[i];
    if (piece.kind != PieceKind::kAside) AddLinks(piece);
    switch (piece.kind) {
      case PieceKind::kTitleAuthors:
        AddTitleAuthors(i);
        return;
      case PieceKind::kAuthors:
        if (!note_.authors.empty()) {
          note_.other.push_back(PlaceLines(source_, piece.lines));
        } else {
          SetAuthors(piece);
        }
        return;
      case PieceKind::kTags:
        AddTags(piece);
        return;
      case PieceKind::kLabel:
        label_ = piece.label;
        return;
      case PieceKind::kProse:
        if (entry_.title == i) {
          SetTitle(piece, piece.text);
        } else if (entry_.second_title != i) {
          AddProse(i);
        }
        return;
      case PieceKind::kAside:
        note_.other.push_back(PlaceLines(source_, piece.lines));
        return;
      default:
        return;
    }
  }

  void SetTitle(const NotePiece& piece, std::string_view text) {
    std::string plain = StripMarkup(text);
    // "A Title (https://…)": the address is among the links.
    if (const auto links = FindLinks(plain); links.size() == 1 && links[0].begin >= 2 &&
                                             plain[links[0].begin - 1] == '(' &&
                                             plain.substr(links[0].end) == ")") {
      plain = std::string(StripWhitespace(plain.substr(0, links[0].begin - 1)));
    }
    if (plain.empty()) plain = piece.text;  // nothing but markup: an image, say
    note_.title =
        PlacedText{std::move(plain), piece.lines.front().number, SourceOf(source_, piece.lines)};
  }

  void AddTitleAuthors(size_t i) {
    const NotePiece& piece = pieces_[i];
    if (entry_.title != i) {
      note_.other.push_back(PlaceLines(source_, piece.lines));
      return;
    }
    SetTitle(piece, std::string_view(piece.text).substr(0, piece.title_size));
    SetAuthors(piece);
  }

  void SetAuthors(const NotePiece& piece) {
    for (const std::string& name : piece.names) note_.authors.push_back(StripMarkup(name));
    note_.authors_span = SourceOf(source_, piece.lines);
    // Of "Title (Authors)" broken over two lines, the line on which the names begin.
    note_.authors_line = piece.lines.front().number;
    size_t offset = 0;
    for (const SourceLine& line : piece.lines) {
      if (offset > piece.title_size) break;
      note_.authors_line = line.number;
      offset += line.span.size() + 1;
    }
  }

  void AddTags(const NotePiece& piece) {
    for (const std::string& tag : piece.names) {
      note_.tags.push_back({tag, piece.lines.front().number, SourceOf(source_, piece.lines)});
    }
  }

  void AddLinks(const NotePiece& piece) {
    for (const SourceLine& line : piece.lines) {
      const std::string_view text = line.span.In(source_.text);
      for (const Span& link : FindLinks(text)) {
        const std::string address(link.In(text));
        const bool known =
            std::any_of(note_.links.begin(), note_.links.end(),
                        [&](const PlacedText& other) { return other.text == address; });
        const Span span =
            piece.kind == PieceKind::kLinks
                ? source_.map.ToSource(line.span)
                : source_.map.ToSource({line.span.begin + link.begin, line.span.begin + link.end});
        if (!known) note_.links.push_back({address, line.number, span});
      }
    }
  }

  Paragraph ParagraphOf(const std::vector<SourceLine>& lines) const {
    MappedText joined = JoinLines(source_, lines);
    return {std::move(joined.text), std::move(joined.map), lines.front().number};
  }
  Paragraph ParagraphOf(const NotePiece& piece) const { return ParagraphOf(piece.lines); }

  // The two halves of a piece of one line that is a title in both languages.
  std::optional<std::pair<Paragraph, Paragraph>> HalvesOf(const NotePiece& piece) const {
    if (piece.lines.size() != 1) return std::nullopt;
    const SourceLine& line = piece.lines[0];
    const auto parts = SplitTitleInTwo(line.span.In(source_.text));
    if (!parts) return std::nullopt;
    const auto half = [&](Span part) {
      SourceLine cut = line;
      cut.span = {line.span.begin + part.begin, line.span.begin + part.end};
      return ParagraphOf({cut});
    };
    return std::pair(half(parts->korean), half(parts->english));
  }

  void AddProse(size_t i) {
    const NotePiece& piece = pieces_[i];
    if (piece.IsHeading() && label_ == SideLabel::kAbstract) label_ = SideLabel::kNone;
    Side side = sides_[i - entry_.begin];
    // Under "메모" an English sentence is quoted, where the rendering has a heading of its own.
    if (label_ == SideLabel::kKorean && has_english_label_) side = Side::kKorean;
    if (side == Side::kNone) {
      note_.other.push_back(PlaceLines(source_, piece.lines));
      return;
    }
    if (piece.IsHeading() && shares_headings_) {
      if (auto halves = HalvesOf(piece)) {
        note_.korean.push_back(std::move(halves->first));
        note_.english.push_back(std::move(halves->second));
        return;
      }
    }
    Paragraph paragraph = ParagraphOf(piece);
    if (side == Side::kKorean) {
      note_.korean.push_back(std::move(paragraph));
    } else if (label_ == SideLabel::kAbstract) {
      abstract_.push_back(std::move(paragraph));
    } else if (label_ == SideLabel::kEnglish || !note_.korean.empty()) {
      note_.english.push_back(std::move(paragraph));
    } else {
      note_.leading_english.push_back(std::move(paragraph));
    }
  }

  // English that came first: what can be said without looking at what it says.
  void PlaceEnglish() {
    std::vector<Paragraph>& leading = note_.leading_english;
    const bool of_a_paper = note_.title.has_value() || !note_.authors.empty();
    if (has_english_label_ || !abstract_.empty()) {
      // A heading says where the rendering, or the abstract, stands.
      std::vector<Paragraph>& target =
          has_english_label_ && of_a_paper && abstract_.empty() ? abstract_ : note_.english;
      target.insert(target.begin(), std::make_move_iterator(leading.begin()),
                    std::make_move_iterator(leading.end()));
      leading.clear();
    } else if (note_.korean.empty() && !of_a_paper) {
      note_.english = std::exchange(leading, {});
    }
    if (!abstract_.empty()) note_.abstract = JoinParagraphs(abstract_);
  }

  // A title and its rendering are the first paragraphs of their sides.
  void AddBothTitles() {
    std::optional<std::pair<Paragraph, Paragraph>> titles;
    if (entry_.second_title) {
      const NotePiece* korean = &pieces_[*entry_.title];
      const NotePiece* english = &pieces_[*entry_.second_title];
      if (CountScripts(korean->text).hangul == 0) std::swap(korean, english);
      titles.emplace(ParagraphOf(*korean), ParagraphOf(*english));
      // Whoever renders the title renders the text.
      if (note_.english.empty()) note_.english = std::exchange(note_.leading_english, {});
    } else if (entry_.title && !note_.korean.empty() && !note_.english.empty()) {
      titles = HalvesOf(pieces_[*entry_.title]);
    }
    if (!titles) return;
    note_.korean.insert(note_.korean.begin(), std::move(titles->first));
    note_.english.insert(note_.english.begin(), std::move(titles->second));
  }

  void FindFirstLine() {
    if (note_.title) {
      note_.line = note_.title->line;
      return;
    }
    size_t first = 0;
    const auto consider = [&](size_t line) {
      if (line > 0 && (first == 0 || line < first)) first = line;
    };
    consider(note_.authors_line);
    if (note_.abstract) consider(note_.abstract->line);
    for (const auto* side : {&note_.korean, &note_.english, &note_.leading_english}) {
      for (const Paragraph& paragraph : *side) consider(paragraph.line);
    }
    for (const auto* part : {&note_.tags, &note_.links, &note_.other}) {
      for (const PlacedText& text : *part) consider(text.line);
    }
    note_.line = first;
  }

  const MappedText& source_;
  const std::vector<NotePiece>& pieces_;
  const Entry& entry_;
  std::vector<Side> sides_;  // by piece of the entry
  bool has_korean_label_ = false;
  bool has_english_label_ = false;
  bool shares_headings_ = false;
  SideLabel label_ = SideLabel::kNone;
  std::vector<Paragraph> abstract_;
  Note note_;
};

}  // namespace

Note BuildNote(const MappedText& source, const std::vector<NotePiece>& pieces, const Entry& entry) {
  return NoteBuilder(source, pieces, entry).Build();
}

PlacedText PlaceLines(const MappedText& source, const std::vector<SourceLine>& lines) {
  const Span span{lines.front().span.begin, lines.back().span.end};
  return {ReplaceAll(ReplaceAll(span.In(source.text), "\r\n", "\n"), "\r", "\n"),
          lines.front().number, source.map.ToSource(span)};
}

bool HoldsAnything(const Note& note) {
  return note.title || !note.authors.empty() || note.abstract || !note.korean.empty() ||
         !note.english.empty() || !note.leading_english.empty() || !note.tags.empty() ||
         !note.links.empty();
}

}  // namespace malmoi::internal
