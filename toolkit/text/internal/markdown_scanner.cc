#include "base/strings.h"
#include "base/unicode.h"
#include "text/date.h"
#include "text/internal/block.h"
#include "text/internal/block_marker.h"
#include "text/internal/line_end.h"
#include "text/internal/line_form.h"

namespace malmoi::internal {
namespace {

// MDX: import { Tip } from "components/tip";
bool IsModuleLine(std::string_view line) {
  return line.substr(0, 7) == "import " && (line.find(" from '") != std::string_view::npos ||
                                            line.find(" from \"") != std::string_view::npos);
}

class MarkdownScanner {
 public:
  MarkdownScanner(std::string_view text, const std::vector<SourceLine>& lines, size_t first)
      : text_(text), lines_(lines), at_(first), fences_(text, lines) {}

  std::vector<Block> Scan() {
    while (at_ < lines_.size()) {
      if (LineText().empty()) {
        open_ = false;
        blank_ = true;
        ++at_;
      } else if (!ScanAside() && !ScanMarked()) {
        AddText(BlockKind::kText, 0, false);
      }
    }
    return std::move(blocks_);
  }

 private:
  std::string_view LineText() const { return lines_[at_].span.In(text_); }

  // What holds no sentence and may span lines: code, comments, formulas, tags.
  bool ScanAside() {
    const std::string_view line = LineText();
    if (FenceIndex::Opens(line)) {
      // CommonMark 4.5 lets an unclosed fence run to the end of the file; that would take every
      // note after it along, so here it ends with its paragraph.
      AddAside(fences_.Closing(at_).value_or(LastOfParagraph()));
      return true;
    }
    if (line.substr(0, 4) == "<!--") {
      AddAside(CommentEnd());
      return true;
    }
    if (line == "$$") {
      for (size_t i = at_ + 1; i < lines_.size() && !lines_[i].span.empty(); ++i) {
        if (lines_[i].span.In(text_) != "$$") continue;
        AddAside(i);
        return true;
      }
    }
    if (const auto summary = SummaryText(line)) {
      AddSingle(BlockKind::kText, 0, *summary);
      return true;
    }
    if (IsTagsOnly(line) || IsModuleLine(line)) {
      AddAside(at_);
      return true;
    }
    if (!open_ && lines_[at_].indent >= 4 && !InList() && IsIndentedCode(at_)) {
      size_t last = at_;
      while (last + 1 < lines_.size() && lines_[last + 1].indent >= 4 &&
             !lines_[last + 1].span.empty() && IsIndentedCode(last + 1)) {
        ++last;
      }
      AddAside(last);
      return true;
    }
    return false;
  }

  bool ScanMarked() {
    const std::string_view line = LineText();
    int level = 0;
    if (const size_t marker = HeadingMarker(line, &level)) {
      if (marker == line.size()) {
        AddSingle(BlockKind::kStructure, 0, {0, line.size()});
      } else {
        AddSingle(BlockKind::kHeading, level, {marker, HeadingTextEnd(line)});
      }
      return true;
    }
    if (IsSetextUnderline(line)) {
      blocks_.back().kind = BlockKind::kHeading;
      blocks_.back().level = line[0] == '=' ? 1 : 2;
      AddSingle(BlockKind::kStructure, 0, {0, line.size()});
      return true;
    }
    if (IsRuleLine(line)) {
      AddSingle(BlockKind::kRule, 0, {0, line.size()});
      return true;
    }
    if (IsTableRule(line)) {
      AddSingle(BlockKind::kStructure, 0, {0, line.size()});
      return true;
    }
    if (IsTableRow(line)) {
      const size_t end = line.back() == '|' ? line.size() - 1 : line.size();
      AddSingle(BlockKind::kRow, 0, {1, end});
      return true;
    }
    if (const size_t marker = QuoteMarker(line)) {
      ScanQuote(line, marker);
      return true;
    }
    // "2025. 4. 3." is a day, not the 2025th item of a list.
    if (DateOfDayLine(line)) return false;
    int number = 0;
    if (const size_t marker = BulletMarker(line)) {
      AddText(BlockKind::kItem, marker, true);
      return true;
    }
    const size_t marker = NumberMarker(line, &number);
    // CommonMark 5.3: only a list that begins with 1 may interrupt a paragraph.
    const bool interrupts = !open_ || number == 1 || blocks_.back().kind == BlockKind::kItem;
    if (marker > 0 && interrupts) {
      AddText(BlockKind::kItem, marker, true);
      return true;
    }
    return line == "-" || line == "*" || line == "+"
               ? (AddSingle(BlockKind::kStructure, 0, {0, line.size()}), true)
               : false;
  }

  void ScanQuote(std::string_view line, size_t marker) {
    const std::string_view inside = line.substr(marker);
    int level = 0;
    int number = 0;
    const size_t heading = HeadingMarker(inside, &level);
    size_t item = BulletMarker(inside);
    if (item == 0) item = NumberMarker(inside, &number);
    const size_t callout = CalloutMarker(inside);
    if (inside.empty() || (callout > 0 && callout == inside.size())) {
      AddSingle(BlockKind::kStructure, 0, {0, line.size()});
    } else if (callout > 0) {
      AddSingle(BlockKind::kQuote, 0, {marker + callout, line.size()});
    } else if (heading > 0 || item > 0) {
      AddText(BlockKind::kQuote, marker + std::max(heading, item), true);
    } else {
      const bool goes_on = open_ && blocks_.back().kind == BlockKind::kQuote;
      AddText(BlockKind::kQuote, marker, !goes_on);
    }
  }

  // A line of = or - under a title makes it a heading (CommonMark 4.3). Under a sentence or a
  // longer paragraph people mean a line across the page.
  bool IsSetextUnderline(std::string_view line) const {
    if (!open_ || line.size() < 3 || (line[0] != '=' && line[0] != '-')) return false;
    if (line.find_first_not_of(line[0]) != std::string_view::npos) return false;
    const Block& block = blocks_.back();
    return block.kind == BlockKind::kText && block.lines.size() == 1 &&
           TitleLikenessOf(block.lines[0].span.In(text_)) != TitleLikeness::kNo;
  }

  // The last block belongs to a list, or to what goes on inside of it.
  bool InList() const { return in_list_; }

  // CommonMark 4.4 makes every indented line code; a note writer may have indented a sentence.
  bool IsIndentedCode(size_t index) const {
    const Script script = ScriptOf(lines_[index].span.In(text_));
    return script == Script::kFragment || script == Script::kNone;
  }

  size_t LastOfParagraph() const {
    size_t last = at_;
    while (last + 1 < lines_.size() && !lines_[last + 1].span.empty()) ++last;
    return last;
  }

  size_t CommentEnd() {
    if (no_comment_end_) return at_;
    const size_t end = text_.find("-->", lines_[at_].span.begin);
    if (end == std::string_view::npos) {
      no_comment_end_ = true;
      return at_;
    }
    size_t last = at_;
    while (lines_[last].span.end < end) ++last;
    return last;
  }

  void AddAside(size_t last) {
    Block block{BlockKind::kAside, 0, blank_, {}};
    block.lines.assign(lines_.begin() + static_cast<ptrdiff_t>(at_),
                       lines_.begin() + static_cast<ptrdiff_t>(last) + 1);
    blocks_.push_back(std::move(block));
    at_ = last + 1;
    open_ = blank_ = false;
  }

  // A block that no further line joins; `part` is of the line's text.
  void AddSingle(BlockKind kind, int level, Span part) {
    blocks_.push_back({kind, level, blank_, {Part(part)}});
    ++at_;
    open_ = blank_ = in_list_ = false;
  }

  // A line of running text from `marker` on: a block of its own where `fresh`, else the next line
  // of the paragraph that is open (CommonMark 4.8; also its lazy continuation, 5.1).
  void AddText(BlockKind kind, size_t marker, bool fresh) {
    const SourceLine line = Part({marker, LineText().size()});
    if (open_ && !fresh) {
      blocks_.back().lines.push_back(line);
    } else {
      in_list_ = kind == BlockKind::kItem || (in_list_ && line.indent >= 2);
      blocks_.push_back({kind, 0, blank_, {line}});
    }
    ++at_;
    open_ = true;
    blank_ = false;
  }

  SourceLine Part(Span part) const {
    SourceLine line = lines_[at_];
    line.span = TrimSpan(text_, {line.span.begin + part.begin, line.span.begin + part.end});
    return line;
  }

  std::string_view text_;
  const std::vector<SourceLine>& lines_;
  size_t at_;
  FenceIndex fences_;
  std::vector<Block> blocks_;
  bool open_ = false;            // the last block takes further lines
  bool blank_ = true;            // a blank line or the beginning stands before
  bool in_list_ = false;         // indented text belongs to a list item
  bool no_comment_end_ = false;  // no --> in the rest of the text
};

}  // namespace

std::vector<Block> ScanMarkdown(std::string_view text, const std::vector<SourceLine>& lines,
                                size_t first) {
  return MarkdownScanner(text, lines, first).Scan();
}

}  // namespace malmoi::internal
