#include "terms/candidate_patterns.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"
#include "base/unicode.h"
#include "terms/internal/function_words.h"
#include "terms/internal/word_evidence.h"

namespace malmoi {
namespace {

constexpr float kNounShare = 0.25F;      // of its telling uses, to count as a noun
constexpr float kModifierShare = 0.30F;  // and as a modifier
// Of its uses as a modifier, the share of those as a noun that makes it one: upper, hidden have
// less.
constexpr float kNounToModifier = 0.7F;
// A verb's form that also stands before nouns (generated images), unlike applied, excluded.
constexpr float kParticipleShare = 0.03F;
// Adverbs, too, stand before nouns, but less often; a word that does little else is a noun if it
// was one at all (경사 of 경사 하강법), or a modifier (대규모).
constexpr float kSeldomNounShare = 0.05F;
constexpr float kKoreanModifierShare = 0.80F;
constexpr size_t kFirstWords = 2 * CandidatePatterns::kMaxWords + 1;  // tokens, hyphens between

using internal::Adjacent;
using internal::StemUse;
using internal::TextOf;

// Only white space between them.
bool Neighbours(std::string_view text, const Token& left, const Token& right) {
  return StripWhitespace(text.substr(left.span.end, right.span.begin - left.span.end)).empty();
}

bool EndsWithAny(std::string_view text, std::span<const std::string_view> suffixes) {
  return std::ranges::any_of(suffixes, [&](std::string_view s) {
    return text.size() > s.size() + 1 && text.ends_with(s);
  });
}

constexpr auto kEnglishNounSuffixes =
    std::to_array<std::string_view>({"tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship",
                                     "ism", "ist", "er", "or", "ology", "graph", "ure", "age"});
constexpr auto kEnglishModifierSuffixes =
    std::to_array<std::string_view>({"al", "ic", "ive", "ous", "ful", "less", "able", "ible", "ary",
                                     "ed", "based", "free", "wise"});

bool HasCapitalOrDigit(std::string_view word) {
  return std::ranges::any_of(
      word, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

// The letter of a Latin word, unless it is a variable or an identifier. What a capital and a
// figure name (L2) may open a phrase.
char ShortOrCode(std::string_view word, char letter) {
  if (word.size() < 2 || word.find('_') != std::string_view::npos) return '.';
  const bool has_figure = word.size() == 2 && word[1] >= '0' && word[1] <= '9';
  if (has_figure) return word[0] >= 'A' && word[0] <= 'Z' ? 'A' : '.';
  return letter;
}

// Forms of verbs that no list of stems holds, so that they were not cut (데려갔다, 박혀, 늘수록),
// and about so much of something (반 바퀴쯤).
constexpr auto kUncutEndings = std::to_array<std::string_view>(
    {"갔다", "었다", "았다", "였다", "렸다", "졌다", "왔다", "한다", "된다",
     "난다", "혀",   "켜",   "쳐",   "져",   "겨",   "어서", "아서", "여서",
     "수록", "도록", "면서", "니까", "지만", "는데", "니다", "쯤"});

char KoreanStemLetter(const WordProfile& profile, std::string_view text,
                      std::span<const Token> tokens, size_t i) {
  const Token& token = tokens[i];
  if (internal::IsFunctionWord(Language::kKorean, token.form)) return '.';
  const StemUse stem_use = internal::StemUseOf(text, tokens, i);
  const WordUse* const use = profile.Find(Language::kKorean, token.form);
  const bool noun =
      use == nullptr || use->nominal + use->verbal >= kNounShare ||
      (use->nominal >= kSeldomNounShare && use->nominal + use->modifier >= kKoreanModifierShare);
  switch (stem_use) {
    case StemUse::kVerb:
      return '.';
    case StemUse::kVerbalNoun:
      return 'V';
    case StemUse::kBeforeJosa:
    case StemUse::kInside:
      return 'N';
    case StemUse::kBeforeCopula:
      return noun ? 'N' : '.';
    case StemUse::kBare:
      break;
  }
  if (use == nullptr && EndsWithAny(token.form, kUncutEndings)) return '.';
  if (token.form.ends_with("적")) return 'A';
  if (noun) return 'N';
  return use->modifier >= kKoreanModifierShare ? 'A' : '.';  // 대규모, or an adverb
}

// easier, of easy; courier and carrier are nouns.
bool IsComparative(const WordProfile& profile, std::string_view folded) {
  constexpr std::string_view kEnding = "ier";
  if (!folded.ends_with(kEnding)) return false;
  const std::string base = Concat(folded.substr(0, folded.size() - kEnding.size()), "y");
  const WordUse* const use = profile.Find(Language::kEnglish, base);
  return use != nullptr && use->modifier >= kModifierShare && use->modifier > use->nominal;
}

char EnglishWordLetter(const WordProfile& profile, std::string_view text, const Token& token) {
  const std::string_view written = TextOf(text, token);
  const std::string folded = FoldCase(written);
  if (folded == "and" || folded == "or") return 'C';
  if (internal::IsFunctionWord(Language::kEnglish, folded)) return '.';
  if (IsComparative(profile, folded)) return 'A';
  if (const WordUse* const use = profile.Find(Language::kEnglish, folded)) {
    if (use->nominal >= kNounShare && use->nominal >= kNounToModifier * use->modifier) return 'N';
    if (use->modifier >= kModifierShare) return 'A';
    if (use->verbal > 0) return use->modifier >= kParticipleShare ? 'P' : 'V';
  }
  if (folded.ends_with("ly")) return '.';
  if (HasCapitalOrDigit(written)) return 'N';
  if (EndsWithAny(folded, kEnglishNounSuffixes)) return 'N';
  if (EndsWithAny(folded, kEnglishModifierSuffixes)) return 'A';
  return 'N';
}

constexpr auto kArticles = std::to_array<std::string_view>(
    {"a", "an", "the", "my", "your", "his", "her", "its", "our", "their"});

// Whether what stands at `i` can be no verb: its bare form after an article, an adjective, or a
// word with a hyphen.
bool MustBeNoun(std::string_view text, std::span<const Token> tokens, std::string_view letters,
                size_t i) {
  if (i == 0 || !Neighbours(text, tokens[i - 1], tokens[i])) return false;
  if (tokens[i].form != FoldCase(TextOf(text, tokens[i]))) return false;
  if (letters[i - 1] == 'A' || (i > 1 && letters[i - 1] != '.' && letters[i - 2] == 'H'))
    return true;
  return std::ranges::find(kArticles, tokens[i - 1].form) != kArticles.end();
}

// The word as its candidates share it: English plurals lose their ending, -ing and -ed forms stay.
std::string NounForm(Language language, std::string_view written, const Token& token) {
  std::string folded = FoldCase(written);
  if (language == Language::kKorean) return token.form;
  const bool plural = folded.ends_with("s") && token.form.size() < folded.size();
  return plural ? token.form : folded;
}

// Whether a word that stands before nouns is a form of the verb `lemma`: existing, hidden; not
// better, details.
bool IsParticiple(const WordProfile& profile, std::string_view folded, std::string_view lemma) {
  if (folded == lemma || folded.ends_with("s")) return false;
  const WordUse* const use = profile.Find(Language::kEnglish, lemma);
  return use != nullptr && use->verbal >= kNounShare;
}

// `form` with the capitals of `written` as far as the two agree: Models, model -> Model.
std::string WithCapitalsOf(std::string_view written, std::string form) {
  for (size_t i = 0; i < std::min(written.size(), form.size()); ++i) {
    const bool capital = written[i] >= 'A' && written[i] <= 'Z';
    if (!capital || form[i] != written[i] - 'A' + 'a') {
      if (form[i] != written[i]) break;
      continue;
    }
    form[i] = written[i];
  }
  return form;
}

}  // namespace

struct CandidatePatterns::Rules {
  RE2 noun_phrase{"(?:[NLAP]H?)*(?:N|LD?|NHD)"};
  RE2 verbal_phrase{"(?:[NL]H?)+V"};  // Korean: 이미지 생성 of 이미지 생성하는
  RE2 elliptic{"[NAP]C[NAP]N"};
};

CandidatePatterns::CandidatePatterns(const WordProfile* profile)
    : profile_(profile), rules_(std::make_unique<Rules>()) {}

CandidatePatterns::~CandidatePatterns() = default;

std::string CandidatePatterns::Letters(Language language, std::string_view text,
                                       std::span<const Token> tokens) const {
  std::string letters(tokens.size(), '.');
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    switch (token.kind) {
      case TokenKind::kHangulStem:
        if (language == Language::kKorean) {
          letters[i] = KoreanStemLetter(*profile_, text, tokens, i);
        }
        break;
      case TokenKind::kLatinWord:
        if (language == Language::kEnglish) {
          letters[i] = EnglishWordLetter(*profile_, text, token);
          const bool verb = letters[i] == 'V' || letters[i] == 'P';
          if (verb && MustBeNoun(text, tokens, letters, i)) letters[i] = 'N';
        } else if (!internal::IsFunctionWord(Language::kEnglish, token.form)) {
          letters[i] = 'L';
        }
        if (letters[i] != '.') letters[i] = ShortOrCode(TextOf(text, token), letters[i]);
        break;
      case TokenKind::kNumber:
        letters[i] = 'D';
        break;
      case TokenKind::kPunctuation: {
        const std::string_view mark = TextOf(text, token);
        const bool inside = i > 0 && i + 1 < tokens.size() && Adjacent(tokens[i - 1], token) &&
                            Adjacent(token, tokens[i + 1]);
        if (inside && (mark == "-" || mark == "\u2010" || mark == "\u2011")) letters[i] = 'H';
        break;
      }
      case TokenKind::kJosa:
      case TokenKind::kEnding:
      case TokenKind::kLink:
      case TokenKind::kPiece:
      case TokenKind::kOther:
        break;
    }
  }
  return letters;
}

std::vector<CandidateSpan> CandidatePatterns::Find(Language language, std::string_view text,
                                                   std::span<const Token> tokens) const {
  const std::string letters = Letters(language, text, tokens);
  const auto matches = [&](const RE2& pattern, size_t begin, size_t end) {
    return RE2::FullMatch(re2::StringPiece(letters.data() + begin, end - begin), pattern);
  };

  std::vector<CandidateSpan> found;
  const auto add = [&](const std::vector<uint32_t>& indexes, CandidateKind kind) {
    CandidateSpan candidate;
    std::vector<uint32_t> words;
    candidate.span = {tokens[indexes.front()].span.begin, tokens[indexes.back()].span.end};
    candidate.kind = kind;
    for (size_t i = 0; i < indexes.size(); ++i) {
      const Token& token = tokens[indexes[i]];
      const std::string_view written = TextOf(text, token);
      const bool last = i + 1 == indexes.size();
      const bool joined = i > 0 && Adjacent(tokens[indexes[i - 1]], token);
      if (i > 0 && !joined) candidate.form += ' ';
      const bool hyphen = letters[indexes[i]] == 'H';
      const std::string form =
          kind == CandidateKind::kNounPhrase || kind == CandidateKind::kElliptic
              ? NounForm(language, written, token)
              : token.form;
      if (!hyphen) words.push_back(indexes[i]);
      if (!hyphen) candidate.key += ReplaceAll(form, "-", "");
      // As written, but for the ending of a plural, or of a verb that is no participle before a
      // noun at its end.
      const bool participle =
          kind == CandidateKind::kModifier && IsParticiple(*profile_, FoldCase(written), form);
      const bool as_written = hyphen || !last || language == Language::kKorean || participle ||
                              form == FoldCase(written);
      candidate.form += as_written ? std::string(written) : WithCapitalsOf(written, form);
    }
    candidate.tokens = std::move(words);
    found.push_back(std::move(candidate));
  };

  for (size_t begin = 0; begin < tokens.size(); ++begin) {
    if (letters[begin] == '.' || letters[begin] == 'H' || letters[begin] == 'D') continue;
    if (begin > 0 && letters[begin - 1] == 'H') continue;  // "level" of "token-level"
    if (std::string_view("VPA").find(letters[begin]) != std::string_view::npos) {
      add({static_cast<uint32_t>(begin)},
          letters[begin] == 'V' ? CandidateKind::kVerbalNoun : CandidateKind::kModifier);
    }
    size_t words = 0;
    for (size_t end = begin + 1; end <= std::min(tokens.size(), begin + kFirstWords); ++end) {
      const char letter = letters[end - 1];
      if (letter == '.') break;
      if (end - begin > 1 && !Neighbours(text, tokens[end - 2], tokens[end - 1])) break;
      if (letter != 'H' && ++words > kMaxWords) break;
      if (end < tokens.size() && letters[end] == 'H') continue;  // "token" of "token-level"
      std::vector<uint32_t> indexes;
      for (size_t i = begin; i < end; ++i) indexes.push_back(static_cast<uint32_t>(i));
      if (matches(rules_->noun_phrase, begin, end) ||
          (language == Language::kKorean && matches(rules_->verbal_phrase, begin, end))) {
        add(indexes, CandidateKind::kNounPhrase);
      } else if (matches(rules_->elliptic, begin, end)) {
        add({indexes.front(), indexes.back()}, CandidateKind::kElliptic);
      }
    }
  }
  return found;
}

}  // namespace malmoi
