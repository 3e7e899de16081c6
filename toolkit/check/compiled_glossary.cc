#include "check/compiled_glossary.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"
#include "check/internal/bead_words.h"
#include "terms/term_base.h"

namespace malmoi {
namespace {

// Pairs that a person says are right, as written and in any spelling.
class ApprovedPairs {
 public:
  explicit ApprovedPairs(std::span<const ConceptEntry> concepts) {
    for (const ConceptEntry& entry : concepts) {
      for (const TermPair& pair : entry.pairs) {
        if (!IsApproved(pair.status)) continue;
        written_.emplace(pair.korean, pair.english);
        keys_.emplace(TermKey(pair.korean), TermKey(pair.english));
      }
    }
  }

  // Whether a rejected pair is one of them spelt otherwise: its letters are what is wrong (fine
  // tuning, where fine-tuning is right), which term-variant tells.
  bool IsSpellingOf(const TermPair& pair) const {
    return pair.status == TermStatus::kRejected &&
           !written_.contains({pair.korean, pair.english}) &&
           keys_.contains({TermKey(pair.korean), TermKey(pair.english)});
  }

 private:
  std::set<std::pair<std::string, std::string>> written_;
  std::set<std::pair<std::string, std::string>> keys_;
};

bool IsBindingCandidate(const Rendering& rendering) {
  return rendering.status == TermStatus::kCandidate && rendering.confidence >= kBindingConfidence &&
         rendering.frequency >= kBindingFrequency;
}

// Words that are renderings of so many things that their absence says nothing.
bool IsTooGeneral(std::string_view korean) {
  return CountCodePoints(korean) < 2 && CountScripts(korean).latin == 0;
}

}  // namespace

CompiledGlossary CompileGlossary(std::span<const ConceptEntry> concepts,
                                 const WordTokenizer& tokenizer) {
  CompiledGlossary compiled;
  const ApprovedPairs approved(concepts);
  std::map<std::string, uint32_t> concept_of;  // by TermKey of the Korean
  std::map<std::string, uint32_t> english_of;  // by TermKey of the English
  std::vector<MatcherTerm> korean_terms;
  std::vector<MatcherTerm> english_terms;
  std::set<std::pair<uint32_t, std::string>> added_korean;
  std::set<std::pair<uint32_t, std::string>> added_english;

  const auto add_english = [&](const std::string& text, uint32_t id, bool main) {
    if (!added_english.emplace(id, text).second) return;
    english_terms.push_back({text, id});
    compiled.english.is_main.push_back(main);
  };
  const auto add_korean = [&](const std::string& text, uint32_t id, bool main) {
    if (!added_korean.emplace(id, text).second) return;
    korean_terms.push_back({text, id});
    compiled.korean.is_main.push_back(main);
  };

  for (const ConceptEntry& entry : concepts) {
    for (const TermPair& pair : entry.pairs) {
      if (pair.korean.empty() || pair.english.empty() || approved.IsSpellingOf(pair)) continue;
      const auto [place, is_new] =
          concept_of.emplace(TermKey(pair.korean), static_cast<uint32_t>(compiled.concepts.size()));
      if (is_new) compiled.concepts.push_back({pair.korean, {}, false, false, false});
      CheckedConcept& checked = compiled.concepts[place->second];
      add_korean(pair.korean, place->second, true);
      for (const std::string& variant : pair.variants_korean) {
        add_korean(variant, place->second, false);
      }
      const auto [english, is_new_english] = english_of.emplace(
          TermKey(pair.english), static_cast<uint32_t>(compiled.of_english.size()));
      if (is_new_english) compiled.of_english.emplace_back();
      std::vector<uint32_t>& owners = compiled.of_english[english->second];
      if (std::ranges::find(owners, place->second) == owners.end()) {
        owners.push_back(place->second);
      }
      add_english(pair.english, english->second, true);
      for (const std::string& variant : pair.variants_english) {
        add_english(variant, english->second, false);
      }
      const auto same = std::ranges::find(checked.renderings, english->second, &Rendering::term);
      Rendering rendering = {pair.english,   pair.status,       pair.confidence,
                             pair.frequency, pair.notes.size(), english->second};
      if (same == checked.renderings.end()) {
        rendering.words = internal::ContentWords(tokenizer, pair.english);
        checked.renderings.push_back(std::move(rendering));
      } else {
        // A decision of a person outweighs a candidate; of two decisions the stricter one counts.
        const bool decided = same->status != TermStatus::kCandidate;
        const bool decides = rendering.status != TermStatus::kCandidate;
        const bool contradicts = decided && decides && same->status != rendering.status &&
                                 IsForbidden(same->status) != IsForbidden(rendering.status);
        if (contradicts) {
          compiled.conflicts.push_back(
              {{},
               Concat(
                   "the glossary says of \"", pair.korean, "\" = \"", pair.english, "\" both ",
                   TermStatusName(same->status), " and ", TermStatusName(rendering.status),
                   "; it is taken as ",
                   TermStatusName(IsForbidden(same->status) ? same->status : rendering.status))});
        }
        const bool replace = !decided ? decides
                                      : decides && (contradicts ? IsForbidden(rendering.status)
                                                                : StatusRank(rendering.status) <
                                                                      StatusRank(same->status));
        if (replace) same->status = rendering.status;
        same->frequency = std::max(same->frequency, rendering.frequency);
        same->notes = std::max(same->notes, rendering.notes);
        same->confidence = std::max(same->confidence, rendering.confidence);
      }
    }
  }
  for (CheckedConcept& checked : compiled.concepts) {
    bool candidate_binds = false;
    for (const Rendering& rendering : checked.renderings) {
      checked.deprecated |= rendering.status == TermStatus::kDeprecated;
      checked.reviewed |= IsApproved(rendering.status);
      candidate_binds |= IsBindingCandidate(rendering);
    }
    checked.binds = !checked.deprecated && !IsTooGeneral(checked.korean) &&
                    (checked.reviewed || candidate_binds);
    std::ranges::stable_sort(checked.renderings, [](const Rendering& a, const Rendering& b) {
      return StatusRank(a.status) < StatusRank(b.status);
    });
  }
  compiled.korean.terms = CompileTerms(std::move(korean_terms), tokenizer);
  compiled.english.terms = CompileTerms(std::move(english_terms), tokenizer);
  return compiled;
}

}  // namespace malmoi
