// missing-rendering and missing-source: a note, paragraph or sentence that stands on one side only.
//
// A sentence that the aligner left alone may have been merged into a neighbour; a sentence that it
// merged may have been left out. The lexicon decides: how many of its words does the other side
// hold, and is that side long enough to hold it.
#include <algorithm>

#include "base/strings.h"
#include "check/internal/bead_words.h"
#include "check/rules/rules.h"
#include "text/english.h"
#include "text/letter_size.h"

namespace malmoi {
namespace {

// A sentence too short to be missed: "끝.", a lone link, a heading of a word.
constexpr double kShortest = 12;     // English letters
constexpr double kSupported = 0.34;  // of its words, by chance a few are always met
constexpr double kUnsupported = 0.2;
constexpr double kRoom = 0.72;  // size of the other side, as a share of this one
constexpr double kRoomForNothing = 0.9;

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
  // may do so in one file only.
  bool IsTitle(const BeadView& bead) const {
    const SentenceView& sentence = Own(bead)[0];
    return !context_.view.note().en_file.empty() && sentence.number == 0 &&
           internal::IsHeading(sentence);
  }

  // A sentence alone in its bead: missing, unless a neighbour holds its words and has room for it.
  bool IsMissingAlone(size_t at) const {
    const BeadView& bead = context_.view.beads()[at];
    if (IsTitle(bead)) return false;
    if (bead.moved || !HasWords(Own(bead)[0]) || SizeOf(Own(bead)) < kShortest) return false;
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

  // Sentences of a merged bead that nothing on the other side renders.
  const SentenceView* MissingInBead(size_t at) const {
    const BeadView& bead = context_.view.beads()[at];
    const std::span<const SentenceView> own = Own(bead);
    if (own.size() < 2 || Other(bead).empty()) return nullptr;
    const double room = SizeOf(Other(bead)) / SizeOf(own);
    const SentenceView* worst = nullptr;
    double worst_share = kUnsupported;
    for (const SentenceView& sentence : own) {
      const std::span<const SentenceView> one(&sentence, 1);
      if (SizeOf(one) < kShortest) continue;
      const double without = SizeOf(Other(bead)) / std::max(1.0, SizeOf(own) - SizeOf(one));
      const double share =
          std::min(SupportShare(one, Other(bead)), UnclaimedShare(one, own, Other(bead)));
      // Without it the sizes fit better. Where no word of it is met they may fit either way.
      if (room > (share == 0 ? kRoomForNothing : kRoom) || without > 1.45) continue;
      if (share < worst_share && !IsInNeighbour(at, one)) {
        worst = &sentence;
        worst_share = share;
      }
    }
    return worst;
  }

 private:
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
};

}  // namespace

void CheckMissingRendering(const RuleContext& context, Findings* findings) {
  const NoteView& view = context.view;
  if (view.korean().empty()) return;
  if (view.english().empty()) {
    const BeadView& first = view.beads().front();
    findings->AddIn(Language::kKorean, first, first.korean.front().span,
                    Concat("this note has no English (", view.korean().size(),
                           view.korean().size() == 1 ? " sentence)" : " sentences)"));
    return;
  }
  const Side side(context, true);
  for (size_t i = 0; i < view.beads().size(); ++i) {
    const BeadView& bead = view.beads()[i];
    if (bead.korean.empty()) continue;
    if (bead.english.empty()) {
      if (!side.IsMissingAlone(i)) continue;
      findings->AddIn(Language::kKorean, bead, bead.korean.front().span,
                      "this sentence has no English");
    } else if (const SentenceView* missing = side.MissingInBead(i)) {
      findings->AddIn(Language::kKorean, bead, missing->span,
                      "this sentence seems to be left out of the English beside it");
    }
  }
}

void CheckMissingSource(const RuleContext& context, Findings* findings) {
  const NoteView& view = context.view;
  if (view.english().empty()) return;
  if (view.korean().empty()) {
    const BeadView& first = view.beads().front();
    findings->AddIn(Language::kEnglish, first, first.english.front().span,
                    Concat("this English renders no Korean note (", view.english().size(),
                           view.english().size() == 1 ? " sentence)" : " sentences)"));
    return;
  }
  const Side side(context, false);
  for (size_t i = 0; i < view.beads().size(); ++i) {
    const BeadView& bead = view.beads()[i];
    if (bead.english.empty()) continue;
    if (bead.korean.empty()) {
      if (!side.IsMissingAlone(i)) continue;
      findings->AddIn(Language::kEnglish, bead, bead.english.front().span,
                      "this sentence renders nothing in the Korean");
    } else if (const SentenceView* missing = side.MissingInBead(i)) {
      findings->AddIn(Language::kEnglish, bead, missing->span,
                      "this sentence seems to render nothing in the Korean beside it");
    }
  }
}

}  // namespace malmoi
