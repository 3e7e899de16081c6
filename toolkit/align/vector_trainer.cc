#include "align/vector_trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "align/internal/multiversion.h"
#include "base/parallel.h"

namespace malmoi {
namespace {

constexpr size_t kRun = 16;       // neighbours that come together
constexpr size_t kRowBlock = 32;  // rows that one thread takes at once

// A number in [0, 1) that is the same with every standard library.
double Uniform(std::mt19937_64& random) { return static_cast<double>(random() >> 11U) * 0x1.0p-53; }

size_t Below(std::mt19937_64& random, size_t bound) { return random() % bound; }

void Shuffle(std::vector<size_t>* items, std::mt19937_64& random) {
  for (size_t i = items->size(); i > 1; --i) std::swap((*items)[i - 1], (*items)[Below(random, i)]);
}

// out[j] += sum over k of a[k] * b[k][j]: one row of a matrix product, `b` row-major with `width`
// columns. Four rows of b at a time keep `out` in registers longer.
MALMOI_MULTIVERSION void AddRowProduct(const float* a, const float* b, size_t depth, size_t width,
                                       float* out) {
  size_t k = 0;
  for (; k + 4 <= depth; k += 4) {
    const float* const b0 = b + k * width;
    const float* const b1 = b0 + width;
    const float* const b2 = b1 + width;
    const float* const b3 = b2 + width;
    const float a0 = a[k], a1 = a[k + 1], a2 = a[k + 2], a3 = a[k + 3];
    for (size_t j = 0; j < width; ++j) {
      out[j] += (a0 * b0[j] + a1 * b1[j]) + (a2 * b2[j] + a3 * b3[j]);
    }
  }
  for (; k < depth; ++k) {
    for (size_t j = 0; j < width; ++j) out[j] += a[k] * b[k * width + j];
  }
}

// exp(x) for |x| < 80, to about six digits, without a branch, so that it runs on many at once.
MALMOI_MULTIVERSION void ExpAll(float* values, size_t count, float factor) {
  for (size_t i = 0; i < count; ++i) {
    const float y = values[i] * factor * 1.44269504F;  // log2(e)
    const float whole = y < 0 ? static_cast<float>(static_cast<int>(y - 0.5F))
                              : static_cast<float>(static_cast<int>(y + 0.5F));
    const float z = (y - whole) * 0.69314718F;
    const float p =
        1 + z * (1 + z * (0.5F + z * (0.16666667F + z * (0.041666667F + z * 0.0083333333F))));
    const int32_t bits = (static_cast<int32_t>(whole) + 127) << 23;
    float scale;
    __builtin_memcpy(&scale, &bits, sizeof(scale));
    values[i] = p * scale;
  }
}

void Transpose(const std::vector<float>& from, size_t rows, size_t columns,
               std::vector<float>* to) {
  to->resize(from.size());
  for (size_t i = 0; i < rows; ++i) {
    for (size_t j = 0; j < columns; ++j) (*to)[j * rows + i] = from[i * columns + j];
  }
}

// One side of a batch: the pieces of each sentence, their sums, and what the loss wants of them.
struct BatchSide {
  std::vector<std::vector<int>> pieces;
  std::vector<float> unit;      // n x dimension, rows of length 1
  std::vector<float> length;    // of each sum
  std::vector<float> gradient;  // n x dimension, with respect to `unit`
};

// The parameters with Adam's moments.
class Table {
 public:
  Table(size_t pieces, size_t dimension, std::mt19937_64& random)
      : dimension_(dimension),
        rows_(pieces * dimension),
        first_(rows_.size()),
        second_(rows_.size()),
        gradient_(rows_.size()),
        touched_(pieces),
        ever_(pieces) {
    for (float& value : rows_) {
      value =
          static_cast<float>((Uniform(random) - 0.5) / std::sqrt(static_cast<double>(dimension)));
    }
  }

  const float* Row(int piece) const {
    return rows_.data() + static_cast<size_t>(piece) * dimension_;
  }

  void AddGradient(int piece, const float* gradient) {
    const auto id = static_cast<size_t>(piece);
    if (!touched_[id]) {
      touched_[id] = true;
      ever_[id] = true;
      list_.push_back(id);
    }
    float* const sum = gradient_.data() + id * dimension_;
    for (size_t d = 0; d < dimension_; ++d) sum[d] += gradient[d];
  }

  // One step of Adam (D. Kingma and J. Ba, ICLR 2015) on the rows that have a gradient.
  void Step(double rate) {
    constexpr float kFirst = 0.9F;
    constexpr float kSecond = 0.999F;
    ++steps_;
    const double bias = std::sqrt(1 - std::pow(kSecond, steps_)) / (1 - std::pow(kFirst, steps_));
    const auto step = static_cast<float>(rate * bias);
    for (const size_t id : list_) {
      touched_[id] = false;
      for (size_t i = id * dimension_; i < (id + 1) * dimension_; ++i) {
        first_[i] = kFirst * first_[i] + (1 - kFirst) * gradient_[i];
        second_[i] = kSecond * second_[i] + (1 - kSecond) * gradient_[i] * gradient_[i];
        rows_[i] -= step * first_[i] / (std::sqrt(second_[i]) + 1e-8F);
        gradient_[i] = 0;
      }
    }
    list_.clear();
  }

  // The rows; zeros where a piece never had a gradient.
  std::vector<float> Take() {
    for (size_t id = 0; id < touched_.size(); ++id) {
      if (!ever_[id]) {
        std::fill_n(rows_.begin() + static_cast<ptrdiff_t>(id * dimension_), dimension_, 0.F);
      }
    }
    return std::move(rows_);
  }

 private:
  size_t dimension_;
  std::vector<float> rows_;
  std::vector<float> first_;
  std::vector<float> second_;
  std::vector<float> gradient_;
  std::vector<bool> touched_;  // has one now
  std::vector<bool> ever_;     // had a gradient once
  std::vector<size_t> list_;
  int steps_ = 0;
};

class Trainer {
 public:
  Trainer(std::span<const PiecePair> pairs, size_t pieces, const VectorTrainOptions& options)
      : pairs_(pairs),
        options_(options),
        random_(options.seed),
        table_(pieces, options.dimension, random_) {}

  std::vector<float> Run(const TrainProgress& progress) {
    const size_t batches = std::max<size_t>(1, pairs_.size() / options_.batch);
    const double steps = static_cast<double>(batches * options_.epochs);
    size_t step = 0;
    for (size_t epoch = 1; epoch <= options_.epochs; ++epoch) {
      const std::vector<size_t> order = Order();
      double loss = 0;
      for (size_t b = 0; b < batches; ++b) {
        const auto begin = order.begin() + static_cast<ptrdiff_t>(b * options_.batch);
        const size_t size = std::min(options_.batch, order.size() - b * options_.batch);
        FillBatch({begin, begin + static_cast<ptrdiff_t>(size)});
        loss += Contrast();
        Learn(&source_);
        Learn(&target_);
        table_.Step(options_.learning_rate * (1 - static_cast<double>(step++) / steps));
      }
      progress(epoch, loss / static_cast<double>(batches));
    }
    return table_.Take();
  }

 private:
  // All pairs once: runs of neighbours and single pairs, mixed within each batch.
  std::vector<size_t> Order() {
    std::vector<size_t> runs(pairs_.size() / kRun + 1);
    std::iota(runs.begin(), runs.end(), size_t{0});
    Shuffle(&runs, random_);
    const auto kept = static_cast<size_t>(options_.neighbours * static_cast<double>(runs.size()));
    std::vector<size_t> together;
    std::vector<size_t> single;
    for (size_t r = 0; r < runs.size(); ++r) {
      for (size_t i = runs[r] * kRun; i < std::min((runs[r] + 1) * kRun, pairs_.size()); ++i) {
        (r < kept ? together : single).push_back(i);
      }
    }
    Shuffle(&single, random_);
    std::vector<size_t> order;
    const auto share = std::max<size_t>(
        1, static_cast<size_t>(options_.neighbours * static_cast<double>(options_.batch)));
    const size_t rest = std::max<size_t>(1, options_.batch - std::min(share, options_.batch));
    for (size_t t = 0, s = 0; t < together.size() || s < single.size();) {
      for (size_t i = 0; i < share && t < together.size(); ++i) order.push_back(together[t++]);
      for (size_t i = 0; i < rest && s < single.size(); ++i) order.push_back(single[s++]);
    }
    return order;
  }

  std::vector<int> Drop(const std::vector<int>& pieces) {
    std::vector<int> kept;
    for (const int piece : pieces) {
      if (Uniform(random_) >= options_.dropout) kept.push_back(piece);
    }
    if (kept.empty() && !pieces.empty()) kept.push_back(pieces[Below(random_, pieces.size())]);
    return kept;
  }

  void FillBatch(std::span<const size_t> members) {
    source_.pieces.clear();
    target_.pieces.clear();
    keys_.clear();
    for (const size_t i : members) {
      std::vector<int> source = pairs_[i].source;
      std::vector<int> target = pairs_[i].target;
      if (i + 1 < pairs_.size() && Uniform(random_) < options_.joined) {
        source.insert(source.end(), pairs_[i + 1].source.begin(), pairs_[i + 1].source.end());
        target.insert(target.end(), pairs_[i + 1].target.begin(), pairs_[i + 1].target.end());
      }
      keys_.push_back({Key(source), Key(target)});
      source_.pieces.push_back(Drop(source));
      target_.pieces.push_back(Drop(target));
    }
    Sum(&source_);
    Sum(&target_);
  }

  // Tells equal sentences: a pair's rival must not be the same text.
  static uint64_t Key(const std::vector<int>& pieces) {
    uint64_t key = 14695981039346656037ULL;  // FNV-1a
    for (const int piece : pieces) key = (key ^ static_cast<uint64_t>(piece)) * 1099511628211ULL;
    return key;
  }

  void Sum(BatchSide* side) const {
    const size_t n = side->pieces.size();
    const size_t dimension = options_.dimension;
    side->unit.assign(n * dimension, 0.F);
    side->length.assign(n, 1.F);
    for (size_t i = 0; i < n; ++i) {
      float* const sum = side->unit.data() + i * dimension;
      for (const int piece : side->pieces[i]) {
        const float* const row = table_.Row(piece);
        for (size_t d = 0; d < dimension; ++d) sum[d] += row[d];
      }
      float squares = 1e-12F;
      for (size_t d = 0; d < dimension; ++d) squares += sum[d] * sum[d];
      side->length[i] = std::sqrt(squares);
      for (size_t d = 0; d < dimension; ++d) sum[d] /= side->length[i];
    }
  }

  // Fills in the gradients of both sides; returns the mean loss.
  double Contrast() {
    const size_t n = keys_.size();
    const size_t dimension = options_.dimension;
    const auto inverse_temperature = static_cast<float>(1 / options_.temperature);
    Transpose(target_.unit, n, dimension, &transposed_);
    likeness_.assign(n * n, 0.F);
    ForRows(n, [&](size_t i) {
      float* const row = likeness_.data() + i * n;
      AddRowProduct(source_.unit.data() + i * dimension, transposed_.data(), dimension, n, row);
      ExpAll(row, n, inverse_temperature);
      for (size_t j = 0; j < n; ++j) {
        if (j != i && (keys_[j].first == keys_[i].first || keys_[j].second == keys_[i].second)) {
          row[j] = 0;
        }
      }
    });
    std::vector<float> row_sum(n, 0.F);
    std::vector<float> column_sum(n, 0.F);
    for (size_t i = 0; i < n; ++i) {
      const float* const row = likeness_.data() + i * n;
      for (size_t j = 0; j < n; ++j) {
        row_sum[i] += row[j];
        column_sum[j] += row[j];
      }
    }
    double loss = 0;
    for (size_t i = 0; i < n; ++i) {
      const double own = likeness_[i * n + i];
      loss -= std::log(own / row_sum[i]) + std::log(own / column_sum[i]);
    }
    const float factor = inverse_temperature / static_cast<float>(2 * n);
    source_.gradient.assign(n * dimension, 0.F);
    target_.gradient.assign(n * dimension, 0.F);
    ForRows(n, [&](size_t i) {
      float* const row = likeness_.data() + i * n;
      const float row_inverse = 1 / row_sum[i];
      for (size_t j = 0; j < n; ++j) row[j] *= factor * (row_inverse + 1 / column_sum[j]);
      row[i] -= 2 * factor;
      AddRowProduct(row, target_.unit.data(), n, dimension,
                    source_.gradient.data() + i * dimension);
    });
    Transpose(likeness_, n, n, &transposed_);
    ForRows(n, [&](size_t j) {
      AddRowProduct(transposed_.data() + j * n, source_.unit.data(), n, dimension,
                    target_.gradient.data() + j * dimension);
    });
    return loss / static_cast<double>(2 * n);
  }

  // From the gradient of the unit vectors to that of the pieces.
  void Learn(BatchSide* side) {
    const size_t dimension = options_.dimension;
    std::vector<float> gradient(dimension);
    for (size_t i = 0; i < side->pieces.size(); ++i) {
      const float* const unit = side->unit.data() + i * dimension;
      const float* const wanted = side->gradient.data() + i * dimension;
      float along = 0;
      for (size_t d = 0; d < dimension; ++d) along += unit[d] * wanted[d];
      for (size_t d = 0; d < dimension; ++d) {
        gradient[d] = (wanted[d] - along * unit[d]) / side->length[i];
      }
      for (const int piece : side->pieces[i]) table_.AddGradient(piece, gradient.data());
    }
  }

  void ForRows(size_t n, const std::function<void(size_t)>& work) const {
    ParallelFor((n + kRowBlock - 1) / kRowBlock, options_.threads, [&](size_t block) {
      for (size_t i = block * kRowBlock; i < std::min((block + 1) * kRowBlock, n); ++i) work(i);
    });
  }

  std::span<const PiecePair> pairs_;
  VectorTrainOptions options_;
  std::mt19937_64 random_;
  Table table_;
  BatchSide source_;
  BatchSide target_;
  std::vector<std::pair<uint64_t, uint64_t>> keys_;
  std::vector<float> transposed_;
  std::vector<float> likeness_;
};

}  // namespace

std::vector<float> TrainVectors(std::span<const PiecePair> pairs, size_t pieces,
                                const VectorTrainOptions& options, const TrainProgress& progress) {
  return Trainer(pairs, pieces, options).Run(progress);
}

}  // namespace malmoi
