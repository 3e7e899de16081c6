#include "memory/edit_distance.h"

namespace malmoi {
namespace {

using Kind = TokenEdit::Kind;

// One step appended at the end; longer runs of one kind are one edit.
void Append(const TokenEdit& step, std::vector<TokenEdit>* edits) {
  if (!edits->empty() && edits->back().kind == step.kind) {
    edits->back().from_end = step.from_end;
    edits->back().to_end = step.to_end;
  } else {
    edits->push_back(step);
  }
}

}  // namespace

std::vector<TokenEdit> FindEdits(std::span<const MatchToken> from, std::span<const MatchToken> to) {
  // Distances of the rests, so that the way is read from its beginning.
  const size_t width = to.size() + 1;
  std::vector<int> rest((from.size() + 1) * width, 0);
  for (size_t i = from.size() + 1; i-- > 0;) {
    for (size_t j = width; j-- > 0;) {
      int& cell = rest[i * width + j];
      if (i == from.size() && j == to.size()) continue;
      cell = INT32_MAX;
      if (i < from.size()) cell = CostOf(from[i].kind) + rest[(i + 1) * width + j];
      if (j < to.size()) cell = std::min(cell, CostOf(to[j].kind) + rest[i * width + j + 1]);
      if (i < from.size() && j < to.size()) {
        cell = std::min(cell, ExchangeCost(from[i], to[j]) + rest[(i + 1) * width + j + 1]);
      }
    }
  }
  std::vector<TokenEdit> edits;
  size_t i = 0;
  size_t j = 0;
  while (i < from.size() || j < to.size()) {
    const int cell = rest[i * width + j];
    const bool both = i < from.size() && j < to.size();
    const int exchange = both ? ExchangeCost(from[i], to[j]) : 0;
    if (both && cell == exchange + rest[(i + 1) * width + j + 1]) {
      Append({exchange == 0 ? Kind::kSame : Kind::kExchange, i, i + 1, j, j + 1}, &edits);
      ++i, ++j;
    } else if (i < from.size() && cell == CostOf(from[i].kind) + rest[(i + 1) * width + j]) {
      Append({Kind::kTakeOut, i, i + 1, j, j}, &edits);
      ++i;
    } else {
      Append({Kind::kPutIn, i, i, j, j + 1}, &edits);
      ++j;
    }
  }
  return edits;
}

}  // namespace malmoi
