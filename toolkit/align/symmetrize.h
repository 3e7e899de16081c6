// Symmetrize: one set of word links from the links of two directions.
//
//   kIntersection        links that both directions found: few, and nearly all right
//   kGrowDiagFinalAnd    the intersection, grown by links of either direction that touch it, then
//                        by links whose words are both still free: more, and most of them right
//
// Source: Koehn, Och, Marcu, "Statistical phrase-based translation" (2003), 4.1; Koehn et al.
// (2005) for "final-and". Pure function. O(links * rounds).
#ifndef MALMOI_ALIGN_SYMMETRIZE_H_
#define MALMOI_ALIGN_SYMMETRIZE_H_

#include <compare>
#include <cstddef>
#include <span>
#include <vector>

namespace malmoi {

enum class Symmetrization { kIntersection, kGrowDiagFinalAnd };

// Token numbers from 0.
struct TokenLink {
  size_t source = 0;
  size_t target = 0;

  friend auto operator<=>(const TokenLink&, const TokenLink&) = default;
};

// `forward` and `backward` in any order; the result is sorted, without a link twice.
std::vector<TokenLink> Symmetrize(std::span<const TokenLink> forward,
                                  std::span<const TokenLink> backward, Symmetrization method);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_SYMMETRIZE_H_
