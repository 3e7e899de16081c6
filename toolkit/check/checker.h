// CheckNote: every rule over one note.
//
//   const GlossaryIndex glossary(concepts, tokenizer);
//   const MemoryIndex memory(sources);
//   const CheckKnowledge knowledge{tokenizer, glossary, memory, &lexicon, custom_rules};
//   const NoteView view(note, korean, english, ladder, {tokenizer, glossary});
//   for (const Diagnostic& finding : CheckNote(view, knowledge, {})) …
//
// A pure function: safe from several threads, same note, same findings.
#ifndef MALMOI_CHECK_CHECKER_H_
#define MALMOI_CHECK_CHECKER_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "check/rule.h"

namespace malmoi {

struct CheckSettings {
  // Severities other than the table's, by rule id; nothing turns the rule off.
  std::map<std::string, std::optional<Severity>, std::less<>> severities;
};

// Findings in the order of their places.
std::vector<Diagnostic> CheckNote(const NoteView& view, const CheckKnowledge& knowledge,
                                  const CheckSettings& settings);

// Tells one finding from another across runs, also when lines were put in above it: 16 hexadecimal
// digits of the rule, the file and the sentences' letters.
std::string Fingerprint(const Diagnostic& diagnostic);

}  // namespace malmoi

#endif  // MALMOI_CHECK_CHECKER_H_
