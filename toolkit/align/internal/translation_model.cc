#include "align/internal/translation_model.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"

namespace malmoi::internal {
namespace {

constexpr size_t kBlock = 1024;  // source words a piece of work

// exp(digamma(x)), by recurrence and the asymptotic series; relative error below 1e-6.
double ExpDigamma(double x) {
  double shift = 0;
  for (; x < 6; ++x) shift -= 1 / x;
  const double inverse = 1 / (x * x);
  const double digamma =
      std::log(x) - 0.5 / x - inverse * (1.0 / 12 - inverse * (1.0 / 120 - inverse / 252)) + shift;
  return std::exp(digamma);
}

}  // namespace

TranslationModel::TranslationModel(std::span<const IdPair> pairs, size_t source_words,
                                   size_t target_words, int threads)
    : pairs_(pairs), target_words_(target_words) {
  // Where each source word stands: (pair, token), sorted by word.
  struct Place {
    uint32_t pair;
    uint32_t token;
  };
  std::vector<size_t> place_begins(source_words + 1);
  cell_begins_.reserve(pairs.size() + 1);
  cell_begins_.push_back(0);
  for (const IdPair& pair : pairs) {
    for (const uint32_t word : pair.source) ++place_begins[word + 1];
    cell_begins_.push_back(cell_begins_.back() + pair.source.size() * pair.target.size());
  }
  for (size_t i = 0; i < source_words; ++i) place_begins[i + 1] += place_begins[i];
  std::vector<Place> places(place_begins.back());
  std::vector<size_t> next(place_begins.begin(), place_begins.end() - 1);
  for (uint32_t p = 0; p < pairs.size(); ++p) {
    for (uint32_t i = 0; i < pairs[p].source.size(); ++i) {
      places[next[pairs[p].source[i]]++] = {p, i};
    }
  }

  // The targets that each source word meets; then each token's cells point into its word's row.
  std::vector<std::vector<uint32_t>> rows(source_words);
  const size_t blocks = (source_words + kBlock - 1) / kBlock;
  const auto for_each_word = [&](const auto& work) {
    ParallelFor(blocks, threads, [&](size_t block) {
      std::vector<uint32_t> scratch(target_words, 0);
      const size_t end = std::min(source_words, (block + 1) * kBlock);
      for (size_t word = block * kBlock; word < end; ++word) work(word, &scratch);
    });
  };
  for_each_word([&](size_t word, std::vector<uint32_t>* seen) {
    std::vector<uint32_t>& row = rows[word];
    for (size_t place = place_begins[word]; place < place_begins[word + 1]; ++place) {
      for (const uint32_t target : pairs[places[place].pair].target) {
        if ((*seen)[target] == word + 1) continue;
        (*seen)[target] = static_cast<uint32_t>(word + 1);
        row.push_back(target);
      }
    }
    std::ranges::sort(row);
  });
  row_begins_.reserve(source_words + 1);
  row_begins_.push_back(0);
  for (const std::vector<uint32_t>& row : rows) {
    row_begins_.push_back(row_begins_.back() + row.size());
    cell_targets_.insert(cell_targets_.end(), row.begin(), row.end());
  }
  rows = {};
  cells_.resize(cell_begins_.back());
  for_each_word([&](size_t word, std::vector<uint32_t>* cell_of) {
    ForEachCell(static_cast<uint32_t>(word), [cell_of](size_t cell, uint32_t target) {
      (*cell_of)[target] = static_cast<uint32_t>(cell);
    });
    for (size_t place = place_begins[word]; place < place_begins[word + 1]; ++place) {
      const std::vector<uint32_t>& targets = pairs[places[place].pair].target;
      const size_t begin = cell_begins_[places[place].pair] + places[place].token * targets.size();
      for (size_t j = 0; j < targets.size(); ++j) cells_[begin + j] = (*cell_of)[targets[j]];
    }
  });

  probabilities_.assign(cell_count(), {1.0f, 1.0f});
  counts_ = std::make_unique<std::array<Sum, 2>[]>(cell_count());
  for (size_t direction = 0; direction < 2; ++direction) {
    const size_t words = direction == 0 ? target_words : source_words;
    null_priors_[direction].assign(words, 0.1f);
    nulls_[direction].assign(words, 1.0f / static_cast<float>(std::max<size_t>(1, words)));
    null_counts_[direction] = std::make_unique<Sum[]>(words);
  }
}

void TranslationModel::SetPrior(Direction direction, std::vector<float> counts, float other) {
  priors_[static_cast<size_t>(direction)] = std::move(counts);
  other_priors_[static_cast<size_t>(direction)] = other;
}

void TranslationModel::Estimate(double concentration) {
  for (const Direction direction : {Direction::kForward, Direction::kBackward}) {
    const auto d = static_cast<size_t>(direction);
    const size_t given_words = d == 0 ? source_words() : target_words();
    const size_t made_words = d == 0 ? target_words() : source_words();
    const auto for_each_cell = [&](const auto& visit) {
      for (uint32_t source = 0; source < source_words(); ++source) {
        ForEachCell(source,
                    [&](size_t cell, uint32_t target) { visit(cell, d == 0 ? source : target); });
      }
    };
    std::vector<double> totals(given_words, other_priors_[d]);
    for_each_cell([&](size_t cell, uint32_t given) {
      totals[given] += Count(direction, cell) + Prior(direction, cell) + concentration;
    });
    const double spread = other_priors_[d] / static_cast<double>(std::max<size_t>(1, made_words));
    for (double& total : totals) {
      total = concentration > 0 ? ExpDigamma(std::max(total, 1e-9)) : std::max(total, 1e-9);
    }
    for_each_cell([&](size_t cell, uint32_t given) {
      const double value = Count(direction, cell) + Prior(direction, cell) + concentration + spread;
      const double mass = concentration > 0 ? ExpDigamma(value) : value;
      probabilities_[cell][d] = static_cast<float>(std::max(mass / totals[given], 1e-9));
      counts_[cell][d].store(0, std::memory_order_relaxed);
    });
    double null_total = 0;
    for (size_t word = 0; word < made_words; ++word) {
      null_total += ToDouble(null_counts_[d][word]) + null_priors_[d][word];
    }
    for (size_t word = 0; word < made_words; ++word) {
      nulls_[d][word] = static_cast<float>(
          (ToDouble(null_counts_[d][word]) + null_priors_[d][word]) / null_total);
      null_counts_[d][word].store(0, std::memory_order_relaxed);
    }
  }
}

}  // namespace malmoi::internal
