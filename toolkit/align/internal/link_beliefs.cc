#include "align/internal/link_beliefs.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numeric>

namespace malmoi::internal {
namespace {

// Fitted by scripts/fit_word_links; models/links.md tells on what. In the order of kLinkFeatures,
// then the constant.
constexpr std::array<float, kLinkFeatures.size() + 1> kFirstWeights = {
    0.1852F,  0.3480F, -2.0749F, -1.9058F, 1.6121F, 1.0600F,  1.8596F, 1.3904F,  4.1361F,
    -1.1223F, 0.1090F, -0.0846F, -0.1005F, 0.1228F, -0.1551F, 0.8553F, -0.5553F, 2.7426F};

// Of the second regression: the log odds of the first; the sum of its other beliefs in the row and
// in the column; the best of them; above, below, left, right; above left, below right, above right,
// below left; the constant.
constexpr std::array<float, 14> kSecondWeights = {0.7454F, -0.4027F, -0.3204F, -1.3107F, -0.9321F,
                                                  0.7294F, 0.5086F,  0.5176F,  0.3749F,  0.4009F,
                                                  0.0050F, 0.2514F,  0.6534F,  1.1354F};

constexpr float kLeast = 1e-4F;  // smaller probabilities are told from one another no more
constexpr float kLogLeast = -9.2103404F;

// Most pairs of words have nothing to do with each other.
float Log(float probability) { return probability > kLeast ? std::log(probability) : kLogLeast; }

float Sigmoid(float logit) { return 1 / (1 + std::exp(-logit)); }

// A matrix and what rivals and neighbours of its cells hold.
class Matrix {
 public:
  Matrix(size_t rows, size_t columns, const std::vector<float>& values)
      : rows_(rows),
        columns_(columns),
        values_(values),
        row_tops_(rows),
        column_tops_(columns),
        row_sums_(rows),
        column_sums_(columns) {
    for (size_t i = 0; i < rows; ++i) {
      for (size_t j = 0; j < columns; ++j) {
        const float value = At(i, j);
        row_tops_[i].Add(value);
        column_tops_[j].Add(value);
        row_sums_[i] += value;
        column_sums_[j] += value;
      }
    }
  }

  float At(size_t i, size_t j) const { return values_[i * columns_ + j]; }
  // The cell `down` rows below and `right` columns to the right; 0 outside.
  float Beside(size_t i, size_t j, int down, int right) const {
    const size_t row = i + static_cast<size_t>(down);
    const size_t column = j + static_cast<size_t>(right);
    return row < rows_ && column < columns_ ? At(row, column) : 0;  // -1 wraps round
  }
  // The best other value; 0 where there is none.
  float RowRival(size_t i, size_t j) const { return row_tops_[i].Rival(At(i, j)); }
  float ColumnRival(size_t i, size_t j) const { return column_tops_[j].Rival(At(i, j)); }
  float RowRest(size_t i, size_t j) const { return row_sums_[i] - At(i, j); }
  float ColumnRest(size_t i, size_t j) const { return column_sums_[j] - At(i, j); }

 private:
  struct Tops {
    size_t count = 0;
    float first = 0;
    float second = 0;

    void Add(float value) {
      if (count == 0 || value > first) {
        second = count == 0 ? 0 : first;
        first = value;
      } else if (count == 1 || value > second) {
        second = value;
      }
      ++count;
    }
    float Rival(float value) const {
      if (count < 2) return 0;
      return value == first ? second : first;
    }
  };

  size_t rows_;
  size_t columns_;
  const std::vector<float>& values_;
  std::vector<Tops> row_tops_;
  std::vector<Tops> column_tops_;
  std::vector<float> row_sums_;
  std::vector<float> column_sums_;
};

template <size_t kFeatures>
float LogOdds(const std::array<float, kFeatures>& features,
              const std::array<float, kFeatures + 1>& weights) {
  return std::inner_product(features.begin(), features.end(), weights.begin(), weights.back());
}

// Calls visit(features) for each pair of words.
template <typename Visit>
void ForEachCell(const LinkTable& table, const Visit& visit) {
  std::vector<float> both(table.forward.size());
  std::ranges::transform(table.forward, table.backward, both.begin(),
                         [](float a, float b) { return std::sqrt(a * b); });
  const Matrix agreed(table.rows, table.columns, both);
  const Matrix lexicon(table.rows, table.columns, table.lexicon);
  const Matrix likeness(table.rows, table.columns, table.likeness);
  for (size_t i = 0; i < table.rows; ++i) {
    const float after_number = table.after_number[i] ? 1 : 0;
    for (size_t j = 0; j < table.columns; ++j) {
      const size_t cell = i * table.columns + j;
      const float above = agreed.Beside(i, j, -1, 0);
      visit(LinkFeatures{
          Log(table.forward[cell]), Log(table.backward[cell]), agreed.RowRest(i, j),
          agreed.ColumnRest(i, j), above, agreed.Beside(i, j, 1, 0), agreed.Beside(i, j, 0, -1),
          agreed.Beside(i, j, 0, 1), after_number * above, after_number, Log(lexicon.At(i, j)),
          Log(lexicon.RowRival(i, j)), Log(lexicon.ColumnRival(i, j)), Log(table.beginnings[cell]),
          likeness.At(i, j),
          likeness.At(i, j) - std::max(likeness.RowRival(i, j), likeness.ColumnRival(i, j)),
          std::abs(table.row_places[i] - table.column_places[j])});
    }
  }
}

}  // namespace

void LinkTable::Resize(size_t new_rows, size_t new_columns) {
  rows = new_rows;
  columns = new_columns;
  for (std::vector<float>* values : {&forward, &backward, &lexicon, &beginnings, &likeness}) {
    values->resize(rows * columns);
  }
  row_places.resize(rows);
  column_places.resize(columns);
  after_number.resize(rows);
}

std::vector<LinkFeatures> FeaturesOf(const LinkTable& table) {
  std::vector<LinkFeatures> features;
  features.reserve(table.forward.size());
  ForEachCell(table, [&features](const LinkFeatures& cell) { features.push_back(cell); });
  return features;
}

std::vector<float> LinkBeliefs(const LinkTable& table) {
  std::vector<float> first;
  first.reserve(table.forward.size());
  ForEachCell(table, [&first](const LinkFeatures& features) {
    first.push_back(Sigmoid(LogOdds(features, kFirstWeights)));
  });
  const Matrix beliefs(table.rows, table.columns, first);
  std::vector<float> second;
  second.reserve(first.size());
  for (size_t i = 0; i < table.rows; ++i) {
    for (size_t j = 0; j < table.columns; ++j) {
      const float belief = beliefs.At(i, j);
      const std::array<float, kSecondWeights.size() - 1> features = {
          Log(belief) - Log(1 - belief), beliefs.RowRest(i, j),       beliefs.ColumnRest(i, j),
          beliefs.RowRival(i, j),        beliefs.ColumnRival(i, j),   beliefs.Beside(i, j, -1, 0),
          beliefs.Beside(i, j, 1, 0),    beliefs.Beside(i, j, 0, -1), beliefs.Beside(i, j, 0, 1),
          beliefs.Beside(i, j, -1, -1),  beliefs.Beside(i, j, 1, 1),  beliefs.Beside(i, j, -1, 1),
          beliefs.Beside(i, j, 1, -1)};
      second.push_back(Sigmoid(LogOdds(features, kSecondWeights)));
    }
  }
  return second;
}

}  // namespace malmoi::internal
