// untranslated-text: Hangul left in the English.
#include <array>

#include "base/strings.h"
#include "base/unicode.h"
#include "check/internal/bead_words.h"
#include "check/rules/rules.h"

namespace malmoi {
namespace {

constexpr std::array<std::string_view, 12> kOpen = {"(", "[", "{",  "\"", "'",  "`",
                                                    "“", "‘", "「", "『", "《", "〈"};
constexpr std::array<std::string_view, 12> kClose = {")", "]", "}",  "\"", "'",  "`",
                                                     "”", "’", "」", "』", "》", "〉"};

size_t CountWords(std::string_view text) {
  size_t words = 0;
  bool in_word = false;
  for (size_t i = 0; i < text.size();) {
    const bool letter = IsLatinLetter(NextCodePoint(text, &i));
    words += letter && !in_word ? 1 : 0;
    in_word = letter;
  }
  return words;
}

// A Korean word that the English speaks about is set apart by brackets, quotation marks or
// emphasis, with at most a word or two of English before it: (Korean: 한글), "을", *을*, `을`.
bool IsSetApart(std::string_view text, Span run) {
  if (run.begin > 0 && (text[run.begin - 1] == '*' || text[run.begin - 1] == '_')) return true;
  const std::string_view before = text.substr(0, run.begin);
  const std::string_view after = text.substr(run.end);
  // #음식 is a tag; of [[쿠키|cookies]] only what stands behind the bar is shown.
  if (before.ends_with('#') || (before.ends_with("[[") && after.starts_with('|'))) return true;
  constexpr size_t kIntroduction = 2;
  for (size_t i = 0; i < kOpen.size(); ++i) {
    const size_t open = before.rfind(kOpen[i]);
    const size_t close = after.find(kClose[i]);
    if (open == std::string_view::npos || close == std::string_view::npos) continue;
    const std::string_view introduction = before.substr(open + kOpen[i].size());
    if (introduction.find(kClose[i]) != std::string_view::npos) continue;
    if (CountWords(introduction) <= kIntroduction && CountWords(after.substr(0, close)) == 0) {
      return true;
    }
  }
  return false;
}

}  // namespace

void CheckUntranslatedText(const RuleContext& context, Findings* findings) {
  for (const BeadView& bead : context.view.beads()) {
    for (const SentenceView& sentence : bead.english) {
      const std::string_view text = sentence.text;
      for (size_t i = 0; i < text.size();) {
        const size_t begin = i;
        if (!IsHangul(NextCodePoint(text, &i))) continue;
        // The run goes on over single spaces: words left untranslated are one finding.
        size_t end = i;
        for (size_t j = i; j < text.size();) {
          const char32_t c = NextCodePoint(text, &j);
          if (IsHangul(c)) {
            end = j;
          } else if (c != U' ') {
            break;
          }
        }
        i = end;
        if (IsSetApart(text, {begin, end})) continue;
        findings->AddIn(
            Language::kEnglish, bead, sentence.InFile({begin, end}),
            Concat("Korean is left in the English: ", internal::Quoted(Span{begin, end}.In(text)),
                   "; a Korean word that is spoken about stands in quotes or brackets"));
      }
    }
  }
}

}  // namespace malmoi
