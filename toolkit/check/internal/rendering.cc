#include "check/internal/rendering.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "check/internal/bead_words.h"
#include "memory/sentence_key.h"
#include "text/sound_key.h"

namespace malmoi::internal {
namespace {

SentenceView ViewOf(const CheckKnowledge& knowledge, std::string_view text, Language language) {
  SentenceView view;
  view.text = text;
  view.tokens = knowledge.tokenizer.Tokenize(text);
  view.terms = knowledge.glossary.Find(text, view.tokens, language);
  return view;
}

bool Mentions(const SentenceView& korean, uint32_t concept_id) {
  return std::ranges::find(korean.terms, concept_id, &TermMatch::id) != korean.terms.end();
}

// The share of the term's renderings in general that the allowed ones have.
double ShareInGeneral(const CheckKnowledge& knowledge, const CheckedConcept& checked) {
  // What neither lexicon nor sound knows is a term of the trade, and those are rendered steadily.
  constexpr double kUnknown = 0.9;
  if (checked.korean.find(' ') != std::string::npos || knowledge.lexicon == nullptr) {
    return kUnknown;
  }
  const TranslationTable& lexicon = *knowledge.lexicon;
  const uint32_t source = lexicon.SourceId(FoldCase(checked.korean));
  const std::string sound = SoundKeyOfHangul(checked.korean);
  std::set<std::string> words;
  for (const Rendering& rendering : checked.renderings) {
    if (!IsAllowed(checked, rendering)) continue;
    for (const std::string& word : rendering.words) {
      constexpr size_t kTelling = 3;
      if (sound.size() >= kTelling && sound == SoundKeyOfEnglish(word)) return 1;
      words.insert(word);
    }
  }
  if (source == TranslationTable::kUnknown) return kUnknown;
  double share = 0;
  lexicon.ForEachTarget(source, [&](uint32_t target, TranslationTable::Probabilities both) {
    const bool allowed = std::ranges::any_of(words, [&](const std::string& word) {
      return SameFamily(lexicon.TargetWord(target), word);
    });
    if (allowed) share += double{both.forward};
  });
  return std::min(share, 1.0);
}

}  // namespace

bool IsAllowed(const CheckedConcept& checked, const Rendering& rendering) {
  if (IsForbidden(rendering.status)) return false;
  // Once a person decided, what was merely gathered no longer counts.
  return !checked.reviewed || rendering.status != TermStatus::kCandidate;
}

bool IsAllowedTerm(const CheckedConcept& checked, uint32_t id) {
  const auto rendering = std::ranges::find(checked.renderings, id, &Rendering::term);
  return rendering != checked.renderings.end() && IsAllowed(checked, *rendering);
}

size_t CountRenderings(const CheckedConcept& checked, std::span<const SentenceView> english) {
  size_t places = 0;
  for (const SentenceView& sentence : english) {
    std::optional<size_t> last;  // matches come by their beginnings, several from one place
    for (const TermMatch& match : sentence.terms) {
      if (last == match.span.begin || !IsAllowedTerm(checked, match.id)) continue;
      last = match.span.begin;
      ++places;
    }
  }
  return places;
}

bool IsRendered(const CheckKnowledge& knowledge, const CheckedConcept& checked,
                std::span<const SentenceView> english) {
  if (CountRenderings(checked, english) > 0) return true;
  for (const Rendering& rendering : checked.renderings) {
    if (!IsAllowed(checked, rendering)) continue;
    if (FindNear(english, rendering.words) || HasAcronym(english, rendering.english) ||
        HasJoined(english, rendering.words)) {
      return true;
    }
  }
  // The Korean term itself, where it is written in Latin script.
  if (CountScripts(checked.korean).hangul > 0) return false;
  const std::vector<std::string> words = ContentWords(knowledge.tokenizer, checked.korean);
  return FindNear(english, words).has_value() || HasAcronym(english, checked.korean);
}

TermRecord RecordOf(const RuleContext& context, const BeadView& bead, uint32_t concept_id) {
  constexpr size_t kEnough = 64;  // sentences that are looked at
  const CheckKnowledge& knowledge = context.knowledge;
  const CheckedConcept& checked = knowledge.glossary.concepts()[concept_id];
  const std::string own = SentenceKey(bead.KoreanText());
  TermRecord record;
  std::vector<size_t> by_rendering(checked.renderings.size());
  for (const TranslationUnit& unit : knowledge.memory.Holding(checked.korean, kEnough)) {
    if (unit.note == context.view.note().id || SentenceKey(unit.korean) == own) continue;
    if (!Mentions(ViewOf(knowledge, unit.korean, Language::kKorean), concept_id)) continue;
    const SentenceView view = ViewOf(knowledge, unit.english, Language::kEnglish);
    const std::span<const SentenceView> english(&view, 1);
    ++record.seen;
    if (!IsRendered(knowledge, checked, english)) continue;
    ++record.rendered;
    for (size_t i = 0; i < by_rendering.size(); ++i) {
      const Rendering& rendering = checked.renderings[i];
      if (!IsAllowed(checked, rendering) || !FindNear(english, rendering.words)) continue;
      record.alike = std::max(record.alike, ++by_rendering[i]);
    }
  }
  return record;
}

double Steadiness(const CheckKnowledge& knowledge, const CheckedConcept& checked,
                  const TermRecord& record) {
  constexpr double kGeneralWeight = 3.0;  // what the lexicon says counts for so many sentences
  constexpr double kDecided = 0.5;
  // A person who accepted a rendering that the lexicon does not know (회의록, minutes) knows
  // better.
  const double share =
      std::max(checked.reviewed ? kDecided : 0.0, ShareInGeneral(knowledge, checked));
  return (static_cast<double>(record.rendered) + kGeneralWeight * share) /
         (static_cast<double>(record.seen) + kGeneralWeight);
}

}  // namespace malmoi::internal
