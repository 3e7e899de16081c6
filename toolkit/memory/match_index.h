// MatchIndex: segments of one language, laid out so that fuzzy matches are found without looking at
// most of them. Immutable; a string of bytes that may lie in a file and be mapped.
//
// How a search stays both fast and exact. Let h be the number of heavy tokens (words, numbers,
// links) of the query, k that of a segment, and K the greatest distance that the wanted score
// allows. By the bound of edit_distance.h at least max(h, k) - K/6 forms must be common to both.
// So:
//
//   order     forms are ordered, rare before frequent. Of a pair that matches, the first common
//             form has at most h minus that many forms before it in the query, and k minus that
//             many in the segment: only the rarest few words of either side can be that form.
//   postings  form -> segments that hold it, by bucket (k and light weight), then by how many
//             forms come before it in the segment: what can match is one short run a bucket.
//   filters   a segment found so is dropped by its weight, by 64 bits of its forms, by counting
//             common forms; what is left is compared by EditDistance with its limit.
//   top       once `top` matches are found the wanted score is that of the worst of them.
//
// Where the bound asks for no common form (low scores, texts of marks only) whole buckets are
// compared. Const methods are safe from several threads, each with its own MatchScratch.
// Sources: prefix filtering: S. Chaudhuri, V. Ganti and R. Kaushik, A Primitive Operator for
// Similarity Joins, ICDE 2006; with positions: C. Xiao et al., Efficient Similarity Joins for Near
// Duplicate Detection, WWW 2008.
#ifndef MALMOI_MEMORY_MATCH_INDEX_H_
#define MALMOI_MEMORY_MATCH_INDEX_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "memory/fuzzy_match.h"
#include "memory/match_token.h"

namespace malmoi {

// What an index keeps of a text beside its tokens: hashes, 0 for "none".
struct MatchKeys {
  uint64_t text = 0;
  uint64_t context = 0;  // of the texts before and after
  uint64_t place = 0;
  uint64_t origin = 0;

  static MatchKeys Of(const MatchText& text);
  static uint64_t OfOrigin(std::string_view origin);

  friend bool operator==(const MatchKeys&, const MatchKeys&) = default;
};

struct MatchSegment {
  int64_t unit = 0;
  MatchKeys keys;
  std::vector<MatchToken> tokens;
};

class MatchIndex;

// The score that a text gets for `query`: the definition of fuzzy_match.h, penalties left out.
// `distance` is that of the two.
int ScoreOf(const MatchKeys& query, const MatchKeys& segment, int distance, int query_weight,
            int segment_weight);

// The best matches seen so far.
class TopMatches {
 public:
  explicit TopMatches(const FuzzyOptions& options);

  // The score that a match must reach to be among them, penalties already subtracted.
  int min_score() const;
  int Penalty(uint64_t origin) const;
  void Offer(FuzzyMatch match);
  // Best first.
  std::vector<FuzzyMatch> Take();

 private:
  const FuzzyOptions& options_;
  std::vector<std::pair<uint64_t, int>> penalties_;
  std::vector<FuzzyMatch> heap_;  // the worst at the front
};

class MatchIndexBuilder {
 public:
  MatchIndexBuilder();
  ~MatchIndexBuilder();
  MatchIndexBuilder(MatchIndexBuilder&&) noexcept;
  MatchIndexBuilder& operator=(MatchIndexBuilder&&) noexcept;

  void Add(int64_t unit, const MatchKeys& keys, std::span<const MatchToken> tokens);
  // Those of an index whose unit `takes` says yes to; faster than one by one.
  void AddAll(const MatchIndex& index, const std::function<bool(int64_t unit)>& takes);
  size_t size() const;

  // Writes the index of what was added, piece by piece: the whole is never held. `stamp` is kept
  // for whoever wrote it. The same segments in the same order give the same bytes.
  // Errors: those of `sink`. REQUIRES: fewer than 2^32 tokens.
  absl::Status Write(uint64_t stamp, ByteSink& sink) const;
  std::string Build(uint64_t stamp) const;  // the same into a string

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

// Room that a search works in, kept from one to the next. For one thread.
struct MatchScratch {
  struct IndexToken {
    uint32_t form = 0;
    uint32_t surface = 0;
    MatchClass kind = MatchClass::kLight;
  };
  struct Probe {
    uint32_t form;
    uint32_t before;  // forms of the query that come before it
  };
  std::vector<IndexToken> query;
  std::vector<IndexToken> segment;
  std::vector<uint32_t> forms;
  std::vector<Probe> probes;
  std::vector<uint16_t> counts;    // by form: how often the query has it; all 0 between searches
  std::vector<uint64_t> compared;  // bits by segment; all 0 between searches
  std::vector<uint32_t> to_clear;
  std::vector<int> cells;
};

class MatchIndex {
 public:
  // Over `bytes` of a MatchIndexBuilder, which must outlive the index and begin at a multiple of 8.
  // Touches the header only: any bytes are safe to search, damaged ones may give wrong matches.
  // Errors: no index of this version, or cut short; `name` stands in the message.
  static absl::StatusOr<MatchIndex> Open(std::string_view bytes, std::string_view name);

  // Offers every segment that reaches top->min_score(). `alive` says whether a unit still counts.
  void Search(std::span<const MatchToken> query, const MatchKeys& keys,
              const std::function<bool(int64_t unit)>& alive, MatchScratch* scratch,
              TopMatches* top) const;

  size_t size() const { return segments_.size(); }
  uint64_t stamp() const { return stamp_; }

 private:
  friend class MatchIndexBuilder;
  friend class MatchIndexSearch;
  static constexpr size_t kSections = 15;
  static constexpr size_t kAlignment = 8;
  struct Header {
    // Of an index with sections of these lengths.
    static Header Of(uint64_t stamp, const std::array<uint64_t, kSections>& lengths);

    char magic[8];
    uint64_t stamp;
    uint64_t bytes;               // of the whole index
    uint64_t begins[kSections];   // of each section, a multiple of 8
    uint64_t lengths[kSections];  // in bytes
    uint64_t check;               // StableHash of what stands before it
  };
  // Segments whose numbers follow one another, of one count of heavy tokens.
  struct Bucket {
    uint32_t heavy;
    uint32_t begin, end;
    int32_t min_weight, max_weight;
  };
  struct Cold {  // read for matches only
    int64_t unit;
    MatchKeys keys;
  };
  // Calls visit(number, section) for each section, in the order of the file.
  template <typename Self, typename Visit>
  static void VisitSections(Self& self, const Visit& visit) {
    visit(0, self.surfaces_), visit(1, self.surface_forms_), visit(2, self.surface_slots_);
    visit(3, self.forms_), visit(4, self.form_slots_), visit(5, self.buckets_);
    visit(6, self.signatures_), visit(7, self.weights_), visit(8, self.token_begins_);
    visit(9, self.segments_), visit(10, self.tokens_), visit(11, self.posting_begins_);
    visit(12, self.posting_segments_), visit(13, self.posting_ranks_);
    visit(14, self.posting_signatures_);
  }
  std::span<const uint32_t> TokensOf(size_t segment) const;

  uint64_t stamp_ = 0;
  std::span<const uint64_t> surfaces_;       // hashes, by surface number
  std::span<const uint32_t> surface_forms_;  // form and class
  std::span<const uint32_t> surface_slots_;
  std::span<const uint64_t> forms_;  // hashes of heavy forms, the rarest first
  std::span<const uint32_t> form_slots_;
  std::span<const Bucket> buckets_;
  std::span<const uint64_t> signatures_;
  std::span<const int32_t> weights_;
  std::span<const uint32_t> token_begins_;
  std::span<const Cold> segments_;
  std::span<const uint32_t> tokens_;  // surface numbers
  std::span<const uint32_t> posting_begins_;
  std::span<const uint32_t> posting_segments_;
  std::span<const uint8_t> posting_ranks_;
  std::span<const uint32_t> posting_signatures_;  // of the segment, folded
};

}  // namespace malmoi

#endif  // MALMOI_MEMORY_MATCH_INDEX_H_
