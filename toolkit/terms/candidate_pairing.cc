#include "terms/candidate_pairing.h"

#include <algorithm>
#include <cmath>

namespace malmoi {
namespace {

// What a word that is tied to nothing counts for: it may belong (learning of 학습률, learning
// rate).
constexpr double kUntiedCover = 0.5;

// The ties of one side's tokens, by token.
struct TieRows {
  std::vector<std::vector<TokenTie>> by_source;
  std::vector<float> source_mass;  // sum of the strengths of each token's ties
  std::vector<float> target_mass;

  TieRows(std::span<const TokenTie> ties, size_t sources, size_t targets)
      : by_source(sources), source_mass(sources), target_mass(targets) {
    for (const TokenTie& tie : ties) {
      by_source[tie.source].push_back(tie);
      source_mass[tie.source] += tie.strength;
      target_mass[tie.target] += tie.strength;
    }
  }
};

// What is known of one side of a pair: `inside` is the tie mass of each token within the pair.
struct SideFit {
  double covered = 0;  // share of its tokens that are tied into the pair
  double kept = 0;     // share of its tie mass that stays inside the pair
  double strength = 0;
};

SideFit FitOf(std::span<const uint32_t> tokens, std::span<const float> inside,
              std::span<const float> mass) {
  SideFit fit;
  double inside_sum = 0;
  double mass_sum = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const double total = mass[tokens[i]];
    inside_sum += inside[i];
    mass_sum += total;
    fit.covered += total > 0 ? inside[i] / total : kUntiedCover;
    fit.strength += std::min(1.0F, inside[i]);
  }
  fit.covered /= static_cast<double>(tokens.size());
  fit.strength /= static_cast<double>(tokens.size());
  fit.kept = mass_sum > 0 ? inside_sum / mass_sum : 0;
  return fit;
}

}  // namespace

std::vector<CandidatePair> PairCandidates(const BeadCandidates& bead,
                                          std::span<const TokenTie> ties, double min_quality) {
  const TieRows rows(ties, bead.source_tokens, bead.target_tokens);
  std::vector<std::vector<uint32_t>> targets_of_token(bead.target_tokens);
  for (uint32_t t = 0; t < bead.target.size(); ++t) {
    for (const uint32_t token : bead.target[t].tokens) targets_of_token[token].push_back(t);
  }

  std::vector<CandidatePair> pairs;
  std::vector<uint32_t> reached;
  std::vector<float> source_inside;
  std::vector<float> target_inside;
  for (uint32_t s = 0; s < bead.source.size(); ++s) {
    const CandidateSpan& source = bead.source[s];
    reached.clear();
    for (const uint32_t token : source.tokens) {
      for (const TokenTie& tie : rows.by_source[token]) {
        const std::vector<uint32_t>& found = targets_of_token[tie.target];
        reached.insert(reached.end(), found.begin(), found.end());
      }
    }
    std::sort(reached.begin(), reached.end());
    reached.erase(std::unique(reached.begin(), reached.end()), reached.end());

    for (const uint32_t t : reached) {
      const CandidateSpan& target = bead.target[t];
      source_inside.assign(source.tokens.size(), 0);
      target_inside.assign(target.tokens.size(), 0);
      for (size_t i = 0; i < source.tokens.size(); ++i) {
        for (const TokenTie& tie : rows.by_source[source.tokens[i]]) {
          const auto place =
              std::lower_bound(target.tokens.begin(), target.tokens.end(), tie.target);
          if (place == target.tokens.end() || *place != tie.target) continue;
          source_inside[i] += tie.strength;
          target_inside[static_cast<size_t>(place - target.tokens.begin())] += tie.strength;
        }
      }
      const SideFit source_fit = FitOf(source.tokens, source_inside, rows.source_mass);
      const SideFit target_fit = FitOf(target.tokens, target_inside, rows.target_mass);
      const double quality =
          std::sqrt(source_fit.covered * target_fit.covered) * source_fit.kept * target_fit.kept;
      if (quality < min_quality) continue;
      const double coverage = (source_fit.strength + target_fit.strength) / 2;
      pairs.push_back({s, t, static_cast<float>(quality), static_cast<float>(coverage)});
    }
  }
  return pairs;
}

}  // namespace malmoi
