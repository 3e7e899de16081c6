#include "check/internal/korean_person.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"
#include "check/internal/name_words.h"
#include "text/korean.h"
#include "text/romanization.h"

namespace malmoi::internal {
namespace {

constexpr size_t kReach = 2;  // beads around that may have the name as it should be

struct Person {
  InSentence place;
  std::string family;
  std::string given;
};

// A Latin word, with what hyphens tie to it: Seong-ryong.
struct Word {
  InSentence place;
  std::string letters;
};

// Words that stand together with capitals, as the words of a name do. Titles are no part of it.
using Capitals = std::vector<Word>;

std::vector<Capitals> CapitalsOf(std::span<const SentenceView> sentences) {
  std::vector<Capitals> all;
  for (const SentenceView& sentence : sentences) {
    size_t end = std::string_view::npos;  // of the last word, where it had a capital
    for (const NameWord& word : LatinWordsOf(sentence)) {
      const std::string_view typed = word.typed();
      const std::optional<std::string> letters = LettersOf(typed);
      const Span span = word.token->span;
      if (letters && end != std::string_view::npos && span.begin == end + 1 &&
          sentence.text[end] == '-') {
        Word& before = all.back().back();
        before.place.span.end = end = span.end;
        before.letters += *letters;
        continue;
      }
      const bool follows =
          end != std::string_view::npos && Span{end, span.begin}.In(sentence.text) == " ";
      end = std::string_view::npos;
      if (!letters || !IsAsciiUpper(typed[0]) || IsEnglishTitle(AsciiToLower(typed))) continue;
      if (!follows) all.emplace_back();
      all.back().push_back({word.place(), *letters});
      end = span.end;
    }
  }
  return all;
}

// Whether the given name stands there, in one word or two: Su Jin for 수진.
bool HasGiven(const Capitals& words, const Person& person) {
  for (size_t i = 0; i < words.size(); ++i) {
    if (IsRomanization(person.given, words[i].letters)) return true;
    if (i + 1 < words.size() &&
        IsRomanization(person.given, words[i].letters + words[i + 1].letters)) {
      return true;
    }
  }
  return false;
}

bool HasFamily(const Capitals& words, const Person& person) {
  return std::ranges::any_of(
      words, [&](const Word& word) { return IsRomanization(person.family, word.letters); });
}

// The Hangul that stands at `begin`, up to what is none.
std::u32string HangulAt(std::string_view text, size_t begin) {
  const std::u32string rest = ToCodePoints(text.substr(begin, 40));
  return rest.substr(0, std::ranges::find_if_not(rest, IsSyllable) - rest.begin());
}

// Words of three syllables; before a title all of the word, however it was cut (오은지 씨).
std::vector<Person> PersonsOf(const CheckKnowledge& knowledge, const BeadView& bead) {
  constexpr size_t kSyllables = 3;
  std::vector<Person> persons;
  for (const SentenceView& sentence : bead.korean) {
    for (const Token& token : sentence.tokens) {
      if (token.kind != TokenKind::kHangulStem) continue;
      const size_t begin = token.span.begin;
      if (begin > 0 && sentence.text[begin - 1] != ' ') continue;
      const std::u32string word = HangulAt(sentence.text, begin);
      const size_t size = ToUtf8(word).size();
      const bool titled = word.size() == kSyllables &&
                          sentence.text.substr(begin + size).starts_with(" ") &&
                          StartsWithKoreanTitle(sentence.text.substr(begin + size + 1));
      std::u32string_view name = word;
      if (!titled) {
        const bool known = knowledge.profile != nullptr &&
                           knowledge.profile->Find(Language::kKorean, token.form) != nullptr;
        if (known || !LooksLikeFullName(token.form)) continue;
        name = name.substr(0, kSyllables);
      }
      if (!IsFamilyName(name[0]) || persons.size() == kMostNames) continue;
      persons.push_back({{&sentence, {begin, begin + ToUtf8(name).size()}},
                         ToUtf8(name.substr(0, 1)),
                         ToUtf8(name.substr(1))});
    }
  }
  return persons;
}

// The word that stands for the half of the name that these words lack, where they have the other.
const Word* MistakenHalf(const Capitals& words, const Person& person) {
  if (words.size() != 2) return nullptr;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string& letters = words[i].letters;
    const Word& other = words[1 - i];
    if (IsRomanization(person.given, letters) && !IsRomanization(person.family, other.letters)) {
      return &other;
    }
    if (IsRomanization(person.family, letters) && !IsRomanization(person.given, other.letters) &&
        MayBeRomanized(other.letters)) {
      return &other;
    }
  }
  return nullptr;
}

}  // namespace

std::vector<MistakenPerson> FindMistakenPersons(const RuleContext& context, size_t at) {
  const BeadView& bead = context.view.beads()[at];
  const std::vector<Person> persons = PersonsOf(context.knowledge, bead);
  if (persons.empty()) return {};
  const std::vector<Capitals> here = CapitalsOf(bead.english);
  if (here.empty()) return {};
  const std::vector<Capitals> around =
      CapitalsOf(SentencesAround(context.view, at, kReach, Language::kEnglish));
  std::vector<MistakenPerson> mistaken;
  for (const Person& person : persons) {
    const bool is_right = std::ranges::any_of(around, [&](const Capitals& words) {
      return HasGiven(words, person) && (words.size() == 1 || HasFamily(words, person));
    });
    if (is_right) continue;
    for (const Capitals& words : here) {
      const Word* const half = MistakenHalf(words, person);
      // Another person of the bead may have the same family name.
      const auto is_of = [&](const Person& other) {
        return HasGiven(words, other) && HasFamily(words, other);
      };
      if (half == nullptr || std::ranges::any_of(persons, is_of)) continue;
      mistaken.push_back({person.place, half->place});
      break;
    }
  }
  return mistaken;
}

}  // namespace malmoi::internal
