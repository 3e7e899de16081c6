#include "check/internal/missing_name.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"
#include "check/internal/names.h"
#include "text/date.h"
#include "text/english.h"
#include "text/sound_key.h"

namespace malmoi::internal {
namespace {

constexpr size_t kReach = 2;  // beads around that may hold the partner of a name
// A sentence of more names is a list, and each of them would be held against every word around.
constexpr size_t kMostNames = 64;

// How often the word has a capital inside sentences; nothing where it is unknown.
std::optional<float> ShareOfCapitals(const WordProfile* profile, const Token& token,
                                     std::string_view typed) {
  if (profile == nullptr) return std::nullopt;
  const WordUse* use = profile->Find(Language::kEnglish, AsciiToLower(typed));
  if (use == nullptr) use = profile->Find(Language::kEnglish, token.form);
  return use == nullptr ? std::nullopt : std::optional(use->capital);
}

bool IsKnown(const CheckKnowledge& knowledge, const Token& token) {
  return knowledge.lexicon != nullptr &&
         knowledge.lexicon->TargetId(token.form) != TranslationTable::kUnknown;
}

// Sarah, Windows, macOS; not Attention, not the Anecdotally of an English sentence's beginning.
bool IsName(const CheckKnowledge& knowledge, Language language, const SentenceView& sentence,
            const Token& token) {
  constexpr size_t kShortest = 3;
  constexpr float kUsually = 0.5F;
  if (token.kind != TokenKind::kLatinWord) return false;
  const std::string_view typed = token.span.In(sentence.text);
  if (LooksLikeName(typed)) return true;
  if (typed.size() < kShortest || !IsAsciiUpper(typed[0]) || IsEnglishFunctionWord(token.form)) {
    return false;
  }
  if (const auto capitals = ShareOfCapitals(knowledge.profile, token, typed)) {
    return *capitals >= kUsually;
  }
  if (language == Language::kKorean) return true;
  const bool begins = &token == &*std::ranges::find_if(sentence.tokens, [](const Token& first) {
    return first.kind != TokenKind::kPunctuation;
  });
  return !begins || !IsKnown(knowledge, token);
}

// The Latin words of sentences, as one may look for names among them.
class LatinWords {
 public:
  explicit LatinWords(std::span<const SentenceView> sentences) : bare_(TextOf(sentences)) {
    for (const SentenceView& sentence : sentences) {
      for (const Token& token : sentence.tokens) {
        if (token.kind != TokenKind::kLatinWord) continue;
        words_.push_back(AsciiToLower(token.span.In(sentence.text)));
      }
    }
  }

  // The name itself, or a word that is made of it or shortens it.
  bool Hold(std::string_view typed) const {
    const std::string folded = AsciiToLower(typed);
    return bare_.Holds(BareName(typed)) || std::ranges::any_of(words_, [&](const auto& word) {
             return SameFamily(word, folded) || IsMadeOf(word, folded) || IsMadeOf(folded, word);
           });
  }

 private:
  // Bayesian of Bayes, Federal of Fed; not Brandt of Brand.
  static bool IsMadeOf(std::string_view longer, std::string_view word) {
    constexpr std::array<std::string_view, 6> kEndings = {"n", "an", "ian", "ese", "ish", "i"};
    if (!longer.starts_with(word)) return false;
    return 2 * word.size() <= longer.size() ||
           std::ranges::find(kEndings, longer.substr(word.size())) != kEndings.end();
  }

  static std::string TextOf(std::span<const SentenceView> sentences) {
    std::string text;
    for (const SentenceView& sentence : sentences) text += Concat(" ", sentence.text);
    return text;
  }

  BareText bare_;
  std::vector<std::string> words_;
};

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

struct NameToken {
  const SentenceView* sentence = nullptr;
  const Token* token = nullptr;

  std::string_view typed() const { return token->span.In(sentence->text); }
  InSentence place() const { return {sentence, token->span}; }
};

// All Latin words but those in `code`.
std::vector<NameToken> LatinWordsOf(const SentenceView& sentence) {
  std::vector<NameToken> words;
  bool in_code = false;
  size_t seen = 0;  // bytes of the sentence up to the token
  for (const Token& token : sentence.tokens) {
    const std::string_view between = Span{seen, token.span.begin}.In(sentence.text);
    if (std::ranges::count(between, '`') % 2 == 1) in_code = !in_code;
    seen = token.span.begin;
    if (!in_code && token.kind == TokenKind::kLatinWord) words.push_back({&sentence, &token});
  }
  return words;
}

// The Latin words of Korean sentences; none of a sentence that is English for the most part.
std::vector<NameToken> LatinWordsOfKorean(std::span<const SentenceView> korean) {
  constexpr size_t kShortest = 3;
  std::vector<NameToken> all;
  for (const SentenceView& sentence : korean) {
    std::vector<NameToken> words = LatinWordsOf(sentence);
    const auto stems = std::ranges::count(sentence.tokens, TokenKind::kHangulStem, &Token::kind);
    if (words.size() > static_cast<size_t>(stems)) continue;
    std::ranges::copy_if(words, std::back_inserter(all), [](const NameToken& word) {
      return word.typed().size() >= kShortest && !IsEnglishFunctionWord(word.token->form);
    });
  }
  return all;
}

// "(ICC)" behind what it shortens.
bool IsInBrackets(const NameToken& word) {
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

bool IsDayOrMonth(const Token& token) {
  const auto is_form = [&token](std::string_view name) { return name == token.form; };
  return std::ranges::any_of(kEnglishWeekdays, is_form) ||
         std::ranges::any_of(kEnglishMonths, is_form);
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
  std::vector<NameToken> korean = LatinWordsOfKorean(bead.korean);
  if (korean.empty() || korean.size() > kMostNames) return {};
  const LatinWords english_here(bead.english);
  std::erase_if(korean, [&](const NameToken& word) { return english_here.Hold(word.typed()); });
  if (korean.empty()) return {};

  std::vector<NameToken> english;
  for (const SentenceView& sentence : bead.english) {
    for (const NameToken& word : LatinWordsOf(sentence)) {
      if (IsName(knowledge, Language::kEnglish, sentence, *word.token)) english.push_back(word);
    }
  }
  if (english.size() > kMostNames) return {};
  if (!english.empty()) {
    const auto korean_around = SentencesAround(view, at, kReach, Language::kKorean);
    const LatinWords latin(korean_around);
    const HangulWords hangul(knowledge, korean_around);
    std::erase_if(english, [&](const NameToken& name) {
      return IsDayOrMonth(*name.token) || latin.Hold(name.typed()) || hangul.Render(*name.token);
    });
  }

  const auto english_around = SentencesAround(view, at, kReach, Language::kEnglish);
  const LatinWords english_near(english_around);
  const bool excused = HasPersonalPronoun(english_around);
  std::vector<MissingName> missing;
  size_t taken = 0;  // of the English
  for (const NameToken& word : korean) {
    const bool one_way = LooksLikeName(word.typed());
    const bool is_name = IsName(knowledge, Language::kKorean, *word.sentence, *word.token);
    const bool around = english_near.Hold(word.typed());
    if (around ? !is_name : one_way) continue;
    const auto fits = [&](const NameToken& name) {
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
