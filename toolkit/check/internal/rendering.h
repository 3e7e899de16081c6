// Internal to check/: whether a sentence renders a term, and how steadily earlier ones did.
#ifndef MALMOI_CHECK_INTERNAL_RENDERING_H_
#define MALMOI_CHECK_INTERNAL_RENDERING_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "check/rule.h"

namespace malmoi::internal {

// Whether this rendering may stand for the concept.
bool IsAllowed(const CheckedConcept& checked, const Rendering& rendering);

// Whether English term `id` is one.
bool IsAllowedTerm(const CheckedConcept& checked, uint32_t id);

// Places where an allowed rendering stands as the glossary writes it, inflected.
size_t CountRenderings(const CheckedConcept& checked, std::span<const SentenceView> english);

// Whether the English holds an allowed rendering: as written, in other order or word family, as its
// acronym, or the Korean term itself where it is in Latin script.
bool IsRendered(const CheckKnowledge& knowledge, const CheckedConcept& checked,
                std::span<const SentenceView> english);

// What the memory's sentences with the term say, of other notes than this one.
struct TermRecord {
  size_t seen = 0;      // sentences that mention it
  size_t rendered = 0;  // and hold one of its allowed renderings
  size_t alike = 0;     // and hold the rendering that most of them hold
};

// Looks at the memory's texts: called for what would be told, not for every term.
TermRecord RecordOf(const RuleContext& context, const BeadView& bead, uint32_t concept_id);

// How likely a sentence with the term holds one of its allowed renderings, 0..1: what the record
// says, beside what the lexicon says of its words (보상 is reward nine times in ten; 과정 is
// process, procedure, or nothing at all).
double Steadiness(const CheckKnowledge& knowledge, const CheckedConcept& checked,
                  const TermRecord& record);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_RENDERING_H_
