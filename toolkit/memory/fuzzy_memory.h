// FuzzyMemory: the segments of one language, found by likeness, while units come and go.
//
//   FuzzyMemory memory;
//   memory.Add(7, {.text = "패턴을 디자인했다."}, tokenizer);
//   FuzzySearcher searcher(memory, tokenizer);
//   for (const FuzzyMatch& match : searcher.Find({.text = "패턴이 디자인됐다."}, options)) …
//
// A unit is found from the next search on. New units lie in a short list that every search looks
// through; full lists become indexes, and eight indexes of one size become one (a log-structured
// merge: P. O'Neil et al., The Log-Structured Merge-Tree, Acta Informatica 33, 1996). So adding
// costs O(log n) and searching looks into few indexes. Underneath may lie an index of an earlier
// day, mapped from its file and never changed; units of it that were removed are remembered.
//
// Find is safe from several threads, each with its own searcher, while nobody changes the memory.
#ifndef MALMOI_MEMORY_FUZZY_MEMORY_H_
#define MALMOI_MEMORY_FUZZY_MEMORY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "memory/fuzzy_match.h"
#include "memory/match_index.h"
#include "memory/match_token.h"

namespace malmoi {

class FuzzyMemory {
 public:
  FuzzyMemory() = default;
  // On top of `base`, whose bytes must outlive this.
  explicit FuzzyMemory(const MatchIndex& base);

  // REQUIRES: the unit is not in it (Remove it first).
  void Add(int64_t unit, const MatchText& text, MatchTokenizer& tokenizer);
  // Fine when it is not in it.
  void Remove(int64_t unit);

  size_t pending() const { return recent_.size(); }  // not yet in an index

 private:
  friend class FuzzySearcher;
  struct Run {
    std::shared_ptr<const std::string> bytes;  // null for the base
    MatchIndex index;
    size_t tier = 0;
    uint64_t age = 0;  // of its youngest unit
  };

  struct Recent {
    uint64_t signature;  // a bit of each heavy form
    int heavy;           // how many heavy tokens
    int weight;
    MatchSegment segment;
  };

  static Recent RecentOf(MatchSegment segment);
  bool IsAlive(int64_t unit, uint64_t age) const;
  void Flush();
  void MergeTail(size_t count);

  std::vector<Run> runs_;       // the oldest first; tiers descend
  std::vector<Recent> recent_;  // younger than all runs
  uint64_t age_ = 1;            // of what is added now
  // Units that were removed, with the age of what may hold them again.
  std::unordered_map<int64_t, uint64_t> alive_from_;
};

// Looks into one memory, remembering words and room between searches. For one thread. The memory
// and the tokenizer must outlive it.
class FuzzySearcher {
 public:
  FuzzySearcher(const FuzzyMemory& memory, MatchTokenizer& tokenizer)
      : memory_(memory), tokenizer_(tokenizer) {}

  // Best first; none for a text without tokens.
  std::vector<FuzzyMatch> Find(const MatchText& query, const FuzzyOptions& options);

 private:
  void SearchRecent(TopMatches* top);

  const FuzzyMemory& memory_;
  MatchTokenizer& tokenizer_;
  MatchScratch scratch_;
  MatchSegment query_;
};

}  // namespace malmoi

#endif  // MALMOI_MEMORY_FUZZY_MEMORY_H_
