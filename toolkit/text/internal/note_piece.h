// Pieces: the lines of a note with a first judgement of what they say, each by itself.
// Internal to text/. Blocks (form) become pieces (content); pieces become entries and notes.
//
//   2025년 3월 18일               kDay
//   ThinkPatterns-21k: …          kProse, kFragment, TitleLikeness::kLikely
//   (Pengcheng Wen, …)            kAuthors
//   다섯 가지의 사고 패턴을 …       kProse, kKorean
//   #reasoning                    kTags
//
// Hard-wrapped lines are joined here: in Markdown as CommonMark says, but a line that is a day, a
// list of authors, tags or links stands alone, and so do a Korean and an English sentence that
// follow one another; in a text file where a line stops in mid-sentence.
#ifndef MALMOI_TEXT_INTERNAL_NOTE_PIECE_H_
#define MALMOI_TEXT_INTERNAL_NOTE_PIECE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/date.h"
#include "text/internal/block.h"
#include "text/internal/line_form.h"
#include "text/internal/side_label.h"

namespace malmoi::internal {

enum class PieceKind {
  kProse,         // text of either side, a title, a heading: `script` says which language
  kTitleAuthors,  // "A Title (Ada Lovelace, Alan Turing)"
  kAuthors,
  kTags,
  kLinks,
  kDay,
  kLabel,      // a line that only says what follows: a side, or the text of a form
  kRule,       // a line across the page
  kAside,      // code, comments, wiki links, text in other scripts: kept beside the note
  kStructure,  // markers without text
};

struct NotePiece {
  PieceKind kind = PieceKind::kProse;
  BlockKind block = BlockKind::kText;
  int level = 0;  // of a heading
  bool blank_before = false;
  std::vector<SourceLine> lines;
  std::string text;  // the lines joined by a space, markers left out

  Script script = Script::kNone;
  TitleLikeness title = TitleLikeness::kNo;
  SideLabel label = SideLabel::kNone;
  std::vector<std::string> names;  // authors, or tags
  size_t title_size = 0;           // of kTitleAuthors: bytes of `text` before the authors
  bool form_title = false;         // "제목: …", without the label
  std::optional<Date> date;

  // Nothing that speaks stands here.
  bool IsSilent() const { return kind == PieceKind::kStructure || kind == PieceKind::kAside; }
  bool IsHeading() const { return block == BlockKind::kHeading; }
  // A line of text that could stand over an entry; headings are asked for by themselves.
  bool MayBeTitle() const {
    return kind == PieceKind::kProse && block == BlockKind::kText && title != TitleLikeness::kNo;
  }
  bool IsSentence() const {
    return kind == PieceKind::kProse && (script == Script::kKorean || script == Script::kEnglish);
  }
};

struct PieceOptions {
  bool plain = false;  // a text file; else Markdown
  int year = 0;        // for days written without one, up to the first that has one; 0: unknown
  bool form = false;   // labels of a form stand before its parts (form_label.h)
};

// Every line of every block is a line of exactly one piece.
std::vector<NotePiece> MakePieces(std::string_view text, const std::vector<Block>& blocks,
                                  const PieceOptions& options);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_NOTE_PIECE_H_
