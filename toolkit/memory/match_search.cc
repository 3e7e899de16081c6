// MatchIndex::Search; match_index.h tells the idea.
#include <algorithm>

#include "memory/edit_distance.h"
#include "memory/internal/match_layout.h"
#include "memory/internal/stable_hash.h"
#include "memory/match_index.h"

namespace malmoi {

using internal::kMaxRank;

MatchKeys MatchKeys::Of(const MatchText& text) {
  MatchKeys keys;
  keys.text = internal::StableHash(text.text);
  if (!text.previous.empty() || !text.next.empty()) {
    keys.context = internal::StableHash(text.next, internal::StableHash(text.previous));
  }
  if (!text.place.empty()) keys.place = internal::StableHash(text.place);
  keys.origin = OfOrigin(text.origin);
  return keys;
}

uint64_t MatchKeys::OfOrigin(std::string_view origin) {
  return origin.empty() ? 0 : internal::StableHash(origin);
}

int ScoreOf(const MatchKeys& query, const MatchKeys& segment, int distance, int query_weight,
            int segment_weight) {
  if (distance > 0 || query.text != segment.text) {
    return FuzzyScore(distance, query_weight, segment_weight);
  }
  if (query.context == 0 || query.context != segment.context) return kExactScore;
  return query.place != 0 && query.place == segment.place ? kPlaceScore : kContextScore;
}

namespace {

constexpr uint32_t kUnknownForm = UINT32_MAX;
constexpr uint32_t kLightOfQuery = UINT32_MAX - 1;

// The worst at the front of a heap: the lowest score, of equal ones the greatest id.
bool IsBetter(const FuzzyMatch& a, const FuzzyMatch& b) {
  return a.score != b.score ? a.score > b.score : a.unit < b.unit;
}

}  // namespace

TopMatches::TopMatches(const FuzzyOptions& options) : options_(options) {
  for (const auto& [origin, points] : options.penalties) {
    penalties_.emplace_back(MatchKeys::OfOrigin(origin), points);
  }
}

int TopMatches::min_score() const {
  if (options_.top == 0) return kPlaceScore + 1;
  return heap_.size() < options_.top ? std::max(1, options_.min_score) : heap_.front().score;
}

int TopMatches::Penalty(uint64_t origin) const {
  for (const auto& [hash, points] : penalties_) {
    if (hash == origin) return points;
  }
  return 0;
}

void TopMatches::Offer(FuzzyMatch match) {
  if (match.score < min_score()) return;
  if (heap_.size() == options_.top) {
    if (!IsBetter(match, heap_.front())) return;
    std::ranges::pop_heap(heap_, IsBetter);
    heap_.pop_back();
  }
  heap_.push_back(match);
  std::ranges::push_heap(heap_, IsBetter);
}

std::vector<FuzzyMatch> TopMatches::Take() {
  std::ranges::sort(heap_, IsBetter);
  return std::move(heap_);
}

// One search: what is derived from the query, and the steps.
class MatchIndexSearch {
 public:
  using IndexToken = MatchScratch::IndexToken;

  MatchIndexSearch(const MatchIndex& index, const MatchKeys& keys,
                   const std::function<bool(int64_t)>& alive, MatchScratch* scratch,
                   TopMatches* top)
      : index_(index), keys_(keys), alive_(alive), scratch_(*scratch), top_(*top) {}

  void Run(std::span<const MatchToken> query) {
    TakeQuery(query);
    scratch_.counts.resize(std::max(scratch_.counts.size(), index_.forms_.size()), 0);
    scratch_.compared.resize(std::max(scratch_.compared.size(), index_.size() / 64 + 1), 0);
    CountForms();
    VisitBuckets();
    for (const uint32_t form : scratch_.forms) scratch_.counts[form] = 0;
    for (const uint32_t segment : scratch_.to_clear) scratch_.compared[segment / 64] = 0;
    scratch_.to_clear.clear();
  }

 private:
  // How far apart two texts may be, for a score that the top still takes.
  struct Bound {
    int distance;
    int heavy;  // heavy tokens of the longer side without partner
  };
  Bound BoundFor(int32_t weight) const {
    const int distance = DistanceLimit(top_.min_score(), std::max(weight_, weight));
    return {distance, distance / kHeavyCost};
  }

  void CountForms() {
    for (const uint32_t form : scratch_.forms) scratch_.counts[form] = 0;
    for (const uint32_t form : scratch_.forms) ++scratch_.counts[form];
  }

  void TakeQuery(std::span<const MatchToken> query) {
    scratch_.query.clear();
    scratch_.forms.clear();
    scratch_.probes.clear();
    for (const MatchToken& token : query) {
      IndexToken own;
      own.kind = token.kind;
      own.surface = internal::FindSlot(index_.surface_slots_, index_.surfaces_, token.surface);
      // Neither equals a form in a segment, where light tokens have kNoForm.
      own.form = token.kind == MatchClass::kLight ? kLightOfQuery : kUnknownForm;
      weight_ += CostOf(token.kind);
      if (token.kind != MatchClass::kLight) {
        ++heavy_;
        const uint32_t form = internal::FindSlot(index_.form_slots_, index_.forms_, token.form);
        if (form == UINT32_MAX) {
          ++unknown_;
        } else {
          own.form = form;
          scratch_.forms.push_back(form);
          signature_ |= internal::SignatureBit(form);
        }
      }
      scratch_.query.push_back(own);
    }
    std::ranges::sort(scratch_.forms);
    for (size_t i = 0; i < scratch_.forms.size(); ++i) {
      if (i > 0 && scratch_.forms[i] == scratch_.forms[i - 1]) continue;
      scratch_.probes.push_back({scratch_.forms[i], unknown_ + static_cast<uint32_t>(i)});
    }
  }

  // From the bucket of as many heavy tokens outwards, so that good matches come early.
  void VisitBuckets() {
    const auto& buckets = index_.buckets_;
    size_t right = static_cast<size_t>(
        std::ranges::lower_bound(buckets, heavy_, {}, &MatchIndex::Bucket::heavy) -
        buckets.begin());
    size_t left = right;
    while (left > 0 || right < buckets.size()) {
      const bool go_right =
          left == 0 || (right < buckets.size() &&
                        buckets[right].heavy - heavy_ <= heavy_ - buckets[left - 1].heavy);
      VisitBucket(buckets[go_right ? right++ : --left]);
    }
  }

  void VisitBucket(const MatchIndex::Bucket& bucket) {
    const Bound bound = BoundFor(bucket.max_weight);
    const int heavy = static_cast<int>(bucket.heavy);
    const int query_heavy = static_cast<int>(heavy_);
    const int spare_query = bound.heavy - std::max(0, heavy - query_heavy);
    const int spare_segment = bound.heavy - std::max(0, query_heavy - heavy);
    if (spare_query < static_cast<int>(unknown_) || spare_segment < 0) return;
    if (bucket.min_weight - weight_ > bound.distance ||
        weight_ - bucket.max_weight > bound.distance) {
      return;
    }
    if (std::max(heavy, query_heavy) <= bound.heavy) {
      for (uint32_t segment = bucket.begin; segment < bucket.end; ++segment) {
        Consider(segment, bucket);
      }
      return;
    }
    for (const MatchScratch::Probe& probe : scratch_.probes) {
      if (static_cast<int>(probe.before) > spare_query) break;
      VisitPostings(probe.form, {spare_query - static_cast<int>(unknown_), spare_segment}, bucket);
    }
  }

  // Tokens without partner that either side may have.
  struct Spare {
    int query;  // of those whose forms are known
    int segment;
  };
  void VisitPostings(uint32_t form, Spare spare, const MatchIndex::Bucket& bucket) {
    const size_t all = index_.posting_segments_.size();
    const size_t first = std::min<size_t>(index_.posting_begins_[form], all);
    const size_t last = std::min<size_t>(index_.posting_begins_[form + 1], all);
    if (first >= last) return;
    // Buckets stand in their order, inside a bucket segments by rank: a search for the first
    // segment of the bucket or a later one finds where the bucket begins.
    const std::span<const uint32_t> list = index_.posting_segments_.subspan(first, last - first);
    size_t i = static_cast<size_t>(
        std::partition_point(list.begin(), list.end(),
                             [&](uint32_t segment) { return segment < bucket.begin; }) -
        list.begin());
    const uint32_t signature = internal::FoldSignature(signature_);
    // Folding may hide that bits are missing, never show more than there are.
    for (; i < list.size() && list[i] < bucket.end; ++i) {
      const uint32_t rank = index_.posting_ranks_[first + i];
      if (static_cast<int>(rank) > spare.segment && rank < kMaxRank) return;
      const uint32_t missing = signature & ~index_.posting_signatures_[first + i];
      if (internal::CountBits(missing) > spare.query) continue;
      if (list[i] >= bucket.begin) Consider(list[i], bucket);
    }
  }

  void Consider(uint32_t segment, const MatchIndex::Bucket& bucket) {
    const int32_t weight = index_.weights_[segment];
    if (weight < bucket.min_weight || weight > bucket.max_weight) return;  // a damaged file
    const uint32_t heavy = bucket.heavy;
    const Bound bound = BoundFor(weight);
    if (std::abs(weight - weight_) > bound.distance) return;
    const int spare_query =
        bound.heavy - std::max(0, static_cast<int>(heavy) - static_cast<int>(heavy_));
    const uint64_t missing = signature_ & ~index_.signatures_[segment];
    if (static_cast<int>(unknown_) + internal::CountBits(missing) > spare_query) return;
    uint64_t& compared = scratch_.compared[segment / 64];
    const uint64_t bit = uint64_t{1} << (segment % 64);
    if ((compared & bit) != 0) return;
    if (compared == 0) scratch_.to_clear.push_back(segment);
    compared |= bit;

    const int common = TakeSegment(segment);
    if (static_cast<int>(std::max(heavy, heavy_)) - common > bound.heavy) return;
    Compare(segment, weight, bound.distance);
  }

  // The segment's tokens into scratch; returns how many heavy forms are common.
  int TakeSegment(uint32_t segment) {
    scratch_.segment.clear();
    int common = 0;
    for (const uint32_t surface : index_.TokensOf(segment)) {
      if (surface >= index_.surface_forms_.size()) continue;  // a damaged file
      const uint32_t packed = index_.surface_forms_[surface];
      const uint32_t form = internal::FormOf(packed);
      scratch_.segment.push_back({form, surface, internal::ClassOf(packed)});
      if (form < index_.forms_.size() && scratch_.counts[form] > 0) {
        --scratch_.counts[form];
        ++common;
      }
    }
    if (common > 0) CountForms();
    return common;
  }

  void Compare(uint32_t segment, int32_t weight, int limit) {
    const int distance =
        EditDistance<IndexToken>(scratch_.query, scratch_.segment, limit, &scratch_.cells);
    if (distance > limit) return;
    const MatchIndex::Cold& cold = index_.segments_[segment];
    const int score =
        ScoreOf(keys_, cold.keys, distance, weight_, weight) - top_.Penalty(cold.keys.origin);
    if (score >= top_.min_score() && alive_(cold.unit)) top_.Offer({cold.unit, score});
  }

  const MatchIndex& index_;
  const MatchKeys& keys_;
  const std::function<bool(int64_t)>& alive_;
  MatchScratch& scratch_;
  TopMatches& top_;
  int32_t weight_ = 0;
  uint32_t heavy_ = 0;    // heavy tokens of the query
  uint32_t unknown_ = 0;  // of them, those whose form no segment has
  uint64_t signature_ = 0;
};

void MatchIndex::Search(std::span<const MatchToken> query, const MatchKeys& keys,
                        const std::function<bool(int64_t unit)>& alive, MatchScratch* scratch,
                        TopMatches* top) const {
  MatchIndexSearch(*this, keys, alive, scratch, top).Run(query);
}

}  // namespace malmoi
