// GlossaryIndex: the term base as `check` asks it: which renderings bind, which are forbidden.
//
//   const GlossaryIndex glossary(concepts, tokenizer);
//   for (const TermMatch& match : glossary.Find(text, tokens, Language::kKorean))
//   use(glossary.concepts()[match.id]);
//
// Immutable; safe from several threads. The tokenizer must outlive it.
#ifndef MALMOI_CHECK_GLOSSARY_INDEX_H_
#define MALMOI_CHECK_GLOSSARY_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/status.h"
#include "check/compiled_glossary.h"
#include "terms/concept_entry.h"
#include "terms/term_matcher.h"

namespace malmoi {

// A match's id in a text of one language: a concept (Korean), or an English term.
class GlossaryIndex {
 public:
  GlossaryIndex(std::span<const ConceptEntry> concepts, const WordTokenizer& tokenizer);
  // REQUIRES: what CompileGlossary gives, with this tokenizer.
  GlossaryIndex(CompiledGlossary compiled, const WordTokenizer& tokenizer);

  // Terms of the glossary in `text`; ids are indexes into concepts() for Korean, and of
  // english_concepts() for English.
  std::vector<TermMatch> Find(std::string_view text, std::span<const Token> tokens,
                              Language language) const;

  // The term as the glossary writes it.
  const std::string& TermText(const TermMatch& match, Language language) const;
  // Whether the glossary lists the spelling of this match itself, as the term or as its variant.
  bool IsMainForm(const TermMatch& match, Language language) const;

  const std::vector<CheckedConcept>& concepts() const { return concepts_; }
  // Concepts of which English term `id` is a rendering, whatever the status.
  const std::vector<uint32_t>& ConceptsOfEnglish(uint32_t id) const { return of_english_[id]; }
  size_t english_count() const { return of_english_.size(); }

  // As CompiledGlossary says.
  const Problems& conflicts() const { return conflicts_; }

 private:
  struct Side {
    TermMatcher matcher;
    std::vector<bool> is_main;
  };
  const Side& Of(Language language) const {
    return language == Language::kKorean ? korean_ : english_;
  }

  std::vector<CheckedConcept> concepts_;
  std::vector<std::vector<uint32_t>> of_english_;
  Problems conflicts_;
  Side korean_;
  Side english_;
};

}  // namespace malmoi

#endif  // MALMOI_CHECK_GLOSSARY_INDEX_H_
