// What differs between two glossaries, by concept.
//
//   changed 사고 패턴
//     thinking pattern   candidate, now preferred
//     thought pattern    added as rejected
//   removed 쓰레드
//     thread             was accepted
//
// Concepts are told apart by their Korean terms, in any spelling (TermKey). What is counted anew by
// each build (confidence, frequency, notes, sentences, part of speech) is no difference; status,
// spelling, definition and subject are. Pure functions, safe from any thread.
#ifndef MALMOI_WORKSPACE_GLOSSARY_DIFF_H_
#define MALMOI_WORKSPACE_GLOSSARY_DIFF_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "terms/concept_entry.h"

namespace malmoi {

// One of the things that a pair says, before and after.
struct FieldChange {
  std::string_view field;  // "status", "ko", "en", "definition", "subject"
  std::string before;
  std::string after;

  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

struct PairChange {
  std::optional<TermPair> before;    // none: the pair is new
  std::optional<TermPair> after;     // none: the pair is gone
  std::vector<FieldChange> changes;  // of a pair on both sides
};

enum class ChangeKind { kAdded, kRemoved, kChanged };

std::string_view ChangeKindName(ChangeKind kind);  // "added", "removed", "changed"

struct ConceptChange {
  ChangeKind kind = ChangeKind::kChanged;
  std::string korean;             // as the new glossary writes it, else as the old one does
  std::vector<PairChange> pairs;  // those that differ: removed, changed, added; by their English
};

// In the order of the Korean terms' keys; what is equal is left out.
std::vector<ConceptChange> DiffGlossaries(std::span<const ConceptEntry> before,
                                          std::span<const ConceptEntry> after);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_GLOSSARY_DIFF_H_
