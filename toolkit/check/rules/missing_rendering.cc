// missing-rendering and missing-source: a note, paragraph or sentence that stands on one side only.
//
// A sentence that the aligner left alone may have been merged into a neighbour; a sentence that it
// merged, or paired for want of a better one, may have been left out. The words decide: how many
// does the other side hold that nothing else there explains, and is that side long enough to hold
// them. Numbers stand on both sides, however free a rendering is. In a free rendering, where
// sentences share few words at all, a pair of sentences that share none says nothing.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "base/strings.h"
#include "check/internal/bead_words.h"
#include "check/internal/coverage.h"
#include "check/internal/numbers_met.h"
#include "check/rules/rules.h"
#include "text/english.h"
#include "text/letter_size.h"

namespace malmoi {
namespace {

// A sentence too short to be missed: "끝.", a lone link, a heading of a word.
constexpr double kShortest = 12;     // English letters
constexpr double kSupported = 0.34;  // of its words, by chance a few are always met
constexpr double kGained = 0.2;      // words that nothing else explains: more than chance meets

// How literal the notes are whose sentences are told where they share no words with their partners,
// by the words of other pairs that are rendered as the lexicon has it. Of technical notes .7 to
// .97, of newspapers .4 to .63.
constexpr double kLiteral = 0.65;

bool HasWords(const SentenceView& sentence) {
  return std::ranges::any_of(sentence.tokens, [](const Token& token) {
    return token.kind == TokenKind::kHangulStem || token.kind == TokenKind::kLatinWord;
  });
}

double SizeOf(std::span<const SentenceView> sentences) {
  double size = 0;
  for (const SentenceView& sentence : sentences) {
    for (const Token& token : sentence.tokens) {
      if (token.kind != TokenKind::kLink) size += LetterSize(token.span.In(sentence.text));
    }
  }
  return size;
}

// One side of the two rules.
class Side {
 public:
  Side(const RuleContext& context, bool korean) : context_(context), korean_(korean) {}

  std::span<const SentenceView> Own(const BeadView& bead) const {
    return korean_ ? bead.korean : bead.english;
  }
  std::span<const SentenceView> Other(const BeadView& bead) const {
    return korean_ ? bead.english : bead.korean;
  }
  double SupportShare(std::span<const SentenceView> own,
                      std::span<const SentenceView> other) const {
    const internal::Support support =
        korean_ ? internal::SupportOfKorean(context_.knowledge, own, other)
                : internal::SupportOfEnglish(context_.knowledge, own, other);
    return support.content < 2 ? 1.0 : support.share();
  }

  // The share of the words of `one` that are met in `other` by words that nothing in `rivals`, one
  // of which it may be, can claim: sentences of one note share their topic, and the topic's words
  // prove nothing.
  double UnclaimedShare(std::span<const SentenceView> one, std::span<const SentenceView> rivals,
                        std::span<const SentenceView> other) const {
    size_t words = 0;
    size_t met = 0;
    for (const SentenceView& sentence : one) {
      for (const Token& token : sentence.tokens) {
        if (!IsWord(token)) continue;
        ++words;
        met += MeetsUnclaimed(token, &sentence, rivals, other) ? 1 : 0;
      }
    }
    return words < 2 ? 1.0 : static_cast<double>(met) / static_cast<double>(words);
  }

  // Of a note in two files the reader takes the first line for its title where it can be one, and
  // may do so in one file only: then the title says what this sentence says.
  bool IsTitle(const BeadView& bead) const {
    const Note& note = context_.view.note();
    const SentenceView& sentence = Own(bead)[0];
    if (note.en_file.empty() || !note.title || sentence.number != 0) return false;
    if (!internal::IsHeading(sentence)) return false;
    SentenceView title;
    title.text = note.title->text;
    title.tokens = context_.knowledge.tokenizer.Tokenize(title.text);
    return Cover(Own(bead), std::span(&title, 1)) >= kSupported;
  }

  // The aligner marks lone sentences of both sides that may be partners, far apart.
  bool HasMoved(const BeadView& bead) const {
    constexpr double kSameSize = 0.5;
    if (!bead.moved) return false;
    return std::ranges::any_of(context_.view.beads(), [&](const BeadView& other) {
      if (!other.moved || Other(other).empty()) return false;
      const double ratio = SizeOf(Other(other)) / std::max(1.0, SizeOf(Own(bead)));
      return std::min(ratio, 1 / ratio) >= kSameSize &&
             SupportShare(Own(bead), Other(other)) >= kSupported;
    });
  }

  // "끝.", a lone link: nothing that anybody misses.
  bool IsTooShort(const BeadView& bead) const {
    return !HasWords(Own(bead)[0]) || SizeOf(Own(bead)) < kShortest;
  }

  // A sentence alone in its bead: missing, unless a neighbour holds its words and has room for it.
  bool IsMissingAlone(size_t at) const {
    const BeadView& bead = context_.view.beads()[at];
    if (IsTitle(bead) || IsTooShort(bead) || HasMoved(bead)) return false;
    for (const BeadView* other : internal::Neighbours(context_.view, at, 1)) {
      if (Other(*other).empty()) continue;
      const bool room = SizeOf(Other(*other)) > (SizeOf(Own(*other)) + SizeOf(Own(bead))) * 0.75;
      const double share = SupportShare(Own(bead), Other(*other));
      const double unclaimed = UnclaimedShare(Own(bead), Own(*other), Other(*other));
      if (room && share >= kSupported && unclaimed >= kSupported) return false;
      if (share >= 0.6 && unclaimed >= 0.5) return false;
    }
    return true;
  }

  // The beads of a whole paragraph, from `at` on, of which no sentence has a partner and several
  // are missing; empty where it is not so.
  std::vector<size_t> ParagraphAlone(size_t at) const {
    const std::span<const BeadView> beads = context_.view.beads();
    const Paragraph* const paragraph = Own(beads[at])[0].paragraph;
    if (Own(beads[at])[0].number > 0 && ParagraphBefore(at) == paragraph) return {};
    std::vector<size_t> alone;
    size_t missing = 0;
    for (size_t i = at; i < beads.size(); ++i) {
      if (Own(beads[i]).empty()) continue;
      if (Own(beads[i])[0].paragraph != paragraph) break;
      if (!Other(beads[i]).empty()) return {};
      if (IsMissingAlone(i)) {
        ++missing;
      } else if (!IsTooShort(beads[i])) {
        return {};
      }
      alone.push_back(i);
    }
    return missing > 1 ? alone : std::vector<size_t>();
  }

  // A sentence of a merged bead that nothing on the other side renders: it explains next to
  // nothing there that the others do not, and without it the sizes fit better. The weights were
  // fitted on sentences left out of corpora/ and of technical text.
  const SentenceView* MissingInBead(size_t at) const {
    constexpr double kOfGain = 4;
    constexpr double kOfNumbers = 0.8;
    constexpr double kUsualScore = 0.7;  // of a bead that swallowed a sentence
    constexpr double kMost = 0.55;
    const BeadView& bead = context_.view.beads()[at];
    const std::span<const SentenceView> own = Own(bead);
    if (own.size() < 2 || Other(bead).empty()) return nullptr;
    const internal::CoverWords others = OtherWords(Other(bead));
    const double size = SizeOf(Other(bead));
    const std::vector<internal::NumbersMet> numbers =
        internal::NumbersOf(bead.korean, bead.english, language());
    const SentenceView* worst = nullptr;
    double worst_evidence = kMost;
    for (size_t i = 0; i < own.size(); ++i) {
      const std::span<const SentenceView> one = own.subspan(i, 1);
      if (SizeOf(one) < kShortest) continue;
      const internal::CoverWords words = OwnWords(one);
      if (words.size() < 2) continue;
      internal::CoverWords rivals = OwnWords(own.first(i));
      for (internal::CoverWord& word : OwnWords(own.subspan(i + 1))) {
        rivals.push_back(std::move(word));
      }
      // Below 0 where the sizes fit better without it.
      const double with = size / SizeOf(own);
      const double without = size / std::max(1.0, SizeOf(own) - SizeOf(one));
      const double evidence =
          kOfGain * internal::GainOf(context_.knowledge, language(), words, rivals, others) +
          std::log(std::max(0.05, with * without)) + bead.score - kUsualScore +
          kOfNumbers * numbers[i].Lean();
      if (evidence < worst_evidence && !IsInNeighbour(at, one)) {
        worst = &own[i];
        worst_evidence = evidence;
      }
    }
    return worst;
  }

  // The only sentence of a bead, and its partner says something else.
  bool IsUnlike(size_t at) const {
    constexpr double kUnlike = 0.3;
    constexpr size_t kEnough = 4;
    const BeadView& bead = context_.view.beads()[at];
    if (Own(bead).size() != 1 || Other(bead).empty()) return false;
    if (SizeOf(Own(bead)) < kShortest) return false;
    if (SupportShare(Own(bead), Other(bead)) >= kSupported) return false;  // most end here
    if (Literalness(at) < kLiteral) return false;
    // Numbers that all stand on the other side are no accident.
    if (internal::NumbersOf(bead.korean, bead.english, language())[0].Lean() > 0) return false;
    const internal::CoverWords words = OwnWords(Own(bead));
    const internal::CoverWords others = OtherWords(Other(bead));
    if (words.size() < kEnough || others.size() < 2) return false;
    if (internal::CoverOf(context_.knowledge, language(), words, others) >= kUnlike ||
        internal::CoverOf(context_.knowledge, opposite(), others, words) >= kUnlike) {
      return false;
    }
    for (const BeadView* other : internal::Neighbours(context_.view, at, 1)) {
      if (Other(*other).empty()) continue;
      const double gain = internal::GainOf(context_.knowledge, language(), words,
                                           OwnWords(Own(*other)), OtherWords(Other(*other)));
      if (gain >= kGained) return false;
    }
    return true;
  }

 private:
  // Of the sentence before the first of bead `at`. REQUIRES: there is one.
  const Paragraph* ParagraphBefore(size_t at) const {
    const auto& sentences = korean_ ? context_.view.korean() : context_.view.english();
    return sentences[Own(context_.view.beads()[at])[0].number - 1].paragraph;
  }

  Language language() const { return korean_ ? Language::kKorean : Language::kEnglish; }
  Language opposite() const { return korean_ ? Language::kEnglish : Language::kKorean; }

  internal::CoverWords OwnWords(std::span<const SentenceView> own) const {
    return internal::WordsToCover(context_.knowledge, language(), own);
  }
  internal::CoverWords OtherWords(std::span<const SentenceView> other) const {
    return internal::WordsToCover(context_.knowledge, opposite(), other);
  }

  double Cover(std::span<const SentenceView> own, std::span<const SentenceView> other) const {
    return internal::CoverOf(context_.knowledge, language(), OwnWords(own), OtherWords(other));
  }

  internal::Support SupportIn(const BeadView& bead) const {
    if (!bead.paired()) return {};
    const internal::Support korean =
        internal::SupportOfKorean(context_.knowledge, bead.korean, bead.english);
    const internal::Support english =
        internal::SupportOfEnglish(context_.knowledge, bead.english, bead.korean);
    return {korean.content + english.content, korean.supported + english.supported};
  }

  // How many of the words of other pairs are rendered as the lexicon has it; 0 without any.
  double Literalness(size_t but_for) const {
    if (!of_note_) {
      of_note_.emplace();
      for (const BeadView& bead : context_.view.beads()) {
        const internal::Support support = SupportIn(bead);
        of_note_->content += support.content;
        of_note_->supported += support.supported;
      }
    }
    const internal::Support own = SupportIn(context_.view.beads()[but_for]);
    const internal::Support others = {of_note_->content - own.content,
                                      of_note_->supported - own.supported};
    return others.content == 0 ? 0 : others.share();
  }

  static bool IsWord(const Token& token) {
    return IsContentToken(token) && token.kind != TokenKind::kNumber &&
           !(token.kind == TokenKind::kLatinWord && IsEnglishFunctionWord(token.form));
  }

  // Whether a neighbour's other side holds words of it that nothing there can claim.
  bool IsInNeighbour(size_t at, std::span<const SentenceView> one) const {
    constexpr double kMany = 0.5;
    for (const BeadView* other : internal::Neighbours(context_.view, at, 1)) {
      if (Other(*other).empty()) continue;
      if (UnclaimedShare(one, Own(*other), Other(*other)) >= kMany) return true;
    }
    return false;
  }

  bool Renders(const Token& own, const Token& other) const {
    return korean_ ? internal::Renders(context_.knowledge, own, other)
                   : internal::Renders(context_.knowledge, other, own);
  }

  bool MeetsUnclaimed(const Token& token, const SentenceView* own,
                      std::span<const SentenceView> rivals,
                      std::span<const SentenceView> other) const {
    for (const SentenceView& sentence : other) {
      for (const Token& partner : sentence.tokens) {
        if (!IsWord(partner) || !Renders(token, partner)) continue;
        const bool claimed = std::ranges::any_of(rivals, [&](const SentenceView& rival) {
          return &rival != own && std::ranges::any_of(rival.tokens, [&](const Token& word) {
            return IsWord(word) && Renders(word, partner);
          });
        });
        if (!claimed) return true;
      }
    }
    return false;
  }

  const RuleContext& context_;
  bool korean_;
  mutable std::optional<internal::Support> of_note_;  // of all its pairs, once it is asked for
};

// How the rule of one side says what it found.
struct Messages {
  std::string_view note;  // the number of sentences follows, as for a paragraph
  std::string_view paragraph;
  std::string_view sentence;
  std::string_view swallowed;
};

std::string WithCount(std::string_view message, size_t sentences) {
  return Concat(message, " (", sentences, sentences == 1 ? " sentence)" : " sentences)");
}

// Tells the paragraph of these beads once.
void AddParagraph(Language own, const NoteView& view, const std::vector<size_t>& beads,
                  std::string_view message, Findings* findings) {
  const auto sentence = [&](size_t i) -> const SentenceView& {
    return view.beads()[i].Side(own).front();
  };
  const Span span = {sentence(beads.front()).span.begin, sentence(beads.back()).span.end};
  Diagnostic& finding =
      findings->AddIn(own, view.beads()[beads.front()], span, WithCount(message, beads.size()));
  std::string& text = own == Language::kKorean ? finding.korean : finding.english;
  for (auto bead = beads.begin() + 1; bead != beads.end(); ++bead) {
    text += Concat(" ", sentence(*bead).text);
  }
}

void CheckSide(const RuleContext& context, Language own, const Messages& messages,
               Findings* findings) {
  const NoteView& view = context.view;
  const bool korean = own == Language::kKorean;
  const auto& sentences = korean ? view.korean() : view.english();
  const auto& others = korean ? view.english() : view.korean();
  if (sentences.empty()) return;
  if (others.empty()) {
    const BeadView& first = view.beads().front();
    findings->AddIn(own, first, first.Side(own).front().span,
                    WithCount(messages.note, sentences.size()));
    return;
  }
  const Side side(context, korean);
  for (size_t i = 0; i < view.beads().size(); ++i) {
    const BeadView& bead = view.beads()[i];
    if (side.Own(bead).empty()) continue;
    const Span span = side.Own(bead).front().span;
    if (side.Other(bead).empty()) {
      if (const std::vector<size_t> alone = side.ParagraphAlone(i); !alone.empty()) {
        AddParagraph(own, view, alone, messages.paragraph, findings);
        i = alone.back();
      } else if (side.IsMissingAlone(i)) {
        findings->AddIn(own, bead, span, std::string(messages.sentence));
      }
    } else if (const SentenceView* missing = side.MissingInBead(i)) {
      findings->AddIn(own, bead, missing->span, std::string(messages.swallowed));
    } else if (side.IsUnlike(i)) {
      findings->AddIn(own, bead, span,
                      Concat(messages.sentence, "; the one beside it says something else"));
    }
  }
}

}  // namespace

void CheckMissingRendering(const RuleContext& context, Findings* findings) {
  CheckSide(
      context, Language::kKorean,
      {"this note has no English", "this paragraph has no English", "this sentence has no English",
       "this sentence seems to be left out of the English beside it"},
      findings);
}

void CheckMissingSource(const RuleContext& context, Findings* findings) {
  CheckSide(context, Language::kEnglish,
            {"this English renders no Korean note", "this paragraph renders nothing in the Korean",
             "this sentence renders nothing in the Korean",
             "this sentence seems to render nothing in the Korean beside it"},
            findings);
}

}  // namespace malmoi
