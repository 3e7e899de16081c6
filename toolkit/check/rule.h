// Rule: one thing that `check` looks for.
//
// To add a rule: write rules/NAME.cc with `void CheckName(const RuleContext&, Findings*)`, declare
// it in rules/rules.h, add its row in rule_table.cc, and rows that must fire and rows that must not
// in tests/unit/check/rules_test.cc. Help, documentation, SARIF and the editor read the table.
//
// A rule is a pure function of a note and of what is known; it is called from several threads.
#ifndef MALMOI_CHECK_RULE_H_
#define MALMOI_CHECK_RULE_H_

#include <string>
#include <string_view>
#include <vector>

#include "align/translation_table.h"
#include "align/word_vectors.h"
#include "base/language.h"
#include "check/custom_rule.h"
#include "check/diagnostic.h"
#include "check/glossary_index.h"
#include "check/memory_index.h"
#include "check/note_view.h"
#include "terms/word_profile.h"
#include "text/word_tokenizer.h"

namespace malmoi {

// What rules know besides the note. Borrowed; `lexicon`, `profile` and `vectors` may be
// null.
struct CheckKnowledge {
  const WordTokenizer& tokenizer;
  const GlossaryIndex& glossary;
  const MemoryIndex& memory;
  const TranslationTable* lexicon = nullptr;
  const std::vector<CustomRule>& custom_rules;
  // The memory holds the notes that are checked, each under its own id (--compare-inputs).
  bool inputs_in_memory = false;
  const WordProfile* profile = nullptr;
  const WordVectors* vectors = nullptr;
};

struct RuleContext {
  const NoteView& view;
  const CheckKnowledge& knowledge;
};

// Where rules put what they find; fills in what follows from the note and the bead.
class Findings {
 public:
  // `rule` and `severity` of the rule that is running.
  Findings(const NoteView& view, std::vector<Diagnostic>* found) : view_(view), found_(found) {}

  void StartRule(std::string_view rule, Severity severity) {
    rule_ = rule;
    severity_ = severity;
  }

  // A finding about a bead of the view, at a stretch of the file of one side. The caller may add
  // evidence, related places and fixes to what is returned, until the next call.
  Diagnostic& AddIn(Language side, const BeadView& bead, Span in_file, std::string message);

  // Puts the place in the Korean that a finding in the English answers before the other related
  // ones.
  void PointAtKorean(const SentenceView& sentence, Span within, std::string message,
                     Diagnostic* diagnostic) const;

  const NoteView& view() const { return view_; }

 private:
  const NoteView& view_;
  std::vector<Diagnostic>* found_;
  std::string rule_;
  Severity severity_ = Severity::kWarning;
};

using RunRule = void (*)(const RuleContext& context, Findings* findings);

struct Rule {
  std::string_view id;
  Severity severity = Severity::kWarning;
  std::string_view finds;    // one line
  std::string_view explain;  // for --explain: what it is for, an example, how it decides
  RunRule run = nullptr;     // null for rules that another one reports (custom/NAME)
};

}  // namespace malmoi

#endif  // MALMOI_CHECK_RULE_H_
