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

const CandidateSpan* CandidateOf(std::span<const CandidateSpan> candidates, uint32_t token) {
  const auto found = std::ranges::find_if(candidates, [token](const CandidateSpan& candidate) {
    return candidate.tokens.size() == 1 && candidate.tokens[0] == token;
  });
  return found == candidates.end() ? nullptr : &*found;
}

// A noun of its own needs none behind it: "compression and speed right".
bool IsModifier(std::span<const CandidateSpan> candidates, uint32_t token) {
  const CandidateSpan* const candidate = CandidateOf(candidates, token);
  return candidate != nullptr && candidate->kind == CandidateKind::kModifier;
}

}  // namespace

void ShareHeads(std::span<const CandidateSpan> source, std::span<const CandidateSpan> target,
                std::vector<TokenTie>* ties) {
  std::vector<TokenTie> shared;
  for (const CandidateSpan& candidate : target) {
    if (candidate.kind != CandidateKind::kElliptic) continue;
    const uint32_t head = candidate.tokens.back();
    // Coordinated words are of one kind, so one of them tells.
    if (!IsModifier(target, candidate.tokens.front()) && !IsModifier(target, head - 1)) continue;
    const TokenTie* const first = StrongestOf(*ties, candidate.tokens.front());
    const TokenTie* const second = StrongestOf(*ties, head - 1);
    if (first == nullptr || second == nullptr || first->source == second->source) continue;
    const int distance = static_cast<int>(first->source) - static_cast<int>(second->source);
    if (std::abs(distance) > kMaxDistance) continue;
    const bool own_word = std::ranges::any_of(*ties, [&](const TokenTie& tie) {
      return tie.target == head && tie.source != first->source && tie.source != second->source;
    });
    if (own_word || CandidateOf(source, first->source) == nullptr ||
        CandidateOf(source, second->source) == nullptr) {
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
