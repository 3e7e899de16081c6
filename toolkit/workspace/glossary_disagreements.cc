#include "workspace/glossary_disagreements.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/unicode.h"
#include "terms/term_base.h"
#include "text/word_tokenizer.h"

namespace malmoi {
namespace {

using Forms = std::vector<std::string>;

// Where `term` stands in `text`, as indexes of its first words.
std::vector<size_t> PlacesOf(const Forms& term, const Forms& text) {
  std::vector<size_t> places;
  for (size_t i = 0; !term.empty() && i + term.size() <= text.size(); ++i) {
    if (std::equal(term.begin(), term.end(), text.begin() + static_cast<ptrdiff_t>(i))) {
      places.push_back(i);
    }
  }
  return places;
}

}  // namespace

DisagreementFinder::DisagreementFinder(std::span<const ConceptEntry> concepts,
                                       const Tokenizer& tokenizer)
    : tokenizer_(tokenizer) {
  std::map<std::string, size_t> place;  // by TermKey of the Korean
  for (const ConceptEntry& entry : concepts) {
    for (const TermPair& pair : entry.pairs) {
      const bool is_right = IsApproved(pair.status);
      if (!is_right && pair.status != TermStatus::kRejected) continue;
      const auto [found, is_new] = place.emplace(TermKey(pair.korean), terms_.size());
      if (is_new) terms_.push_back({pair.korean, {}, {}, {}});
      Term& term = terms_[found->second];
      for (Forms& spelling : SpellingsOf(pair.korean, pair.variants_korean)) {
        if (std::ranges::find(term.spellings, spelling) == term.spellings.end()) {
          term.spellings.push_back(std::move(spelling));
        }
      }
      (is_right ? term.right : term.wrong)
          .push_back({pair.english, SpellingsOf(pair.english, pair.variants_english)});
    }
  }
  for (size_t i = 0; i < terms_.size(); ++i) {
    for (const Forms& spelling : terms_[i].spellings) by_first_form_[spelling[0]].push_back(i);
  }
}

DisagreementFinder::Forms DisagreementFinder::FormsOf(std::string_view text) const {
  Forms forms;
  for (const Token& token : tokenizer_.Tokenize(text)) {
    if (IsContentToken(token)) forms.push_back(FoldCase(token.form));
  }
  return forms;
}

std::vector<DisagreementFinder::Forms> DisagreementFinder::SpellingsOf(
    const std::string& term, const std::vector<std::string>& variants) const {
  std::vector<Forms> spellings = {FormsOf(term)};
  for (const std::string& variant : variants) spellings.push_back(FormsOf(variant));
  std::erase_if(spellings, [](const Forms& forms) { return forms.empty(); });
  return spellings;
}

std::vector<Disagreement> DisagreementFinder::Find(const TranslationUnit& unit) const {
  std::vector<Disagreement> found;
  const Forms korean = FormsOf(unit.korean);
  const Forms english = FormsOf(unit.english);
  std::set<size_t> asked;
  for (const std::string& form : korean) {
    const auto terms = by_first_form_.find(form);
    if (terms == by_first_form_.end()) continue;
    for (const size_t index : terms->second) {
      const Term& term = terms_[index];
      const bool stands = std::ranges::any_of(term.spellings, [&](const Forms& spelling) {
        return !PlacesOf(spelling, korean).empty();
      });
      if (!stands || !asked.insert(index).second) continue;
      std::vector<bool> is_right(english.size());  // words of right renderings
      for (const Rendering& rendering : term.right) {
        for (const Forms& spelling : rendering.spellings) {
          for (const size_t at : PlacesOf(spelling, english)) {
            std::fill_n(is_right.begin() + static_cast<ptrdiff_t>(at), spelling.size(), true);
          }
        }
      }
      const Rendering* wrong = nullptr;
      for (const Rendering& rendering : term.wrong) {
        for (const Forms& spelling : rendering.spellings) {
          const auto places = PlacesOf(spelling, english);
          const bool is_there =
              std::ranges::any_of(places, [&](size_t at) { return !is_right[at]; });
          if (is_there && wrong == nullptr) wrong = &rendering;
        }
      }
      if (wrong != nullptr) {
        found.push_back({term.korean, wrong->english, true});
      } else if (!term.right.empty() && std::ranges::find(is_right, true) == is_right.end()) {
        found.push_back({term.korean, term.right[0].english, false});
      }
    }
  }
  return found;
}

}  // namespace malmoi
