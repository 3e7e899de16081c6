// How much of each side of a bead is rendered by the other, word by word. Internal to align/.
//
// "Word" is whatever is compared: a piece with its vector, a stem with its translations. For each
// cell every word of the one sentence is given its best match among the words of the other, 0 to
// 255; a word's match in a bead is its best among the cells of the bead. Coverage is the mean match
// of a side's words, weighted. Built once; then const.
#ifndef MALMOI_ALIGN_INTERNAL_COVERAGE_TABLE_H_
#define MALMOI_ALIGN_INTERNAL_COVERAGE_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "align/bead.h"
#include "align/internal/cell_table.h"

namespace malmoi::internal {

// The words of all sentences of a side, one after another.
struct WordWeights {
  std::vector<size_t> begins = {0};  // first word of each sentence, and one past the last
  std::vector<float> weights;

  void EndSentence() { begins.push_back(weights.size()); }
  size_t CountOf(size_t sentence) const { return begins[sentence + 1] - begins[sentence]; }
};

class CoverageTable {
 public:
  // Writes the match of every word of source sentence i and of target sentence j.
  using FillCell =
      std::function<void(size_t i, size_t j, std::span<uint8_t> source, std::span<uint8_t> target)>;
  // Whether a cell is worth the work; of others every match is 0.
  using WantCell = std::function<bool(size_t i, size_t j)>;

  // What Score says: source, target, the lesser of both, then of a merge: the coverage of its least
  // covered member, and what the merge covers more than the better of its parts.
  static constexpr size_t kFeatures = 5;
  static constexpr size_t kMaxWords = 256;  // of a sentence

  CoverageTable() = default;
  // REQUIRES: no sentence has more than kMaxWords words; weights are from 0 to 60.
  CoverageTable(WordWeights source, WordWeights target);

  // `shape` gives the rows and columns.
  void Build(const CellTable& shape, const WantCell& want, const FillCell& fill);

  // REQUIRES: both ranges non-empty; values.size() == kFeatures.
  void Score(const IndexRange& source, const IndexRange& target, std::span<float> values) const;

  // Mean of both coverages of one cell.
  float Cell(size_t i, size_t j) const;

 private:
  static constexpr size_t kNoMatches = std::numeric_limits<size_t>::max();

  struct CellMatches {
    size_t at = kNoMatches;  // in matches_: first the source's words, then the target's
    float source_sum = 0;    // weighted
    float target_sum = 0;
  };
  struct Sum {
    float covered = 0;
    float weight = 0;
    float share() const { return weight > 0 ? covered / weight : 0; }
  };

  const CellMatches* Find(size_t i, size_t j) const;
  Sum SourceSentence(size_t i, const IndexRange& target) const;
  Sum TargetSentence(size_t j, const IndexRange& source) const;
  Sum Source(const IndexRange& source, const IndexRange& target) const;
  Sum Target(const IndexRange& source, const IndexRange& target) const;

  WordWeights source_;
  WordWeights target_;
  std::vector<float> source_totals_;  // weight of all words of a sentence
  std::vector<float> target_totals_;
  std::vector<uint16_t> source_weights_;  // as whole numbers
  std::vector<uint16_t> target_weights_;
  std::vector<IndexRange> rows_;
  std::vector<size_t> starts_;
  std::vector<CellMatches> cells_;
  std::vector<uint8_t> matches_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_COVERAGE_TABLE_H_
