// The least cost of making one token sequence of another, where tokens differ in weight.
//
//   put in or take out      word, number, link 6    particle, ending, mark 1
//   exchange                one number for another, one link for another 2
//                           one surface of a form for another (models, model) 1
//                           any other pair: the heavier of the two, so 6 or 1
//
// Two bounds make searching fast, and keep it exact. The difference of the weights is at most the
// distance. And where h and k heavy tokens have at most o forms in common, the distance is at least
// 6 (max(h, k) - o): each step settles at most one heavy token of either side.
//
// Functions are safe from any thread. Source: R. Wagner and M. Fischer, The String-to-String
// Correction Problem, JACM 21 (1974); the window of cells is that of E. Ukkonen, Algorithms for
// Approximate String Matching, Information and Control 64 (1985).
#ifndef MALMOI_MEMORY_EDIT_DISTANCE_H_
#define MALMOI_MEMORY_EDIT_DISTANCE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "memory/match_token.h"

namespace malmoi {

inline constexpr int kHeavyCost = 6;
inline constexpr int kLightCost = 1;
inline constexpr int kExchangeCost = 2;  // of one number or link for another
inline constexpr int kSurfaceCost = 1;

constexpr int CostOf(MatchClass kind) {
  return kind == MatchClass::kLight ? kLightCost : kHeavyCost;
}

// The cost of one token in the place of another. Token: form, surface and kind as in MatchToken.
template <typename Token>
constexpr int ExchangeCost(const Token& a, const Token& b) {
  if (a.surface == b.surface) return 0;
  if (a.form == b.form) return a.kind == MatchClass::kWord ? kSurfaceCost : kExchangeCost;
  return std::max(CostOf(a.kind), CostOf(b.kind));
}

// The weight of a text: the cost of all its tokens.
template <typename Token>
int WeightOf(std::span<const Token> tokens) {
  int weight = 0;
  for (const Token& token : tokens) weight += CostOf(token.kind);
  return weight;
}

// The distance, or any number above `limit` where it is above. `cells` is room to work in.
// REQUIRES: limit >= 0.
template <typename Token>
int EditDistance(std::span<const Token> a, std::span<const Token> b, int limit,
                 std::vector<int>* cells) {
  // What is the same at both ends costs nothing in some cheapest way.
  while (!a.empty() && !b.empty() && a.front().surface == b.front().surface) {
    a = a.subspan(1);
    b = b.subspan(1);
  }
  while (!a.empty() && !b.empty() && a.back().surface == b.back().surface) {
    a = a.first(a.size() - 1);
    b = b.first(b.size() - 1);
  }
  // Row i holds the distances of a[0, i) to b[0, j). Only cells in [begin, end) are at most
  // `limit`; a cell beyond them can only be reached through them.
  const int above = limit + 1;
  std::vector<int>& row = *cells;
  row.assign(b.size() + 2, above);
  row[0] = 0;
  size_t begin = 0;
  size_t end = 1;
  for (; end <= b.size(); ++end) {
    row[end] = row[end - 1] + CostOf(b[end - 1].kind);
    if (row[end] > limit) break;
  }
  if (end <= b.size()) row[end] = above;
  for (const Token& token : a) {
    const int take_out = CostOf(token.kind);
    int diagonal = above;  // row i - 1, one to the left
    int left = above;      // row i, one to the left
    size_t first = b.size() + 1;
    size_t last = 0;
    for (size_t j = begin; j <= b.size(); ++j) {
      // Past the window of the row above, only a step from the left can still be cheap.
      if (j > end && left > limit) break;
      const int up = j < end ? row[j] : above;
      int best = up + take_out;
      if (j > 0) {
        best = std::min(best, left + CostOf(b[j - 1].kind));
        best = std::min(best, diagonal + ExchangeCost(token, b[j - 1]));
      }
      if (best > limit) {
        best = above;
      } else {
        first = std::min(first, j);
        last = j + 1;
      }
      diagonal = up;
      row[j] = left = best;
    }
    if (first >= last) return above;
    begin = first;
    end = last;
  }
  return end == b.size() + 1 ? row[b.size()] : above;
}

// One step of a cheapest way from `from` to `to`. Half-open ranges of token indexes, one of them
// empty where tokens were put in or taken out.
struct TokenEdit {
  enum class Kind { kSame, kExchange, kTakeOut, kPutIn };
  Kind kind = Kind::kSame;
  size_t from_begin = 0, from_end = 0;
  size_t to_begin = 0, to_end = 0;

  friend bool operator==(const TokenEdit&, const TokenEdit&) = default;
};

// A cheapest way, steps of one kind that follow one another taken together. O(n m) room.
std::vector<TokenEdit> FindEdits(std::span<const MatchToken> from, std::span<const MatchToken> to);

}  // namespace malmoi

#endif  // MALMOI_MEMORY_EDIT_DISTANCE_H_
