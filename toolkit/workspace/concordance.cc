#include "workspace/concordance.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/status.h"
#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

// A word as the index holds it: what a query is compared with.
struct Word {
  std::string form;
  Span span;
};

// Letters and digits of the form; the tokenizer of FTS5 would cut it at anything else.
std::string Searchable(std::string_view form) {
  std::string letters;
  for (size_t at = 0; at < form.size();) {
    const size_t begin = at;
    const char32_t c = NextCodePoint(form, &at);
    if (IsLetter(c) || IsDigit(c)) letters.append(form.substr(begin, at - begin));
  }
  return letters;
}

std::vector<Word> WordsIn(std::string_view text, const Tokenizer& tokenizer) {
  std::vector<Word> words;
  for (const Token& token : tokenizer.Tokenize(text)) {
    if (token.kind == TokenKind::kJosa || token.kind == TokenKind::kEnding ||
        token.kind == TokenKind::kPunctuation) {
      continue;
    }
    std::string form = Searchable(FoldCase(token.form));
    if (!form.empty()) words.push_back({std::move(form), token.span});
  }
  return words;
}

// Words that must follow one another.
using Phrase = std::vector<std::string>;

// The parts between quotation marks, and each word outside them, which may be several in the index
// (사고패턴: 사고 패턴).
std::vector<Phrase> PhrasesOf(std::string_view query, const Tokenizer& tokenizer) {
  std::vector<Phrase> phrases;
  const auto add = [&](std::string_view text) {
    Phrase phrase;
    for (Word& word : WordsIn(text, tokenizer)) phrase.push_back(std::move(word.form));
    if (!phrase.empty()) phrases.push_back(std::move(phrase));
  };
  bool quoted = false;
  for (const std::string_view part : Split(query, '"')) {
    if (quoted) {
      add(part);
    } else {
      for (const std::string_view word : Split(part, ' ')) add(word);
    }
    quoted = !quoted;
  }
  return phrases;
}

// In the language of FTS5: ko : ("사고 패턴" AND "디자인").
std::string ExpressionOf(const std::vector<Phrase>& phrases, std::optional<Language> language) {
  std::string all;
  for (const Phrase& phrase : phrases) {
    all += Concat(all.empty() ? "" : " AND ", "\"", Join(phrase, " "), "\"");
  }
  const std::string korean = Concat("ko : (", all, ")");
  const std::string english = Concat("en : (", all, ")");
  if (!language) return Concat("(", korean, ") OR (", english, ")");
  return *language == Language::kKorean ? korean : english;
}

std::vector<Span> PlacesOfPhrases(std::string_view text, const std::vector<Phrase>& phrases,
                                  const Tokenizer& tokenizer) {
  const std::vector<Word> words = WordsIn(text, tokenizer);
  std::vector<Span> places;
  for (const Phrase& phrase : phrases) {
    for (size_t i = 0; i + phrase.size() <= words.size(); ++i) {
      const auto first = words.begin() + static_cast<ptrdiff_t>(i);
      const bool here =
          std::equal(phrase.begin(), phrase.end(), first,
                     [](const std::string& form, const Word& word) { return form == word.form; });
      if (here) places.push_back({words[i].span.begin, words[i + phrase.size() - 1].span.end});
    }
  }
  std::ranges::sort(places, {}, &Span::begin);
  return places;
}

std::vector<Span> PlacesOfText(std::string_view text, std::string_view literal) {
  std::vector<Span> places;
  for (size_t at = text.find(literal); at != std::string_view::npos;
       at = text.find(literal, at + literal.size())) {
    places.push_back({at, at + literal.size()});
  }
  return places;
}

}  // namespace

absl::StatusOr<Concordance> Concordance::Open(const std::string& path, const Tokenizer& tokenizer) {
  MALMOI_ASSIGN_OR_RETURN(Store reader, Store::OpenToRead(path));
  MALMOI_ASSIGN_OR_RETURN(const bool up_to_date, reader.WordsAreUpToDate());
  Concordance concordance(std::move(reader), tokenizer);
  if (up_to_date) return concordance;
  const auto words_of = [&tokenizer](std::string_view text) {
    std::string words;
    for (const Word& word : WordsIn(text, tokenizer)) words += Concat(word.form, " ");
    return words;
  };
  absl::StatusOr<Store> writer = Store::Open(path);
  concordance.not_indexed_ = writer.ok() ? writer->UpdateWords(words_of) : writer.status();
  return concordance;
}

absl::StatusOr<std::vector<ConcordanceHit>> Concordance::Find(
    std::string_view query, const ConcordanceOptions& options) const {
  const std::string folded = ToNfc(StripWhitespace(query));
  const std::string literal = ReplaceAll(folded, "\"", "");
  if (literal.empty() || options.top == 0) return std::vector<ConcordanceHit>();
  const std::vector<Phrase> phrases = PhrasesOf(folded, *tokenizer_);
  const size_t twice = 2 * options.top;  // a pair may be there as built and as added
  std::vector<TranslationUnit> units;
  if (!phrases.empty() && not_indexed_.ok()) {
    MALMOI_ASSIGN_OR_RETURN(
        units, store_.FindByWords(ExpressionOf(phrases, options.language), literal, twice));
  }
  const bool by_words = !units.empty();
  if (!by_words) {
    MALMOI_ASSIGN_OR_RETURN(units, store_.FindByText(literal, twice));
  }

  std::vector<ConcordanceHit> hits;
  std::set<std::pair<std::string, std::string>> seen;
  for (TranslationUnit& unit : units) {
    if (!seen.emplace(unit.korean, unit.english).second) continue;
    ConcordanceHit hit;
    const auto places = [&](const std::string& text, Language side) {
      if (options.language && *options.language != side) return std::vector<Span>();
      return by_words ? PlacesOfPhrases(text, phrases, *tokenizer_) : PlacesOfText(text, literal);
    };
    hit.korean = places(unit.korean, Language::kKorean);
    hit.english = places(unit.english, Language::kEnglish);
    if (hit.korean.empty() && hit.english.empty()) continue;  // on the side not asked for
    hit.unit = std::move(unit);
    hits.push_back(std::move(hit));
    if (hits.size() == options.top) break;
  }
  return hits;
}

}  // namespace malmoi
