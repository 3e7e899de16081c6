#include "check/checker.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

#include "base/stable_hash.h"
#include "check/internal/one_slip.h"
#include "check/rule_table.h"
#include "memory/sentence_key.h"

namespace malmoi {

std::vector<Diagnostic> CheckNote(const NoteView& view, const CheckKnowledge& knowledge,
                                  const CheckSettings& settings) {
  std::vector<Diagnostic> found;
  Findings findings(view, &found);
  const RuleContext context{view, knowledge};
  for (const Rule& rule : Rules()) {
    findings.StartRule(rule.id, rule.severity);
    rule.run(context, &findings);
  }
  // Settings are laid over what was found, so that they reach custom rules by their names too.
  std::erase_if(found, [&](Diagnostic& diagnostic) {
    const auto setting = settings.severities.find(diagnostic.rule);
    if (setting == settings.severities.end()) return false;
    if (!setting->second) return true;
    diagnostic.severity = *setting->second;
    return false;
  });
  internal::KeepOneOfEachSlip(&found);
  std::ranges::stable_sort(found, [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.place.file, a.place.span.begin, a.place.span.end) <
           std::tie(b.place.file, b.place.span.begin, b.place.span.end);
  });
  return found;
}

std::string Fingerprint(const Diagnostic& diagnostic) {
  uint64_t hash = kFnv1aBasis;
  const auto add = [&hash](std::string_view text) {
    constexpr char kEnd = '\xFF';  // no byte of UTF-8: ends the field
    hash = Fnv1a(kEnd, Fnv1a(text, hash));
  };
  add(diagnostic.rule);
  add(diagnostic.place.file);
  add(SentenceKey(diagnostic.korean));
  add(SentenceKey(diagnostic.english));
  add(diagnostic.message);
  return HexDigits(hash);
}

}  // namespace malmoi
