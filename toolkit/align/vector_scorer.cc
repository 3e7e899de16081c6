#include "align/vector_scorer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "align/internal/bead_lattice.h"
#include "align/internal/cell_table.h"
#include "align/internal/coverage_table.h"
#include "align/internal/multiversion.h"
#include "align/internal/unit_rows.h"

namespace malmoi {
namespace {

using internal::CellTable;
using internal::CoverageTable;
using internal::kLargestBead;

constexpr std::string_view kNames[] = {"vector.similarity", "vector.row",    "vector.column",
                                       "vector.gain",       "vector.member", "vector.rival",
                                       "piece.source",      "piece.target",  "piece.least",
                                       "piece.member",      "piece.gain",    "piece.rival"};
constexpr size_t kGlanceFeatures = 6;
// Pieces of a sentence that are matched one by one; a longer one is a table or a mistake.
constexpr size_t kMatchedPieces = CoverageTable::kMaxWords;
// One side: pieces, vectors of its sentences, and how like near neighbours are.
struct Side {
  std::vector<std::vector<uint32_t>> pieces;  // ids, later places in PieceRows
  std::vector<int16_t> units;                 // rows of length 1
  std::vector<float> lengths;                 // of the sums
  // squares[i][k]: squared length of the sum of sentences i to i + k.
  std::vector<std::array<float, kLargestBead>> squares;

  // Squared length of the sum of a range, not empty.
  float SquaredLength(const IndexRange& range) const {
    return squares[range.begin][range.size() - 1];
  }
};

// Dot products of one row with the rows at `places`.
MALMOI_MULTIVERSION void Products(const int16_t* row, const int16_t* rows, const uint32_t* places,
                                  size_t count, size_t dimension, int32_t* products) {
  for (size_t k = 0; k < count; ++k) {
    const int16_t* const other = rows + places[k] * dimension;
    int32_t sum = 0;
    for (size_t d = 0; d < dimension; ++d) sum += static_cast<int32_t>(row[d]) * other[d];
    products[k] = sum;
  }
}

// The vectors of the pieces of both sides, each once, as wide as they are multiplied.
class PieceRows {
 public:
  // Turns the ids of both sides into places; pieces whose vector is zero are left out, and all
  // after the first kMatchedPieces of a sentence.
  PieceRows(const SentenceVectors& vectors, Side* source, Side* target)
      : dimension_(vectors.dimension()) {
    std::vector<uint32_t> ids;
    for (const Side* const side : {source, target}) {
      for (const auto& pieces : side->pieces) ids.insert(ids.end(), pieces.begin(), pieces.end());
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<uint32_t> placed;
    rows_.reserve(ids.size() * dimension_);
    for (const uint32_t id : ids) {
      const std::span<const int8_t> row = vectors.row(id);
      int32_t squares = 0;
      for (const int8_t value : row) squares += value * value;
      const float length = vectors.scale(id) * std::sqrt(static_cast<float>(squares));
      if (length == 0) continue;
      placed.push_back(id);
      rows_.insert(rows_.end(), row.begin(), row.end());
      lengths_.push_back(length);
      inverse_lengths_.push_back(vectors.scale(id) / length);
    }
    for (Side* const side : {source, target}) {
      for (auto& pieces : side->pieces) {
        size_t kept = 0;
        for (size_t i = 0; i < pieces.size() && kept < kMatchedPieces; ++i) {
          const auto place = std::ranges::lower_bound(placed, pieces[i]);
          if (place == placed.end() || *place != pieces[i]) continue;
          pieces[kept++] = static_cast<uint32_t>(place - placed.begin());
        }
        pieces.resize(kept);
      }
    }
  }

  // Of the vector at `place`.
  float length(uint32_t place) const { return lengths_[place]; }

  // Each piece's largest cosine with a piece opposite, both ways; 255 is 1.
  void Match(std::span<const uint32_t> source, std::span<const uint32_t> target,
             std::span<uint8_t> source_match, std::span<uint8_t> target_match) const {
    std::array<float, kMatchedPieces> best{};
    std::array<int32_t, kMatchedPieces> products;
    const auto level = [](float cosine) {
      return static_cast<uint8_t>(std::clamp(cosine, 0.F, 1.F) * 255 + 0.5F);
    };
    for (size_t i = 0; i < source.size(); ++i) {
      Products(rows_.data() + source[i] * dimension_, rows_.data(), target.data(), target.size(),
               dimension_, products.data());
      const float own = inverse_lengths_[source[i]];
      float best_here = 0;
      for (size_t k = 0; k < target.size(); ++k) {
        const float cosine = static_cast<float>(products[k]) * inverse_lengths_[target[k]] * own;
        best_here = std::max(best_here, cosine);
        best[k] = std::max(best[k], cosine);
      }
      source_match[i] = level(best_here);
    }
    for (size_t k = 0; k < target.size(); ++k) target_match[k] = level(best[k]);
  }

 private:
  size_t dimension_;
  std::vector<int16_t> rows_;
  std::vector<float> lengths_;
  std::vector<float> inverse_lengths_;
};

class VectorPairScorer : public PairScorer {
 public:
  VectorPairScorer(const SentencePair& pair, const SubwordTokenizer& tokenizer,
                   const SentenceVectors& vectors)
      : vectors_(vectors),
        source_(Read(pair.source, tokenizer)),
        target_(Read(pair.target, tokenizer)),
        rows_(vectors, &source_, &target_),
        pieces_(Weights(source_), Weights(target_)) {}

  std::optional<SentenceSketch> Sketch() const override {
    return SentenceSketch{vectors_.dimension(), source_.units, target_.units};
  }

  void EnterBand(const SearchBand& band, size_t max_bead) override {
    const size_t dimension = vectors_.dimension();
    cosines_ = CellTable(band, max_bead, [&](size_t i, size_t first, std::span<float> cells) {
      internal::Cosines(source_.units.data() + i * dimension,
                        target_.units.data() + first * dimension, cells.size(), dimension,
                        cells.data());
    });
    row_sums_.reserve(cosines_.cell_count() + cosines_.row_count());
    for (size_t i = 0; i < cosines_.row_count(); ++i) {
      row_sums_.push_back(0);
      const IndexRange row = cosines_.Row(i);
      for (size_t j = row.begin; j < row.end; ++j) {
        row_sums_.push_back(row_sums_.back() + cosines_.At(i, j) * target_.lengths[j]);
      }
    }
  }

  void Glance(const IndexRange& source, const IndexRange& target,
              std::span<float> values) const override {
    std::ranges::fill(values, 0.F);
    if (source.empty() || target.empty()) {
      values[5] = std::max(cosines_.RowRival(source, target), cosines_.ColumnRival(source, target));
      return;
    }
    const float similarity = Similarity(source, target);
    values[0] = similarity;
    values[1] = similarity - cosines_.RowRival(source, target);
    values[2] = similarity - cosines_.ColumnRival(source, target);
    if (source.size() == 1 && target.size() == 1) return;
    float member = 1;
    float gain = 1;
    if (source.size() > 1) {
      for (size_t i = source.begin; i < source.end; ++i) {
        member = std::min(member, Similarity({i, i + 1}, target));
      }
      gain = similarity - std::max(Similarity({source.begin + 1, source.end}, target),
                                   Similarity({source.begin, source.end - 1}, target));
    }
    if (target.size() > 1) {
      for (size_t j = target.begin; j < target.end; ++j) {
        member = std::min(member, Similarity(source, {j, j + 1}));
      }
      gain =
          std::min(gain, similarity - std::max(Similarity(source, {target.begin + 1, target.end}),
                                               Similarity(source, {target.begin, target.end - 1})));
    }
    values[3] = gain;
    values[4] = member;
  }

  void LookCloser(std::span<const CandidateBead> beads) override {
    pieces_.Build(beads,
                  [&](size_t i, size_t j, std::span<uint8_t> source, std::span<uint8_t> target) {
                    // Some piece, such as a comma, finds its like anywhere.
                    if (!cosines_.IsPlausible(i, j)) return;
                    rows_.Match(source_.pieces[i], target_.pieces[j], source, target);
                  });
  }

  void Score(const IndexRange& source, const IndexRange& target,
             std::span<float> values) const override {
    Glance(source, target, values.first(kGlanceFeatures));
    pieces_.Score(source, target, values.subspan(kGlanceFeatures));
  }

 private:
  Side Read(std::span<const std::string_view> sentences, const SubwordTokenizer& tokenizer) const {
    const size_t dimension = vectors_.dimension();
    Side side;
    side.units.resize(sentences.size() * dimension);
    std::vector<float> sum(dimension);
    for (size_t i = 0; i < sentences.size(); ++i) {
      const std::vector<int> pieces = tokenizer.EncodeIds(sentences[i]);
      std::ranges::fill(sum, 0.F);
      vectors_.AddTo(pieces, sum);
      side.lengths.push_back(
          internal::ToUnit(sum, std::span(side.units).subspan(i * dimension, dimension)));
      side.pieces.emplace_back(pieces.begin(), pieces.end());
    }
    side.squares.resize(sentences.size());
    // From the last: (s + t)^2 = s^2 + 2 s t + t^2.
    for (size_t i = sentences.size(); i-- > 0;) {
      std::array<float, kLargestBead> cosines{};
      const size_t count = std::min(kLargestBead, sentences.size() - i);
      const int16_t* const row = side.units.data() + i * dimension;
      internal::Cosines(row, row, count, dimension, cosines.data());
      const float square = cosines[0] * side.lengths[i] * side.lengths[i];
      float across = 0;
      for (size_t k = 0; k < count; ++k) {
        if (k > 0) across += 2 * cosines[k] * side.lengths[i] * side.lengths[i + k];
        side.squares[i][k] = square + across + (k > 0 ? side.squares[i + 1][k - 1] : 0);
      }
    }
    return side;
  }

  internal::WordWeights Weights(const Side& side) const {
    internal::WordWeights words;
    for (const std::vector<uint32_t>& pieces : side.pieces) {
      for (const uint32_t piece : pieces) words.weights.push_back(rows_.length(piece));
      words.EndSentence();
    }
    return words;
  }

  // Cosine of the sums of both ranges.
  float Similarity(const IndexRange& source, const IndexRange& target) const {
    if (source.size() == 1 && target.size() == 1) return cosines_.At(source.begin, target.begin);
    float product = 0;
    for (size_t i = source.begin; i < source.end; ++i) {
      const float* const sums = row_sums_.data() + cosines_.RowStart(i) + i;
      const size_t first = cosines_.Row(i).begin;
      product += (sums[target.end - first] - sums[target.begin - first]) * source_.lengths[i];
    }
    const float squares = source_.SquaredLength(source) * target_.SquaredLength(target);
    return squares > 0 ? product / std::sqrt(squares) : 0;
  }

  const SentenceVectors& vectors_;
  Side source_;
  Side target_;
  CellTable cosines_;
  // Cosines times the lengths of the target's sentences, summed from the first cell of each row;
  // a row has one sum more than cells.
  std::vector<float> row_sums_;
  PieceRows rows_;  // after the sides, whose ids it turns into places
  CoverageTable pieces_;
};

}  // namespace

VectorScorer::VectorScorer(std::shared_ptr<const SubwordTokenizer> tokenizer,
                           SentenceVectors vectors)
    : tokenizer_(std::move(tokenizer)), vectors_(std::move(vectors)) {}

std::span<const std::string_view> VectorScorer::FeatureNames() const { return kNames; }

size_t VectorScorer::GlanceFeatures() const { return kGlanceFeatures; }

std::unique_ptr<PairScorer> VectorScorer::Begin(const SentencePair& pair) const {
  return std::make_unique<VectorPairScorer>(pair, *tokenizer_, vectors_);
}

}  // namespace malmoi
