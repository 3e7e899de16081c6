// term-inconsistent: a glossary term stands on one side, none of its accepted partners on the
// other.
//
// A mention counts as rendered by any accepted rendering, however inflected and in whatever order
// of its words, by its acronym, or by itself in Latin script; in its own bead first, then in the
// neighbours. What is left is told only where something speaks for a rendering that went astray:
// another word stands in its place, or there is nothing that could stand for it.
#include <algorithm>
#include <optional>
#include <set>

#include "base/strings.h"
#include "base/unicode.h"
#include "check/internal/bead_words.h"
#include "check/internal/concept_check.h"
#include "check/rules/rules.h"
#include "text/korean.h"

namespace malmoi {
namespace {

using internal::InSentence;

// What term-forbidden tells.
bool HasRejected(const internal::ConceptCheck& check, std::span<const SentenceView> english) {
  for (const Rendering& rendering : check.checked().renderings) {
    if (rendering.status != TermStatus::kRejected) continue;
    for (const SentenceView& sentence : english) {
      for (const TermMatch& match : sentence.terms) {
        if (match.id == rendering.term && check.StandsForTerm(match, sentence)) return true;
      }
    }
  }
  return false;
}

// 학습하는, 검증했다: a noun inside its verb is rendered as freely as verbs are.
bool IsInsideVerb(const SentenceView& sentence, const TermMatch& match) {
  return std::ranges::any_of(sentence.tokens, [&](const Token& token) {
    if (token.kind != TokenKind::kEnding || token.span.begin != match.span.end) return false;
    const std::string_view typed = token.span.In(sentence.text);
    size_t first = 0;
    const std::optional<Syllable> syllable = DecomposeSyllable(NextCodePoint(typed, &first));
    if (!syllable) return false;
    const bool makes_verb = syllable->initial == jamo::kInitialHieuh || typed.starts_with("되") ||
                            typed.starts_with("된") || typed.starts_with("될") ||
                            typed.starts_with("됐") || typed.starts_with("됩") ||
                            typed.starts_with("시");
    return makes_verb;
  });
}

// Whether longer term `longer` speaks for a part of it: it binds as surely itself, or is rendered.
// What was gathered for it may be the rendering of another part (오류 메시지, message), and speaks
// for a reviewed term only as a whole.
bool SpeaksForParts(const CheckKnowledge& knowledge, const CheckedConcept& longer,
                    const CheckedConcept& part, std::span<const SentenceView> english) {
  if (longer.reviewed || !part.reviewed) {
    return longer.binds || internal::IsRendered(knowledge, longer, english);
  }
  const size_t words = internal::ContentWords(knowledge.tokenizer, longer.korean).size();
  CheckedConcept whole = longer;
  std::erase_if(whole.renderings,
                [&](const Rendering& rendering) { return rendering.words.size() < words; });
  return internal::IsRendered(knowledge, whole, english);
}

bool IsCovered(const RuleContext& context, const SentenceView& sentence, const TermMatch& match,
               std::span<const SentenceView> english) {
  const std::vector<CheckedConcept>& concepts = context.knowledge.glossary.concepts();
  return std::ranges::any_of(sentence.terms, [&](const TermMatch& other) {
    const bool covers = other.span.begin <= match.span.begin && match.span.end <= other.span.end &&
                        other.span.size() > match.span.size();
    return covers &&
           SpeaksForParts(context.knowledge, concepts[other.id], concepts[match.id], english);
  });
}

// 평가 was gathered with evaluation and with assess: a word of many renderings, of which the next
// one says nothing.
bool IsRenderedFreely(const CheckedConcept& checked) {
  const Rendering* first = nullptr;
  for (const Rendering& rendering : checked.renderings) {
    if (!internal::IsAllowed(checked, rendering) || rendering.words.size() != 1) continue;
    if (first == nullptr) first = &rendering;
    if (!internal::SameFamily(first->words[0], rendering.words[0])) return true;
  }
  return false;
}

// 고급 = advanced, 효과적 = effective: an English word that is no noun describes, and has many like
// it; nobody reviewed that it has to be this one.
bool IsDescription(const CheckKnowledge& knowledge, const CheckedConcept& checked) {
  constexpr float kSeldom = 0.3F;
  if (knowledge.profile == nullptr) return false;
  return std::ranges::all_of(checked.renderings, [&](const Rendering& rendering) {
    if (!internal::IsAllowed(checked, rendering)) return true;
    if (rendering.words.size() != 1) return false;
    const WordUse* use = knowledge.profile->Find(Language::kEnglish, rendering.words[0]);
    return use != nullptr && use->nominal < kSeldom;
  });
}

// Hardly a word of the one is rendered by the other: the bead pairs sentences that do not belong
// together, or the rendering is a paraphrase. Nothing can be said of its terms.
bool IsDoubtful(const RuleContext& context, const BeadView& bead) {
  constexpr size_t kEnough = 4;
  constexpr double kLeast = 0.25;
  const internal::Support support =
      internal::SupportOfKorean(context.knowledge, bead.korean, bead.english);
  return support.content >= kEnough && support.share() < kLeast;
}

// Whether a word that may stand in the place of a term was found in the English.
bool MayBeReplaced(const internal::ConceptCheck& check, const TermMatch& match,
                   const SentenceView& sentence, bool one_word) {
  const CheckedConcept& checked = check.checked();
  const bool noun = checked.reviewed && check.strays().HasNoun();
  if (!one_word) {
    return checked.reviewed ? check.strays().HasWord() : check.HasStrayNoun();
  }
  const bool itself = std::ranges::any_of(checked.renderings, [&](const Rendering& rendering) {
    return AsciiToLower(rendering.english) == AsciiToLower(checked.korean);
  });
  return !itself && (noun || check.HasStrayWordFor(match, sentence));
}

std::string AllowedText(const CheckedConcept& checked) {
  std::string text;
  size_t shown = 0;
  for (const Rendering& rendering : checked.renderings) {
    if (!internal::IsAllowed(checked, rendering) || shown == 3) continue;
    if (shown++ > 0) text += " or ";
    text += internal::Quoted(rendering.english);
  }
  return text;
}

void AddEvidence(const CheckedConcept& checked, Diagnostic* diagnostic) {
  for (const Rendering& rendering : checked.renderings) {
    if (!internal::IsAllowed(checked, rendering) || diagnostic->evidence.size() == 3) continue;
    std::string line = Concat(internal::Quoted(rendering.english), " is ",
                              TermStatusName(rendering.status), " in the glossary");
    if (rendering.status == TermStatus::kCandidate) {
      line = Concat(internal::Quoted(rendering.english),
                    " was gathered from the notes and is not reviewed");
    }
    if (rendering.notes > 0) {
      line +=
          Concat("; ", rendering.notes, rendering.notes == 1 ? " note says" : " notes say", " so");
    }
    diagnostic->evidence.push_back(std::move(line));
  }
}

void CheckKorean(const RuleContext& context, size_t bead_index, Findings* findings,
                 std::set<uint32_t>* told) {
  const BeadView& bead = context.view.beads()[bead_index];
  for (size_t s = 0; s < bead.korean.size(); ++s) {
    const SentenceView& sentence = bead.korean[s];
    for (const TermMatch& match : sentence.terms) {
      const internal::ConceptCheck check(context, bead_index, match.id);
      const CheckedConcept& checked = check.checked();
      if (!checked.binds || told->count(match.id) > 0) continue;
      if (IsCovered(context, sentence, match, bead.english)) continue;
      if (check.IsRendered(bead.english) || HasRejected(check, bead.english)) continue;
      const bool one_word = checked.korean.find(' ') == std::string::npos;
      if (one_word && IsInsideVerb(sentence, match)) continue;
      std::optional<InSentence> rival = check.PartOfRendering();
      if (!rival) {
        rival = check.ByLexicon(match, sentence);
        // An unreviewed single word has more renderings than were gathered: what the lexicon
        // knows is taken for one of them.
        if (rival && !checked.reviewed && one_word) continue;
      }
      // "image dataset" for 이미지 데이터, image data: only a word that came in the place of the
      // missing one says something.
      if (rival && !checked.reviewed &&
          rival->span.In(rival->sentence->text).find_first_of(" -") == std::string_view::npos) {
        continue;
      }
      if (match.in_compound && !checked.reviewed && one_word) continue;
      if (!rival && !checked.reviewed && one_word &&
          ((IsRenderedFreely(checked) && !check.IsRenamed()) ||
           IsDescription(context.knowledge, checked))) {
        continue;
      }
      if (!rival && (match.in_compound || check.IsKindOfNamed(match, sentence))) continue;
      if (!rival && (check.IsExcused(match, sentence) || check.IsPointedAt(match, sentence)))
        continue;
      // A plain noun goes lost in a good rendering ("연구" of "비교 연구", a comparison), unless
      // another word came in its place; a name that is left out is name-mismatch's.
      if (!rival && !MayBeReplaced(check, match, sentence, one_word)) continue;
      if ((!checked.reviewed || (one_word && !rival)) && !check.IsSteady(rival.has_value()))
        continue;
      if (IsDoubtful(context, bead)) return;
      told->insert(match.id);
      const SentenceView& partner = internal::PartnerOf(bead, s);
      const Span place = rival ? rival->sentence->InFile(rival->span) : partner.span;
      std::string message =
          Concat(internal::Quoted(match.span.In(sentence.text)), " stands in the Korean, but ",
                 AllowedText(checked), " not in its English");
      if (rival) {
        message += Concat(", which has ", internal::Quoted(rival->span.In(rival->sentence->text)));
      }
      if (!checked.reviewed) message += " (the term is not reviewed)";
      Diagnostic& diagnostic = findings->AddIn(Language::kEnglish, bead, place, std::move(message));
      diagnostic.term = {checked.korean, checked.renderings.front().english};
      findings->PointAtKorean(sentence, match.span, "the Korean term", &diagnostic);
      AddEvidence(checked, &diagnostic);
      if (rival) {
        const std::string& best = checked.renderings.front().english;
        diagnostic.fixes.push_back(
            {Concat("write ", internal::Quoted(best)), {{diagnostic.place, best}}, false});
      }
    }
  }
}

// The other way: an English term that a person reviewed, and no Korean of it.
void CheckEnglish(const RuleContext& context, size_t bead_index, Findings* findings) {
  const GlossaryIndex& glossary = context.knowledge.glossary;
  const BeadView& bead = context.view.beads()[bead_index];
  std::set<uint32_t> told;
  for (const SentenceView& sentence : bead.english) {
    for (const TermMatch& match : sentence.outer_terms) {
      bool reviewed = false;
      bool present = false;
      std::string korean;
      for (const uint32_t owner : glossary.ConceptsOfEnglish(match.id)) {
        const CheckedConcept& checked = glossary.concepts()[owner];
        const auto rendering = std::ranges::find(checked.renderings, match.id, &Rendering::term);
        const bool bound = IsApproved(rendering->status);
        if (bound && !checked.deprecated && korean.empty()) korean = checked.korean;
        reviewed |= bound;
        for (const BeadView& other : internal::Around(context.view, bead_index, 2)) {
          present |= internal::CountMentions(owner, other.korean) > 0;
        }
      }
      if (!reviewed || present || korean.empty() || told.count(match.id) > 0) continue;
      // The Korean may hold the English word itself, or a word of the term in other dress.
      const std::vector<std::string> words =
          internal::ContentWords(context.knowledge.tokenizer, match.span.In(sentence.text));
      if (words.size() < 2) continue;
      if (internal::FindNear(bead.korean, words)) continue;
      size_t rivals = 0;
      bool head = false;  // of the last word, which the others qualify
      for (const std::string& word : words) {
        Token token;
        token.form = word;
        token.kind = TokenKind::kLatinWord;
        const bool renders = std::ranges::any_of(bead.korean, [&](const SentenceView& k) {
          return std::ranges::any_of(k.tokens, [&](const Token& other) {
            return IsContentToken(other) && internal::Renders(context.knowledge, other, token);
          });
        });
        rivals += renders ? 1 : 0;
        head = renders;
      }
      // All of its words rendered one by one: a description, not the term. None: the English says
      // more than the Korean.
      if (!head || rivals == words.size()) continue;
      if (IsDoubtful(context, bead)) return;
      told.insert(match.id);
      Diagnostic& diagnostic = findings->AddIn(
          Language::kEnglish, bead, sentence.InFile(match.span),
          Concat(internal::Quoted(match.span.In(sentence.text)),
                 " stands in the English, but its Korean ", internal::Quoted(korean), " does not"));
      const std::string& term = glossary.TermText(match, Language::kEnglish);
      diagnostic.term = {korean, term};
      diagnostic.evidence.push_back(
          Concat(internal::Quoted(korean), " = ", internal::Quoted(term), " in the glossary"));
    }
  }
}

}  // namespace

void CheckTermInconsistent(const RuleContext& context, Findings* findings) {
  for (size_t i = 0; i < context.view.beads().size(); ++i) {
    const BeadView& bead = context.view.beads()[i];
    if (!bead.paired()) continue;
    std::set<uint32_t> told;
    CheckKorean(context, i, findings, &told);
    if (told.empty()) CheckEnglish(context, i, findings);
  }
}

}  // namespace malmoi
