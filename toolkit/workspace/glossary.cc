#include "workspace/glossary.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "terms/term_base.h"

namespace malmoi {
namespace {

constexpr size_t kNearestShown = 3;

std::string Shown(const TermPair& pair) {
  return Concat("\"", pair.korean, "\" = \"", pair.english, "\" (", TermStatusName(pair.status),
                ")");
}

std::string Shown(std::span<const TermPair* const> pairs) {
  std::vector<std::string> shown;
  for (const TermPair* pair : pairs.first(std::min(kNearestShown, pairs.size()))) {
    shown.push_back(Shown(*pair));
  }
  return Join(shown, ", ");
}

std::vector<std::string> KeysOf(
    const std::map<std::string, std::vector<const TermPair*>>& by_term) {
  std::vector<std::string> keys;
  keys.reserve(by_term.size());
  for (const auto& [key, pairs] : by_term) keys.push_back(key);
  return keys;
}

}  // namespace

TermPairIndex::TermPairIndex(std::span<const ConceptEntry> concepts) {
  for (const ConceptEntry& entry : concepts) {
    for (const TermPair& pair : entry.pairs) {
      const std::string korean = TermKey(pair.korean);
      by_korean_[korean].push_back(&pair);
      by_english_[TermKey(pair.english)].push_back(&pair);
      concept_of_.emplace(korean, &entry);
    }
  }
}

const TermPair* TermPairIndex::Find(std::string_view korean, std::string_view english) const {
  const TermPair* other_spelling = nullptr;
  for (const TermPair* pair : Renderings(korean)) {
    if (pair->korean == korean && pair->english == english) return pair;
    if (other_spelling == nullptr && TermKey(pair->english) == TermKey(english)) {
      other_spelling = pair;
    }
  }
  return other_spelling;
}

std::span<const TermPair* const> TermPairIndex::Renderings(std::string_view korean) const {
  const auto found = by_korean_.find(TermKey(korean));
  if (found == by_korean_.end()) return {};
  return found->second;
}

const ConceptEntry* TermPairIndex::ConceptOf(std::string_view korean) const {
  const auto found = concept_of_.find(TermKey(korean));
  return found == concept_of_.end() ? nullptr : found->second;
}

std::string TermPairIndex::Nearest(std::string_view korean, std::string_view english) const {
  if (const auto same = Renderings(korean); !same.empty()) return Shown(same);
  if (const TermPair* const exchanged = Find(english, korean)) {
    return Concat(Shown(*exchanged), ", the Korean first");
  }
  if (const auto same = by_english_.find(TermKey(english)); same != by_english_.end()) {
    return Shown(std::span<const TermPair* const>(same->second));
  }
  for (const auto& [by_term, term] :
       {std::pair(&by_korean_, korean), std::pair(&by_english_, english)}) {
    const std::optional<std::string> key = NearestName(TermKey(term), KeysOf(*by_term));
    if (key) return Shown(std::span<const TermPair* const>(by_term->at(*key)));
  }
  return {};
}

absl::StatusOr<Glossary> Glossary::Read(Store store) {
  Glossary glossary(std::move(store));
  MALMOI_ASSIGN_OR_RETURN(glossary.gathered_, glossary.store_.ReadGathered());
  MALMOI_RETURN_IF_ERROR(glossary.Refresh());
  return glossary;
}

absl::StatusOr<Glossary> Glossary::Open(const std::string& store_path) {
  MALMOI_ASSIGN_OR_RETURN(Store store, Store::Open(store_path));
  return Read(std::move(store));
}

absl::StatusOr<Glossary> Glossary::OpenAbout(const std::string& store_path,
                                             std::vector<std::string> korean) {
  MALMOI_ASSIGN_OR_RETURN(Store store, Store::OpenToDecide(store_path));
  Glossary glossary(std::move(store));
  glossary.about_ = std::move(korean);
  MALMOI_RETURN_IF_ERROR(glossary.Refresh());
  return glossary;
}

absl::StatusOr<Glossary> Glossary::OpenToRead(const std::string& store_path) {
  MALMOI_ASSIGN_OR_RETURN(Store store, Store::OpenToRead(store_path));
  return Read(std::move(store));
}

absl::Status Glossary::Refresh() {
  if (about_) {
    MALMOI_ASSIGN_OR_RETURN(TermScope scope, store_.ReadTermScope(*about_));
    concepts_ = ApplyDecisions(std::move(scope.gathered), scope.decisions);
  } else {
    MALMOI_ASSIGN_OR_RETURN(const std::vector<Decision> decisions, store_.ReadDecisions());
    concepts_ = ApplyDecisions(gathered_, decisions);
  }
  index_ = TermPairIndex(concepts_);
  return absl::OkStatus();
}

absl::Status Glossary::Decide(std::span<const Decision> decisions) {
  MALMOI_RETURN_IF_ERROR(store_.AddDecisions(decisions));
  return Refresh();
}

absl::StatusOr<std::vector<DecisionStep>> Glossary::Undo(size_t count, const std::string& who,
                                                         const std::string& at) {
  MALMOI_ASSIGN_OR_RETURN(std::vector<DecisionStep> undone, store_.UndoSteps(count, who, at));
  if (about_) {
    about_->clear();
    for (const DecisionStep& step : undone) {
      for (const Decision& decision : step.decisions) about_->push_back(decision.korean);
    }
  }
  MALMOI_RETURN_IF_ERROR(Refresh());
  return undone;
}

}  // namespace malmoi
