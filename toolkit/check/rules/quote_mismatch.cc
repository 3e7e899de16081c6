// quote-mismatch: quotation marks that do not close, or that only one side has.
#include <array>
#include <string_view>

#include "base/strings.h"
#include "check/rules/rules.h"

namespace malmoi {
namespace {

size_t Count(std::string_view text, std::string_view mark) {
  size_t count = 0;
  for (size_t at = text.find(mark); at != std::string_view::npos;
       at = text.find(mark, at + mark.size()))
    ++count;
  return count;
}

// Pairs of quotation marks of a text; single ones are apostrophes as often as not and are left out.
size_t Pairs(std::string_view text) {
  return (Count(text, "\"") + Count(text, "“") + Count(text, "”")) / 2 + Count(text, "「") +
         Count(text, "『");
}

// A paragraph whose marks do not come in pairs. 5" is five inches.
bool IsOpen(std::string_view text) {
  size_t straight = Count(text, "\"");
  for (size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', at + 1)) {
    const bool inches = at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9' &&
                        Count(text.substr(0, at), "\"") % 2 == 0;
    if (inches) --straight;
  }
  if (straight % 2 != 0 && Count(text, "“") + Count(text, "”") == 0) return true;
  return straight == 0 && Count(text, "“") != Count(text, "”");
}

void CheckSide(const NoteView& view, Language side, Findings* findings) {
  const Paragraph* seen = nullptr;
  for (const BeadView& bead : view.beads()) {
    for (const SentenceView& sentence : bead.Side(side)) {
      if (sentence.paragraph == seen) continue;
      seen = sentence.paragraph;
      if (!IsOpen(seen->text)) continue;
      const size_t straight = seen->text.rfind('"');
      const size_t curly = seen->text.rfind("“");
      const size_t closing = seen->text.rfind("”");
      size_t at = straight != std::string::npos ? straight : curly;
      size_t size = straight != std::string::npos ? 1 : std::string_view("“").size();
      if (at == std::string::npos) at = closing;
      const Span span = seen->map.ToSource({at, at + size});
      findings->AddIn(side, bead, span, "the quotation marks of this paragraph do not pair");
    }
  }
}

}  // namespace

void CheckQuoteMismatch(const RuleContext& context, Findings* findings) {
  CheckSide(context.view, Language::kKorean, findings);
  CheckSide(context.view, Language::kEnglish, findings);
  for (const BeadView& bead : context.view.beads()) {
    if (!bead.paired()) continue;
    const size_t korean = Pairs(bead.KoreanText());
    const size_t english = Pairs(bead.EnglishText());
    // Emphasis of one word is a matter of taste; a quotation of two or more marks is not.
    if ((korean == 0) == (english == 0) || korean + english < 2) continue;
    findings->AddIn(Language::kEnglish, bead, bead.english.front().span,
                    english == 0 ? "the Korean quotes, the English does not"
                                 : "the English quotes, the Korean does not");
  }
}

}  // namespace malmoi
