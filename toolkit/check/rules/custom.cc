// custom/NAME: the person's own rules.
#include "base/strings.h"
#include "check/rules/rules.h"

namespace malmoi {
namespace {

// Where a span of a side's joined text lies in the file: the sentence that holds its beginning.
Span InFile(std::span<const SentenceView> sentences, Span span) {
  size_t at = 0;
  for (const SentenceView& sentence : sentences) {
    const size_t end = at + sentence.text.size();
    if (span.begin < end) {
      const size_t begin = span.begin > at ? span.begin - at : 0;
      return sentence.InFile({begin, std::max(begin, std::min(span.end, end) - at)});
    }
    at = end + 1;
  }
  return sentences.back().span;
}

}  // namespace

void CheckCustom(const RuleContext& context, Findings* findings) {
  for (const CustomRule& rule : context.knowledge.custom_rules) {
    const CustomRuleSpec& spec = rule.spec();
    findings->StartRule(Concat("custom/", spec.name), spec.severity);
    for (const BeadView& bead : context.view.beads()) {
      for (const CustomFinding& finding : rule.Find(bead.KoreanText(), bead.EnglishText())) {
        const Language side = finding.in_english ? Language::kEnglish : Language::kKorean;
        if (bead.Side(side).empty()) continue;
        Diagnostic& diagnostic =
            findings->AddIn(side, bead, InFile(bead.Side(side), finding.span), rule.Message());
        if (finding.replacement) {
          diagnostic.fixes.push_back({Concat("write \"", *finding.replacement, "\""),
                                      {{diagnostic.place, *finding.replacement}},
                                      true});
        }
      }
    }
  }
}

}  // namespace malmoi
