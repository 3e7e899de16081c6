// CompiledGlossary: a term base made ready for checking. GlossaryIndex is made of it.
//
//   사고 패턴   accepted: thinking pattern      rejected: thought pattern
//   쓰레드     deprecated (write 스레드)
//
// A concept is a Korean term with all its spellings and every English rendering of it. A rendering
// binds where a person accepted or preferred it; a gathered candidate binds where its confidence is
// at least kBindingConfidence and it was seen at least kBindingFrequency times, and nobody has
// decided about its Korean term yet.
//
// Plain data. Compiling ten thousand terms takes a good part of a second, reading what was compiled
// (glossary_file.h) a hundredth.
#ifndef MALMOI_CHECK_COMPILED_GLOSSARY_H_
#define MALMOI_CHECK_COMPILED_GLOSSARY_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/status.h"
#include "terms/compiled_terms.h"
#include "terms/concept_entry.h"
#include "text/word_tokenizer.h"

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

  friend bool operator==(const Rendering&, const Rendering&) = default;
};

struct CheckedConcept {
  std::string korean;
  std::vector<Rendering> renderings;  // best first: preferred, accepted, candidates; then rejected
  bool deprecated = false;            // the Korean itself is no longer to be used
  bool binds = false;                 // one of the renderings must stand in the English
  bool reviewed = false;              // a person accepted or preferred a rendering

  friend bool operator==(const CheckedConcept&, const CheckedConcept&) = default;
};

// The terms of one language, as they are found in texts.
struct GlossarySide {
  CompiledTerms terms;        // ids are those of concepts (Korean), or of English terms
  std::vector<bool> is_main;  // by term: the term itself, not a variant of it

  friend bool operator==(const GlossarySide&, const GlossarySide&) = default;
};

struct CompiledGlossary {
  std::vector<CheckedConcept> concepts;
  // By id of an English term: concepts of which it is a rendering, whatever the status.
  std::vector<std::vector<uint32_t>> of_english;
  GlossarySide korean;
  GlossarySide english;
  // Entries that contradict one another: a pair both accepted and rejected, a term both preferred
  // and deprecated. The stricter one (rejected, deprecated) counts.
  Problems conflicts;

  friend bool operator==(const CompiledGlossary&, const CompiledGlossary&) = default;
};

CompiledGlossary CompileGlossary(std::span<const ConceptEntry> concepts,
                                 const WordTokenizer& tokenizer);

}  // namespace malmoi

#endif  // MALMOI_CHECK_COMPILED_GLOSSARY_H_
