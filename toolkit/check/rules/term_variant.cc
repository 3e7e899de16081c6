// term-variant: a known term that is spelt or spaced otherwise than the glossary writes it.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"
#include "check/internal/bead_words.h"
#include "check/internal/replacement.h"
#include "check/rules/rules.h"
#include "memory/sentence_key.h"

namespace malmoi {
namespace {

bool IsKnown(const CheckedConcept& checked) {
  return !checked.deprecated && (checked.reviewed || checked.binds);
}

// "language-model training": two words before a third are joined by a hyphen, and rightly so.
bool IsAttributive(const SentenceView& sentence, const TermMatch& match, std::string_view term) {
  if (term.find('-') != std::string_view::npos) return false;
  const std::string_view typed = match.span.In(sentence.text);
  if (typed.find('-') == std::string_view::npos) return false;
  const std::string_view after = sentence.text.substr(match.span.end);
  return after.size() > 1 && (after[0] == ' ' || after[0] == '-');
}

// "log in" beside the noun "login": a verb and its particle, which is no other spelling of the
// noun.
bool IsVerbOfNoun(std::string_view typed, std::string_view term) {
  constexpr std::array<std::string_view, 9> kParticles = {"in",   "on",   "off",  "up",  "out",
                                                          "down", "over", "back", "away"};
  const size_t space = typed.rfind(' ');
  return space != std::string_view::npos && term.find_first_of(" -") == std::string_view::npos &&
         std::ranges::find(kParticles, FoldCase(typed.substr(space + 1))) != kParticles.end();
}

// Nothing but spaces, hyphens, case and the plural differ: "Fine tunings" beside "fine-tuning". A
// verb form (fine tuned) is not mended by the noun.
bool DiffersInSpellingOnly(std::string_view typed, std::string_view term) {
  std::string a = SentenceKey(FoldCase(typed));
  std::string b = SentenceKey(FoldCase(term));
  if (a.size() < b.size()) std::swap(a, b);
  return a == b || a == b + "s" || a == b + "es";
}

void CheckSide(const RuleContext& context, const BeadView& bead, Language side,
               Findings* findings) {
  const GlossaryIndex& glossary = context.knowledge.glossary;
  const bool korean = side == Language::kKorean;
  for (const SentenceView& sentence : bead.Side(side)) {
    for (const TermMatch& match : sentence.outer_terms) {
      if (match.spelling == TermSpelling::kAsWritten || match.in_compound) continue;
      if (!glossary.IsMainForm(match, side)) continue;
      // Another entry may write it just so.
      const bool written_so = std::ranges::any_of(sentence.terms, [&](const TermMatch& other) {
        return other.span == match.span && other.spelling == TermSpelling::kAsWritten;
      });
      if (written_so) continue;
      bool known = false;
      if (korean) {
        known = IsKnown(glossary.concepts()[match.id]);
      } else {
        for (const uint32_t owner : glossary.ConceptsOfEnglish(match.id)) {
          known |= IsKnown(glossary.concepts()[owner]);
        }
      }
      const std::string& term = glossary.TermText(match, side);
      if (!known || (!korean && IsAttributive(sentence, match, term))) continue;
      const std::string_view typed = match.span.In(sentence.text);
      if (!korean && IsVerbOfNoun(typed, term)) continue;
      std::string message = Concat(internal::Quoted(typed), " is written ", internal::Quoted(term),
                                   " in the glossary");
      Diagnostic& diagnostic =
          findings->AddIn(side, bead, sentence.InFile(match.span), std::move(message));
      internal::Replacement replacement{match.span, term};
      if (!korean) replacement = internal::InflectLike(sentence.text, match.span, term);
      if (!korean && !DiffersInSpellingOnly(typed, term)) continue;
      diagnostic.fixes.push_back(
          {Concat("write ", internal::Quoted(replacement.text)),
           {{{diagnostic.place.file, sentence.InFile(replacement.span)}, replacement.text}},
           true});
    }
  }
}

}  // namespace

void CheckTermVariant(const RuleContext& context, Findings* findings) {
  for (const BeadView& bead : context.view.beads()) {
    CheckSide(context, bead, Language::kKorean, findings);
    CheckSide(context, bead, Language::kEnglish, findings);
  }
}

}  // namespace malmoi
