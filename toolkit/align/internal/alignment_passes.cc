#include "align/internal/alignment_passes.h"

#include <algorithm>
#include <vector>

#include "base/parallel.h"

namespace malmoi::internal {
namespace {

constexpr size_t kBlock = 256;  // sentence pairs a piece of work

constexpr float kNegligible = 1e-4f;  // a link expected so seldom is not counted

void AddNullCounts(Direction direction, std::span<const uint32_t> made_words, const Lattice& own,
                   TranslationModel* model) {
  for (size_t made = 0; made < own.made; ++made) {
    model->AddNullCount(direction, made_words[made], own.null_posteriors[made]);
  }
}

// Adds the links that each direction expects by itself.
void AddCounts(std::span<const uint32_t> cells, const Lattice& forward, const Lattice& backward,
               TranslationModel* model) {
  size_t cell = 0;
  for (size_t i = 0; i < forward.given; ++i) {
    for (size_t j = 0; j < forward.made; ++j, ++cell) {
      const float ahead = forward.posteriors[j * forward.given + i];
      const float back = backward.posteriors[cell];
      if (ahead >= kNegligible) model->AddCount(Direction::kForward, cells[cell], ahead);
      if (back >= kNegligible) model->AddCount(Direction::kBackward, cells[cell], back);
    }
  }
}

// Adds the links that both directions expect: to both the same.
void AddAgreedCounts(std::span<const uint32_t> cells, const Lattice& forward,
                     const Lattice& backward, TranslationModel* model) {
  size_t cell = 0;
  for (size_t i = 0; i < forward.given; ++i) {
    for (size_t j = 0; j < forward.made; ++j, ++cell) {
      const float count = forward.posteriors[j * forward.given + i] * backward.posteriors[cell];
      if (count < kNegligible) continue;
      model->AddCount(Direction::kForward, cells[cell], count);
      model->AddCount(Direction::kBackward, cells[cell], count);
    }
  }
}

}  // namespace

void AlignmentPasses::ComputePosteriors(size_t index, bool hmm, PairPosteriors* posteriors) const {
  const IdPair& pair = pairs_[index];
  const std::span<const uint32_t> cells = model_->Cells(index);
  const size_t sources = pair.source.size();
  const size_t targets = pair.target.size();
  Lattice& forward = posteriors->forward;
  Lattice& backward = posteriors->backward;
  forward.made = backward.given = targets;
  forward.given = backward.made = sources;
  forward.classes = pair.source_classes;
  backward.classes = pair.target_classes;
  for (Lattice* const lattice : {&forward, &backward}) {
    if (lattice->emissions.size() >= cells.size()) continue;
    lattice->emissions.resize(cells.size());
  }
  for (size_t i = 0; i < sources; ++i) {
    for (size_t j = 0; j < targets; ++j) {
      const uint32_t cell = cells[i * targets + j];
      forward.emissions[j * sources + i] = model_->Probability(Direction::kForward, cell);
      backward.emissions[i * targets + j] = model_->Probability(Direction::kBackward, cell);
    }
  }
  forward.null_emissions.resize(targets);
  backward.null_emissions.resize(sources);
  for (size_t j = 0; j < targets; ++j) {
    forward.null_emissions[j] = model_->NullProbability(Direction::kForward, pair.target[j]);
  }
  for (size_t i = 0; i < sources; ++i) {
    backward.null_emissions[i] = model_->NullProbability(Direction::kBackward, pair.source[i]);
  }
  if (hmm) {
    JumpModel::Counts* const jumps = posteriors->count_jumps ? posteriors->jumps.data() : nullptr;
    HmmPosteriors(jumps_[0], null_probability_, &forward, &posteriors->scratch, jumps);
    HmmPosteriors(jumps_[1], null_probability_, &backward, &posteriors->scratch,
                  jumps == nullptr ? nullptr : jumps + 1);
  } else {
    Model1Posteriors(null_probability_, &forward);
    Model1Posteriors(null_probability_, &backward);
  }
}

void AlignmentPasses::Run(const PassOptions& options) {
  const size_t blocks = (pairs_.size() + kBlock - 1) / kBlock;
  std::vector<std::array<JumpModel::Counts, 2>> jumps(blocks);
  ParallelFor(blocks, options.threads, [&](size_t block) {
    PairPosteriors posteriors;
    posteriors.count_jumps = true;
    const size_t end = std::min(pairs_.size(), (block + 1) * kBlock);
    for (size_t pair = block * kBlock; pair < end; ++pair) {
      if (pairs_[pair].source.empty() || pairs_[pair].target.empty()) continue;
      ComputePosteriors(pair, options.hmm, &posteriors);
      const auto add_counts = options.agree ? AddAgreedCounts : AddCounts;
      add_counts(model_->Cells(pair), posteriors.forward, posteriors.backward, model_);
      AddNullCounts(Direction::kForward, pairs_[pair].target, posteriors.forward, model_);
      AddNullCounts(Direction::kBackward, pairs_[pair].source, posteriors.backward, model_);
    }
    jumps[block] = posteriors.jumps;
  });
  if (!options.hmm) return;
  for (size_t direction = 0; direction < 2; ++direction) {
    JumpModel::Counts sum = {};
    for (const auto& block : jumps) {  // in order, so that rounding does not depend on threads
      for (size_t slot = 0; slot < sum.size(); ++slot) sum[slot] += block[direction][slot];
    }
    jumps_[direction].Estimate(sum);
  }
}

}  // namespace malmoi::internal
