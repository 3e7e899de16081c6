// One number for each sentence pair of a band, and the best rivals of a bead. Internal to align/.
//
// A cell (i, j) says how well source sentence i and target sentence j go together. The few best
// cells of each row and column are kept, so that "how much better than the best other" is a look
// at a short list. Built once; then const.
#ifndef MALMOI_ALIGN_INTERNAL_CELL_TABLE_H_
#define MALMOI_ALIGN_INTERNAL_CELL_TABLE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "align/sentence_scorer.h"

namespace malmoi::internal {

class CellTable {
 public:
  // Fills the cells (i, first + k) for all k.
  using FillRow = std::function<void(size_t i, size_t first, std::span<float> cells)>;

  CellTable() = default;

  // The cells that beads of up to `max_bead` sentences a side inside `band` can touch.
  CellTable(const SearchBand& band, size_t max_bead, const FillRow& fill);
  // Row i has the cells of the target sentences `rows[i]`, of `columns` in all.
  CellTable(std::vector<IndexRange> rows, size_t columns, const FillRow& fill);

  size_t row_count() const { return rows_.size(); }
  // Target sentences of row i that have a cell.
  IndexRange Row(size_t i) const { return rows_[i]; }
  // Where the row's cells begin among all cells.
  size_t RowStart(size_t i) const { return starts_[i]; }
  size_t cell_count() const { return cells_.size(); }
  // 0 outside.
  float At(size_t i, size_t j) const {
    const IndexRange& row = rows_[i];
    return j >= row.begin && j < row.end ? cells_[starts_[i] + j - row.begin] : 0;
  }

  // The largest cell in the rows of `source` outside the columns of `target`, at least 0.
  float RowRival(const IndexRange& source, const IndexRange& target) const;
  // The largest cell in the columns of `target` outside the rows of `source`, at least 0.
  float ColumnRival(const IndexRange& source, const IndexRange& target) const;
  // Whether (i, j) is among the best of its row or its column.
  bool IsPlausible(size_t i, size_t j) const;

 private:
  static constexpr size_t kBest = 5;  // one more than the largest bead has sentences
  static constexpr size_t kPlausible = 3;

  struct Best {
    std::array<float, kBest> values{};
    std::array<uint32_t, kBest> places{};

    void Offer(float value, size_t place);
    float Outside(const IndexRange& range) const;
  };

  std::vector<IndexRange> rows_;
  std::vector<size_t> starts_;
  std::vector<float> cells_;
  std::vector<Best> best_of_row_;
  std::vector<Best> best_of_column_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_CELL_TABLE_H_
