#include "text/internal/entry_finder.h"

#include <algorithm>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/internal/both_languages.h"
#include "text/internal/heading_plan.h"
#include "text/internal/title_pair.h"

namespace malmoi::internal {
namespace {

constexpr size_t kNone = static_cast<size_t>(-1);

bool IsKorean(const NotePiece& piece) {
  return piece.IsSentence() && piece.script == Script::kKorean;
}
bool IsEnglish(const NotePiece& piece) {
  return piece.IsSentence() && piece.script == Script::kEnglish;
}

// The same title typed twice (with a slip mended) is one entry's.
bool IsSameTitle(std::string_view a, std::string_view b) {
  const std::string x = FoldCase(a);
  const std::string y = FoldCase(b);
  size_t head = 0;
  while (head < std::min(x.size(), y.size()) && x[head] == y[head]) ++head;
  size_t tail = 0;
  while (tail < std::min(x.size(), y.size()) - head &&
         x[x.size() - 1 - tail] == y[y.size() - 1 - tail]) {
    ++tail;
  }
  return 10 * (head + tail) >= 9 * std::max(x.size(), y.size());
}

std::string_view TitleText(const NotePiece& piece) {
  const std::string_view text = piece.text;
  return piece.kind == PieceKind::kTitleAuthors ? text.substr(0, piece.title_size) : text;
}

// What the entry under construction holds so far.
struct State {
  bool begun = false;
  bool by_heading = false;  // its heading says where it ends
  bool link_first = false;
  bool links = false;
  bool authors = false;
  bool korean = false;
  bool english = false;
  bool prose = false;
  bool tags = false;
  bool rule = false;  // a line across the page stands last
  size_t title = kNone;
  size_t second_title = kNone;
};

class EntryFinder {
 public:
  EntryFinder(const std::vector<NotePiece>& pieces, const EntryOptions& options)
      : pieces_(pieces),
        options_(options),
        level_(EntryHeadingLevel(pieces)),
        tags_first_(TagsOpenEntries()),
        blank_groups_(options.plain && BlankLinesSeparate()),
        document_(!options.plain && level_ == 0 && IsDocument(pieces)),
        form_(std::ranges::any_of(pieces, &NotePiece::form_title)) {
    titles_.assign(pieces.size(), PairedTitle::kNeither);
    for (const TitlePair& pair : FindTitlePairs(pieces)) {
      titles_[pair.first] = PairedTitle::kFirst;
      titles_[pair.second] = PairedTitle::kSecond;
    }
    LookAhead();
  }

  std::vector<Entry> Find() {
    std::optional<Date> date = options_.date;
    size_t begin = 0;
    for (size_t i = 0; i < pieces_.size(); ++i) {
      const NotePiece& piece = pieces_[i];
      if (piece.kind == PieceKind::kDay) {
        Close(begin, i, date);
        date = piece.date;
        begin = i + 1;
        continue;
      }
      if (StartsEntry(i)) {
        Close(begin, i, date);
        begin = i;
      }
      Take(i);
    }
    Close(begin, pieces_.size(), date);
    return std::move(entries_);
  }

 private:
  enum class PairedTitle { kNeither, kFirst, kSecond };  // of a title in both languages

  void Close(size_t begin, size_t end, const std::optional<Date>& date) {
    if (begin < end) {
      Entry entry{begin, end, date, std::nullopt, std::nullopt};
      if (state_.title != kNone) entry.title = state_.title;
      if (state_.second_title != kNone) entry.second_title = state_.second_title;
      entries_.push_back(entry);
    }
    state_ = State();
  }

  // The next piece that says something, after `i`; kNone where a day or the end comes first.
  size_t Next(size_t i) const { return next_[i]; }

  // Looks ahead once for all pieces, from the last to the first.
  void LookAhead() {
    next_.assign(pieces_.size(), kNone);
    next_text_.assign(pieces_.size(), kNone);
    only_scraps_.assign(pieces_.size() + 1, true);
    size_t next = kNone;
    size_t next_text = kNone;
    for (size_t i = pieces_.size(); i > 0; --i) {
      const size_t at = i - 1;
      const PieceKind kind = pieces_[at].kind;
      next_[at] = next;
      next_text_[at] = next_text;
      only_scraps_[at] = kind == PieceKind::kDay || (IsScrap(pieces_[at]) && only_scraps_[i]);
      if (kind == PieceKind::kDay) {
        next = next_text = kNone;
      } else if (kind != PieceKind::kStructure && kind != PieceKind::kAside) {
        next = at;
        if (kind != PieceKind::kLinks) next_text = at;
      }
    }
  }

  // A file name, a number: nothing that an entry begins with.
  static bool IsScrap(const NotePiece& piece) {
    return !piece.IsSentence() && !piece.IsHeading() && piece.kind != PieceKind::kTags &&
           piece.kind != PieceKind::kLinks && piece.kind != PieceKind::kTitleAuthors &&
           piece.kind != PieceKind::kAuthors && piece.title != TitleLikeness::kLikely;
  }

  // A line that what follows it proves to be a title: authors, or the address of its paper.
  bool IsProvenTitle(size_t i) const {
    const NotePiece& piece = pieces_[i];
    if (piece.kind == PieceKind::kTitleAuthors) return true;
    if (!piece.MayBeTitle()) return false;
    const size_t next = Next(i);
    if (next == kNone) return false;
    if (pieces_[next].kind == PieceKind::kAuthors) return true;
    return piece.title == TitleLikeness::kLikely &&
           (pieces_[next].kind == PieceKind::kLinks ||
            (IsKorean(pieces_[next]) && StartsWithLink(pieces_[next].text)));
  }

  // A title by its place: the first text of its entry, shorter than what follows.
  bool IsTitleByPlace(size_t i) const {
    const NotePiece& piece = pieces_[i];
    if (IsProvenTitle(i)) return true;
    if (!piece.MayBeTitle()) return false;
    const size_t next = Next(i);
    if (next == kNone || pieces_[next].kind == PieceKind::kTags ||
        pieces_[next].kind == PieceKind::kLinks) {
      return true;
    }
    if (piece.title == TitleLikeness::kLikely || SplitTitleInTwo(piece.text)) return true;
    if (pieces_[next].IsHeading()) return piece.script != Script::kKorean;
    const size_t size = CountCodePoints(piece.text);
    return size <= 150 && (pieces_[next].kind != PieceKind::kProse ||
                           2 * CountCodePoints(pieces_[next].text) > 3 * size);
  }

  bool StartsEntry(size_t i) {
    const NotePiece& piece = pieces_[i];
    if (!state_.begun || titles_[i] == PairedTitle::kSecond) return false;
    if (titles_[i] == PairedTitle::kFirst) return state_.prose || state_.title != kNone;
    if (level_ > 0 && piece.IsHeading() && piece.level <= level_ &&
        (piece.kind == PieceKind::kProse || piece.kind == PieceKind::kTitleAuthors)) {
      return true;
    }
    if (form_) return piece.form_title && (state_.prose || state_.title != kNone);
    if (state_.by_heading || document_) return false;
    if (state_.rule && RuleSeparates(i)) return true;
    switch (piece.kind) {
      case PieceKind::kTags:
        return tags_first_ && state_.prose;
      case PieceKind::kLinks:
        return LinkStartsEntry(i);
      case PieceKind::kTitleAuthors:
        if (state_.title != kNone && !state_.prose && !state_.tags) {
          return !IsSameTitle(TitleText(pieces_[state_.title]), TitleText(piece));
        }
        return state_.title != kNone || state_.prose || state_.tags;
      case PieceKind::kProse:
        return ProseStartsEntry(i);
      case PieceKind::kLabel:
        return ClosedByTags() && !tags_first_;
      default:
        return false;
    }
  }

  bool ClosedByTags() const { return state_.tags && state_.prose; }

  bool ProseStartsEntry(size_t i) const {
    const NotePiece& piece = pieces_[i];
    if (state_.tags && !tags_first_) {
      if (state_.prose) return !only_scraps_[i];
      // Tags may stand under the title; then the text under them is the entry's own.
      return IsProvenTitle(i) || (piece.MayBeTitle() && state_.links) ||
             (piece.title == TitleLikeness::kLikely && piece.MayBeTitle());
    }
    if (IsProvenTitle(i)) return state_.prose || state_.title != kNone;
    if (blank_groups_ && piece.blank_before && state_.korean && state_.english) return true;
    // A title without authors, after an entry that is complete.
    const size_t next = Next(i);
    return piece.MayBeTitle() && piece.title == TitleLikeness::kLikely && state_.title != kNone &&
           state_.korean && next != kNone && pieces_[next].IsSentence() &&
           !pieces_[next].IsHeading() &&
           CountCodePoints(pieces_[next].text) > CountCodePoints(piece.text);
  }

  bool LinkStartsEntry(size_t i) const {
    if (state_.tags && !tags_first_) return true;
    if (!state_.prose) return false;
    const size_t next = next_text_[i];
    if (next == kNone || pieces_[next].kind == PieceKind::kTags) return false;
    if (IsProvenTitle(next) ||
        (pieces_[next].MayBeTitle() && pieces_[next].title == TitleLikeness::kLikely)) {
      // Title, text, link; or link, title, text: as this entry began.
      return state_.link_first || state_.links;
    }
    return pieces_[next].IsSentence() && state_.link_first && state_.title == kNone;
  }

  // A line across the page divides entries, or the two sides of one.
  bool RuleSeparates(size_t i) const {
    if (!state_.prose && !state_.tags) return false;
    if (state_.tags || (state_.korean && state_.english)) return true;
    const NotePiece& piece = pieces_[i];
    if (piece.kind == PieceKind::kLinks || piece.kind == PieceKind::kLabel) {
      return piece.kind == PieceKind::kLinks;
    }
    if (IsProvenTitle(i)) return true;
    if (IsKorean(piece)) return state_.korean;
    if (IsEnglish(piece)) return state_.english;
    return piece.MayBeTitle();
  }

  void Take(size_t i) {
    const NotePiece& piece = pieces_[i];
    if (piece.kind == PieceKind::kStructure || piece.kind == PieceKind::kAside) return;
    if (piece.kind == PieceKind::kRule) {
      state_.rule = state_.begun;
      return;
    }
    state_.rule = false;
    const bool first = !state_.begun;
    state_.begun = true;
    switch (piece.kind) {
      case PieceKind::kTitleAuthors:
        if (state_.title == kNone && !state_.prose) state_.title = i;
        state_.authors = true;
        state_.by_heading |= first && piece.IsHeading() && level_ > 0;
        return;
      case PieceKind::kAuthors:
        state_.authors = true;
        return;
      case PieceKind::kTags:
        state_.tags = true;
        return;
      case PieceKind::kLinks:
        state_.link_first |= first;
        state_.links = true;
        return;
      case PieceKind::kProse:
        TakeProse(i, first);
        return;
      default:
        return;
    }
  }

  void TakeProse(size_t i, bool first) {
    const NotePiece& piece = pieces_[i];
    if (titles_[i] == PairedTitle::kSecond && state_.title != kNone) {
      state_.second_title = i;
      return;
    }
    const bool no_text_yet = state_.title == kNone && !state_.prose && !state_.authors;
    if (piece.IsHeading()) {
      if (no_text_yet) state_.title = i;
      state_.by_heading |= first && level_ > 0 && piece.level <= level_;
      return;
    }
    if (no_text_yet && (titles_[i] == PairedTitle::kFirst || IsTitleByPlace(i))) {
      state_.title = i;
      return;
    }
    state_.korean |= piece.script == Script::kKorean;
    state_.english |= piece.script == Script::kEnglish;
    state_.prose = true;
  }

  // Headings that begin no entries make a file one document, unless days divide it.
  static bool IsDocument(const std::vector<NotePiece>& pieces) {
    size_t headings = 0;
    for (const NotePiece& piece : pieces) {
      if (piece.kind == PieceKind::kDay) return false;
      headings += piece.IsHeading() && piece.kind == PieceKind::kProse ? 1 : 0;
    }
    return headings >= 2;
  }

  // In some files tags stand over the entry: the first is before any text, and none is last.
  bool TagsOpenEntries() const {
    const auto says = [](const NotePiece& piece) {
      return piece.kind == PieceKind::kTags || piece.kind == PieceKind::kProse ||
             piece.kind == PieceKind::kTitleAuthors || piece.kind == PieceKind::kLinks;
    };
    const auto first = std::find_if(pieces_.begin(), pieces_.end(), says);
    const auto last = std::find_if(pieces_.rbegin(), pieces_.rend(), says);
    return first != pieces_.end() && first->kind == PieceKind::kTags &&
           last->kind != PieceKind::kTags;
  }

  // Without titles and tags, groups of lines that each hold both languages are entries.
  bool BlankLinesSeparate() const {
    size_t groups = 0;
    bool korean = false;
    bool english = false;
    for (const NotePiece& piece : pieces_) {
      if (piece.kind == PieceKind::kTags || piece.kind == PieceKind::kAuthors ||
          piece.kind == PieceKind::kTitleAuthors || piece.IsHeading() ||
          piece.title == TitleLikeness::kLikely) {
        return false;
      }
      if (piece.blank_before) {
        groups += korean && english ? 1 : 0;
        korean = english = false;
      }
      korean |= IsKorean(piece);
      english |= IsEnglish(piece);
    }
    return groups + (korean && english ? 1 : 0) >= 2;
  }

  const std::vector<NotePiece>& pieces_;
  const EntryOptions& options_;
  const int level_;
  const bool tags_first_;
  const bool blank_groups_;
  const bool document_;              // one note, however long
  const bool form_;                  // each entry names its title ("제목: …")
  std::vector<size_t> next_;         // by piece, see Next
  std::vector<size_t> next_text_;    // the same, links passed over
  std::vector<PairedTitle> titles_;  // by piece
  std::vector<bool> only_scraps_;    // only scraps from here to the next day or the end
  State state_;
  std::vector<Entry> entries_;
};

}  // namespace

std::vector<Entry> FindEntries(const std::vector<NotePiece>& pieces, const EntryOptions& options) {
  return EntryFinder(pieces, options).Find();
}

}  // namespace malmoi::internal
