// length-ratio: a pair whose lengths do not fit.
#include <cmath>

#include "base/strings.h"
#include "check/rules/rules.h"
#include "text/letter_size.h"

namespace malmoi {

void CheckLengthRatio(const RuleContext& context, Findings* findings) {
  // Of true beads the logarithm of the ratio has a deviation of .11 over documents; a sentence of
  // size n strays as if it were made of independent pieces of about thirty letters.
  constexpr double kDocumentDeviation = 0.11;
  constexpr double kPiece = 30;
  constexpr double kPieceDeviation = 0.42;
  constexpr double kStrange = 3.2;
  constexpr double kShortest = 15;
  for (const BeadView& bead : context.view.beads()) {
    if (!bead.paired()) continue;
    const double korean = LetterSize(bead.KoreanText());
    const double english = LetterSize(bead.EnglishText());
    if (korean < kShortest && english < kShortest) continue;
    const double size = std::sqrt(std::max(1.0, korean) * std::max(1.0, english));
    const double deviation =
        kDocumentDeviation + kPieceDeviation * std::sqrt(kPiece / (size + kPiece));
    const double strangeness = std::log(std::max(1.0, english) / std::max(1.0, korean)) / deviation;
    if (std::abs(strangeness) < kStrange) continue;
    findings->AddIn(Language::kEnglish, bead, bead.english.front().span,
                    strangeness > 0 ? "the English is much longer than its Korean"
                                    : "the English is much shorter than its Korean");
  }
}

}  // namespace malmoi
