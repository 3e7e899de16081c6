#include "terms/term_trie.h"

#include <algorithm>
#include <string_view>

#include "base/unicode.h"

namespace malmoi {

TermTrie::TermTrie(std::span<const TermLetters> keys) {
  // A node: the keys that begin with its letters, and how many bytes those are.
  struct Range {
    size_t begin;
    size_t end;
    size_t bytes;
  };
  std::vector<Range> level = {{0, keys.size(), 0}};
  std::vector<Range> next;
  while (!level.empty()) {
    next.clear();
    for (const auto& [begin, end, bytes] : level) {
      first_edge_.push_back(static_cast<uint32_t>(letters_.size()));
      first_term_.push_back(static_cast<uint32_t>(terms_.size()));
      size_t at = begin;
      for (; at < end && keys[at].letters.size() == bytes; ++at) terms_.push_back(keys[at].term);
      while (at < end) {
        const size_t child = at;
        size_t child_bytes = bytes;
        letters_.push_back(NextCodePoint(keys[at].letters, &child_bytes));
        const std::string_view letter =
            std::string_view(keys[at].letters).substr(bytes, child_bytes - bytes);
        while (at < end && keys[at].letters.compare(bytes, letter.size(), letter) == 0) ++at;
        next.push_back({child, at, child_bytes});
      }
    }
    level.swap(next);
  }
  first_edge_.push_back(static_cast<uint32_t>(letters_.size()));
  first_term_.push_back(static_cast<uint32_t>(terms_.size()));
}

TermTrie::Node TermTrie::Child(Node node, char32_t letter) const {
  const auto begin = letters_.begin() + first_edge_[node];
  const auto end = letters_.begin() + first_edge_[node + 1];
  const auto edge = std::lower_bound(begin, end, letter);
  if (edge == end || *edge != letter) return kNone;
  return static_cast<Node>(edge - letters_.begin()) + 1;
}

}  // namespace malmoi
