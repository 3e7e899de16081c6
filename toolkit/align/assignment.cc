#include "align/assignment.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <utility>

namespace malmoi {
namespace {

constexpr size_t kNone = static_cast<size_t>(-1);
constexpr double kFar = std::numeric_limits<double>::infinity();

struct Edge {
  size_t column;
  double cost;
};

// Minimises cost. Every row has a column of its own beside the real ones, "nobody", at cost zero,
// so that a full assignment always exists.
class Solver {
 public:
  Solver(size_t rows, size_t columns, const std::vector<AssignmentCandidate>& candidates)
      : columns_(columns),
        edges_(rows),
        row_dual_(rows, 0),
        column_dual_(columns + rows, 0),
        row_of_(columns + rows, kNone),
        column_of_(rows, kNone),
        distance_(columns + rows, kFar),
        from_(columns + rows, kNone) {
    for (const AssignmentCandidate& candidate : candidates) {
      if (candidate.gain > 0) {
        edges_[candidate.row].push_back({candidate.column, -candidate.gain});
      }
    }
    for (size_t row = 0; row < rows; ++row) {
      edges_[row].push_back({columns + row, 0});
      for (const Edge& edge : edges_[row]) row_dual_[row] = std::min(row_dual_[row], edge.cost);
    }
  }

  std::vector<std::optional<size_t>> Solve() {
    for (size_t row = 0; row < edges_.size(); ++row) Augment(row);
    std::vector<std::optional<size_t>> assigned(edges_.size());
    for (size_t row = 0; row < edges_.size(); ++row) {
      if (column_of_[row] < columns_) assigned[row] = column_of_[row];
    }
    return assigned;
  }

 private:
  using Item = std::pair<double, size_t>;  // distance, column

  // Finds the shortest alternating path from `row` to a free column, and flips it.
  void Augment(size_t row) {
    std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
    std::vector<size_t> touched;
    std::vector<size_t> done;
    const auto relax = [&](size_t from_row, double base) {
      for (const Edge& edge : edges_[from_row]) {
        const double reduced = edge.cost - row_dual_[from_row] - column_dual_[edge.column];
        const double distance = base + std::max(0.0, reduced);
        if (distance >= distance_[edge.column]) continue;
        if (distance_[edge.column] == kFar) touched.push_back(edge.column);
        distance_[edge.column] = distance;
        from_[edge.column] = from_row;
        queue.emplace(distance, edge.column);
      }
    };
    relax(row, 0);
    size_t last = kNone;
    double shortest = 0;
    while (last == kNone) {
      const auto [distance, column] = queue.top();
      queue.pop();
      if (distance > distance_[column]) continue;  // a shorter way was found since
      if (row_of_[column] == kNone) {
        last = column;
        shortest = distance;
      } else {
        done.push_back(column);
        relax(row_of_[column], distance);
      }
    }
    // Duals stay feasible, and tight along the path.
    row_dual_[row] += shortest;
    for (const size_t column : done) {
      row_dual_[row_of_[column]] += shortest - distance_[column];
      column_dual_[column] -= shortest - distance_[column];
    }
    for (size_t column = last; column != kNone;) {
      const size_t from_row = from_[column];
      row_of_[column] = from_row;
      std::swap(column, column_of_[from_row]);
      if (from_row == row) break;
    }
    for (const size_t column : touched) {
      distance_[column] = kFar;
      from_[column] = kNone;
    }
  }

  size_t columns_;
  std::vector<std::vector<Edge>> edges_;
  std::vector<double> row_dual_;
  std::vector<double> column_dual_;
  std::vector<size_t> row_of_;     // by column
  std::vector<size_t> column_of_;  // by row
  std::vector<double> distance_;   // by column, kFar between two searches
  std::vector<size_t> from_;       // the row from which a column was reached
};

}  // namespace

std::vector<std::optional<size_t>> BestAssignment(
    size_t rows, size_t columns, const std::vector<AssignmentCandidate>& candidates) {
  return Solver(rows, columns, candidates).Solve();
}

}  // namespace malmoi
