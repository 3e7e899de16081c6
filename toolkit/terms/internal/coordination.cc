#include "terms/internal/coordination.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace malmoi::internal {
namespace {

// 상한 과 하한: tokens from the one to the other, at most.
constexpr int kMaxDistance = 3;

const TokenTie* StrongestOf(std::span<const TokenTie> ties, uint32_t target) {
  const TokenTie* strongest = nullptr;
  for (const TokenTie& tie : ties) {
    if (tie.target != target) continue;
    if (strongest == nullptr || tie.strength > strongest->strength) strongest = &tie;
  }
  return strongest;
}

bool IsCandidate(std::span<const CandidateSpan> candidates, uint32_t token) {
  return std::ranges::any_of(candidates, [token](const CandidateSpan& candidate) {
    return candidate.tokens.size() == 1 && candidate.tokens[0] == token;
  });
}

}  // namespace

void ShareHeads(std::span<const CandidateSpan> source, std::span<const CandidateSpan> target,
                std::vector<TokenTie>* ties) {
  std::vector<TokenTie> shared;
  for (const CandidateSpan& candidate : target) {
    if (candidate.kind != CandidateKind::kElliptic) continue;
    const uint32_t head = candidate.tokens.back();
    const TokenTie* const first = StrongestOf(*ties, candidate.tokens.front());
    const TokenTie* const second = StrongestOf(*ties, head - 1);
    if (first == nullptr || second == nullptr || first->source == second->source) continue;
    const int distance = static_cast<int>(first->source) - static_cast<int>(second->source);
    if (std::abs(distance) > kMaxDistance) continue;
    const bool own_word = std::ranges::any_of(*ties, [&](const TokenTie& tie) {
      return tie.target == head && tie.source != first->source && tie.source != second->source;
    });
    if (own_word || !IsCandidate(source, first->source) || !IsCandidate(source, second->source)) {
      continue;
    }
    for (const TokenTie* const tie : {first, second}) {
      shared.push_back({tie->source, head, tie->strength});
    }
  }
  for (const TokenTie& tie : shared) {
    const auto place = std::ranges::lower_bound(
        *ties, std::pair(tie.source, tie.target), {},
        [](const TokenTie& other) { return std::pair(other.source, other.target); });
    if (place != ties->end() && place->source == tie.source && place->target == tie.target) {
      place->strength = std::max(place->strength, tie.strength);
    } else {
      ties->insert(place, tie);
    }
  }
}

}  // namespace malmoi::internal
