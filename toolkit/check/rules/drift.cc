// drift: the Korean changed since its English was written.
//
// The workspace remembers which Korean each English sentence was rendered from, through builds of
// the changed notes too. The same English under another, similar Korean of the same file is a
// rendering that was not brought up to date. Other endings (했습니다, 했다) change no rendering.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "base/unicode.h"
#include "check/internal/bead_words.h"
#include "check/rules/rules.h"
#include "memory/sentence_key.h"
#include "memory/translation_memory.h"

namespace malmoi {
namespace {

std::string_view NameOf(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// Share of the letter pairs that two texts have in common (Dice), 0..1.
double Likeness(std::string_view a, std::string_view b) {
  const auto pairs = [](std::string_view text) {
    std::vector<uint64_t> grams;
    char32_t before = 0;
    for (size_t i = 0; i < text.size();) {
      const char32_t c = NextCodePoint(text, &i);
      grams.push_back((uint64_t{before} << 32) | c);
      before = c;
    }
    std::ranges::sort(grams);
    return grams;
  };
  const std::vector<uint64_t> left = pairs(a);
  const std::vector<uint64_t> right = pairs(b);
  std::vector<uint64_t> shared;
  std::ranges::set_intersection(left, right, std::back_inserter(shared));
  if (left.empty() && right.empty()) return 1;
  return 2.0 * static_cast<double>(shared.size()) / static_cast<double>(left.size() + right.size());
}

// What a rendering follows: all words but the endings of verbs.
std::vector<std::string> WordsOf(const WordTokenizer& tokenizer, std::string_view text) {
  std::vector<std::string> words;
  for (Token& token : tokenizer.Tokenize(text)) {
    if (token.kind == TokenKind::kEnding || token.kind == TokenKind::kPunctuation) continue;
    words.push_back(std::move(token.form));
  }
  return words;
}

}  // namespace

void CheckDrift(const RuleContext& context, Findings* findings) {
  constexpr size_t kShortestKey = 12;  // letters of English: "Yes." is said of many things
  constexpr double kSameFile = 0.3;
  constexpr double kAnyFile = 0.6;
  for (const BeadView& bead : context.view.beads()) {
    if (!bead.paired()) continue;
    const std::string english = bead.EnglishText();
    if (SentenceKey(english).size() < kShortestKey) continue;
    const std::string korean = SentenceKey(bead.KoreanText());
    std::optional<TranslationUnit> origin;
    bool known = false;
    for (TranslationUnit& unit : context.knowledge.memory.WithEnglish(english)) {
      // A note at hand is no memory of itself, nor an earlier state of another one.
      if (context.knowledge.inputs_in_memory && unit.note == context.view.note().id) continue;
      const std::string before = SentenceKey(RenderedFrom(unit));
      if (before == korean) {
        known = true;
        break;
      }
      const bool same_file =
          !unit.file.empty() && NameOf(unit.file) == NameOf(context.view.korean_file());
      if (Likeness(before, korean) >= (same_file ? kSameFile : kAnyFile)) origin = std::move(unit);
    }
    if (known || !origin) continue;
    const WordTokenizer& tokenizer = context.knowledge.tokenizer;
    if (WordsOf(tokenizer, RenderedFrom(*origin)) == WordsOf(tokenizer, bead.KoreanText()))
      continue;
    Diagnostic& diagnostic = findings->AddIn(
        Language::kKorean, bead, bead.korean.front().span,
        "this Korean changed since its English was written; does the English still say it?");
    diagnostic.evidence.push_back(
        Concat("the English was written for ", internal::Quoted(RenderedFrom(*origin))));
  }
}

}  // namespace malmoi
