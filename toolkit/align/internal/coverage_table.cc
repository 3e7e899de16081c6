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
// A cell with less evidence for it is no rival.
constexpr float kNoEvidence = -4;
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
float WeightedBest(std::span<const uint8_t* const> rows, size_t count, const uint16_t* weights,
                   uint8_t* best) {
  uint32_t sum = WeightedBest(rows[0], rows[1], weights, count, best);
  for (const uint8_t* const row : rows.subspan(2)) {
    sum = WeightedBest(best, row, weights, count, best);
  }
  return static_cast<float>(sum) / kUnit;
}

// Of the words from `first` on; 0 where words have no evidence.
float EvidenceOf(const WordWeights& words, size_t first, const uint8_t* matches, size_t count) {
  if (words.evidence.empty()) return 0;
  float sum = 0;
  for (size_t k = 0; k < count; ++k) sum += words.evidence[first + k][LevelOfMatch(matches[k])];
  return sum;
}

std::vector<float> EvidenceWithoutMatch(const WordWeights& words) {
  constexpr std::array<uint8_t, CoverageTable::kMaxWords> kNothing{};
  std::vector<float> sums;
  for (size_t i = 0; i + 1 < words.begins.size(); ++i) {
    sums.push_back(EvidenceOf(words, words.begins[i], kNothing.data(), words.CountOf(i)));
  }
  return sums;
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

size_t LevelOfMatch(uint8_t match) {
  return static_cast<size_t>(match > 0) + static_cast<size_t>(match > 110) +
         static_cast<size_t>(match > 180);
}

CoverageTable::Sum& CoverageTable::Sum::operator+=(const Sum& other) {
  covered += other.covered;
  weight += other.weight;
  evidence += other.evidence;
  words += other.words;
  return *this;
}

CoverageTable::Side::Side(WordWeights the_words)
    : words(std::move(the_words)),
      whole_weights(WholeWeights(words)),
      totals(TotalWeights(words)),
      missing(EvidenceWithoutMatch(words)) {}

CoverageTable::Sum CoverageTable::Side::OfNothing(size_t sentence) const {
  return {.weight = totals[sentence],
          .evidence = missing[sentence],
          .words = static_cast<float>(words.CountOf(sentence))};
}

CoverageTable::Sum CoverageTable::Side::Of(size_t sentence, const uint8_t* matches) const {
  const size_t first = words.begins[sentence];
  const size_t count = words.CountOf(sentence);
  Sum sum = OfNothing(sentence);
  sum.covered =
      static_cast<float>(WeightedSum(matches, whole_weights.data() + first, count)) / kUnit;
  sum.evidence = EvidenceOf(words, first, matches, count);
  return sum;
}

CoverageTable::Sum CoverageTable::Side::OfBest(size_t sentence,
                                               std::span<const uint8_t* const> rows) const {
  std::array<uint8_t, kMaxWords> best;
  const size_t first = words.begins[sentence];
  const size_t count = words.CountOf(sentence);
  Sum sum = OfNothing(sentence);
  sum.covered = WeightedBest(rows, count, whole_weights.data() + first, best.data());
  sum.evidence = EvidenceOf(words, first, best.data(), count);
  return sum;
}

// A side without words has what there is to have.
bool CoverageTable::Side::HasEvidence() const {
  return words.evidence.size() == words.weights.size();
}

CoverageTable::CoverageTable(WordWeights source, WordWeights target)
    : source_(std::move(source)), target_(std::move(target)) {}

void CoverageTable::ShapeRows(std::span<const CandidateBead> beads) {
  rows_.assign(source_.totals.size(), {});
  for (const CandidateBead& bead : beads) {
    for (size_t i = bead.source.begin; i < bead.source.end; ++i) {
      IndexRange& row = rows_[i];
      if (row.empty()) row = bead.target;
      row = {std::min(row.begin, bead.target.begin), std::max(row.end, bead.target.end)};
    }
  }
  starts_.clear();
  size_t count = 0;
  for (const IndexRange& row : rows_) {
    starts_.push_back(count);
    count += row.size();
  }
  cells_.assign(count, {});
}

void CoverageTable::Build(std::span<const CandidateBead> beads, const FillCell& fill) {
  ShapeRows(beads);
  std::vector<bool> is_wanted(cells_.size());
  for (const CandidateBead& bead : beads) {
    for (size_t i = bead.source.begin; i < bead.source.end; ++i) {
      for (size_t j = bead.target.begin; j < bead.target.end; ++j) {
        is_wanted[starts_[i] + j - rows_[i].begin] = true;
      }
    }
  }
  for (size_t i = 0; i < rows_.size(); ++i) {
    for (size_t j = rows_[i].begin; j < rows_[i].end; ++j) {
      const size_t at = starts_[i] + j - rows_[i].begin;
      if (!is_wanted[at]) continue;
      CellMatches& cell = cells_[at];
      const size_t sources = source_.words.CountOf(i);
      const size_t targets = target_.words.CountOf(j);
      cell.at = matches_.size();
      matches_.resize(matches_.size() + sources + targets);
      const std::span<uint8_t> all = std::span(matches_).subspan(cell.at);
      fill(i, j, all.first(sources), all.last(targets));
      cell.source = source_.Of(i, all.data());
      cell.target = target_.Of(j, all.data() + sources);
    }
  }
  means_ =
      CellTable(rows_, target_.totals.size(), [&](size_t i, size_t first, std::span<float> cells) {
        for (size_t k = 0; k < cells.size(); ++k) cells[k] = MeanOfCell(i, first + k);
      });
  if (!source_.HasEvidence() || !target_.HasEvidence()) return;
  evidence_means_ =
      CellTable(rows_, target_.totals.size(), [&](size_t i, size_t first, std::span<float> cells) {
        for (size_t k = 0; k < cells.size(); ++k) {
          const size_t j = first + k;
          const float mean = (SourceSentence(i, {j, j + 1}).mean_evidence() +
                              TargetSentence(j, {i, i + 1}).mean_evidence()) /
                             2;
          cells[k] = Find(i, j) == nullptr ? 0 : mean - kNoEvidence;
        }
      });
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
  const CellMatches* last = nullptr;
  for (size_t j = target.begin; j < target.end && found < rows.size(); ++j) {
    const CellMatches* const cell = Find(i, j);
    if (cell == nullptr) continue;
    rows[found++] = matches_.data() + cell->at;
    last = cell;
  }
  if (found > 1) return source_.OfBest(i, std::span(rows).first(found));
  return last != nullptr ? last->source : source_.OfNothing(i);
}

CoverageTable::Sum CoverageTable::TargetSentence(size_t j, const IndexRange& source) const {
  std::array<const uint8_t*, kLargestBead> rows;
  size_t found = 0;
  const CellMatches* last = nullptr;
  for (size_t i = source.begin; i < source.end && found < rows.size(); ++i) {
    const CellMatches* const cell = Find(i, j);
    if (cell == nullptr) continue;
    rows[found++] = matches_.data() + cell->at + source_.words.CountOf(i);
    last = cell;
  }
  if (found > 1) return target_.OfBest(j, std::span(rows).first(found));
  return last != nullptr ? last->target : target_.OfNothing(j);
}

CoverageTable::Sum CoverageTable::Source(const IndexRange& source, const IndexRange& target) const {
  Sum sum;
  for (size_t i = source.begin; i < source.end; ++i) sum += SourceSentence(i, target);
  return sum;
}

CoverageTable::Sum CoverageTable::Target(const IndexRange& source, const IndexRange& target) const {
  Sum sum;
  for (size_t j = target.begin; j < target.end; ++j) sum += TargetSentence(j, source);
  return sum;
}

void CoverageTable::Score(const IndexRange& source, const IndexRange& target,
                          std::span<float> values) const {
  std::ranges::fill(values, 0.F);
  const std::span<float> evidence = values.subspan(kFeatures);
  const float rival = std::max(means_.RowRival(source, target), means_.ColumnRival(source, target));
  if (source.empty() || target.empty()) {
    values[5] = rival;
    if (!evidence.empty()) {
      evidence[4] = std::max(evidence_means_.RowRival(source, target),
                             evidence_means_.ColumnRival(source, target));
    }
    return;
  }
  const Sum from = Source(source, target);
  const Sum to = Target(source, target);
  values[0] = from.share();
  values[1] = to.share();
  values[2] = std::min(values[0], values[1]);
  values[5] = (values[0] + values[1]) / 2 - rival;
  if (!evidence.empty()) {
    evidence[0] = (from.mean_evidence() + to.mean_evidence()) / 2;
    evidence[1] = std::min(from.mean_evidence(), to.mean_evidence());
    evidence[2] = from.evidence + to.evidence;
  }
  if (source.size() == 1 && target.size() == 1) return;
  float member = 1;
  float least_evidence = std::numeric_limits<float>::max();
  float gain = 1;
  const auto see_member = [&](const Sum& sum) {
    member = std::min(member, sum.share());
    least_evidence = std::min(least_evidence, sum.mean_evidence());
  };
  if (source.size() > 1) {
    for (size_t i = source.begin; i < source.end; ++i) see_member(SourceSentence(i, target));
    const float without_first = Target({source.begin + 1, source.end}, target).share();
    const float without_last = Target({source.begin, source.end - 1}, target).share();
    gain = std::min(gain, values[1] - std::max(without_first, without_last));
  }
  if (target.size() > 1) {
    for (size_t j = target.begin; j < target.end; ++j) see_member(TargetSentence(j, source));
    const float without_first = Source(source, {target.begin + 1, target.end}).share();
    const float without_last = Source(source, {target.begin, target.end - 1}).share();
    gain = std::min(gain, values[0] - std::max(without_first, without_last));
  }
  values[3] = member;
  values[4] = gain;
  if (!evidence.empty()) evidence[3] = least_evidence;
}

float CoverageTable::MeanOfCell(size_t i, size_t j) const {
  return (SourceSentence(i, {j, j + 1}).share() + TargetSentence(j, {i, i + 1}).share()) / 2;
}

}  // namespace malmoi::internal
