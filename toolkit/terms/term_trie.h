// TermTrie: letters to the terms that they spell, one letter after the other.
//
// Nodes are numbered level by level, so that the children of a node follow one another and an edge
// needs no more than its letter: the child at the end of edge e is node e + 1. Three flat arrays;
// built in one pass over sorted keys. Immutable; safe from several threads.
#ifndef MALMOI_TERMS_TERM_TRIE_H_
#define MALMOI_TERMS_TERM_TRIE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "terms/compiled_terms.h"

namespace malmoi {

class TermTrie {
 public:
  using Node = uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = 0xFFFFFFFF;

  // REQUIRES: `keys` are sorted.
  explicit TermTrie(std::span<const TermLetters> keys);

  // kNone where no key goes on so. O(log children).
  Node Child(Node node, char32_t letter) const;
  // Terms whose letters end here.
  std::span<const uint32_t> TermsAt(Node node) const {
    return std::span(terms_).subspan(first_term_[node], first_term_[node + 1] - first_term_[node]);
  }

 private:
  std::vector<char32_t> letters_;     // by edge
  std::vector<uint32_t> first_edge_;  // by node, and one more
  std::vector<uint32_t> first_term_;  // by node, and one more
  std::vector<uint32_t> terms_;
};

}  // namespace malmoi

#endif  // MALMOI_TERMS_TERM_TRIE_H_
