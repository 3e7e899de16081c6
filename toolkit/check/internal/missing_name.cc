#include "check/internal/missing_name.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"
#include "check/internal/name_words.h"
#include "check/internal/names.h"
#include "text/english.h"
#include "text/sound_key.h"

namespace malmoi::internal {
namespace {

constexpr size_t kReach = 2;  // beads around that may hold the partner of a name
// The Hangul words around a name, looked up once.
class HangulWords {
 public:
  HangulWords(const CheckKnowledge& knowledge, std::span<const SentenceView> korean)
      : knowledge_(knowledge) {
    for (const SentenceView& sentence : korean) {
      for (const Token& token : sentence.tokens) {
        if (token.kind != TokenKind::kHangulStem) continue;
        words_.push_back(Know(knowledge, Language::kKorean, token));
        sounds_.push_back(SoundKeyOfHangul(token.form));
      }
    }
  }

  // Whether one of them renders the English name, or sounds like its beginning.
  bool Render(const Token& name) const {
    constexpr size_t kTellingSound = 3;
    const KnownWord english = Know(knowledge_, Language::kEnglish, name);
    const std::string beginning = SoundKeyOfEnglish(name.form).substr(0, kTellingSound);
    if (beginning.size() < 2) return true;  // nobody knows
    return std::ranges::any_of(sounds_,
                               [&](const std::string& sound) {
                                 return sound.find(beginning) != std::string::npos;
                               }) ||
           std::ranges::any_of(words_, [&](const KnownWord& word) {
             return RenderingStrength(knowledge_, word, english) >= kLikelyRendering;
           });
  }

 private:
  const CheckKnowledge& knowledge_;
  std::vector<KnownWord> words_;
  std::vector<std::string> sounds_;
};

// The Latin words of Korean sentences; none of a sentence that is English for the most part.
std::vector<NameWord> LatinWordsOfKorean(std::span<const SentenceView> korean) {
  constexpr size_t kShortest = 3;
  std::vector<NameWord> all;
  for (const SentenceView& sentence : korean) {
    std::vector<NameWord> words = LatinWordsOf(sentence);
    const auto stems = std::ranges::count(sentence.tokens, TokenKind::kHangulStem, &Token::kind);
    if (words.size() > static_cast<size_t>(stems)) continue;
    std::ranges::copy_if(words, std::back_inserter(all), [](const NameWord& word) {
      return word.typed().size() >= kShortest && !IsEnglishFunctionWord(word.token->form);
    });
  }
  return all;
}

// "(ICC)" behind what it shortens.
bool IsInBrackets(const NameWord& word) {
  const Span span = word.token->span;
  const std::string_view text = word.sentence->text;
  return span.begin > 0 && text[span.begin - 1] == '(' && text.substr(span.end).starts_with(')');
}

// TF2 of TensorFlow.
bool IsShortFor(std::string_view acronym, std::string_view name) {
  const auto capitals_of = [](std::string_view word) {
    std::string capitals;
    std::ranges::copy_if(word, std::back_inserter(capitals), IsAsciiUpper);
    return capitals;
  };
  return capitals_of(acronym) == capitals_of(name);
}

// What stands for a name that was told before: the English need not repeat it.
bool HasPersonalPronoun(std::span<const SentenceView> english) {
  static constexpr std::string_view kPronouns[] = {"he",   "she",  "him",   "her", "his",
                                                   "they", "them", "their", "who"};
  return HasAnyOf(english, kPronouns);
}

}  // namespace

std::vector<MissingName> FindMissingNames(const RuleContext& context, size_t at) {
  const NoteView& view = context.view;
  const CheckKnowledge& knowledge = context.knowledge;
  const BeadView& bead = view.beads()[at];
  std::vector<NameWord> korean = LatinWordsOfKorean(bead.korean);
  if (korean.empty() || korean.size() > kMostNames) return {};
  const LatinWords english_here(bead.english);
  std::erase_if(korean, [&](const NameWord& word) { return english_here.Hold(word.typed()); });
  if (korean.empty()) return {};

  std::vector<NameWord> english;
  for (const SentenceView& sentence : bead.english) {
    for (const NameWord& word : LatinWordsOf(sentence)) {
      if (IsName(knowledge, Language::kEnglish, word)) english.push_back(word);
    }
  }
  if (english.size() > kMostNames) return {};
  if (!english.empty()) {
    const auto korean_around = SentencesAround(view, at, kReach, Language::kKorean);
    const LatinWords latin(korean_around);
    const HangulWords hangul(knowledge, korean_around);
    std::erase_if(english, [&](const NameWord& name) {
      return IsDayOrMonth(*name.token) || latin.Hold(name.typed()) || hangul.Render(*name.token);
    });
  }

  const auto english_around = SentencesAround(view, at, kReach, Language::kEnglish);
  const LatinWords english_near(english_around);
  const bool excused = HasPersonalPronoun(english_around);
  std::vector<MissingName> missing;
  size_t taken = 0;  // of the English
  for (const NameWord& word : korean) {
    const bool one_way = LooksLikeName(word.typed());
    const bool is_name = IsName(knowledge, Language::kKorean, word);
    const bool around = english_near.Hold(word.typed());
    if (around ? !is_name : one_way) continue;
    const auto fits = [&](const NameWord& name) {
      return !one_way || (LooksLikeName(name.typed()) && !IsShortFor(word.typed(), name.typed()));
    };
    if (taken < english.size() && fits(english[taken]) && !IsInBrackets(word)) {
      missing.push_back({word.place(), english[taken++].place()});
    } else if (is_name && !around && !excused) {
      missing.push_back({word.place(), {}});
    }
  }
  return missing;
}

}  // namespace malmoi::internal
