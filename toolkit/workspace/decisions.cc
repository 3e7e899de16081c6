#include "workspace/decisions.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "terms/term_base.h"

namespace malmoi {
namespace {

using PairKey = std::pair<std::string, std::string>;

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
    if (decision.status == TermStatus::kCandidate && !decision.details) {
      std::erase_if(standing, [&](const Decision* earlier) {
        return KeyOf(*earlier) == key || ResultOf(*earlier) == key;
      });
    } else {
      standing.push_back(&decision);
    }
  }
  return standing;
}

void AddNew(const std::vector<std::string>& from, std::vector<std::string>* into) {
  for (const std::string& item : from) {
    if (std::ranges::find(*into, item) == into->end()) into->push_back(item);
  }
}

// A sentence pair that is there already is not added: where the terms stand in it may be told
// otherwise by a file.
void AddNew(const std::vector<TermEvidence>& from, std::vector<TermEvidence>* into) {
  for (const TermEvidence& item : from) {
    const bool is_known = std::ranges::any_of(*into, [&](const TermEvidence& known) {
      return known.korean == item.korean && known.english == item.english;
    });
    if (!is_known) into->push_back(item);
  }
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

void LayOver(const TermPair& details, TermPair* pair) {
  const std::pair<const std::string*, std::string*> texts[] = {
      {&details.definition, &pair->definition},         {&details.subject, &pair->subject},
      {&details.part_of_speech, &pair->part_of_speech}, {&details.created_at, &pair->created_at},
      {&details.changed_at, &pair->changed_at},         {&details.user, &pair->user}};
  for (const auto& [from, into] : texts) {
    if (!from->empty()) *into = *from;
  }
  AddNew(details.notes, &pair->notes);
  AddNew(details.variants_korean, &pair->variants_korean);
  AddNew(details.variants_english, &pair->variants_english);
  AddNew(details.comments, &pair->comments);
  AddNew(details.evidence, &pair->evidence);
}

// The concepts, with the way to each pair.
class TermBase {
 public:
  TermBase(std::vector<ConceptEntry> entries, std::span<const Decision* const> decisions)
      : entries_(std::move(entries)) {
    for (const Decision* decision : decisions) {
      exact_.insert(KeyOf(*decision));
      exact_.insert(ResultOf(*decision));
    }
    for (const PairKey& key : exact_) wanted_.insert({TermKey(key.first), TermKey(key.second)});
    for (size_t i = 0; i < entries_.size(); ++i) {
      entry_by_id_.emplace(entries_[i].id, i);
      for (size_t j = 0; j < entries_[i].pairs.size(); ++j) NotePlace(i, j);
    }
  }

  void Apply(const Decision& decision) {
    TermPair* pair = Find(decision);
    const PairKey result = ResultOf(decision);
    TermPair* const target = FindExactly(result);
    if (target != nullptr && target != pair) {
      if (pair != nullptr) {
        Merge(*pair, target);
        places_.erase({pair->korean, pair->english});
        pair->korean.clear();  // marks it as gone; Take leaves it out
      }
      pair = target;
    }
    if (pair == nullptr) pair = Add(decision, result);
    if (pair->korean != result.first || pair->english != result.second) Rename(result, pair);
    if (decision.status == TermStatus::kPreferred) Prefer(pair);
    pair->status = decision.status;
    if (IsApproved(decision.status)) pair->confidence = 1;  // a person knows
    if (decision.status != TermStatus::kCandidate) {  // else a file told of it, nobody decided
      if (!decision.who.empty()) pair->user = decision.who;
      if (!decision.at.empty()) pair->changed_at = decision.at;
    }
    if (decision.details) LayOver(*decision.details, pair);
  }

  std::vector<ConceptEntry> Take() {
    for (ConceptEntry& entry : entries_) {
      std::erase_if(entry.pairs, [](const TermPair& pair) { return pair.korean.empty(); });
      std::ranges::stable_sort(entry.pairs, {},
                               [](const TermPair& pair) { return StatusRank(pair.status); });
    }
    std::erase_if(entries_, [](const ConceptEntry& entry) { return entry.pairs.empty(); });
    return std::move(entries_);
  }

 private:
  struct Place {
    size_t entry;
    size_t pair;
  };

  TermPair* At(const Place& place) { return &entries_[place.entry].pairs[place.pair]; }

  void NotePlace(size_t entry, size_t index) {
    const TermPair& pair = entries_[entry].pairs[index];
    places_.emplace(PairKey{pair.korean, pair.english}, Place{entry, index});
    entry_of_.emplace(TermKey(pair.korean), entry);
    if (pair.status == TermStatus::kPreferred) {
      preferred_.emplace(TermKey(pair.korean), PairKey{pair.korean, pair.english});
    }
    // All spellings, as far as somebody decided on one of them: few, of many pairs.
    if (wanted_.empty()) return;
    std::vector<std::string> korean = {TermKey(pair.korean)};
    for (const std::string& variant : pair.variants_korean) korean.push_back(TermKey(variant));
    std::vector<std::string> english = {TermKey(pair.english)};
    for (const std::string& variant : pair.variants_english) english.push_back(TermKey(variant));
    for (const std::string& one : korean) {
      for (const std::string& other : english) {
        PairKey key(one, other);
        if (wanted_.contains(key)) spellings_.emplace(std::move(key), Place{entry, index});
      }
    }
  }

  TermPair* FindExactly(const PairKey& key) {
    const auto found = places_.find(key);
    return found == places_.end() ? nullptr : At(found->second);
  }

  // The pair that a decision is about: as it is written, else in another spelling that no decision
  // names itself.
  TermPair* Find(const Decision& decision) {
    const PairKey key = KeyOf(decision);
    if (TermPair* const pair = FindExactly(key)) return pair;
    const auto found = spellings_.find({TermKey(key.first), TermKey(key.second)});
    if (found == spellings_.end()) return nullptr;
    TermPair* const pair = At(found->second);
    if (exact_.contains({pair->korean, pair->english})) return nullptr;
    const bool is_same_rejected =
        decision.status != TermStatus::kRejected || pair->english == key.second;
    const bool is_same_deprecated =
        decision.status != TermStatus::kDeprecated || pair->korean == key.first;
    return is_same_rejected && is_same_deprecated ? pair : nullptr;
  }

  void Rename(const PairKey& result, TermPair* pair) {
    const auto old = places_.find({pair->korean, pair->english});
    const Place place = old->second;
    places_.erase(old);
    const auto keep = [](std::string& form, const std::string& now, std::vector<std::string>& all) {
      if (form == now) return;
      // Another spelling of it stays known; another word does not.
      std::erase(all, now);
      if (TermKey(form) == TermKey(now)) all.insert(all.begin(), form);
      form = now;
    };
    keep(pair->korean, result.first, pair->variants_korean);
    keep(pair->english, result.second, pair->variants_english);
    places_.emplace(result, place);
  }

  // The pair is preferred from now on, and no other of its Korean term.
  void Prefer(TermPair* pair) {
    const auto [other, is_first] =
        preferred_.try_emplace(TermKey(pair->korean), PairKey(pair->korean, pair->english));
    if (is_first) return;
    TermPair* const before = FindExactly(other->second);
    if (before != nullptr && before->status == TermStatus::kPreferred) {
      before->status = TermStatus::kAccepted;
    }
    other->second = {pair->korean, pair->english};
  }

  // A pair that only the person, or a file, knows of.
  TermPair* Add(const Decision& decision, const PairKey& key) {
    TermPair pair;
    std::tie(pair.korean, pair.english) = key;
    if (decision.details) {
      pair.confidence = decision.details->confidence;
      pair.frequency = decision.details->frequency;
    }
    if (pair.confidence == 0 && decision.status != TermStatus::kCandidate) pair.confidence = 1;
    const size_t home = HomeOf(decision, key.first);
    std::vector<TermPair>& pairs = entries_[home].pairs;
    pairs.push_back(std::move(pair));
    NotePlace(home, pairs.size() - 1);
    return &pairs.back();
  }

  size_t HomeOf(const Decision& decision, const std::string& korean) {
    if (decision.concept_id.empty()) {
      const auto known = entry_of_.find(TermKey(korean));
      if (known != entry_of_.end()) return known->second;
    }
    const std::string id = decision.concept_id.empty() ? ConceptId(korean) : decision.concept_id;
    const auto [home, is_new] = entry_by_id_.emplace(id, entries_.size());
    if (is_new) entries_.push_back({id, {}});
    return home->second;
  }

  std::vector<ConceptEntry> entries_;
  std::set<PairKey> exact_;   // pairs that decisions name
  std::set<PairKey> wanted_;  // their keys
  std::map<PairKey, Place> places_;
  std::map<PairKey, Place> spellings_;      // by TermKey
  std::map<std::string, size_t> entry_of_;  // by TermKey of the Korean
  std::map<std::string, size_t> entry_by_id_;
  std::map<std::string, PairKey> preferred_;  // by TermKey of the Korean
};

}  // namespace

std::vector<ConceptEntry> ApplyDecisions(std::vector<ConceptEntry> gathered,
                                         std::span<const Decision> decisions) {
  const std::vector<const Decision*> standing = Standing(decisions);
  TermBase terms(std::move(gathered), standing);
  for (const Decision* decision : standing) terms.Apply(*decision);
  return terms.Take();
}

}  // namespace malmoi
