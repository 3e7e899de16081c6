// term-forbidden: a term that the glossary rejects (this English for this Korean) or deprecates.
#include <algorithm>
#include <optional>
#include <set>

#include "base/strings.h"
#include "base/unicode.h"
#include "check/internal/bead_words.h"
#include "check/internal/concept_check.h"
#include "check/internal/rendering.h"
#include "check/internal/replacement.h"
#include "check/rules/rules.h"

namespace malmoi {
namespace {

// The one rendering to use instead, or null where a person has to choose.
const Rendering* Instead(const CheckedConcept& checked) {
  const Rendering* accepted = nullptr;
  for (const Rendering& rendering : checked.renderings) {
    if (rendering.status == TermStatus::kPreferred) return &rendering;
    if (rendering.status != TermStatus::kAccepted) continue;
    if (accepted != nullptr) return nullptr;
    accepted = &rendering;
  }
  return accepted;
}

// Whether a rejected rendering forbids. One that a person wrote down always does. One that was
// gathered from the notes (그릇 = bowl cost) may have been rejected for being no pair of terms:
// it forbids where the glossary has another rendering to use in its place.
bool Forbids(const CheckedConcept& checked, const Rendering& rejected) {
  return rejected.frequency == 0 ||
         std::ranges::any_of(checked.renderings, [](const Rendering& rendering) {
           return !IsForbidden(rendering.status);
         });
}

// "a bowl cost 9,000 won": the gathered words hold the rendering that is allowed, and what stands
// beside it by chance.
bool HoldsAllowed(const CheckedConcept& checked, const Rendering& rejected,
                  const SentenceView& sentence, const TermMatch& match) {
  return rejected.frequency > 0 && std::ranges::any_of(sentence.terms, [&](const TermMatch& other) {
           return match.span.begin <= other.span.begin && other.span.end <= match.span.end &&
                  internal::IsAllowedTerm(checked, other.id);
         });
}

bool StandsIn(uint32_t concept_id, std::span<const SentenceView> korean) {
  return std::ranges::any_of(korean, [&](const SentenceView& sentence) {
    return std::ranges::find(sentence.terms, concept_id, &TermMatch::id) != sentence.terms.end();
  });
}

// Whether `english` is the right rendering of another term that the Korean holds.
bool IsRightForAnother(const GlossaryIndex& glossary, uint32_t english, uint32_t but_for,
                       std::span<const SentenceView> korean) {
  for (const uint32_t owner : glossary.ConceptsOfEnglish(english)) {
    if (owner == but_for) continue;
    const CheckedConcept& checked = glossary.concepts()[owner];
    const auto rendering = std::ranges::find(checked.renderings, english, &Rendering::term);
    if (!IsForbidden(rendering->status) && StandsIn(owner, korean)) return true;
  }
  return false;
}

// Whether the match is an inflection of a rendering that the glossary allows as well: "embedding"
// where it says embedding, and rejects embed. What is written just as it was rejected stays so.
bool IsAllowedAlso(const GlossaryIndex& glossary, const CheckedConcept& checked,
                   const SentenceView& sentence, const TermMatch& match) {
  const std::string typed = FoldCase(match.span.In(sentence.text));
  const auto is_typed_so = [&](const TermMatch& other) {
    return typed == FoldCase(glossary.TermText(other, Language::kEnglish));
  };
  return std::ranges::any_of(sentence.terms, [&](const TermMatch& other) {
    return other.span == match.span && internal::IsAllowedTerm(checked, other.id) &&
           (is_typed_so(other) || !is_typed_so(match));
  });
}

void PointAtMention(uint32_t concept_id, const BeadView& bead, const Findings* findings,
                    Diagnostic* diagnostic) {
  for (const SentenceView& sentence : bead.korean) {
    const auto mention = std::ranges::find(sentence.terms, concept_id, &TermMatch::id);
    if (mention == sentence.terms.end()) continue;
    findings->PointAtKorean(sentence, mention->span, "the Korean term", diagnostic);
    return;
  }
}

}  // namespace

void CheckTermForbidden(const RuleContext& context, Findings* findings) {
  const GlossaryIndex& glossary = context.knowledge.glossary;
  const std::span<const BeadView> beads = context.view.beads();
  for (size_t i = 0; i < beads.size(); ++i) {
    const BeadView& bead = beads[i];
    for (const SentenceView& sentence : bead.korean) {
      for (const TermMatch& match : sentence.outer_terms) {
        const CheckedConcept& checked = glossary.concepts()[match.id];
        if (!checked.deprecated) continue;
        Diagnostic& diagnostic =
            findings->AddIn(Language::kKorean, bead, sentence.InFile(match.span),
                            Concat(internal::Quoted(match.span.In(sentence.text)),
                                   " is deprecated in the glossary"));
        diagnostic.term = {checked.korean, ""};
      }
    }
    for (const SentenceView& sentence : bead.english) {
      std::set<size_t> told;
      for (const TermMatch& match : sentence.outer_terms) {
        for (const uint32_t owner : glossary.ConceptsOfEnglish(match.id)) {
          const CheckedConcept& checked = glossary.concepts()[owner];
          const auto rendering = std::ranges::find(checked.renderings, match.id, &Rendering::term);
          if (rendering->status != TermStatus::kRejected || told.count(match.span.begin) > 0)
            continue;
          if (!Forbids(checked, *rendering) || HoldsAllowed(checked, *rendering, sentence, match))
            continue;
          // The Korean may stand in a neighbour where sentences were merged or reordered.
          bool korean = StandsIn(owner, bead.korean);
          for (const BeadView& other : internal::Around(context.view, i, 1)) {
            const bool loose = other.korean.empty() || other.english.empty() || bead.korean.empty();
            korean |= loose && StandsIn(owner, other.korean);
          }
          if (!korean || IsRightForAnother(glossary, match.id, owner, bead.korean)) continue;
          if (IsAllowedAlso(glossary, checked, sentence, match)) continue;
          const internal::ConceptCheck check(context, i, owner);
          if (!check.StandsForTerm(match, sentence)) continue;
          told.insert(match.span.begin);
          const Rendering* instead = Instead(checked);
          std::string message = Concat(internal::Quoted(match.span.In(sentence.text)),
                                       " is rejected in the glossary as a rendering of ",
                                       internal::Quoted(checked.korean));
          if (instead != nullptr) {
            message += Concat("; it says ", internal::Quoted(instead->english));
          }
          Diagnostic& diagnostic = findings->AddIn(Language::kEnglish, bead,
                                                   sentence.InFile(match.span), std::move(message));
          diagnostic.term = {checked.korean, rendering->english};
          PointAtMention(owner, bead, findings, &diagnostic);
          if (instead == nullptr) continue;
          const internal::Replacement replacement =
              internal::InflectLike(sentence.text, match.span, instead->english);
          diagnostic.fixes.push_back(
              {Concat("write ", internal::Quoted(replacement.text)),
               {{{context.view.english_file(), sentence.InFile(replacement.span)},
                 replacement.text}},
               true});
        }
      }
    }
  }
}

}  // namespace malmoi
