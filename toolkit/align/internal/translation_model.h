// TranslationModel: the numbers that expectation maximisation moves, for one bitext.
// Internal to word_aligner.h and lexicon_trainer.h.
//
// Each pair of words that stand in one sentence pair somewhere has a cell with both t(target |
// source) and t(source | target); each word has its probability of being rendered by nothing. The
// expected counts of a pass are summed in fixed point with atomic integers, so that the sums are
// the same in whatever order threads add them.
#ifndef MALMOI_ALIGN_INTERNAL_TRANSLATION_MODEL_H_
#define MALMOI_ALIGN_INTERNAL_TRANSLATION_MODEL_H_

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace malmoi::internal {

// Word ids of a sentence pair; ids of a side are 0, 1, 2 … over the whole bitext.
struct IdPair {
  std::vector<uint32_t> source;
  std::vector<uint32_t> target;
  // What the words are to the JumpModel; empty: all the same.
  std::vector<uint8_t> source_classes = {};
  std::vector<uint8_t> target_classes = {};
};

enum class Direction : uint8_t { kForward /* target given source */, kBackward };

class TranslationModel {
 public:
  // `pairs` must outlive the model.
  TranslationModel(std::span<const IdPair> pairs, size_t source_words, size_t target_words,
                   int threads);

  size_t cell_count() const { return cell_targets_.size(); }
  size_t source_words() const { return row_begins_.size() - 1; }
  size_t target_words() const { return target_words_; }

  // The cell of source token i and target token j of sentence pair p is Cells(p)[i * targets + j].
  std::span<const uint32_t> Cells(size_t pair) const {
    return std::span(cells_).subspan(cell_begins_[pair],
                                     cell_begins_[pair + 1] - cell_begins_[pair]);
  }

  // Visits the cells of one source word: visit(cell, target word).
  template <typename Visitor>
  void ForEachCell(uint32_t source, Visitor&& visit) const {
    for (size_t cell = row_begins_[source]; cell < row_begins_[source + 1]; ++cell) {
      visit(cell, cell_targets_[cell]);
    }
  }

  float Probability(Direction direction, size_t cell) const {
    return probabilities_[cell][static_cast<size_t>(direction)];
  }
  // t(word | nothing): of a target word forward, of a source word backward.
  float NullProbability(Direction direction, uint32_t word) const {
    return nulls_[static_cast<size_t>(direction)][word];
  }

  // What is known before any text: pseudo-counts added to the counts of every pass, a number for
  // each cell. `other` is pseudo-mass spread over all words of a row besides.
  void SetPrior(Direction direction, std::vector<float> counts, float other);
  float Prior(Direction direction, size_t cell) const {
    const std::vector<float>& prior = priors_[static_cast<size_t>(direction)];
    return prior.empty() ? 0 : prior[cell];
  }

  // Adds to the expected counts of this pass. Safe from several threads.
  void AddCount(Direction direction, size_t cell, float count) {
    Add(&counts_[cell][static_cast<size_t>(direction)], count);
  }
  void AddNullCount(Direction direction, uint32_t word, float count) {
    Add(&null_counts_[static_cast<size_t>(direction)][word], count);
  }
  double Count(Direction direction, size_t cell) const {
    return ToDouble(counts_[cell][static_cast<size_t>(direction)]);
  }

  // Pseudo-occurrences of each word of the made side as rendered by nothing.
  void SetNullPrior(Direction direction, std::vector<float> counts) {
    null_priors_[static_cast<size_t>(direction)] = std::move(counts);
  }

  // Turns the counts and the prior into probabilities, and sets the counts to nothing.
  // `concentration` is the parameter of a sparse Dirichlet prior on each row, applied by
  // variational Bayes (Riley and Gildea 2012); 0 is plain relative frequency.
  void Estimate(double concentration);

 private:
  static constexpr double kOne = 1 << 20;  // fixed point
  using Sum = std::atomic<uint64_t>;

  static void Add(Sum* sum, float count) {
    sum->fetch_add(static_cast<uint64_t>(static_cast<double>(count) * kOne),
                   std::memory_order_relaxed);
  }
  static double ToDouble(const Sum& sum) {
    return static_cast<double>(sum.load(std::memory_order_relaxed)) / kOne;
  }

  std::span<const IdPair> pairs_;
  std::vector<size_t> row_begins_;      // of each source word
  std::vector<uint32_t> cell_targets_;  // ascending in a row
  std::vector<size_t> cell_begins_;     // of each sentence pair
  std::vector<uint32_t> cells_;
  // Both directions of a cell lie together, for they are asked for together.
  std::vector<std::array<float, 2>> probabilities_;
  std::unique_ptr<std::array<Sum, 2>[]> counts_;
  std::array<std::vector<float>, 2> nulls_;
  std::array<std::vector<float>, 2> priors_;
  std::array<float, 2> other_priors_ = {};
  std::array<std::vector<float>, 2> null_priors_;
  std::array<std::unique_ptr<Sum[]>, 2> null_counts_;
  size_t target_words_ = 0;
};

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_TRANSLATION_MODEL_H_
