#include "text/internal/side_label.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/internal/line_form.h"

namespace malmoi::internal {
namespace {

struct Label {
  std::string_view words;  // lower case
  SideLabel label;
  bool before_text = false;  // on its line, too: "EN: …"; "메모: …" may be the note's own word
};
constexpr std::array<Label, 44> kLabels = {{
    {"🇰🇷", SideLabel::kKorean},
    {"🇺🇸", SideLabel::kEnglish},
    {"🇬🇧", SideLabel::kEnglish},
    {"ko", SideLabel::kKorean, true},
    {"kr", SideLabel::kKorean, true},
    {"kor", SideLabel::kKorean, true},
    {"korean", SideLabel::kKorean, true},
    {"in korean", SideLabel::kKorean},
    {"memo", SideLabel::kKorean},
    {"한국어", SideLabel::kKorean, true},
    {"한글", SideLabel::kKorean, true},
    {"국문", SideLabel::kKorean, true},
    {"우리말", SideLabel::kKorean},
    {"메모", SideLabel::kKorean},
    {"노트", SideLabel::kKorean},
    {"내 메모", SideLabel::kKorean},
    {"한국어 메모", SideLabel::kKorean},
    {"원문", SideLabel::kKorean, true},
    {"한국어 원문", SideLabel::kKorean},
    {"한", SideLabel::kKorean, true},
    {"korean note", SideLabel::kKorean},
    {"korean notes", SideLabel::kKorean},
    {"korean version", SideLabel::kKorean},
    {"en", SideLabel::kEnglish, true},
    {"eng", SideLabel::kEnglish, true},
    {"english", SideLabel::kEnglish, true},
    {"in english", SideLabel::kEnglish},
    {"영어", SideLabel::kEnglish, true},
    {"영문", SideLabel::kEnglish, true},
    {"영작", SideLabel::kEnglish, true},
    {"영", SideLabel::kEnglish, true},
    {"번역", SideLabel::kEnglish, true},
    {"영어 번역", SideLabel::kEnglish},
    {"영역", SideLabel::kEnglish, true},
    {"번역문", SideLabel::kEnglish},
    {"translation", SideLabel::kEnglish},
    {"english translation", SideLabel::kEnglish},
    {"english version", SideLabel::kEnglish},
    {"english note", SideLabel::kEnglish},
    {"english notes", SideLabel::kEnglish},
    {"rendering", SideLabel::kEnglish},
    {"abstract", SideLabel::kAbstract},
    {"초록", SideLabel::kAbstract},
    {"논문 초록", SideLabel::kAbstract},
}};

}  // namespace

SideLabel SideLabelOf(std::string_view line) {
  if (line.size() > 60) return SideLabel::kNone;
  constexpr std::string_view kMarks = " \t#*_[](){}<>:-=|/";
  std::string text = AsciiToLower(line);
  // A flag by itself is a label, beside a word it adds nothing.
  const bool words = CountScripts(text).letters() > 0;
  for (const std::string_view mark : {"📝", "：", "【", "】"}) text = ReplaceAll(text, mark, " ");
  for (const std::string_view flag : {"🇰🇷", "🇺🇸", "🇬🇧"}) {
    if (words) text = ReplaceAll(text, flag, " ");
  }
  const size_t begin = text.find_first_not_of(kMarks);
  if (begin == std::string::npos) return SideLabel::kNone;
  const std::string bare = text.substr(begin, text.find_last_not_of(kMarks) - begin + 1);
  const auto* const label = std::ranges::find(kLabels, std::string_view(bare), &Label::words);
  return label == kLabels.end() ? SideLabel::kNone : label->label;
}

SidePrefix SideLabelPrefix(std::string_view line) {
  constexpr std::string_view kOpening = "*_([";
  constexpr std::string_view kClosing = "*_)]:";
  const size_t begin = line.find_first_not_of(kOpening);
  if (begin == std::string_view::npos || begin > 4) return {};
  const std::string head = AsciiToLower(line.substr(begin, 24));
  for (const Label& label : kLabels) {
    if (!label.before_text || !head.starts_with(label.words)) continue;
    const size_t marks = begin + label.words.size();
    const size_t end = std::min(line.find_first_not_of(kClosing, marks), line.size());
    const std::string_view closing = line.substr(marks, end - marks);
    if (closing.find_first_of(":)]") == std::string_view::npos) continue;
    const size_t text = line.find_first_not_of(" \t", end);
    if (text == std::string_view::npos || text == end) return {};
    const Script script = label.label == SideLabel::kKorean ? Script::kKorean : Script::kEnglish;
    const Script found = ScriptOf(line.substr(text));
    // "EN: Validation loss 1.8": the label says so of a few words, too; "번역: John Smith" is a
    // name.
    const bool says_so = found == Script::kFragment && head[0] == 'e';
    return found == script || says_so ? SidePrefix{text, script} : SidePrefix();
  }
  return {};
}

}  // namespace malmoi::internal
