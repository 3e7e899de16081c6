#include "align/alignment_score.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace malmoi {
namespace {

using Key = std::pair<std::vector<size_t>, std::vector<size_t>>;

std::set<Key> Keys(std::span<const IndexedBead> beads, bool with_lone) {
  std::set<Key> keys;
  for (const IndexedBead& bead : beads) {
    if (with_lone || (!bead.source.empty() && !bead.target.empty())) {
      keys.emplace(bead.source, bead.target);
    }
  }
  return keys;
}

struct Hits {
  size_t strict_right = 0, strict_wrong = 0, lax_right = 0, lax_wrong = 0;
};

// How many beads of `answers` stand in `truth`, exactly or in part.
Hits CountHits(const std::set<Key>& truth, const std::set<Key>& answers) {
  std::map<size_t, std::set<size_t>> targets;
  for (const auto& [source, target] : truth) {
    for (const size_t i : source) targets[i].insert(target.begin(), target.end());
  }
  Hits hits;
  for (const Key& answer : answers) {
    // Named one by one: clang 14 cannot capture the parts of a structured binding.
    const auto& source = answer.first;
    const auto& target = answer.second;
    if (source.empty() && target.empty()) continue;
    if (truth.contains({source, target})) {
      ++hits.strict_right;
      ++hits.lax_right;
      continue;
    }
    ++hits.strict_wrong;
    const bool touches = std::ranges::any_of(source, [&](size_t i) {
      const auto found = targets.find(i);
      return found != targets.end() &&
             std::ranges::any_of(target, [&](size_t j) { return found->second.contains(j); });
    });
    ++(touches ? hits.lax_right : hits.lax_wrong);
  }
  return hits;
}

}  // namespace

double ScoreCounts::f1() const {
  const double sum = precision() + recall();
  return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}

ScoreCounts& ScoreCounts::operator+=(const ScoreCounts& other) {
  right += other.right;
  wrong += other.wrong;
  found += other.found;
  missed += other.missed;
  return *this;
}

BeadScore& BeadScore::operator+=(const BeadScore& other) {
  strict += other.strict;
  lax += other.lax;
  return *this;
}

BeadScore ScoreBeads(std::span<const IndexedBead> gold, std::span<const IndexedBead> guess) {
  const Hits precision = CountHits(Keys(gold, true), Keys(guess, true));
  const Hits recall = CountHits(Keys(guess, false), Keys(gold, false));
  return {.strict = {precision.strict_right, precision.strict_wrong, recall.strict_right,
                     recall.strict_wrong},
          .lax = {precision.lax_right, precision.lax_wrong, recall.lax_right, recall.lax_wrong}};
}

}  // namespace malmoi
