#include "align/symmetrize.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

namespace malmoi {
namespace {

// Links so far, with what their words are.
class LinkSet {
 public:
  // Has room for `links`.
  explicit LinkSet(std::span<const TokenLink> links) {
    size_t sources = 0;
    for (const TokenLink& link : links) {
      sources = std::max(sources, link.source + 1);
      targets_ = std::max(targets_, link.target + 1);
    }
    matrix_.resize((sources + 2) * (targets_ + 2));
    source_taken_.resize(sources);
    target_taken_.resize(targets_);
  }

  void Add(const TokenLink& link) {
    matrix_[Cell(link)] = true;
    source_taken_[link.source] = true;
    target_taken_[link.target] = true;
    links_.push_back(link);
  }
  bool Has(const TokenLink& link) const { return matrix_[Cell(link)]; }
  bool SourceFree(const TokenLink& link) const { return !source_taken_[link.source]; }
  bool TargetFree(const TokenLink& link) const { return !target_taken_[link.target]; }
  // Whether one of the eight neighbours in the matrix is a link.
  bool Touches(const TokenLink& link) const {
    const size_t cell = Cell(link);
    const size_t row = targets_ + 2;
    return matrix_[cell - row - 1] || matrix_[cell - row] || matrix_[cell - row + 1] ||
           matrix_[cell - 1] || matrix_[cell + 1] || matrix_[cell + row - 1] ||
           matrix_[cell + row] || matrix_[cell + row + 1];
  }
  std::vector<TokenLink> Sorted() && {
    std::ranges::sort(links_);
    return std::move(links_);
  }

 private:
  // A row and a column on each side stay empty.
  size_t Cell(const TokenLink& link) const {
    return (link.source + 1) * (targets_ + 2) + link.target + 1;
  }

  size_t targets_ = 0;
  std::vector<uint8_t> matrix_;
  std::vector<uint8_t> source_taken_;
  std::vector<uint8_t> target_taken_;
  std::vector<TokenLink> links_;
};

std::vector<TokenLink> SortedSet(std::span<const TokenLink> links) {
  std::vector<TokenLink> sorted(links.begin(), links.end());
  std::ranges::sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  return sorted;
}

}  // namespace

std::vector<TokenLink> Symmetrize(std::span<const TokenLink> forward,
                                  std::span<const TokenLink> backward, Symmetrization method) {
  const std::vector<TokenLink> ahead = SortedSet(forward);
  const std::vector<TokenLink> back = SortedSet(backward);
  std::vector<TokenLink> either;
  std::ranges::set_union(ahead, back, std::back_inserter(either));
  LinkSet links(either);
  for (const TokenLink& link : ahead) {
    if (std::ranges::binary_search(back, link)) links.Add(link);
  }
  if (method == Symmetrization::kIntersection) return std::move(links).Sorted();
  for (bool grown = true; grown;) {
    grown = false;
    for (const TokenLink& link : either) {
      if (links.Has(link) || !links.Touches(link)) continue;
      if (!links.SourceFree(link) && !links.TargetFree(link)) continue;
      links.Add(link);
      grown = true;
    }
  }
  for (const std::vector<TokenLink>* const direction : {&ahead, &back}) {
    for (const TokenLink& link : *direction) {
      if (links.SourceFree(link) && links.TargetFree(link)) links.Add(link);
    }
  }
  return std::move(links).Sorted();
}

}  // namespace malmoi
