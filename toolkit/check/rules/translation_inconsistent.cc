// translation-inconsistent: a sentence that the memory holds, rendered otherwise this time.
#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "check/internal/bead_words.h"
#include "check/rules/rules.h"
#include "memory/sentence_key.h"

namespace malmoi {

void CheckTranslationInconsistent(const RuleContext& context, Findings* findings) {
  // "예." and "실험 결과." are rendered as the place asks for.
  constexpr size_t kShortestKey = 24;  // bytes: eight syllables
  for (const BeadView& bead : context.view.beads()) {
    if (!bead.paired()) continue;
    const std::string korean = bead.KoreanText();
    if (SentenceKey(korean).size() < kShortestKey) continue;
    std::vector<TranslationUnit> known = context.knowledge.memory.WithKorean(korean);
    if (context.knowledge.inputs_in_memory) {
      std::erase_if(
          known, [&](const TranslationUnit& unit) { return unit.note == context.view.note().id; });
    }
    if (known.empty()) continue;
    const std::string english = SentenceKey(bead.EnglishText());
    const bool same = std::ranges::any_of(
        known, [&](const TranslationUnit& unit) { return SentenceKey(unit.english) == english; });
    if (same) continue;
    Diagnostic& diagnostic = findings->AddIn(Language::kEnglish, bead, bead.english.front().span,
                                             Concat("this sentence was rendered otherwise before: ",
                                                    internal::Quoted(known.front().english)));
    for (const TranslationUnit& unit : known) {
      if (diagnostic.evidence.size() == 3) break;
      diagnostic.evidence.push_back(Concat(unit.note.empty() ? "the memory" : unit.note, " says ",
                                           internal::Quoted(unit.english)));
    }
    if (bead.english.size() == 1) {
      diagnostic.fixes.push_back(
          {"take the rendering of the memory", {{diagnostic.place, known.front().english}}, false});
    }
  }
}

}  // namespace malmoi
