#include "align/internal/coverage_table.h"

#include <algorithm>
#include <array>
#include <utility>

#include "align/internal/bead_lattice.h"
#include "align/internal/multiversion.h"

namespace malmoi::internal {
namespace {

constexpr float kFull = 255;
// Weights are whole numbers of this step, so that sums are exact in any order and many are added at
// once. The bounds keep the sum of a sentence in 32 bits.
constexpr float kWeightSteps = 256;
constexpr float kMaxWeight = 16383;
constexpr float kUnit = kFull * kWeightSteps;
static_assert(kFull * kMaxWeight * CoverageTable::kMaxWords < 4294967295.0);

MALMOI_MULTIVERSION uint32_t WeightedSum(const uint8_t* matches, const uint16_t* weights,
                                         size_t count) {
  uint32_t sum = 0;
  for (size_t k = 0; k < count; ++k) sum += static_cast<uint32_t>(matches[k]) * weights[k];
  return sum;
}

// Weighted sum of the better of two rows of matches, which goes to `best`.
MALMOI_MULTIVERSION uint32_t WeightedBest(const uint8_t* first, const uint8_t* second,
                                          const uint16_t* weights, size_t count, uint8_t* best) {
  uint32_t sum = 0;
  for (size_t k = 0; k < count; ++k) {
    const uint8_t larger = first[k] > second[k] ? first[k] : second[k];
    best[k] = larger;
    sum += static_cast<uint32_t>(larger) * weights[k];
  }
  return sum;
}

// Of up to kLargestBead rows, at least two.
float WeightedBest(std::span<const uint8_t* const> rows, size_t count, const uint16_t* weights) {
  std::array<uint8_t, CoverageTable::kMaxWords> best;
  uint32_t sum = WeightedBest(rows[0], rows[1], weights, count, best.data());
  for (const uint8_t* const row : rows.subspan(2)) {
    sum = WeightedBest(best.data(), row, weights, count, best.data());
  }
  return static_cast<float>(sum) / kUnit;
}

std::vector<uint16_t> WholeWeights(const WordWeights& words) {
  std::vector<uint16_t> whole;
  whole.reserve(words.weights.size());
  for (const float weight : words.weights) {
    whole.push_back(
        static_cast<uint16_t>(std::clamp(weight * kWeightSteps, 0.F, kMaxWeight) + 0.5F));
  }
  return whole;
}

std::vector<float> TotalWeights(const WordWeights& words) {
  std::vector<float> totals;
  for (size_t i = 0; i + 1 < words.begins.size(); ++i) {
    float sum = 0;
    for (size_t k = words.begins[i]; k < words.begins[i + 1]; ++k) sum += words.weights[k];
    totals.push_back(sum);
  }
  return totals;
}

}  // namespace

CoverageTable::CoverageTable(WordWeights source, WordWeights target)
    : source_(std::move(source)),
      target_(std::move(target)),
      source_totals_(TotalWeights(source_)),
      target_totals_(TotalWeights(target_)),
      source_weights_(WholeWeights(source_)),
      target_weights_(WholeWeights(target_)) {}

void CoverageTable::Build(const CellTable& shape, const WantCell& want, const FillCell& fill) {
  cells_.assign(shape.cell_count(), {});
  for (size_t i = 0; i < shape.row_count(); ++i) {
    rows_.push_back(shape.Row(i));
    starts_.push_back(shape.RowStart(i));
    for (size_t j = rows_[i].begin; j < rows_[i].end; ++j) {
      if (!want(i, j)) continue;
      CellMatches& cell = cells_[starts_[i] + j - rows_[i].begin];
      const size_t sources = source_.CountOf(i);
      const size_t targets = target_.CountOf(j);
      cell.at = matches_.size();
      matches_.resize(matches_.size() + sources + targets);
      const std::span<uint8_t> all = std::span(matches_).subspan(cell.at);
      fill(i, j, all.first(sources), all.last(targets));
      cell.source_sum = static_cast<float>(WeightedSum(
                            all.data(), source_weights_.data() + source_.begins[i], sources)) /
                        kUnit;
      cell.target_sum =
          static_cast<float>(WeightedSum(all.data() + sources,
                                         target_weights_.data() + target_.begins[j], targets)) /
          kUnit;
    }
  }
}

const CoverageTable::CellMatches* CoverageTable::Find(size_t i, size_t j) const {
  const IndexRange& row = rows_[i];
  if (j < row.begin || j >= row.end) return nullptr;
  const CellMatches& cell = cells_[starts_[i] + j - row.begin];
  return cell.at == kNoMatches ? nullptr : &cell;
}

CoverageTable::Sum CoverageTable::SourceSentence(size_t i, const IndexRange& target) const {
  std::array<const uint8_t*, kLargestBead> rows;
  size_t found = 0;
  float only = 0;
  for (size_t j = target.begin; j < target.end && found < rows.size(); ++j) {
    if (const CellMatches* const cell = Find(i, j)) {
      rows[found++] = matches_.data() + cell->at;
      only = cell->source_sum;
    }
  }
  const float weight = source_totals_[i];
  if (found <= 1) return {only, weight};
  return {WeightedBest(std::span(rows).first(found), source_.CountOf(i),
                       source_weights_.data() + source_.begins[i]),
          weight};
}

CoverageTable::Sum CoverageTable::TargetSentence(size_t j, const IndexRange& source) const {
  std::array<const uint8_t*, kLargestBead> rows;
  size_t found = 0;
  float only = 0;
  for (size_t i = source.begin; i < source.end && found < rows.size(); ++i) {
    if (const CellMatches* const cell = Find(i, j)) {
      rows[found++] = matches_.data() + cell->at + source_.CountOf(i);
      only = cell->target_sum;
    }
  }
  const float weight = target_totals_[j];
  if (found <= 1) return {only, weight};
  return {WeightedBest(std::span(rows).first(found), target_.CountOf(j),
                       target_weights_.data() + target_.begins[j]),
          weight};
}

CoverageTable::Sum CoverageTable::Source(const IndexRange& source, const IndexRange& target) const {
  Sum sum;
  for (size_t i = source.begin; i < source.end; ++i) {
    const Sum sentence = SourceSentence(i, target);
    sum.covered += sentence.covered;
    sum.weight += sentence.weight;
  }
  return sum;
}

CoverageTable::Sum CoverageTable::Target(const IndexRange& source, const IndexRange& target) const {
  Sum sum;
  for (size_t j = target.begin; j < target.end; ++j) {
    const Sum sentence = TargetSentence(j, source);
    sum.covered += sentence.covered;
    sum.weight += sentence.weight;
  }
  return sum;
}

void CoverageTable::Score(const IndexRange& source, const IndexRange& target,
                          std::span<float> values) const {
  std::ranges::fill(values, 0.F);
  values[0] = Source(source, target).share();
  values[1] = Target(source, target).share();
  values[2] = std::min(values[0], values[1]);
  if (source.size() == 1 && target.size() == 1) return;
  float member = 1;
  float gain = 1;
  if (source.size() > 1) {
    for (size_t i = source.begin; i < source.end; ++i) {
      member = std::min(member, SourceSentence(i, target).share());
    }
    const float without_first = Target({source.begin + 1, source.end}, target).share();
    const float without_last = Target({source.begin, source.end - 1}, target).share();
    gain = std::min(gain, values[1] - std::max(without_first, without_last));
  }
  if (target.size() > 1) {
    for (size_t j = target.begin; j < target.end; ++j) {
      member = std::min(member, TargetSentence(j, source).share());
    }
    const float without_first = Source(source, {target.begin + 1, target.end}).share();
    const float without_last = Source(source, {target.begin, target.end - 1}).share();
    gain = std::min(gain, values[0] - std::max(without_first, without_last));
  }
  values[3] = member;
  values[4] = gain;
}

float CoverageTable::Cell(size_t i, size_t j) const {
  return (SourceSentence(i, {j, j + 1}).share() + TargetSentence(j, {i, i + 1}).share()) / 2;
}

}  // namespace malmoi::internal
