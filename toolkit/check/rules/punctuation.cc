// punctuation: sentence ends that differ, and marks that are doubled or stand after a space.
#include <string_view>

#include "base/strings.h"
#include "base/unicode.h"
#include "check/rules/rules.h"

namespace malmoi {
namespace {

enum class End { kNone, kStop, kQuestion, kExclamation, kColon };

// How a sentence ends, brackets, quotation marks and links at the end looked through.
End EndOf(const SentenceView& sentence) {
  for (size_t i = sentence.tokens.size(); i-- > 0;) {
    const Token& token = sentence.tokens[i];
    const std::string_view typed = token.span.In(sentence.text);
    if (token.kind == TokenKind::kLink) continue;
    if (token.kind != TokenKind::kPunctuation) return End::kNone;
    if (typed[0] == '?') return End::kQuestion;
    if (typed[0] == '!') return End::kExclamation;
    if (typed[0] == ':') return End::kColon;
    if (typed[0] == '.' || typed == "。" || typed == "…") return End::kStop;
    if (std::string_view(")]}\"'*_`([").find(typed[0]) == std::string_view::npos && typed != "”" &&
        typed != "’") {
      return End::kNone;
    }
  }
  return End::kNone;
}

void CheckMarks(const BeadView& bead, Language side, Findings* findings) {
  for (const SentenceView& sentence : bead.Side(side)) {
    const std::string_view text = sentence.text;
    for (size_t i = 0; i + 1 < text.size(); ++i) {
      const char c = text[i];
      const char next = text[i + 1];
      const char after = i + 2 < text.size() ? text[i + 2] : ' ';
      const char before = i > 0 ? text[i - 1] : ' ';
      const bool doubled = c == next && (c == ',' || c == ';') && after != c && before != c;
      const bool two_stops =
          c == '.' && next == '.' && after != '.' && before != '.' && after != '/';
      const bool spaced = c == ' ' && (next == ',' || (next == '.' && after == ' ')) &&
                          before != ' ' && after != next;
      if (!doubled && !two_stops && !spaced) continue;
      const Span in_file = sentence.InFile({i, i + 2});
      const std::string message =
          spaced ? "a space stands before this mark" : "this mark is doubled";
      Diagnostic& diagnostic = findings->AddIn(side, bead, in_file, message);
      diagnostic.fixes.push_back({spaced ? "leave out the space" : "write it once",
                                  {{diagnostic.place, std::string(1, next)}},
                                  true});
    }
  }
}

}  // namespace

void CheckPunctuation(const RuleContext& context, Findings* findings) {
  for (const BeadView& bead : context.view.beads()) {
    CheckMarks(bead, Language::kKorean, findings);
    CheckMarks(bead, Language::kEnglish, findings);
    if (!bead.paired()) continue;
    const SentenceView& last = bead.english.back();
    const End korean = EndOf(bead.korean.back());
    const End english = EndOf(last);
    // A Korean question is often told with a full stop ("…지 않을까 싶네요."), seldom the other
    // way.
    if (korean == End::kQuestion && english == End::kStop) {
      findings->AddIn(Language::kEnglish, bead, last.span,
                      "the Korean ends with a question mark, the English does not");
    } else if (english == End::kQuestion && korean == End::kExclamation) {
      findings->AddIn(Language::kEnglish, bead, last.span, "the English asks, the Korean exclaims");
    } else if (english == End::kNone && korean == End::kStop && bead.english.size() == 1 &&
               last.tokens.size() > 3) {
      findings->AddIn(Language::kEnglish, bead, last.span,
                      "the English sentence has no mark at its end");
    }
  }
}

}  // namespace malmoi
