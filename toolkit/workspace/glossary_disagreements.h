// Which sentence pairs disagree with a glossary: for telling what a changed glossary means for the
// notes that are there.
//
//   glossary   사고 패턴 - thinking pattern, preferred;   사고 패턴 - thought pattern, rejected
//   memory     그 사고 패턴들이다.   "Those are the thought patterns."      a.txt#1
//
//   a.txt#1    사고 패턴 is rendered as "thought pattern", which is rejected
//
// Words are compared in their dictionary form, particles and endings left out: 패턴들을 holds 패턴,
// patterns holds pattern. Whether a note is consistent within itself is what `check` asks.
//
// Immutable; safe from several threads. The tokenizer must outlive it.
#ifndef MALMOI_WORKSPACE_GLOSSARY_DISAGREEMENTS_H_
#define MALMOI_WORKSPACE_GLOSSARY_DISAGREEMENTS_H_

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "memory/translation_unit.h"
#include "terms/concept_entry.h"
#include "text/tokenizer.h"

namespace malmoi {

struct Disagreement {
  std::string korean;        // the term
  std::string english;       // the rendering that is asked for, or the one that is rejected
  bool is_rejected = false;  // `english` stands there and must not; else it should and does not
};

class DisagreementFinder {
 public:
  // Of `concepts` those that people decided on count: accepted, preferred and rejected pairs.
  DisagreementFinder(std::span<const ConceptEntry> concepts, const Tokenizer& tokenizer);

  // Of one sentence pair, by the place of the Korean terms' words in it; each term once.
  std::vector<Disagreement> Find(const TranslationUnit& unit) const;

 private:
  using Forms = std::vector<std::string>;
  struct Rendering {
    std::string english;
    std::vector<Forms> spellings;
  };
  struct Term {
    std::string korean;
    std::vector<Forms> spellings;
    std::vector<Rendering> right;
    std::vector<Rendering> wrong;
  };

  Forms FormsOf(std::string_view text) const;
  std::vector<Forms> SpellingsOf(const std::string& term,
                                 const std::vector<std::string>& variants) const;

  const Tokenizer& tokenizer_;
  std::vector<Term> terms_;
  std::map<std::string, std::vector<size_t>> by_first_form_;  // of their spellings
};

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_GLOSSARY_DISAGREEMENTS_H_
