// drift: the Korean changed since its English was written.
//
// The workspace remembers which Korean each English sentence was rendered from, through builds of
// the changed notes too. The same English under another Korean of the same file, or under a similar
// one of another, is a rendering that was not brought up to date. Other endings (했습니다, 했다)
// change no rendering.
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

// What the note still says.
struct KoreanSaid {
  std::string key;      // of a sentence, or of all of a bead
  std::string english;  // key of its English, "" without
};

std::vector<KoreanSaid> AllKorean(const NoteView& view) {
  std::vector<KoreanSaid> all;
  for (const BeadView& bead : view.beads()) {
    if (bead.korean.empty()) continue;
    const std::string english = bead.english.empty() ? "" : SentenceKey(bead.EnglishText());
    all.push_back({SentenceKey(bead.KoreanText()), english});
    for (const SentenceView& sentence : bead.korean) {
      all.push_back({SentenceKey(sentence.text), english});
    }
  }
  return all;
}

// The bead whose Korean the English of bead `at` may have been written for: itself, or one beside
// it that has no English, for a sentence that was written anew looks like no partner.
const BeadView* KoreanBeside(const NoteView& view, size_t at) {
  const BeadView& bead = view.beads()[at];
  if (bead.paired()) return &bead;
  const BeadView* lone = nullptr;
  for (const BeadView* other : internal::Neighbours(view, at, 1)) {
    if (other->english.empty() && !other->korean.empty()) lone = other;
  }
  return lone;
}

// "notes/a.md" and "./a.md" may be one file, "x/a.md" and "y/a.md" are two.
bool MayBeSameFile(std::string_view a, std::string_view b) {
  constexpr std::string_view kHere = "./";
  if (a.starts_with(kHere)) a.remove_prefix(kHere.size());
  if (b.starts_with(kHere)) b.remove_prefix(kHere.size());
  const std::string_view shorter = a.size() < b.size() ? a : b;
  const std::string_view longer = a.size() < b.size() ? b : a;
  if (shorter.empty() || !longer.ends_with(shorter)) return false;
  return shorter.size() == longer.size() || longer[longer.size() - shorter.size() - 1] == '/';
}

// The other Korean that this English was written for, as the memory has it, unless `korean` was
// rendered so too, or the note still says it elsewhere and not with an English just like this one.
std::optional<std::string> RenderedBefore(const RuleContext& context, const std::string& english,
                                          const std::string& korean_text,
                                          const std::vector<KoreanSaid>& said) {
  constexpr size_t kShortestKey = 12;  // letters of English: "Yes." is said of many things
  constexpr double kSameName = 0.3;
  constexpr double kAnyFile = 0.6;
  const std::string english_key = SentenceKey(english);
  if (english_key.size() < kShortestKey) return std::nullopt;
  const std::string korean = SentenceKey(korean_text);
  const std::string_view file = context.view.korean_file();
  std::optional<std::string> before;
  for (const TranslationUnit& unit : context.knowledge.memory.WithEnglish(english)) {
    // A note at hand is no memory of itself, nor an earlier state of another one.
    if (context.knowledge.inputs_in_memory && unit.note == context.view.note().id) continue;
    const std::string_view text = RenderedFrom(unit);
    const std::string key = SentenceKey(text);
    if (key == korean) return std::nullopt;
    const bool elsewhere = std::ranges::any_of(said, [&](const KoreanSaid& other) {
      return other.key == key && other.english != english_key;
    });
    if (elsewhere) continue;
    const bool same_name = !unit.file.empty() && NameOf(unit.file) == NameOf(file);
    const double least = MayBeSameFile(unit.file, file) ? 0 : same_name ? kSameName : kAnyFile;
    if (Likeness(key, korean) >= least) before = std::string(text);
  }
  const WordTokenizer& tokenizer = context.knowledge.tokenizer;
  if (before && WordsOf(tokenizer, *before) == WordsOf(tokenizer, korean_text)) return std::nullopt;
  return before;
}

}  // namespace

void CheckDrift(const RuleContext& context, Findings* findings) {
  const std::vector<KoreanSaid> said = AllKorean(context.view);
  for (size_t i = 0; i < context.view.beads().size(); ++i) {
    const BeadView& bead = context.view.beads()[i];
    if (bead.english.empty()) continue;
    const BeadView* korean = KoreanBeside(context.view, i);
    if (korean == nullptr) continue;
    const std::optional<std::string> before =
        RenderedBefore(context, bead.EnglishText(), korean->KoreanText(), said);
    if (!before) continue;
    Diagnostic& diagnostic = findings->AddIn(
        Language::kKorean, *korean, korean->korean.front().span,
        "this Korean changed since its English was written; does the English still say it?");
    diagnostic.evidence.push_back(
        Concat("the English was written for ", internal::Quoted(*before)));
    if (korean == &bead) continue;
    diagnostic.english = bead.EnglishText();
    diagnostic.related.push_back(
        {{context.view.english_file(), bead.english.front().span}, "the English"});
  }
}

}  // namespace malmoi
