#include "align/internal/cell_table.h"

#include <algorithm>
#include <utility>

namespace malmoi::internal {

void CellTable::Best::Offer(float value, size_t place) {
  if (value <= values.back()) return;
  size_t at = kBest - 1;
  for (; at > 0 && values[at - 1] < value; --at) {
    values[at] = values[at - 1];
    places[at] = places[at - 1];
  }
  values[at] = value;
  places[at] = static_cast<uint32_t>(place);
}

float CellTable::Best::Outside(const IndexRange& range) const {
  for (size_t k = 0; k < kBest; ++k) {
    if (places[k] < range.begin || places[k] >= range.end) return values[k];
  }
  return 0;
}

namespace {

std::vector<IndexRange> RowsOf(const SearchBand& band, size_t max_bead) {
  const size_t n = band.rows.size() - 1;
  std::vector<IndexRange> rows;
  rows.reserve(n);
  for (size_t i = 0; i < n; ++i) {
    // A bead that holds sentence i begins at most max_bead - 1 before it and ends at most
    // max_bead boundaries on.
    const size_t begin = band.rows[i + 1 > max_bead ? i + 1 - max_bead : 0].begin;
    const size_t end = band.rows[std::min(i + max_bead, n)].end - 1;
    rows.push_back({begin, std::max(begin, end)});
  }
  return rows;
}

}  // namespace

CellTable::CellTable(const SearchBand& band, size_t max_bead, const FillRow& fill)
    : CellTable(RowsOf(band, max_bead), band.rows.back().end - 1, fill) {}

CellTable::CellTable(std::vector<IndexRange> rows, size_t columns, const FillRow& fill)
    : rows_(std::move(rows)), best_of_row_(rows_.size()), best_of_column_(columns) {
  size_t count = 0;
  starts_.reserve(rows_.size());
  for (const IndexRange& row : rows_) {
    starts_.push_back(count);
    count += row.size();
  }
  cells_.resize(count);
  for (size_t i = 0; i < rows_.size(); ++i) {
    const std::span<float> row = std::span(cells_).subspan(starts_[i], rows_[i].size());
    fill(i, rows_[i].begin, row);
    for (size_t k = 0; k < row.size(); ++k) {
      best_of_row_[i].Offer(row[k], rows_[i].begin + k);
      best_of_column_[rows_[i].begin + k].Offer(row[k], i);
    }
  }
}

float CellTable::RowRival(const IndexRange& source, const IndexRange& target) const {
  float rival = 0;
  for (size_t i = source.begin; i < source.end; ++i) {
    rival = std::max(rival, best_of_row_[i].Outside(target));
  }
  return rival;
}

float CellTable::ColumnRival(const IndexRange& source, const IndexRange& target) const {
  float rival = 0;
  for (size_t j = target.begin; j < target.end; ++j) {
    rival = std::max(rival, best_of_column_[j].Outside(source));
  }
  return rival;
}

bool CellTable::IsPlausible(size_t i, size_t j) const {
  const float cell = At(i, j);
  return cell > 0 && (cell >= best_of_row_[i].values[kPlausible - 1] ||
                      cell >= best_of_column_[j].values[kPlausible - 1]);
}

}  // namespace malmoi::internal
