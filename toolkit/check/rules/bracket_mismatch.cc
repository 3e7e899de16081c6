// bracket-mismatch: brackets that do not close, or are of another kind on the other side.
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/strings.h"
#include "base/unicode.h"
#include "check/rules/rules.h"

namespace malmoi {
namespace {

struct Bracket {
  char32_t open;
  char32_t close;
};
constexpr std::array<Bracket, 3> kBrackets = {{{U'(', U')'}, {U'[', U']'}, {U'{', U'}'}}};

struct Unbalanced {
  Span span;
  bool opens = false;
};

bool IsSkipped(const SentenceView& sentence, size_t at) {
  // Inside a link, or an emoticon or list marker: 1) a) :)
  for (const Token& token : sentence.tokens) {
    if (token.kind == TokenKind::kLink && token.span.Contains(at)) return true;
  }
  const std::string_view text = sentence.text;
  if (at > 0 && text[at] == ')' &&
      (text[at - 1] == ':' || text[at - 1] == ';' || text[at - 1] == '-' || text[at - 1] == '^'))
    return true;
  const std::string_view before = text.substr(0, at);
  const size_t word =
      before.find_last_of(" (") == std::string_view::npos ? 0 : before.find_last_of(" (") + 1;
  const std::string_view marker = before.substr(word);
  return text[at] == ')' && marker.size() <= 2 && !marker.empty() &&
         (word == 0 || text[word - 1] == ' ') &&
         marker.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// Brackets may close in a later sentence of the paragraph, so a paragraph is looked at as a whole.
void CheckSide(std::span<const BeadView> beads, Language side, Findings* findings) {
  struct Open {
    const BeadView* bead;
    const SentenceView* sentence;
    size_t at;
    char32_t mark;
  };
  std::vector<Open> open;
  const Paragraph* paragraph = nullptr;
  const auto tell = [&](const BeadView& bead, const SentenceView& sentence, size_t at,
                        std::string message) {
    findings->AddIn(side, bead, sentence.InFile({at, at + 1}), std::move(message));
  };
  const auto close_paragraph = [&] {
    for (const Open& left : open)
      tell(*left.bead, *left.sentence, left.at, "this bracket is never closed");
    open.clear();
  };
  for (const BeadView& bead : beads) {
    for (const SentenceView& sentence : bead.Side(side)) {
      if (paragraph == nullptr || sentence.paragraph != paragraph) close_paragraph();
      paragraph = sentence.paragraph;
      bool in_code = false;
      for (size_t i = 0; i < sentence.text.size();) {
        const size_t at = i;
        const char32_t c = NextCodePoint(sentence.text, &i);
        if (c == U'`') in_code = !in_code;
        if (in_code) continue;
        for (const Bracket& bracket : kBrackets) {
          if (c == bracket.open && !IsSkipped(sentence, at))
            open.push_back({&bead, &sentence, at, c});
          if (c != bracket.close || IsSkipped(sentence, at)) continue;
          if (!open.empty() && open.back().mark == bracket.open) {
            open.pop_back();
          } else if (!open.empty()) {
            tell(bead, sentence, at, "this bracket does not fit the one that is open");
            open.pop_back();
          } else {
            tell(bead, sentence, at, "this bracket closes nothing");
          }
        }
      }
    }
  }
  close_paragraph();
}

bool Holds(std::string_view text, char mark) { return text.find(mark) != std::string_view::npos; }

}  // namespace

void CheckBracketMismatch(const RuleContext& context, Findings* findings) {
  CheckSide(context.view.beads(), Language::kKorean, findings);
  CheckSide(context.view.beads(), Language::kEnglish, findings);
  for (const BeadView& bead : context.view.beads()) {
    if (!bead.paired()) continue;
    const std::string korean = bead.KoreanText();
    const std::string english = bead.EnglishText();
    const bool round = Holds(korean, '(');
    const bool square = Holds(korean, '[');
    const bool other_round = Holds(english, '(');
    const bool other_square = Holds(english, '[');
    if (round != square && other_round != other_square && round != other_round) {
      findings->AddIn(Language::kEnglish, bead, bead.english.front().span,
                      round ? "the Korean has round brackets, the English square ones"
                            : "the Korean has square brackets, the English round ones");
    }
  }
}

}  // namespace malmoi
