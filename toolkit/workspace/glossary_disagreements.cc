#include "workspace/glossary_disagreements.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "check/rule_table.h"
#include "terms/term_base.h"

namespace malmoi {
namespace {

// A text as a paragraph and a sentence. Places are of the text itself: the file is not read.
void AddSentence(const std::string& text, std::vector<Paragraph>* paragraphs,
                 std::vector<Sentence>* sentences) {
  Paragraph paragraph;
  paragraph.text = text;
  paragraph.map.Append(text.size(), {0, text.size()});
  sentences->push_back({text, paragraphs->size(), {0, text.size()}});
  paragraphs->push_back(std::move(paragraph));
}

void CheckNoteOf(std::span<const TranslationUnit> units, const CheckKnowledge& knowledge,
                 const std::set<std::string>& terms, std::vector<Disagreement>* disagreements) {
  Note note;
  note.id = units.front().note;
  note.file = units.front().file;
  std::vector<Sentence> korean;
  std::vector<Sentence> english;
  Ladder ladder;
  for (const TranslationUnit& unit : units) {
    const size_t at = ladder.size();
    AddSentence(unit.korean, &note.korean, &korean);
    AddSentence(unit.english, &note.english, &english);
    ladder.push_back({{at, at + 1}, {at, at + 1}, 1});
  }
  const NoteView view(note, korean, english, ladder, {knowledge.tokenizer, knowledge.glossary});
  std::vector<Diagnostic> found;
  Findings findings(view, &found);
  for (const std::string_view id : {"term-forbidden", "term-inconsistent"}) {
    const Rule& rule = *FindRule(id);
    findings.StartRule(rule.id, rule.severity);
    rule.run({view, knowledge}, &findings);
  }
  std::vector<Disagreement> told;
  for (Diagnostic& finding : found) {
    if (!finding.term || !terms.contains(TermKey(finding.term->korean))) continue;
    told.push_back({&units[finding.bead], std::move(finding)});
  }
  std::ranges::stable_sort(told, {}, &Disagreement::unit);
  std::ranges::move(told, std::back_inserter(*disagreements));
}

}  // namespace

std::vector<Disagreement> FindDisagreements(std::span<const TranslationUnit> units,
                                            const CheckKnowledge& knowledge,
                                            const std::set<std::string>& terms) {
  std::vector<Disagreement> disagreements;
  for (size_t begin = 0; begin < units.size();) {
    // Units of one note stand together; those of no note have no neighbours.
    size_t end = begin + 1;
    while (end < units.size() && !units[begin].note.empty() &&
           units[end].note == units[begin].note) {
      ++end;
    }
    CheckNoteOf(units.subspan(begin, end - begin), knowledge, terms, &disagreements);
    begin = end;
  }
  return disagreements;
}

}  // namespace malmoi
