// repeated-word: "the the", 를 를.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/strings.h"
#include "base/unicode.h"
#include "check/internal/bead_words.h"
#include "check/rules/rules.h"

namespace malmoi {
namespace {

// Words that rightly stand twice.
constexpr std::array<std::string_view, 9> kTwiceInEnglish = {
    "had", "that", "very", "really", "many", "so", "bye", "ha", "no"};

// Particles that a verb keeps before a preposition: "logged in in the morning".
constexpr std::array<std::string_view, 7> kParticles = {"in",   "on", "up", "out",
                                                        "over", "to", "by"};

struct Word {
  Span span;
  std::string folded;
};

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    if (IsSpace(NextCodePoint(text, &i))) continue;
    size_t end = i;
    while (end < text.size()) {
      size_t next = end;
      if (IsSpace(NextCodePoint(text, &next))) break;
      end = next;
    }
    words.push_back({{begin, end}, FoldCase(text.substr(begin, end - begin))});
    i = end;
  }
  return words;
}

bool IsWord(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    if (!IsLetter(NextCodePoint(text, &i))) return false;
  }
  return !text.empty();
}

// "What it is is unclear", "All there is is this".
bool ClosesClause(std::string_view word, const SentenceView& sentence, Span span) {
  constexpr std::array<std::string_view, 6> kOpeners = {"what",  "all", "who",
                                                        "where", "how", "why"};
  return word == "is" && std::ranges::any_of(sentence.tokens, [&](const Token& token) {
           return token.span.end <= span.begin &&
                  std::ranges::find(kOpeners, AsciiToLower(token.span.In(sentence.text))) !=
                      kOpeners.end();
         });
}

// 하나 하나, 조금 조금: Korean doubles for emphasis, but not a word with its particle.
bool IsSlip(std::string_view word, const SentenceView& sentence, Span span) {
  if (CountScripts(word).hangul == 0) {
    return std::ranges::find(kTwiceInEnglish, word) == kTwiceInEnglish.end() &&
           !ClosesClause(word, sentence, span);
  }
  if (CountCodePoints(word) == 1) {
    constexpr std::array<std::string_view, 12> kJosa = {"을", "를", "은", "는", "이", "가",
                                                        "의", "에", "로", "와", "과", "도"};
    return std::ranges::find(kJosa, word) != kJosa.end();
  }
  return std::ranges::any_of(sentence.tokens, [&](const Token& token) {
    return token.kind == TokenKind::kJosa && token.span.end == span.end &&
           token.span.begin > span.begin;
  });
}

}  // namespace

void CheckRepeatedWord(const RuleContext& context, Findings* findings) {
  for (const BeadView& bead : context.view.beads()) {
    for (const Language side : {Language::kKorean, Language::kEnglish}) {
      for (const SentenceView& sentence : bead.Side(side)) {
        const std::vector<Word> words = WordsOf(sentence.text);
        for (size_t i = 1; i < words.size(); ++i) {
          if (words[i].folded != words[i - 1].folded || !IsWord(words[i].folded)) continue;
          if (!IsSlip(words[i].folded, sentence, words[i].span)) continue;
          const std::string_view typed = words[i].span.In(sentence.text);
          const Span in_file = sentence.InFile({words[i - 1].span.end, words[i].span.end});
          const std::string message = Concat(internal::Quoted(typed), " stands twice");
          Diagnostic& diagnostic = findings->AddIn(side, bead, in_file, message);
          const bool particle = std::ranges::find(kParticles, words[i].folded) != kParticles.end();
          diagnostic.fixes.push_back({"leave out one", {{diagnostic.place, ""}}, !particle});
        }
      }
    }
  }
}

}  // namespace malmoi
