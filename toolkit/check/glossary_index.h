// GlossaryIndex: the term base as `check` asks it: which renderings bind, which are forbidden.
//
//   사고 패턴   accepted: thinking pattern      rejected: thought pattern
//   쓰레드     deprecated (write 스레드)
//
// A concept is a Korean term with all its spellings and every English rendering of it. A rendering
// binds where a person accepted or preferred it; a gathered candidate binds where its confidence is
// at least kBindingConfidence and it was seen at least kBindingFrequency times, and nobody has
// decided about its Korean term yet.
//
// Immutable; safe from several threads. The tokenizer must outlive it.
#ifndef MALMOI_CHECK_GLOSSARY_INDEX_H_
#define MALMOI_CHECK_GLOSSARY_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/status.h"
#include "terms/concept_entry.h"
#include "terms/term_matcher.h"

namespace malmoi {

inline constexpr double kBindingConfidence = 0.8;
inline constexpr size_t kBindingFrequency = 2;

// An English rendering of a concept.
struct Rendering {
  std::string english;
  TermStatus status = TermStatus::kCandidate;
  double confidence = 0;
  size_t frequency = 0;
  size_t notes = 0;   // in which it was seen
  uint32_t term = 0;  // id of the English term; renderings of several concepts may share it
  std::vector<std::string> words = {};  // of the English that say something, as lemmas
};

struct CheckedConcept {
  std::string korean;
  std::vector<Rendering> renderings;  // best first: preferred, accepted, candidates; then rejected
  bool deprecated = false;            // the Korean itself is no longer to be used
  bool binds = false;                 // one of the renderings must stand in the English
  bool reviewed = false;              // a person accepted or preferred a rendering
};

// A match's id in a text of one language: a concept (Korean), or an English term.
class GlossaryIndex {
 public:
  GlossaryIndex(std::span<const ConceptEntry> concepts, const WordTokenizer& tokenizer);

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

  // Entries that contradict one another: a pair both accepted and rejected, a term both preferred
  // and deprecated. The stricter one (rejected, deprecated) counts.
  const Problems& conflicts() const { return conflicts_; }

 private:
  std::vector<CheckedConcept> concepts_;
  std::vector<std::vector<uint32_t>> of_english_;
  std::vector<bool> korean_main_;  // by matcher term: the term itself, not a variant of it
  std::vector<bool> english_main_;
  Problems conflicts_;
  std::vector<TermMatcher> matchers_;  // Korean, English
};

}  // namespace malmoi

#endif  // MALMOI_CHECK_GLOSSARY_INDEX_H_
