#include "check/internal/exchanged_name.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"
#include "check/internal/names.h"
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

// All names but those in `code`.
std::vector<NameToken> NamesOf(const CheckKnowledge& knowledge, const BeadView& bead,
                               Language language) {
  std::vector<NameToken> names;
  for (const SentenceView& sentence : bead.Side(language)) {
    bool in_code = false;
    size_t seen = 0;  // bytes of the sentence up to the token
    for (const Token& token : sentence.tokens) {
      const std::string_view between = Span{seen, token.span.begin}.In(sentence.text);
      if (std::ranges::count(between, '`') % 2 == 1) in_code = !in_code;
      seen = token.span.begin;
      if (!in_code && IsName(knowledge, language, sentence, token)) {
        names.push_back({&sentence, &token});
      }
    }
  }
  return names;
}

}  // namespace

std::vector<ExchangedName> FindExchangedNames(const RuleContext& context, size_t at) {
  const NoteView& view = context.view;
  const CheckKnowledge& knowledge = context.knowledge;
  const BeadView& bead = view.beads()[at];
  const auto korean_around = SentencesAround(view, at, kReach, Language::kKorean);
  const auto english_around = SentencesAround(view, at, kReach, Language::kEnglish);
  std::vector<NameToken> korean = NamesOf(knowledge, bead, Language::kKorean);
  std::erase_if(korean, [](const NameToken& name) { return LooksLikeName(name.typed()); });
  if (korean.empty() || korean.size() > kMostNames) return {};  // the others are told alone
  const LatinWords english_words(english_around);
  std::erase_if(korean, [&](const NameToken& name) { return english_words.Hold(name.typed()); });
  if (korean.empty()) return {};
  const LatinWords latin(korean_around);
  const HangulWords hangul(knowledge, korean_around);
  std::vector<NameToken> english = NamesOf(knowledge, bead, Language::kEnglish);
  if (english.size() > kMostNames) return {};
  std::erase_if(english, [&](const NameToken& name) {
    return latin.Hold(name.typed()) || hangul.Render(*name.token);
  });
  std::vector<ExchangedName> exchanged;
  for (size_t k = 0; k < std::min(korean.size(), english.size()); ++k) {
    exchanged.push_back({korean[k].place(), english[k].place()});
  }
  return exchanged;
}

}  // namespace malmoi::internal
