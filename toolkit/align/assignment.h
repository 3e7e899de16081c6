// The best one-to-one assignment of a sparse set of candidate pairs.
//
//   candidates (0,0,3.0) (0,1,2.9) (1,0,2.8)      greedy: 0-0, 3.0 in all
//   BestAssignment: 0-1, 1-0                      5.7 in all
//
// Exact: successive shortest augmenting paths with dual variables (Jonker and Volgenant, A shortest
// augmenting path algorithm for dense and sparse linear assignment problems, Computing 38, 1987),
// by Dijkstra's algorithm over the candidates. A row may stay without a column: an assignment
// never holds a candidate that costs more than it brings. O(rows * candidates * log candidates) at
// worst, far less where most rows have a clear favourite.
#ifndef MALMOI_ALIGN_ASSIGNMENT_H_
#define MALMOI_ALIGN_ASSIGNMENT_H_

#include <cstddef>
#include <optional>
#include <vector>

namespace malmoi {

struct AssignmentCandidate {
  size_t row = 0;
  size_t column = 0;
  double gain = 0;  // candidates of zero or less are never chosen
};

// For each row its column, or nothing. The sum of the gains is the greatest possible; of equal
// sums the same one is found every time. REQUIRES: row < rows and column < columns in each.
std::vector<std::optional<size_t>> BestAssignment(
    size_t rows, size_t columns, const std::vector<AssignmentCandidate>& candidates);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_ASSIGNMENT_H_
