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
#include "check/internal/stray_words.h"
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
        korean_(bead_.korean.empty()
                    ? SentencesAround(context.view, bead_index, 1, Language::kKorean)
                    : bead_.korean),
        id_(concept_id),
        checked_(context.knowledge.glossary.concepts()[concept_id]),
        strays_(context.knowledge, bead_, concept_id) {}
  bool IsRendered(std::span<const SentenceView> english) const;
  // 이 인수는, "This should …": what the Korean points at stands in the English as a pronoun.
  bool IsPointedAt(const TermMatch& match, const SentenceView& korean) const;
  // What stands in the place of the rendering: a part of it with another word.
  std::optional<InSentence> PartOfRendering() const;
  // Or a word that the lexicon knows as a rendering of the Korean one.
  std::optional<InSentence> ByLexicon(const TermMatch& match, const SentenceView& korean) const;
  // Whether the term may have gone into a neighbour, or into a pronoun.
  bool IsExcused(const TermMatch& match, const SentenceView& korean) const;
  // 함수 of `imshow` 함수, 모델 of ViLT 모델: the kind of a named thing, which English leaves out.
  bool IsKindOfNamed(const TermMatch& match, const SentenceView& korean) const;
  // A content word of the English that nothing in the Korean but the term can explain.
  const StrayWords& strays() const { return strays_; }
  // Whether one stands where the term may stand. Beside another noun, with which it is often one
  // word in English (목적 함수, objective), only the place beside that noun's rendering counts.
  bool HasStrayWordFor(const TermMatch& match, const SentenceView& korean) const;
  // Whether any noun that the rest of the Korean does not explain may stand in the place of the
  // term; of an everyday word that nobody reviewed (결과, 방법) only something like it.
  bool HasStrayNoun() const;
  // Whether English `match`, which the glossary rejects for the term, stands for it here. It does
  // not where another Korean word explains it better (소금을 뿌리다: "sprinkle" is 뿌리다), nor
  // where the term is rendered already and the rejected words share none with that rendering.
  bool StandsForTerm(const TermMatch& match, const SentenceView& sentence) const;
  // Whether the term is rendered so often by the known ones that their absence says something.
  // `seen_otherwise`: a word in its place shows that it is rendered here.
  bool IsSteady(bool seen_otherwise) const;
  // Whether every mention in other notes is rendered by the same words, and here a noun that
  // nothing explains stands in an English that is explained otherwise, pronouns apart.
  bool IsRenamed() const;
  const CheckedConcept& checked() const { return checked_; }

 private:
  const TermRecord& record() const;
  // A term of several words, or one that texts at large hardly use.
  bool IsSpecific() const;
  // The best reason to render a word of the term, or else a word beside it, by `english`.
  double StrengthOf(const Token& english, bool of_term) const;
  bool IsExplainedBetter(const Token& english) const;
  // Whether the sentences hold a rendering of every mention outside of `but_for`: one that the
  // glossary allows, or words that the lexicon gives for all words of the term.
  bool IsRenderedBeside(const TermMatch& but_for, const SentenceView& sentence) const;
  bool SharesWord(const TermMatch& match, const SentenceView& sentence) const;
  // "sparse baskets": a word of a longer rendering, and right behind it one that nothing explains.
  bool IsPartlyReplaced() const;
  // `image_processor`, where the Korean writes 이미지 프로세서 and not that name.
  bool IsInName(std::span<const SentenceView> english) const;
  // "It is small." "the visible ones": what may stand for the term. Demonstratives do so less
  // often, and a pronoun at the beginning stands for the subject, which Korean often leaves unsaid.
  bool HasStandIn(const TermMatch& match, const SentenceView& korean) const;
  std::optional<InSentence> PartOf(const std::vector<std::string>& words) const;
  // Word `at` with the stray ones beside it, `words` of them at most: what to mend.
  InSentence Grown(const SentenceView& sentence, size_t at, size_t words) const;

  const RuleContext& context_;
  size_t index_;
  const BeadView& bead_;
  std::span<const SentenceView> korean_;  // of the bead, or of its neighbours where it has none
  uint32_t id_;
  const CheckedConcept& checked_;
  StrayWords strays_;
  mutable std::optional<TermRecord> record_;  // once asked for
};

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_CONCEPT_CHECK_H_
