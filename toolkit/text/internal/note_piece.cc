#include "text/internal/note_piece.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/internal/author_line.h"
#include "text/internal/block_marker.h"
#include "text/internal/both_languages.h"
#include "text/internal/day_place.h"
#include "text/internal/form_label.h"
#include "text/internal/line_end.h"
#include "text/internal/link_finder.h"
#include "text/internal/short_english.h"
#include "text/internal/wrapped_lines.h"

namespace malmoi::internal {
namespace {

constexpr std::array<std::string_view, 10> kSourceKeys = {
    "학회",  "저널",    "학술지",     "연도", "게재",
    "venue", "journal", "conference", "year", "published"};

std::string TextOf(std::string_view text, const std::vector<SourceLine>& lines) {
  std::string joined;
  for (const SourceLine& line : lines) {
    if (line.span.empty()) continue;
    if (!joined.empty()) joined.push_back(' ');
    joined.append(line.span.In(text));
  }
  return joined;
}

// A lone line of the text under a title is one of its parts, so brackets of one name count there.
bool MayFollowTitle(const std::vector<NotePiece>& pieces) {
  for (size_t i = pieces.size(); i > 0; --i) {
    const NotePiece& piece = pieces[i - 1];
    if (piece.kind == PieceKind::kLinks || piece.kind == PieceKind::kStructure) continue;
    return piece.kind == PieceKind::kProse &&
           (piece.IsHeading() || piece.title != TitleLikeness::kNo);
  }
  return false;
}

// "학회: NAACL 2019": where a paper appeared, in a list under its title.
bool StatesSource(std::string_view text) {
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos || CountScripts(text.substr(colon)).hangul > 0) return false;
  const std::string key = AsciiToLower(StripWhitespace(text.substr(0, colon)));
  return std::ranges::find(kSourceKeys, std::string_view(key)) != kSourceKeys.end();
}

// Judges a group of lines that belong together.
NotePiece Judge(NotePiece piece, const PieceOptions& options, bool after_title) {
  const std::string_view text = piece.text;
  piece.script = ScriptOf(text);
  // The order of the questions is the point. NOLINTNEXTLINE(bugprone-branch-clone)
  if (piece.block == BlockKind::kAside) {
    piece.kind = PieceKind::kAside;
  } else if (piece.block == BlockKind::kRule) {
    piece.kind = PieceKind::kRule;
  } else if (piece.block == BlockKind::kStructure || text.empty()) {
    piece.kind = PieceKind::kStructure;
  } else if (piece.block == BlockKind::kRow) {
    piece.kind = PieceKind::kProse;
  } else if (piece.form_title) {
    piece.title = TitleLikeness::kLikely;
  } else if (const auto date = DateOfDayLine(text, options.year)) {
    piece.kind = PieceKind::kDay;
    piece.date = date;
  } else if (piece.names = TagsOf(text); !piece.names.empty()) {
    piece.kind = PieceKind::kTags;
  } else if (piece.label = SideLabelOf(text); piece.label != SideLabel::kNone) {
    piece.kind = PieceKind::kLabel;
  } else if (!piece.IsHeading() && IsLinkLine(text)) {
    piece.kind = PieceKind::kLinks;
  } else if (IsReferenceLine(text)) {
    piece.kind = PieceKind::kAside;
  } else if (piece.block == BlockKind::kItem || piece.block == BlockKind::kQuote) {
    piece.kind = PieceKind::kProse;
    if (text.find(':') != std::string_view::npos) {
      if (StatesSource(text)) piece.kind = PieceKind::kAside;
      piece.names = AuthorsOf(text, false);
      if (!piece.names.empty()) piece.kind = PieceKind::kAuthors;  // "- 저자: …"
    }
  } else if (piece.names = AuthorsOf(text, after_title); !piece.names.empty()) {
    piece.kind = PieceKind::kAuthors;
  } else if (auto titled = SplitTitleFromAuthors(text)) {
    piece.kind = PieceKind::kTitleAuthors;
    piece.names = std::move(titled->authors);
    piece.title_size =
        static_cast<size_t>(titled->title.data() - text.data()) + titled->title.size();
  } else {
    piece.title = TitleLikenessOf(text);
  }
  // A sentence in a third language belongs to neither side; nor does a line without a letter:
  // ★★★★★, the times of subtitles.
  const bool speaks = piece.script != Script::kOther &&
                      (piece.script != Script::kNone || piece.block != BlockKind::kText);
  if (piece.kind == PieceKind::kProse && !speaks && !piece.IsHeading()) {
    piece.kind = PieceKind::kAside;
  }
  return piece;
}

// "## 2025-03-18 Title": the day, and a heading of its own for what follows it.
std::optional<size_t> DayBeforeHeading(std::string_view heading, int year) {
  const auto prefix = ParseDatePrefix(heading, year);
  if (!prefix || prefix->size >= heading.size()) return std::nullopt;
  const size_t rest = heading.find_first_not_of(" \t:|–—-,", prefix->size);
  if (rest == std::string_view::npos || rest == prefix->size) return std::nullopt;
  return rest;
}

// "# 영화 노트 — 2025/11/20", "# 주간 회의 (2025-10-02)": the day and what stands before it.
struct DayAtEnd {
  Span day;
  Span before;
};
std::optional<DayAtEnd> DayAfterHeading(std::string_view heading) {
  constexpr size_t kLongestDay = 40;  // bytes
  for (size_t i = heading.size() > kLongestDay ? heading.size() - kLongestDay : 1;
       i < heading.size(); ++i) {
    if (std::string_view(" (|").find(heading[i - 1]) == std::string_view::npos) continue;
    const auto prefix = ParseDatePrefix(heading.substr(i));
    if (!prefix) continue;
    if (heading.find_first_not_of(") ", i + prefix->size) != std::string_view::npos) continue;
    std::string_view before = heading.substr(0, i);
    for (bool again = true; again;) {
      again = false;
      for (const std::string_view mark : {" ", "(", "|", ",", ":", "-", "–", "—"}) {
        if (!before.ends_with(mark)) continue;
        before.remove_suffix(mark.size());
        again = true;
      }
    }
    if (CountScripts(before).letters() == 0) return std::nullopt;
    return DayAtEnd{{i, i + prefix->size}, {0, before.size()}};
  }
  return std::nullopt;
}

class PieceMaker {
 public:
  PieceMaker(std::string_view text, const PieceOptions& options) : text_(text), options_(options) {
    if (options_.year == 0) options_.year = kUnknownYear;
  }

  std::vector<NotePiece> Make(const std::vector<Block>& blocks) {
    for (size_t i = 0; i < blocks.size(); ++i) {
      const bool in_table =
          IsRow(blocks[i].kind, blocks[i].lines[0]) || blocks[i].kind == BlockKind::kStructure;
      if (!in_table) columns_.reset();
      if (blocks[i].kind == BlockKind::kText && options_.plain) {
        // Lines that nothing separates may be one paragraph, wrapped by hand.
        std::vector<SourceLine> lines = blocks[i].lines;
        const bool blank_before = blocks[i].blank_before;
        while (i + 1 < blocks.size() && blocks[i + 1].kind == BlockKind::kText &&
               !blocks[i + 1].blank_before) {
          lines.push_back(blocks[++i].lines[0]);
        }
        AddGroups(GroupPlainLines(text_, lines, {options_.year, options_.form}), blank_before);
      } else if (blocks[i].kind == BlockKind::kText) {
        AddGroups(GroupMarkdownLines(text_, blocks[i].lines, {options_.year, options_.form}),
                  blocks[i].blank_before);
      } else {
        AddBlock(blocks[i]);
      }
    }
    if (options_.plain) DenyTitlesInLists();
    FindShortEnglish(&pieces_);
    PlaceDays(&pieces_);
    return std::move(pieces_);
  }

 private:
  // A row of a table, drawn with bars or with tabs.
  bool IsRow(BlockKind kind, const SourceLine& line) const {
    return kind == BlockKind::kRow ||
           (kind == BlockKind::kText && line.span.In(text_).find('\t') != std::string_view::npos);
  }

  void AddGroups(std::vector<std::vector<SourceLine>> groups, bool blank_before) {
    for (std::vector<SourceLine>& lines : groups) {
      NotePiece piece;
      piece.blank_before = blank_before;
      piece.lines = std::move(lines);
      Add(std::move(piece));
      blank_before = false;
    }
  }

  // A line of an item or a quotation in the other language renders the lines before it.
  bool LanguageChanges(const SourceLine& line, const SourceLine& next) const {
    const std::string_view a = line.span.In(text_);
    const std::string_view b = next.span.In(text_);
    const bool hangul = CountScripts(a).hangul > 0;
    return hangul != (CountScripts(b).hangul > 0) && LineEndOf(a) == LineEnd::kSentence &&
           ScriptOf(b) == (hangul ? Script::kEnglish : Script::kKorean);
  }

  void AddBlock(const Block& block) {
    NotePiece piece;
    piece.block = block.kind;
    piece.level = block.level;
    piece.blank_before = block.blank_before;
    piece.lines = block.lines;
    if (block.kind == BlockKind::kHeading) {
      const Span span = block.lines[0].span;
      if (const auto rest = DayBeforeHeading(span.In(text_), options_.year)) {
        SplitOffDay({0, *rest}, {*rest, span.size()}, &piece);
      } else if (const auto day = DayAfterHeading(span.In(text_))) {
        SplitOffDay(day->day, day->before, &piece);
      }
    }
    const bool may_change = block.kind == BlockKind::kItem || block.kind == BlockKind::kQuote;
    const std::vector<SourceLine> lines = std::exchange(piece.lines, {});
    for (size_t begin = 0, end = 1; end <= lines.size(); ++end) {
      const bool ends =
          end == lines.size() || (may_change && LanguageChanges(lines[end - 1], lines[end]));
      if (!ends) continue;
      NotePiece part = piece;
      part.lines.assign(lines.begin() + static_cast<ptrdiff_t>(begin),
                        lines.begin() + static_cast<ptrdiff_t>(end));
      Add(std::move(part));
      piece.blank_before = false;
      begin = end;
    }
  }

  // Adds a line that holds both languages as a piece of each; false where it is no such line.
  bool AddInTwo(const NotePiece& piece) {
    if (piece.lines.size() != 1 || piece.IsHeading()) return false;
    const std::string_view line = piece.lines[0].span.In(text_);
    const bool row =
        piece.block == BlockKind::kRow || (columns_ && IsRow(piece.block, piece.lines[0]));
    const auto parts =
        row ? SplitRowInTwo(line, columns_) : SplitLineInTwo(line, piece.block == BlockKind::kItem);
    if (!parts) return false;
    if (!parts->korean.empty()) AddPart(piece, parts->korean, Script::kKorean);
    if (!parts->english.empty()) AddPart(piece, parts->english, Script::kEnglish);
    if (!parts->korean.empty()) pieces_.back().blank_before = false;
    for (const Span cell : parts->others) {
      AddPart(piece, cell, Script::kNone);
      pieces_.back().block = BlockKind::kAside;
      pieces_.back().kind = PieceKind::kAside;
    }
    return true;
  }

  // Adds the bytes `span` of the piece's line as a piece of text in that language.
  void AddPart(const NotePiece& piece, Span span, Script script) {
    NotePiece& part = pieces_.emplace_back(piece);
    const size_t begin = piece.lines[0].span.begin;
    span.begin += SideLabelPrefix(span.In(piece.lines[0].span.In(text_))).size;
    part.lines[0].span = {begin + span.begin, begin + span.end};
    part.text = TextOf(text_, part.lines);
    part.kind = PieceKind::kProse;
    part.script = script;
  }

  void Add(NotePiece piece) {
    const bool is_text = piece.block == BlockKind::kText || piece.block == BlockKind::kItem ||
                         piece.block == BlockKind::kQuote;
    const auto columns = piece.lines.size() == 1 && IsRow(piece.block, piece.lines[0])
                             ? LabelledColumns(piece.lines[0].span.In(text_))
                             : std::nullopt;
    if (columns) {
      columns_ = columns;
      piece.block = columns->others ? BlockKind::kAside : BlockKind::kStructure;
    } else if (is_text || piece.block == BlockKind::kRow) {
      if (AddInTwo(piece)) return;
    }
    if (piece.block == BlockKind::kText && piece.lines.size() == 1) AddDayBeforeWord(&piece);
    SidePrefix label;
    if (is_text) {
      Span& first = piece.lines[0].span;
      label = SideLabelPrefix(first.In(text_));
      first.begin += label.size;
      if (options_.form && piece.block == BlockKind::kText && AddFormLabel(&piece)) return;
    }
    if (piece.block != BlockKind::kAside) piece.text = TextOf(text_, piece.lines);
    pieces_.push_back(Judge(std::move(piece), options_, MayFollowTitle(pieces_)));
    NotePiece& added = pieces_.back();
    if (added.kind == PieceKind::kProse && label.size > 0) {
      added.script = label.script;
      added.title = TitleLikeness::kNo;
    }
    if (added.kind == PieceKind::kDay) added.date = InYear(*added.date, added.text);
  }

  // Takes the label of a form off; true where the line was one and no more.
  bool AddFormLabel(NotePiece* piece) {
    Span& first = piece->lines[0].span;
    const FormLabel label = FormLabelOf(first.In(text_));
    piece->form_title = label.field == FormField::kTitle;
    if (label.field != FormField::kBodyBelow || piece->lines.size() > 1) {
      first.begin += label.size;
      return false;
    }
    piece->kind = PieceKind::kLabel;
    piece->text = TextOf(text_, piece->lines);
    pieces_.push_back(std::move(*piece));
    return true;
  }

  // A day without a year is of the year of the day before it; from December to January, or back in
  // a journal that is written upwards, of the next.
  Date InYear(Date date, std::string_view text) {
    const bool written = DateOfDayLine(text).has_value() || ParseDatePrefix(text).has_value();
    if (!written && last_month_ != 0 && options_.year != kUnknownYear) {
      if (last_month_ == 12 && date.month == 1) ++date.year;
      if (last_month_ == 1 && date.month == 12) --date.year;
    }
    options_.year = date.year;
    last_month_ = date.month;
    return date;
  }

  // "1. Validation loss: 1.8" over "2. …" is an item of a list, whose number a text file keeps.
  void DenyTitlesInLists() {
    NotePiece* before = nullptr;
    int number_before = 0;
    for (NotePiece& piece : pieces_) {
      if (piece.IsSilent()) continue;
      int number = 0;
      const bool numbered = piece.kind == PieceKind::kProse && piece.block == BlockKind::kText &&
                            NumberMarker(piece.text, &number) > 0;
      if (numbered && before != nullptr && number == number_before + 1) {
        before->title = piece.title = TitleLikeness::kNo;
      }
      before = numbered ? &piece : nullptr;
      number_before = number;
    }
  }

  // "3월 18일 (화) 맑음": the day as a piece of its own, the word about the weather beside the
  // notes. "2025-06-02 회의": the day, and the title of what follows.
  void AddDayBeforeWord(NotePiece* piece) {
    constexpr size_t kLongestWord = 12;  // code points
    constexpr size_t kLongestTitle = 30;
    const Span line = piece->lines[0].span;
    const auto prefix = ParseDatePrefix(line.In(text_), options_.year);
    if (!prefix || prefix->size == line.size()) return;
    const bool opens = (piece->blank_before || pieces_.empty()) && ParseDatePrefix(line.In(text_));
    if (!prefix->weekday && !opens) return;
    const std::string_view rest = line.In(text_).substr(prefix->size);
    const size_t word = rest.find_first_not_of(" \t,·-–—:");
    if (word == 0 || word == std::string_view::npos || EndsWithStop(rest) ||
        CountCodePoints(rest.substr(word)) > (prefix->weekday ? kLongestWord : kLongestTitle) ||
        (!prefix->weekday && TitleLikenessOf(rest.substr(word)) == TitleLikeness::kNo)) {
      return;
    }
    SplitOffDay({0, prefix->size}, {prefix->size + word, line.size()}, piece);
    if (prefix->weekday) piece->block = BlockKind::kAside;
  }

  // Adds the day in these bytes of the line as a piece of its own; `rest` is what is left.
  void SplitOffDay(Span of_line, Span rest, NotePiece* piece) {
    Span& line = piece->lines[0].span;
    NotePiece day = *piece;
    day.lines[0].span = TrimSpan(text_, {line.begin + of_line.begin, line.begin + of_line.end});
    day.kind = PieceKind::kDay;
    day.text = TextOf(text_, day.lines);
    day.date = InYear(ParseDatePrefix(day.text, options_.year)->date, day.text);
    pieces_.push_back(std::move(day));
    line = {line.begin + rest.begin, line.begin + rest.end};
    piece->blank_before = false;
  }

  std::string_view text_;
  PieceOptions options_;                // with the year of the last day
  int last_month_ = 0;                  // of the last day; 0: there was none
  std::optional<SideColumns> columns_;  // of the table that the last line stood in
  std::vector<NotePiece> pieces_;
};

}  // namespace

std::vector<NotePiece> MakePieces(std::string_view text, const std::vector<Block>& blocks,
                                  const PieceOptions& options) {
  return PieceMaker(text, options).Make(blocks);
}

}  // namespace malmoi::internal
