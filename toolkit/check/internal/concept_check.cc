#include "check/internal/concept_check.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/strings.h"
#include "check/internal/names.h"
#include "terms/term_base.h"
#include "text/english.h"

namespace malmoi::internal {
namespace {

constexpr std::array<std::string_view, 6> kSubjectJosa = {"은", "는", "이", "가", "도", "의"};

// Whether words of `all` that follow one another make up `letters`.
bool StandIn(const std::vector<std::string>& all, std::string_view letters) {
  for (size_t first = 0; first < all.size(); ++first) {
    std::string joined;
    for (size_t i = first; i < all.size() && joined.size() < letters.size(); ++i) {
      joined += all[i];
      if (joined == letters) return true;
    }
  }
  return false;
}

// Whether the mention is what the sentence speaks of: 모델은, 모델이, 모델도, and 모델의 크기는.
bool IsSubject(const TermMatch& match, const SentenceView& sentence) {
  return std::ranges::any_of(sentence.tokens, [&](const Token& token) {
    if (token.kind != TokenKind::kJosa || token.span.begin != match.span.end) return false;
    const std::string_view josa = token.span.In(sentence.text);
    return std::ranges::any_of(
        kSubjectJosa, [josa](std::string_view subject) { return josa.ends_with(subject); });
  });
}

// A word of an English term that says something.
bool IsWordOf(const TermMatch& match, const Token& token) {
  return IsContentToken(token) && !IsEnglishFunctionWord(token.form) && IsWithin(token.span, match);
}

}  // namespace

size_t CountMentions(uint32_t concept_id, std::span<const SentenceView> korean) {
  size_t count = 0;
  for (const SentenceView& sentence : korean) {
    count += static_cast<size_t>(std::ranges::count(sentence.terms, concept_id, &TermMatch::id));
  }
  return count;
}

bool ConceptCheck::IsRendered(std::span<const SentenceView> english) const {
  if (CountRenderings(checked_, english) > 0) return true;
  if (english.data() == bead_.english.data() && checked_.reviewed && IsPartlyReplaced()) {
    return false;
  }
  return internal::IsRendered(context_.knowledge, checked_, english) || IsInName(english);
}

bool ConceptCheck::IsPartlyReplaced() const {
  for (const Rendering& rendering : checked_.renderings) {
    if (!IsAllowed(checked_, rendering) || rendering.words.size() < 2) continue;
    for (const SentenceView& sentence : bead_.english) {
      for (size_t i = 0; i + 1 < sentence.tokens.size(); ++i) {
        const Token& next = sentence.tokens[i + 1];
        if (!SameFamily(sentence.tokens[i].form, rendering.words[0]) || !strays_.IsStray(next))
          continue;
        const bool is_of_rendering = std::ranges::any_of(
            rendering.words, [&](const std::string& word) { return SameFamily(next.form, word); });
        if (!is_of_rendering) return true;
      }
    }
  }
  return false;
}

bool ConceptCheck::IsInName(std::span<const SentenceView> english) const {
  for (const SentenceView& sentence : english) {
    for (const Token& token : sentence.tokens) {
      if (token.kind != TokenKind::kLatinWord) continue;
      const std::string_view typed = token.span.In(sentence.text);
      const std::vector<std::string> words = WordsOfName(typed);
      const bool is_name =
          words.size() > 1 || (!typed.empty() && '0' <= typed.back() && typed.back() <= '9');
      const bool in_korean = std::ranges::any_of(bead_.korean, [typed](const SentenceView& korean) {
        return korean.text.find(typed) != std::string_view::npos;
      });
      if (!is_name || in_korean) continue;
      const bool holds = std::ranges::any_of(checked_.renderings, [&](const Rendering& rendering) {
        return IsAllowed(checked_, rendering) && StandIn(words, TermKey(rendering.english));
      });
      if (holds) return true;
    }
  }
  return false;
}

bool ConceptCheck::IsPointedAt(const TermMatch& match, const SentenceView& korean) const {
  constexpr std::array<std::string_view, 8> kPointing = {"이",   "그",   "저",   "이러한",
                                                         "이런", "그런", "해당", "이와 같은"};
  constexpr std::array<std::string_view, 6> kPlaces = {"위",     "위의", "아래",
                                                       "아래의", "앞의", "다음"};
  std::string_view before = korean.text.substr(0, match.span.begin);
  while (before.ends_with(' ')) before.remove_suffix(1);
  const auto is_before = [before](std::string_view word) {
    return before == word || (before.ends_with(word) && before.size() > word.size() &&
                              before[before.size() - word.size() - 1] == ' ');
  };
  const bool placed = std::ranges::any_of(kPlaces, is_before);
  if (!placed && std::ranges::none_of(kPointing, is_before)) return false;
  // 그 결과 서버가 …, 이 경우, …: without a josa it joins sentences, and English has "so", or an
  // ending of a verb.
  const std::string_view after = korean.text.substr(match.span.end);
  if (!placed && !checked_.reviewed && (after.starts_with(' ') || after.starts_with(','))) {
    return true;
  }
  // 이런 유형의 공격 is "this attack".
  constexpr std::array<std::string_view, 4> kKinds = {"유형", "종류", "형태", "방식"};
  const bool of_kind = korean.text.substr(match.span.end).starts_with("의 ") &&
                       std::ranges::find(kKinds, checked_.korean) != kKinds.end();
  for (const SentenceView& sentence : bead_.english) {
    for (size_t i = 0; i < sentence.tokens.size(); ++i) {
      const std::string typed = AsciiToLower(sentence.tokens[i].span.In(sentence.text));
      if (placed) {
        // "as shown above", "Below, we …"
        if (typed == "above" || typed == "below" || typed == "here") return true;
        continue;
      }
      if (typed == "it" || typed == "they" || typed == "them" || typed == "here") return true;
      const bool this_one =
          typed == "this" || typed == "these" || typed == "that" || typed == "those";
      if (this_one && of_kind) return true;
      if (this_one && i + 1 < sentence.tokens.size() &&
          IsEnglishFunctionWord(sentence.tokens[i + 1].form)) {
        return true;
      }
    }
  }
  return false;
}

std::optional<InSentence> ConceptCheck::PartOfRendering() const {
  for (const Rendering& rendering : checked_.renderings) {
    if (!IsAllowed(checked_, rendering)) continue;
    if (rendering.words.size() < 2) continue;
    if (const auto part = PartOf(rendering.words)) return part;
  }
  return std::nullopt;
}

std::optional<InSentence> ConceptCheck::ByLexicon(const TermMatch& match,
                                                  const SentenceView& korean) const {
  std::vector<const Token*> words;
  for (const Token& token : korean.tokens) {
    if (IsContentToken(token) && IsWithin(token.span, match)) words.push_back(&token);
  }
  for (const SentenceView& sentence : bead_.english) {
    for (size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Token& english = sentence.tokens[i];
      if (english.kind != TokenKind::kLatinWord || IsEnglishFunctionWord(english.form)) continue;
      const bool renders = std::ranges::any_of(
          words, [&](const Token* word) { return Renders(context_.knowledge, *word, english); });
      if (renders && !strays_.IsExplained(english)) return Grown(sentence, i, words.size());
    }
  }
  return std::nullopt;
}

bool ConceptCheck::IsExcused(const TermMatch& match, const SentenceView& korean) const {
  const bool stray = strays_.HasWord();
  const bool stray_noun = stray && strays_.HasNoun();
  bool near = false;
  for (const BeadView* other : Neighbours(context_.view, index_, 1)) {
    if (other->english.empty()) continue;
    const size_t renderings = CountRenderings(checked_, other->english);
    // It moved there, and nothing came in its place.
    if (renderings > CountMentions(id_, other->korean) && !stray_noun) return true;
    // A heading names what the sentence is about, whatever the sentence calls it.
    if (IsHeading(*other)) continue;
    near |= renderings > 0 || IsRendered(other->english);
  }
  if (near && HasStandIn(match, korean)) return true;
  if (near) return !stray;
  constexpr size_t kAntecedent = 3;
  if (!HasPronoun(bead_.english)) return false;
  const bool says_one = SaysOne(context_.knowledge.profile, bead_.english);
  for (const BeadView* other : Neighbours(context_.view, index_, kAntecedent)) {
    if (!IsRendered(other->english)) continue;
    if (IsHeading(*other) ? !stray : (says_one || !stray_noun)) return true;
  }
  return false;
}

bool ConceptCheck::IsKindOfNamed(const TermMatch& match, const SentenceView& korean) const {
  const Token* name = nullptr;
  for (const Token& token : korean.tokens) {
    if (token.span.end > match.span.begin) break;
    if (token.kind == TokenKind::kLatinWord || token.kind == TokenKind::kHangulStem) name = &token;
  }
  if (name == nullptr || name->kind != TokenKind::kLatinWord) return false;
  // Nothing but a space, a bracket or a back quote stands between: `imshow()` 함수.
  const std::string_view between =
      korean.text.substr(name->span.end, match.span.begin - name->span.end);
  constexpr std::string_view kGlue = " ()`\"'";
  if (between.find_first_not_of(kGlue) != std::string_view::npos) return false;
  bool named = false;
  for (const SentenceView& sentence : bead_.english) {
    const std::vector<Token>& tokens = sentence.tokens;
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].form != name->form) continue;
      size_t next = i + 1;
      while (next < tokens.size() && tokens[next].kind == TokenKind::kPunctuation &&
             tokens[next].span.In(sentence.text).find_first_not_of(kGlue) ==
                 std::string_view::npos) {
        ++next;
      }
      if (next < tokens.size() && strays_.IsStray(tokens[next])) return false;  // another kind
      named = true;
    }
  }
  return named;
}

bool ConceptCheck::HasStrayWordFor(const TermMatch& match, const SentenceView& korean) const {
  bool beside_noun = false;
  bool behind_noun = false;  // 비교 논문, a comparison
  for (const Token& noun : korean.tokens) {
    if (noun.kind != TokenKind::kHangulStem && noun.kind != TokenKind::kLatinWord) continue;
    const bool before = noun.span.end < match.span.begin;
    if (!before && noun.span.begin <= match.span.end) continue;
    const Span between =
        before ? Span{noun.span.end, match.span.begin} : Span{match.span.end, noun.span.begin};
    if (between.In(korean.text) != " ") continue;
    beside_noun = true;
    behind_noun |= before;
    if (strays_.HasWordBeside(noun, before)) return true;
  }
  // Of what nobody reviewed only something like it stands in its place.
  return (!beside_noun && HasStrayNoun()) || (!behind_noun && IsRenamed());
}

bool ConceptCheck::HasStrayNoun() const {
  return checked_.reviewed || IsSpecific() ? strays_.HasNoun() : strays_.HasNounLike();
}

bool ConceptCheck::IsSpecific() const {
  constexpr uint64_t kEveryday = 1000;
  if (checked_.korean.find(' ') != std::string::npos) return true;
  const WordProfile* profile = context_.knowledge.profile;
  const WordUse* use =
      profile == nullptr ? nullptr : profile->Find(Language::kKorean, checked_.korean);
  return use == nullptr || use->count < kEveryday;
}

bool ConceptCheck::IsSteady(bool seen_otherwise) const {
  constexpr double kReviewed = 0.4;
  constexpr double kSeenOtherwise = 0.85;
  constexpr double kUnreviewed = 0.92;
  const double least = checked_.reviewed ? kReviewed
                       : seen_otherwise  ? kSeenOtherwise
                                         : kUnreviewed;
  return Steadiness(context_.knowledge, checked_, record()) >= least;
}

bool ConceptCheck::IsRenamed() const {
  constexpr size_t kEnough = 5;  // sentences of other notes
  if (!strays_.HasNounAmongFew() || HasPronoun(bead_.english) ||
      SaysOne(context_.knowledge.profile, bead_.english)) {
    return false;
  }
  return record().seen >= kEnough && record().alike == record().seen;
}

const TermRecord& ConceptCheck::record() const {
  if (!record_) record_ = RecordOf(context_, bead_, id_);
  return *record_;
}

bool ConceptCheck::StandsForTerm(const TermMatch& match, const SentenceView& sentence) const {
  bool explained = true;
  for (const Token& token : sentence.tokens) {
    if (IsWordOf(match, token)) explained &= IsExplainedBetter(token);
  }
  if (explained) return false;
  return SharesWord(match, sentence) || !IsRenderedBeside(match, sentence);
}

double ConceptCheck::StrengthOf(const Token& english, bool of_term) const {
  double best = 0;
  for (const SentenceView& sentence : korean_) {
    for (const Token& token : sentence.tokens) {
      if (IsContentToken(token) && IsInMention(sentence, token, id_) == of_term) {
        best = std::max(best, RenderingStrength(context_.knowledge, token, english));
      }
    }
  }
  return best;
}

bool ConceptCheck::IsExplainedBetter(const Token& english) const {
  const double others = StrengthOf(english, false);
  return others >= kLikelyRendering && others >= StrengthOf(english, true);
}

bool ConceptCheck::SharesWord(const TermMatch& match, const SentenceView& sentence) const {
  return std::ranges::any_of(checked_.renderings, [&](const Rendering& rendering) {
    if (!IsAllowed(checked_, rendering)) return false;
    return std::ranges::any_of(sentence.tokens, [&](const Token& token) {
      return IsWordOf(match, token) &&
             std::ranges::any_of(rendering.words, [&](const std::string& word) {
               return SameFamily(token.form, word);
             });
    });
  });
}

bool ConceptCheck::IsRenderedBeside(const TermMatch& but_for, const SentenceView& sentence) const {
  // The same words stand in the neighbours too, for they share the topic; only an English that has
  // no Korean of its own looks there.
  const std::span<const SentenceView> around =
      bead_.korean.empty() ? SentencesAround(context_.view, index_, 1, Language::kEnglish)
                           : bead_.english;
  const auto is_beside = [&](const SentenceView& other, Span span) {
    return &other != &sentence || span.end <= but_for.span.begin || but_for.span.end <= span.begin;
  };
  size_t renderings = 0;
  for (const SentenceView& other : around) {
    renderings += static_cast<size_t>(std::ranges::count_if(other.terms, [&](const TermMatch& m) {
      return is_beside(other, m.span) && IsAllowedTerm(checked_, m.id);
    }));
  }
  if (renderings > 0 && renderings >= CountMentions(id_, korean_)) return true;
  // Or by what the lexicon gives for each word of the term, and gives more surely than this.
  constexpr double kSure = 0.1;
  for (const SentenceView& mention : korean_) {
    bool mentioned = false;
    bool rendered = true;
    for (const Token& token : mention.tokens) {
      if (!IsContentToken(token) || !IsInMention(mention, token, id_)) continue;
      mentioned = true;
      rendered &= std::ranges::any_of(around, [&](const SentenceView& other) {
        return std::ranges::any_of(other.tokens, [&](const Token& english) {
          return english.kind == TokenKind::kLatinWord && is_beside(other, english.span) &&
                 RenderingStrength(context_.knowledge, token, english) >= kSure &&
                 StrengthOf(english, true) > StrengthOf(english, false);
        });
      });
    }
    if (mentioned) return rendered;
  }
  return false;
}

bool ConceptCheck::HasStandIn(const TermMatch& match, const SentenceView& korean) const {
  static constexpr size_t kBeginning = 3;  // words: "So it …", "All of them …"
  if (SaysOne(context_.knowledge.profile, bead_.english)) return true;
  const bool may_be_subject = IsSubject(match, korean);
  return std::ranges::any_of(bead_.english, [may_be_subject](const SentenceView& sentence) {
    for (size_t i = 0; i < sentence.tokens.size(); ++i) {
      const std::string typed = AsciiToLower(sentence.tokens[i].span.In(sentence.text));
      // "Run the following from the folder:", not "the following steps".
      if (typed == "following" &&
          (i + 1 == sentence.tokens.size() || !IsContentToken(sentence.tokens[i + 1]) ||
           IsEnglishFunctionWord(sentence.tokens[i + 1].form))) {
        return true;
      }
      const bool personal = typed == "it" || typed == "its" || typed == "they" || typed == "them" ||
                            typed == "their" || typed == "both";
      if (i < kBeginning && personal && may_be_subject) return true;
    }
    return false;
  });
}

std::optional<InSentence> ConceptCheck::PartOf(const std::vector<std::string>& words) const {
  for (const SentenceView& sentence : bead_.english) {
    for (size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Token& token = sentence.tokens[i];
      if (token.kind != TokenKind::kLatinWord || strays_.IsExplained(token)) continue;
      const bool is_part = std::ranges::any_of(
          words, [&](const std::string& word) { return SameFamily(token.form, word); });
      if (is_part) return Grown(sentence, i, words.size());
    }
  }
  return std::nullopt;
}

InSentence ConceptCheck::Grown(const SentenceView& sentence, size_t at, size_t words) const {
  size_t first = at;
  size_t last = at;
  const auto joins = [&](size_t i) {
    return last - first + 1 < words && strays_.IsStray(sentence.tokens[i]);
  };
  while (last + 1 < sentence.tokens.size() && joins(last + 1)) ++last;
  while (first > 0 && joins(first - 1)) --first;
  return {&sentence, {sentence.tokens[first].span.begin, sentence.tokens[last].span.end}};
}

}  // namespace malmoi::internal
