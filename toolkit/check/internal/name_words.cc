#include "check/internal/name_words.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/strings.h"
#include "text/date.h"
#include "text/english.h"

namespace malmoi::internal {
namespace {

constexpr std::array<std::string_view, 35> kKoreanTitles = {
    "씨",   "님",   "교수", "교수님", "박사",   "박사님", "팀장",   "팀장님", "대리",
    "과장", "차장", "부장", "실장",   "사장",   "이사",   "대표",   "의원",   "의장",
    "장관", "총리", "감독", "선수",   "기자",   "작가",   "연구원", "원장",   "총재",
    "시장", "회장", "판사", "검사",   "변호사", "선생",   "선생님", "대통령"};

// How often the word has a capital inside sentences; nothing where it is unknown.
std::optional<float> ShareOfCapitals(const WordProfile* profile, const NameWord& word) {
  if (profile == nullptr) return std::nullopt;
  const WordUse* use = profile->Find(Language::kEnglish, AsciiToLower(word.typed()));
  if (use == nullptr) use = profile->Find(Language::kEnglish, word.token->form);
  return use == nullptr ? std::nullopt : std::optional(use->capital);
}

bool IsKnown(const CheckKnowledge& knowledge, const Token& token) {
  return knowledge.lexicon != nullptr &&
         knowledge.lexicon->TargetId(token.form) != TranslationTable::kUnknown;
}

// Bayesian of Bayes, Federal of Fed; not Brandt of Brand.
bool IsMadeOf(std::string_view longer, std::string_view word) {
  constexpr std::array<std::string_view, 6> kEndings = {"n", "an", "ian", "ese", "ish", "i"};
  if (!longer.starts_with(word)) return false;
  return 2 * word.size() <= longer.size() ||
         std::ranges::find(kEndings, longer.substr(word.size())) != kEndings.end();
}

std::string TextOf(std::span<const SentenceView> sentences) {
  std::string text;
  for (const SentenceView& sentence : sentences) text += Concat(" ", sentence.text);
  return text;
}

}  // namespace

std::vector<NameWord> LatinWordsOf(const SentenceView& sentence) {
  std::vector<NameWord> words;
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

bool IsName(const CheckKnowledge& knowledge, Language language, const NameWord& word) {
  constexpr size_t kShortest = 3;
  constexpr float kUsually = 0.5F;
  if (word.token->kind != TokenKind::kLatinWord) return false;
  const std::string_view typed = word.typed();
  if (LooksLikeName(typed)) return true;
  if (typed.size() < kShortest || !IsAsciiUpper(typed[0]) ||
      IsEnglishFunctionWord(word.token->form)) {
    return false;
  }
  if (const auto capitals = ShareOfCapitals(knowledge.profile, word)) {
    return *capitals >= kUsually;
  }
  return language == Language::kKorean || !BeginsSentence(word) || !IsKnown(knowledge, *word.token);
}

bool BeginsSentence(const NameWord& word) {
  return word.token == &*std::ranges::find_if(word.sentence->tokens, [](const Token& first) {
           return first.kind != TokenKind::kPunctuation;
         });
}

bool IsDayOrMonth(const Token& token) {
  const auto is_form = [&token](std::string_view name) { return name == token.form; };
  return std::ranges::any_of(kEnglishWeekdays, is_form) ||
         std::ranges::any_of(kEnglishMonths, is_form);
}

bool IsEnglishTitle(std::string_view word) {
  constexpr std::array<std::string_view, 18> kTitles = {
      "professor", "prof",      "dr",      "mr",      "ms",        "mrs",
      "director",  "president", "senator", "judge",   "secretary", "manager",
      "chair",     "captain",   "coach",   "teacher", "minister",  "governor"};
  return std::ranges::find(kTitles, word) != kTitles.end();
}

bool StartsWithKoreanTitle(std::string_view text) {
  return std::ranges::any_of(kKoreanTitles,
                             [&](std::string_view title) { return text.starts_with(title); });
}

std::optional<std::string> LettersOf(std::string_view typed) {
  std::string letters = AsciiToLower(typed);
  if (letters.ends_with("'s")) letters.resize(letters.size() - 2);
  std::erase_if(letters, [](char c) { return c == '-' || c == '\''; });
  if (!std::ranges::all_of(letters, IsAsciiLower)) return std::nullopt;
  return letters;
}

LatinWords::LatinWords(std::span<const SentenceView> sentences) : bare_(TextOf(sentences)) {
  for (const SentenceView& sentence : sentences) {
    for (const Token& token : sentence.tokens) {
      if (token.kind != TokenKind::kLatinWord) continue;
      words_.push_back(AsciiToLower(token.span.In(sentence.text)));
    }
  }
}

bool LatinWords::Hold(std::string_view typed) const {
  const std::string folded = AsciiToLower(typed);
  return bare_.Holds(BareName(typed)) || std::ranges::any_of(words_, [&](const auto& word) {
           return SameFamily(word, folded) || IsMadeOf(word, folded) || IsMadeOf(folded, word);
         });
}

}  // namespace malmoi::internal
