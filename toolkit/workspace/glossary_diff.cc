#include "workspace/glossary_diff.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "terms/term_base.h"

namespace malmoi {
namespace {

// The pairs of one Korean term, by the key of the English; of two spellings the first.
using Renderings = std::map<std::string, const TermPair*>;

std::map<std::string, Renderings> ByKorean(std::span<const ConceptEntry> concepts) {
  std::map<std::string, Renderings> terms;
  for (const ConceptEntry& entry : concepts) {
    for (const TermPair& pair : entry.pairs) {
      terms[TermKey(pair.korean)].emplace(TermKey(pair.english), &pair);
    }
  }
  return terms;
}

std::vector<FieldChange> Compare(const TermPair& before, const TermPair& after) {
  const FieldChange fields[] = {{"status", std::string(TermStatusName(before.status)),
                                 std::string(TermStatusName(after.status))},
                                {"ko", before.korean, after.korean},
                                {"en", before.english, after.english},
                                {"definition", before.definition, after.definition},
                                {"subject", before.subject, after.subject}};
  std::vector<FieldChange> changes;
  std::ranges::copy_if(fields, std::back_inserter(changes),
                       [](const FieldChange& field) { return field.before != field.after; });
  return changes;
}

ConceptChange CompareConcepts(const Renderings& before, const Renderings& after) {
  ConceptChange change;
  change.kind = before.empty()  ? ChangeKind::kAdded
                : after.empty() ? ChangeKind::kRemoved
                                : ChangeKind::kChanged;
  change.korean = (after.empty() ? before : after).begin()->second->korean;
  for (const auto& [english, pair] : before) {
    if (!after.contains(english)) change.pairs.push_back({*pair, std::nullopt, {}});
  }
  for (const auto& [english, pair] : before) {
    const auto now = after.find(english);
    if (now == after.end()) continue;
    std::vector<FieldChange> changes = Compare(*pair, *now->second);
    if (!changes.empty()) change.pairs.push_back({*pair, *now->second, std::move(changes)});
  }
  for (const auto& [english, pair] : after) {
    if (!before.contains(english)) change.pairs.push_back({std::nullopt, *pair, {}});
  }
  return change;
}

}  // namespace

std::string_view ChangeKindName(ChangeKind kind) {
  if (kind == ChangeKind::kAdded) return "added";
  return kind == ChangeKind::kRemoved ? "removed" : "changed";
}

std::vector<ConceptChange> DiffGlossaries(std::span<const ConceptEntry> before,
                                          std::span<const ConceptEntry> after) {
  const std::map<std::string, Renderings> old_terms = ByKorean(before);
  const std::map<std::string, Renderings> new_terms = ByKorean(after);
  std::set<std::string> keys;
  for (const auto& [key, renderings] : old_terms) keys.insert(key);
  for (const auto& [key, renderings] : new_terms) keys.insert(key);
  const Renderings none;
  std::vector<ConceptChange> changes;
  for (const std::string& key : keys) {
    const auto old_term = old_terms.find(key);
    const auto new_term = new_terms.find(key);
    ConceptChange change = CompareConcepts(old_term == old_terms.end() ? none : old_term->second,
                                           new_term == new_terms.end() ? none : new_term->second);
    if (!change.pairs.empty()) changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace malmoi
