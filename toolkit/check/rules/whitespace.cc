// whitespace: doubled spaces inside a line.
#include <vector>

#include "check/rules/rules.h"

namespace malmoi {
namespace {

struct Gap {
  Span span;  // of the paragraph's text
  bool after_sentence = false;
};

std::vector<Gap> GapsOf(std::string_view text) {
  std::vector<Gap> gaps;
  bool in_code = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '`') in_code = !in_code;
    if (in_code || text[i] != ' ') continue;
    size_t end = i;
    while (end < text.size() && text[end] == ' ') ++end;
    if (end - i >= 2 && i > 0 && end < text.size()) {
      const char before = text[i - 1];
      gaps.push_back({{i, end}, before == '.' || before == '!' || before == '?'});
    }
    i = end - 1;
  }
  return gaps;
}

// Some people put two spaces after every sentence: a habit is no slip.
bool IsHabit(std::string_view text, const std::vector<Gap>& gaps) {
  size_t doubled = 0;
  for (const Gap& gap : gaps) doubled += gap.after_sentence ? 1 : 0;
  size_t single = 0;
  for (size_t i = 0; i + 2 < text.size(); ++i) {
    const bool ends = text[i] == '.' || text[i] == '!' || text[i] == '?';
    single += ends && text[i + 1] == ' ' && text[i + 2] != ' ' ? 1 : 0;
  }
  return doubled >= 2 && single == 0;
}

void CheckSide(const NoteView& view, Language side, Findings* findings) {
  const Paragraph* seen = nullptr;
  for (const BeadView& bead : view.beads()) {
    for (const SentenceView& sentence : bead.Side(side)) {
      if (sentence.paragraph == seen) continue;
      seen = sentence.paragraph;
      const std::vector<Gap> gaps = GapsOf(seen->text);
      const bool habit = IsHabit(seen->text, gaps);
      for (const Gap& gap : gaps) {
        if (habit && gap.after_sentence) continue;
        const Span in_file = seen->map.ToSource(gap.span);
        // Where lines were joined nobody typed these spaces.
        if (in_file.size() != gap.span.size()) continue;
        Diagnostic& diagnostic = findings->AddIn(side, bead, in_file, "doubled space");
        diagnostic.fixes.push_back({"write one space", {{diagnostic.place, " "}}, true});
      }
    }
  }
}

}  // namespace

void CheckWhitespace(const RuleContext& context, Findings* findings) {
  CheckSide(context.view, Language::kKorean, findings);
  CheckSide(context.view, Language::kEnglish, findings);
}

}  // namespace malmoi
