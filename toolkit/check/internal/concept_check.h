// Internal to check/: one mention of a term in the Korean, and what its English says of it.
#ifndef MALMOI_CHECK_INTERNAL_CONCEPT_CHECK_H_
#define MALMOI_CHECK_INTERNAL_CONCEPT_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "check/internal/bead_words.h"
#include "check/internal/rendering.h"
#include "check/rule.h"

namespace malmoi::internal {

// Mentions of a concept in Korean sentences.
size_t CountMentions(uint32_t concept_id, std::span<const SentenceView> korean);

// Borrows the context.
class ConceptCheck {
 public:
  ConceptCheck(const RuleContext& context, size_t bead_index, uint32_t concept_id)
      : context_(context),
        index_(bead_index),
        bead_(context.view.beads()[bead_index]),
        id_(concept_id),
        checked_(context.knowledge.glossary.concepts()[concept_id]) {}
  bool IsRendered(std::span<const SentenceView> english) const;
  // What stands in the place of the rendering: a part of it with another word.
  std::optional<InSentence> PartOfRendering() const;
  // Or a word that the lexicon knows as a rendering of the Korean one.
  std::optional<InSentence> ByLexicon(const TermMatch& match, const SentenceView& korean) const;
  // Whether the term may have gone into a neighbour, or into a pronoun.
  bool IsExcused() const;
  // A content word of the English that nothing in the Korean but the term can explain.
  bool HasStrayWord() const;
  // The same where the term may stand. Beside another noun, with which it is often one word in
  // English (목적 함수, objective), only the place beside that noun's rendering counts.
  bool HasStrayWordFor(const TermMatch& match, const SentenceView& korean) const;
  // Whether the term is rendered so often by the known ones that their absence says something.
  bool IsSteady() const;
  const CheckedConcept& checked() const { return checked_; }

 private:
  bool IsExplained(const Token& english, uint32_t but_for) const;
  bool IsStray(const Token& token) const;
  // A stray word right behind (before) what renders `noun`.
  bool HasStrayWordBeside(const Token& noun, bool behind) const;
  // "It is small." "the visible ones": what stands for a noun. Demonstratives do so less often.
  bool HasStandIn() const;
  std::optional<InSentence> PartOf(const std::vector<std::string>& words) const;

  const RuleContext& context_;
  size_t index_;
  const BeadView& bead_;
  uint32_t id_;
  const CheckedConcept& checked_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_CONCEPT_CHECK_H_
