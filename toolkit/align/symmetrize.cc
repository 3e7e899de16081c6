#include "align/symmetrize.h"

#include <algorithm>
#include <set>

namespace malmoi {
namespace {

// Links so far, with what their words are.
class LinkSet {
 public:
  void Add(const TokenLink& link) {
    links_.insert(link);
    sources_.insert(link.source);
    targets_.insert(link.target);
  }
  bool Has(size_t source, size_t target) const { return links_.contains({source, target}); }
  bool SourceFree(const TokenLink& link) const { return !sources_.contains(link.source); }
  bool TargetFree(const TokenLink& link) const { return !targets_.contains(link.target); }
  // Whether one of the eight neighbours in the matrix is a link.
  bool Touches(const TokenLink& link) const {
    for (size_t source = link.source == 0 ? 0 : link.source - 1; source <= link.source + 1;
         ++source) {
      for (size_t target = link.target == 0 ? 0 : link.target - 1; target <= link.target + 1;
           ++target) {
        if (Has(source, target)) return true;
      }
    }
    return false;
  }
  std::vector<TokenLink> Sorted() const { return {links_.begin(), links_.end()}; }

 private:
  std::set<TokenLink> links_;
  std::set<size_t> sources_;
  std::set<size_t> targets_;
};

}  // namespace

std::vector<TokenLink> Symmetrize(std::span<const TokenLink> forward,
                                  std::span<const TokenLink> backward, Symmetrization method) {
  const std::set<TokenLink> forward_set(forward.begin(), forward.end());
  const std::set<TokenLink> backward_set(backward.begin(), backward.end());
  std::set<TokenLink> either = forward_set;
  either.insert(backward_set.begin(), backward_set.end());
  LinkSet links;
  for (const TokenLink& link : forward_set) {
    if (backward_set.contains(link)) links.Add(link);
  }
  if (method == Symmetrization::kIntersection) return links.Sorted();
  for (bool grown = true; grown;) {
    grown = false;
    for (const TokenLink& link : either) {
      if (links.Has(link.source, link.target) || !links.Touches(link)) continue;
      if (!links.SourceFree(link) && !links.TargetFree(link)) continue;
      links.Add(link);
      grown = true;
    }
  }
  for (const std::set<TokenLink>* const direction : {&forward_set, &backward_set}) {
    for (const TokenLink& link : *direction) {
      if (links.SourceFree(link) && links.TargetFree(link)) links.Add(link);
    }
  }
  return links.Sorted();
}

}  // namespace malmoi
