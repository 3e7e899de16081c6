#include "align/language_check.h"

#include <utility>

#include "base/unicode.h"

namespace malmoi {
namespace {

// Fewer letters than this say nothing sure of their language.
constexpr size_t kFewLetters = 40;
// A Korean text has more than this share of Hangul among its letters, an English one less.
constexpr double kKoreanShare = 0.15;
// Text is read up to here; a language does not change after a hundred thousand letters.
constexpr size_t kEnoughLetters = 100'000;

struct Side {
  size_t letters = 0;
  size_t hangul = 0;
  bool IsSure() const { return letters >= kFewLetters; }
  bool IsKorean() const {
    return static_cast<double>(hangul) > kKoreanShare * static_cast<double>(letters);
  }
};

Side CountSide(std::span<const std::string_view> sentences) {
  Side side;
  for (const std::string_view sentence : sentences) {
    const ScriptCounts counts = CountScripts(sentence);
    side.letters += counts.letters();
    side.hangul += counts.hangul;
    if (side.letters >= kEnoughLetters) break;
  }
  return side;
}

}  // namespace

LanguageCheck CheckLanguages(const SentencePair& pair) {
  const Side source = CountSide(pair.source);
  const Side target = CountSide(pair.target);
  if (!source.IsSure() || !target.IsSure()) return {};
  if (source.IsKorean() && !target.IsKorean()) return {};
  if (source.IsKorean()) return {false, "both sides look Korean"};
  if (!target.IsKorean()) return {false, "neither side looks Korean"};
  return {true, "the sides look swapped: the Korean side holds English, the English side Korean"};
}

Ladder AlignEitherWay(const SentenceAligner& aligner, const SentencePair& pair,
                      const AlignOptions& options) {
  if (!CheckLanguages(pair).swapped) return aligner.Align(pair, options);
  AlignOptions swapped = options;
  for (auto& [source, target] : swapped.fixed_pairs) std::swap(source, target);
  Ladder ladder = aligner.Align({pair.target, pair.source}, swapped);
  for (Bead& bead : ladder) std::swap(bead.source, bead.target);
  return ladder;
}

}  // namespace malmoi
