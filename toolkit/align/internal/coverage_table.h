// How much of each side of a bead is rendered by the other, word by word. Internal to align/.
//
// "Word" is whatever is compared: a piece with its vector, a stem with its translations. For each
// cell every word of the one sentence is given its best match among the words of the other, 0 to
// 255; a word's match in a bead is its best among the cells of the bead. Coverage is the mean match
// of a side's words, weighted. Built once; then const.
#ifndef MALMOI_ALIGN_INTERNAL_COVERAGE_TABLE_H_
#define MALMOI_ALIGN_INTERNAL_COVERAGE_TABLE_H_

#include <array>
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

// What a word's best match says for a bead, in nats: missing, weak, likely, sure (LevelOfMatch).
using WordEvidence = std::array<float, 4>;
size_t LevelOfMatch(uint8_t match);

// The words of all sentences of a side, one after another.
struct WordWeights {
  std::vector<size_t> begins = {0};  // first word of each sentence, and one past the last
  std::vector<float> weights;
  std::vector<WordEvidence> evidence;  // of each word, or empty

  void EndSentence() { begins.push_back(weights.size()); }
  size_t CountOf(size_t sentence) const { return begins[sentence + 1] - begins[sentence]; }
};

class CoverageTable {
 public:
  // Writes the match of every word of source sentence i and of target sentence j, which are 0.
  using FillCell =
      std::function<void(size_t i, size_t j, std::span<uint8_t> source, std::span<uint8_t> target)>;

  // What Score says: source, target, the lesser of both; of a merge the coverage of its least
  // covered member, and what the merge covers more than the better of its parts; the margin of the
  // mean of both sides over the best cell beside the bead, of a lone sentence that cell itself.
  static constexpr size_t kFeatures = 6;
  // Where words have evidence, then: the mean of a word of the bead (of both sides), the lesser
  // side's, the sum; of a merge that of its least member; of a lone sentence the best cell beside
  // it, from 0.
  static constexpr size_t kEvidenceFeatures = 5;
  static constexpr size_t kMaxWords = 256;  // of a sentence

  CoverageTable() : CoverageTable(WordWeights(), WordWeights()) {}
  // REQUIRES: no sentence has more than kMaxWords words; weights are from 0 to 60.
  CoverageTable(WordWeights source, WordWeights target);

  // Fills the cells of these beads; of all others every match is 0.
  void Build(std::span<const CandidateBead> beads, const FillCell& fill);

  // REQUIRES: values.size() == kFeatures, or with kEvidenceFeatures where all words have evidence;
  // Build was called.
  void Score(const IndexRange& source, const IndexRange& target, std::span<float> values) const;

 private:
  static constexpr size_t kNoMatches = std::numeric_limits<size_t>::max();

  struct Sum {
    float covered = 0;  // weighted
    float weight = 0;
    float evidence = 0;
    float words = 0;

    float share() const { return weight > 0 ? covered / weight : 0; }
    // As if there were one more word of which nothing is known.
    float mean_evidence() const { return evidence / (words + 1); }
    Sum& operator+=(const Sum& other);
  };
  // The words of one side with what is the same in every cell.
  struct Side {
    explicit Side(WordWeights the_words);
    // What `matches` of its words come to.
    Sum Of(size_t sentence, const uint8_t* matches) const;
    // The same, each word matched by the best of `rows`, at least two.
    Sum OfBest(size_t sentence, std::span<const uint8_t* const> rows) const;
    // Where nothing is matched.
    Sum OfNothing(size_t sentence) const;
    bool HasEvidence() const;

    WordWeights words;
    std::vector<uint16_t> whole_weights;
    std::vector<float> totals;   // weight of all words of a sentence
    std::vector<float> missing;  // evidence of a sentence of which nothing is rendered
  };
  struct CellMatches {
    size_t at = kNoMatches;  // in matches_: first the source's words, then the target's
    Sum source;
    Sum target;
  };

  // The cells that the beads touch, a range of columns a row.
  void ShapeRows(std::span<const CandidateBead> beads);
  const CellMatches* Find(size_t i, size_t j) const;
  // Mean of both coverages of one cell.
  float MeanOfCell(size_t i, size_t j) const;
  Sum SourceSentence(size_t i, const IndexRange& target) const;
  Sum TargetSentence(size_t j, const IndexRange& source) const;
  Sum Source(const IndexRange& source, const IndexRange& target) const;
  Sum Target(const IndexRange& source, const IndexRange& target) const;

  Side source_;
  Side target_;
  std::vector<IndexRange> rows_;
  std::vector<size_t> starts_;
  std::vector<CellMatches> cells_;
  std::vector<uint8_t> matches_;
  CellTable means_;           // of both coverages
  CellTable evidence_means_;  // of both sides' mean evidence, above kNoEvidence
};

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_COVERAGE_TABLE_H_
