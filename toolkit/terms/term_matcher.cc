#include "terms/term_matcher.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/unicode.h"
#include "terms/internal/spelling.h"
#include "text/english.h"
#include "text/korean.h"

namespace malmoi {
namespace {

using internal::FoldEnglishSpelling;
using internal::FoldSyllable;

constexpr TermTrie::Node kNoNode = TermTrie::kNone;

// AI, IT, MAP: a short acronym is not found in "it" and "map".
bool IsShortAcronym(std::string_view text) {
  constexpr size_t kLongest = 5;
  return text.size() <= kLongest && text.size() >= 2 &&
         std::ranges::all_of(text, [](char c) { return 'A' <= c && c <= 'Z'; });
}

bool HasCapital(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return 'A' <= c && c <= 'Z'; });
}

bool IsWordToken(const Token& token) {
  return token.kind != TokenKind::kPunctuation && token.kind != TokenKind::kLink;
}

// The ways in which a Latin word may be spelt out along the trie.
std::vector<std::string> Alternatives(std::string_view typed, const Token& token) {
  const std::string folded = FoldCase(typed);
  std::vector<std::string> ways = {folded};
  const auto add = [&ways](std::string way) {
    if (std::ranges::find(ways, way) == ways.end()) ways.push_back(std::move(way));
  };
  if (internal::MayStandForLemma(folded, token.form)) add(token.form);
  if (folded.size() > 3 && folded.ends_with("s") && !folded.ends_with("ss")) {
    add(folded.substr(0, folded.size() - 1));
  }
  const size_t plain = ways.size();
  for (size_t i = 0; i < plain; ++i) add(FoldEnglishSpelling(ways[i]));
  return ways;
}

// The text between two places, where all tokens there are punctuation or nothing.
size_t NextWordToken(std::span<const Token> tokens, size_t at) {
  while (at < tokens.size() && !IsWordToken(tokens[at])) ++at;
  return at;
}

}  // namespace

// One walk along the trie from one beginning.
class TermMatcher::Walk {
 public:
  Walk(const TermMatcher& matcher, std::string_view text, std::span<const Token> tokens,
       std::vector<TermMatch>* matches)
      : matcher_(matcher), text_(text), tokens_(tokens), matches_(matches) {}

  void From(size_t token) {
    begin_ = token;
    begins_in_compound_ = token > 0 && tokens_[token].kind == TokenKind::kHangulStem &&
                          tokens_[token - 1].kind == TokenKind::kHangulStem &&
                          tokens_[token - 1].span.end == tokens_[token].span.begin;
    separators_.clear();
    respelt_ = false;
    Step(TermTrie::kRoot, token);
  }

 private:
  static bool IsHangulToken(const Token& token) {
    return token.kind == TokenKind::kHangulStem || token.kind == TokenKind::kJosa ||
           token.kind == TokenKind::kEnding;
  }

  // Spells token `at` along the trie from `node`, and goes on with what follows.
  void Step(uint32_t node, size_t at) {
    const Token& token = tokens_[at];
    const std::string_view typed = token.span.In(text_);
    if (IsHangulToken(token) && IsHangulAt(typed)) return StepHangul(node, at);
    const std::string folded = FoldCase(typed);
    for (const std::string& way : Alternatives(typed, token)) {
      uint32_t next = node;
      for (size_t i = 0; i < way.size() && next != kNoNode;) {
        next = matcher_.trie_.Child(next, NextCodePoint(way, &i));
      }
      if (next == kNoNode) continue;
      const bool was_respelt = respelt_;
      respelt_ |= way != folded && FoldEnglishSpelling(folded) == way;
      Report(next, token.span.end, false);
      GoOn(next, at);
      respelt_ = was_respelt;
    }
  }

  void StepHangul(uint32_t node, size_t at) {
    const Token& token = tokens_[at];
    for (size_t i = token.span.begin; i < token.span.end;) {
      node = matcher_.trie_.Child(node, FoldSyllable(NextCodePoint(text_, &i)));
      if (node == kNoNode) break;
      if (matcher_.trie_.TermsAt(node).empty()) continue;
      if (i == token.span.end ? MayEndAtToken(at) : MayEndInside(at, i)) {
        Report(node, i, ContinuesAsCompound(at, i));
      }
    }
    if (node != kNoNode) GoOn(node, at);
  }

  void GoOn(uint32_t node, size_t at) {
    constexpr size_t kMaxWords = 12;
    if (separators_.size() > kMaxWords) return;
    const size_t next = NextWordToken(tokens_, at + 1);
    if (next >= tokens_.size()) return;
    const size_t end = tokens_[at].span.end;
    const std::optional<std::string_view> separator =
        SeparatorOf(text_.substr(end, tokens_[next].span.begin - end));
    if (!separator) return;
    separators_ += *separator;
    Step(node, next);
    separators_.resize(separators_.size() - separator->size());
  }

  // Where the Hangul run that holds `offset` ends.
  size_t RunEnd(size_t at) const {
    size_t end = tokens_[at].span.end;
    for (size_t i = at + 1; i < tokens_.size(); ++i) {
      if (tokens_[i].span.begin != end || !IsHangulToken(tokens_[i])) break;
      if (!IsHangulAt(tokens_[i].span.In(text_))) break;
      end = tokens_[i].span.end;
    }
    return end;
  }

  bool IsHangulAt(std::string_view text) const {
    size_t i = 0;
    return !text.empty() && IsSyllable(NextCodePoint(text, &i));
  }

  // A term that ends with token `at`: what is glued to it must be a particle, an ending, or a word
  // of a compound that is long enough to be one.
  bool MayEndAtToken(size_t at) const {
    if (RunEnd(at) == tokens_[at].span.end) return true;
    if (tokens_[at + 1].kind != TokenKind::kHangulStem) return true;
    constexpr size_t kShortestPart = 6;  // two syllables
    return tokens_[at + 1].span.size() >= kShortestPart &&
           tokens_[at].span.end - tokens_[begin_].span.begin >= kShortestPart;
  }

  bool ContinuesAsCompound(size_t at, size_t end) const {
    return end == tokens_[at].span.end && RunEnd(at) > end &&
           tokens_[at + 1].kind == TokenKind::kHangulStem;
  }

  // A term that ends inside a token: the tokenizer saw a longer word. It counts where that word is
  // not a known one and what is left over can only be a particle.
  bool MayEndInside(size_t at, size_t end) const {
    const WordList& words = matcher_.tokenizer_.words();
    const Token& token = tokens_[at];
    constexpr uint64_t kKnown = 3;
    if (token.kind == TokenKind::kHangulStem &&
        (words.StemCount(token.form, StemClass::kNominal) >= kKnown ||
         token.form.ends_with("다"))) {
      return false;
    }
    std::string_view rest = text_.substr(end, RunEnd(at) - end);
    constexpr std::string_view kPlural = "들";
    if (rest.starts_with(kPlural)) rest.remove_prefix(kPlural.size());
    if (rest.empty()) return true;
    size_t last = end - 3;  // a syllable is three bytes
    const SuffixClass suffix = words.grammar().ClassifyWhole(rest, NextCodePoint(text_, &last));
    return suffix == SuffixClass::kJosa || suffix == SuffixClass::kCopula;
  }

  void Report(uint32_t node, size_t end, bool continues_as_compound) {
    const Span span = {tokens_[begin_].span.begin, end};
    for (const uint32_t index : matcher_.trie_.TermsAt(node)) {
      const MatcherTerm& term = matcher_.terms_[index];
      if (IsShortAcronym(term.text) && !HasCapital(span.In(text_))) continue;
      const bool spaced = separators_ != matcher_.separators_[index];
      if (spaced && (!MaySpaceSo(span) || IsOfFunctionWords(span))) continue;
      TermSpelling spelling = TermSpelling::kAsWritten;
      if (spaced) spelling = TermSpelling::kSpacing;
      if (!StandsSo(HangulOf(term.text), HangulOf(span.In(text_)))) {
        // 장에 is not 장애: only what is long enough to be a loanword is spelt in two ways.
        constexpr size_t kShortestLoan = 3;
        if (HangulOf(span.In(text_)).size() < kShortestLoan) continue;
        spelling = TermSpelling::kLetters;
      } else if (respelt_) {
        spelling = TermSpelling::kLetters;
      }
      const TermMatch match = {index, term.id, span, spelling,
                               begins_in_compound_ || continues_as_compound};
      const auto same = std::ranges::find_if(*matches_, [&](const TermMatch& other) {
        return other.term == match.term && other.span == match.span;
      });
      if (same == matches_->end()) {
        matches_->push_back(match);
      } else if (match.spelling < same->spelling) {
        *same = match;
      }
    }
  }

  // "are a" is not area.
  bool IsOfFunctionWords(Span span) const {
    for (size_t i = begin_; i < tokens_.size() && tokens_[i].span.begin < span.end; ++i) {
      const bool is_function_word =
          tokens_[i].kind == TokenKind::kLatinWord && IsEnglishFunctionWord(tokens_[i].form);
      if (IsWordToken(tokens_[i]) && !is_function_word) return false;
    }
    return true;
  }

  // A one-syllable piece between spaces is a word of its own: 이미 지 is not 이미지.
  bool MaySpaceSo(Span span) const {
    size_t piece = 0;
    bool hangul = false;
    for (size_t i = span.begin; i < span.end;) {
      const char32_t c = NextCodePoint(text_, &i);
      if (IsTermSeparator(c)) {
        if (hangul && piece == 1) return false;
        piece = 0;
        hangul = false;
      } else {
        ++piece;
        hangul |= IsSyllable(c);
      }
    }
    return !(hangul && piece == 1);
  }

  static std::u32string HangulOf(std::string_view text) {
    std::u32string letters;
    for (size_t i = 0; i < text.size();) {
      const char32_t c = NextCodePoint(text, &i);
      if (IsSyllable(c)) letters.push_back(c);
    }
    return letters;
  }

  // Whether the text has the term's own letters: all of them, but for a light verb's.
  static bool StandsSo(std::u32string_view term, std::u32string_view typed) {
    return term.starts_with(typed);
  }

  const TermMatcher& matcher_;
  std::string_view text_;
  std::span<const Token> tokens_;
  std::vector<TermMatch>* matches_;
  size_t begin_ = 0;
  bool begins_in_compound_ = false;
  bool respelt_ = false;  // in a Latin word; Hangul is compared at the end
  std::string separators_;
};

TermMatcher::TermMatcher(std::vector<MatcherTerm> terms, const WordTokenizer& tokenizer)
    : TermMatcher(CompileTerms(std::move(terms), tokenizer), tokenizer) {}

TermMatcher::TermMatcher(CompiledTerms compiled, const WordTokenizer& tokenizer)
    : terms_(std::move(compiled.terms)),
      separators_(std::move(compiled.separators)),
      trie_(compiled.keys),
      tokenizer_(tokenizer) {}

std::vector<TermMatch> TermMatcher::Find(std::string_view text,
                                         std::span<const Token> tokens) const {
  std::vector<TermMatch> found;
  std::vector<TermMatch> all;
  Walk walk(*this, text, tokens, &found);
  for (size_t i = 0; i < tokens.size(); ++i) {
    const bool glued = i > 0 && tokens[i - 1].span.end == tokens[i].span.begin;
    const bool suffix = tokens[i].kind == TokenKind::kJosa || tokens[i].kind == TokenKind::kEnding;
    if (!IsWordToken(tokens[i]) || (suffix && glued)) continue;
    // 재학습 is not 학습 with something before it.
    constexpr size_t kShortestPart = 6;
    if (glued && tokens[i].kind == TokenKind::kHangulStem &&
        tokens[i - 1].kind == TokenKind::kHangulStem && tokens[i - 1].span.size() < kShortestPart) {
      continue;
    }
    found.clear();
    walk.From(i);
    std::ranges::stable_sort(
        found, [](const TermMatch& a, const TermMatch& b) { return a.span.end > b.span.end; });
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

std::vector<TermMatch> WithoutNested(const std::vector<TermMatch>& matches) {
  std::vector<TermMatch> kept;
  size_t covered = 0;  // matches come by their beginnings, so one end is enough to remember
  size_t covering_begin = 0;
  for (const TermMatch& match : matches) {
    const bool same = match.span.begin == covering_begin && match.span.end == covered;
    if (match.span.end <= covered && !same) continue;
    if (match.span.end > covered) {
      covered = match.span.end;
      covering_begin = match.span.begin;
    }
    kept.push_back(match);
  }
  return kept;
}

}  // namespace malmoi
