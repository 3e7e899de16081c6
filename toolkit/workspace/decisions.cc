#include "workspace/decisions.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "terms/term_base.h"

namespace malmoi {
namespace {

using PairKey = std::pair<std::string, std::string>;

int Rank(TermStatus status) {
  switch (status) {
    case TermStatus::kPreferred:
      return 0;
    case TermStatus::kAccepted:
      return 1;
    case TermStatus::kCandidate:
      return 2;
    case TermStatus::kRejected:
      return 3;
    case TermStatus::kDeprecated:
      return 4;
  }
  return 5;
}

PairKey KeyOf(const Decision& decision) { return {decision.korean, decision.english}; }

PairKey ResultOf(const Decision& decision) {
  return {decision.new_korean.empty() ? decision.korean : decision.new_korean,
          decision.new_english.empty() ? decision.english : decision.new_english};
}

// The decisions that nobody took back, in their order.
std::vector<const Decision*> Standing(std::span<const Decision> decisions) {
  std::vector<const Decision*> standing;
  for (const Decision& decision : decisions) {
    const PairKey key = KeyOf(decision);
    if (decision.status == TermStatus::kCandidate) {
      std::erase_if(standing, [&](const Decision* earlier) {
        return KeyOf(*earlier) == key || ResultOf(*earlier) == key;
      });
    } else {
      standing.push_back(&decision);
    }
  }
  return standing;
}

// What is known of one pair, gathered in two spellings that a person made one.
void Merge(const TermPair& from, TermPair* into) {
  into->frequency += from.frequency;
  into->notes.insert(into->notes.end(), from.notes.begin(), from.notes.end());
  std::ranges::sort(into->notes);
  into->notes.erase(std::unique(into->notes.begin(), into->notes.end()), into->notes.end());
  into->evidence.insert(into->evidence.end(), from.evidence.begin(), from.evidence.end());
  into->confidence = std::max(into->confidence, from.confidence);
}

// The concepts, with the way to each pair.
class Glossary {
 public:
  explicit Glossary(std::vector<ConceptEntry> entries) : entries_(std::move(entries)) {
    for (size_t i = 0; i < entries_.size(); ++i) {
      for (size_t j = 0; j < entries_[i].pairs.size(); ++j) NotePlace(i, j);
    }
  }

  void Apply(const Decision& decision) {
    TermPair* pair = Find(KeyOf(decision));
    const PairKey result = ResultOf(decision);
    TermPair* const target = Find(result);
    if (target != nullptr && target != pair) {
      if (pair != nullptr) {
        Merge(*pair, target);
        pair->korean.clear();  // marks it as gone; Take leaves it out
        places_.erase(KeyOf(decision));
      }
      pair = target;
    }
    if (pair == nullptr) pair = Add(result);
    if (pair->korean != result.first || pair->english != result.second) {
      places_[result] = places_.at(KeyOf(decision));
      places_.erase(KeyOf(decision));
      std::tie(pair->korean, pair->english) = result;
    }
    pair->status = decision.status;
    if (!decision.definition.empty()) pair->definition = decision.definition;
    pair->user = decision.who;
    pair->changed_at = decision.at;
  }

  std::vector<ConceptEntry> Take() {
    for (ConceptEntry& entry : entries_) {
      std::erase_if(entry.pairs, [](const TermPair& pair) { return pair.korean.empty(); });
      std::ranges::stable_sort(entry.pairs, {},
                               [](const TermPair& pair) { return Rank(pair.status); });
    }
    std::erase_if(entries_, [](const ConceptEntry& entry) { return entry.pairs.empty(); });
    return std::move(entries_);
  }

 private:
  struct Place {
    size_t entry;
    size_t pair;
  };

  void NotePlace(size_t entry, size_t pair) {
    const TermPair& placed = entries_[entry].pairs[pair];
    places_.emplace(PairKey{placed.korean, placed.english}, Place{entry, pair});
    entry_of_.emplace(placed.korean, entry);
  }

  TermPair* Find(const PairKey& key) {
    const auto found = places_.find(key);
    if (found == places_.end()) return nullptr;
    return &entries_[found->second.entry].pairs[found->second.pair];
  }

  // A pair that only the person knows of.
  TermPair* Add(const PairKey& key) {
    TermPair pair;
    std::tie(pair.korean, pair.english) = key;
    pair.confidence = 1;
    const auto [home, is_new] = entry_of_.emplace(key.first, entries_.size());
    if (is_new) entries_.push_back({ConceptId(key.first), {}});
    std::vector<TermPair>& pairs = entries_[home->second].pairs;
    pairs.push_back(std::move(pair));
    NotePlace(home->second, pairs.size() - 1);
    return &pairs.back();
  }

  std::vector<ConceptEntry> entries_;
  std::map<PairKey, Place> places_;
  std::map<std::string, size_t> entry_of_;  // by Korean term
};

}  // namespace

std::vector<ConceptEntry> ApplyDecisions(std::vector<ConceptEntry> gathered,
                                         std::span<const Decision> decisions) {
  Glossary glossary(std::move(gathered));
  for (const Decision* decision : Standing(decisions)) glossary.Apply(*decision);
  return glossary.Take();
}

}  // namespace malmoi
