#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <tuple>

#include "memory/edit_distance.h"
#include "memory/internal/match_layout.h"
#include "memory/internal/stable_hash.h"
#include "memory/match_index.h"

namespace malmoi {
namespace {

using internal::HashNumbers;
using internal::kMaxRank;
using internal::kNoForm;

// Light weight beside `heavy` tokens, coarsely: 0 for what is usual, so that one line of 500 marks
// does not widen the bounds of all segments of its bucket.
uint32_t LightClass(int32_t light, uint32_t heavy) {
  const uint32_t usual = 2 * heavy + 4;
  return static_cast<uint32_t>(std::bit_width(static_cast<uint32_t>(light) / usual));
}

}  // namespace

struct MatchIndexBuilder::Data {
  HashNumbers surfaces;
  std::vector<uint32_t> surface_forms;  // packed, by surface
  HashNumbers forms;
  std::vector<MatchIndex::Cold> segments;
  std::vector<uint32_t> token_begins = {0};
  std::vector<uint32_t> tokens;  // surfaces

  uint32_t AddSurface(uint64_t surface_hash, uint64_t form_hash, MatchClass kind) {
    const uint32_t surface = surfaces.Add(surface_hash);
    if (surface == surface_forms.size()) {
      const uint32_t form = kind == MatchClass::kLight ? kNoForm : forms.Add(form_hash);
      surface_forms.push_back(internal::PackForm(form, kind));
    }
    return surface;
  }
  std::span<const uint32_t> TokensOf(size_t segment) const {
    return std::span(tokens).subspan(token_begins[segment],
                                     token_begins[segment + 1] - token_begins[segment]);
  }
  // The heavy forms of a segment, as numbered, with repetitions.
  void HeavyForms(size_t segment, std::vector<uint32_t>* heavy) const {
    heavy->clear();
    for (const uint32_t surface : TokensOf(segment)) {
      const uint32_t form = internal::FormOf(surface_forms[surface]);
      if (form != kNoForm) heavy->push_back(form);
    }
  }
};

MatchIndexBuilder::MatchIndexBuilder() : data_(std::make_unique<Data>()) {}
MatchIndexBuilder::~MatchIndexBuilder() = default;
MatchIndexBuilder::MatchIndexBuilder(MatchIndexBuilder&&) noexcept = default;
MatchIndexBuilder& MatchIndexBuilder::operator=(MatchIndexBuilder&&) noexcept = default;

size_t MatchIndexBuilder::size() const { return data_->segments.size(); }

void MatchIndexBuilder::Add(int64_t unit, const MatchKeys& keys,
                            std::span<const MatchToken> tokens) {
  Data& data = *data_;
  data.segments.push_back({unit, keys});
  for (const MatchToken& token : tokens) {
    data.tokens.push_back(data.AddSurface(token.surface, token.form, token.kind));
  }
  data.token_begins.push_back(static_cast<uint32_t>(data.tokens.size()));
}

void MatchIndexBuilder::AddAll(const MatchIndex& index,
                               const std::function<bool(int64_t unit)>& takes) {
  Data& data = *data_;
  constexpr uint32_t kNotYet = UINT32_MAX;
  std::vector<uint32_t> number_of(index.surfaces_.size(), kNotYet);  // of its surfaces, here
  for (size_t i = 0; i < index.size(); ++i) {
    if (!takes(index.segments_[i].unit)) continue;
    data.segments.push_back(index.segments_[i]);
    for (const uint32_t surface : index.TokensOf(i)) {
      if (surface >= number_of.size()) continue;  // a damaged file
      if (number_of[surface] == kNotYet) {
        const uint32_t packed = index.surface_forms_[surface];
        const uint32_t form = internal::FormOf(packed);
        number_of[surface] = data.AddSurface(index.surfaces_[surface],
                                             form < index.forms_.size() ? index.forms_[form] : 0,
                                             internal::ClassOf(packed));
      }
      data.tokens.push_back(number_of[surface]);
    }
    data.token_begins.push_back(static_cast<uint32_t>(data.tokens.size()));
  }
}

std::string MatchIndexBuilder::Build(uint64_t stamp) {
  Data& data = *data_;
  const size_t count = data.segments.size();
  const size_t form_count = data.forms.hashes().size();
  MatchIndex index;

  // Forms are numbered anew, the rarest first.
  std::vector<uint32_t> seen_in(form_count, 0);
  std::vector<uint32_t> heavy;
  std::vector<std::tuple<uint32_t, uint32_t, int32_t, uint32_t>> order(count);
  for (size_t i = 0; i < count; ++i) {
    data.HeavyForms(i, &heavy);
    int32_t weight = 0;
    for (const uint32_t surface : data.TokensOf(i)) {
      weight += CostOf(internal::ClassOf(data.surface_forms[surface]));
    }
    const auto forms = static_cast<uint32_t>(heavy.size());
    const int32_t light = weight - kHeavyCost * static_cast<int32_t>(forms);
    order[i] = {forms, LightClass(light, forms), weight, static_cast<uint32_t>(i)};
    std::ranges::sort(heavy);
    heavy.erase(std::unique(heavy.begin(), heavy.end()), heavy.end());
    for (const uint32_t form : heavy) ++seen_in[form];
  }
  std::vector<uint32_t> by_rarity(form_count);
  std::iota(by_rarity.begin(), by_rarity.end(), 0U);
  std::ranges::sort(by_rarity, [&](uint32_t a, uint32_t b) {
    return std::pair(seen_in[a], data.forms.hashes()[a]) <
           std::pair(seen_in[b], data.forms.hashes()[b]);
  });
  std::vector<uint32_t> number_of(form_count);
  HashNumbers forms;
  std::vector<uint32_t> posting_begins(form_count + 1, 0);
  for (uint32_t i = 0; i < form_count; ++i) {
    number_of[by_rarity[i]] = i;
    forms.Add(data.forms.hashes()[by_rarity[i]]);
    posting_begins[i + 1] = posting_begins[i] + seen_in[by_rarity[i]];
  }
  for (uint32_t& packed : data.surface_forms) {
    const uint32_t form = internal::FormOf(packed);
    if (form != kNoForm) packed = internal::PackForm(number_of[form], internal::ClassOf(packed));
  }

  // Segments in the order of their buckets; postings of a bucket by rank, then by segment.
  std::ranges::sort(order);
  struct Posting {
    uint32_t form, segment;
  };
  std::vector<MatchIndex::Bucket> buckets;
  std::vector<uint64_t> signatures(count, 0);
  std::vector<int32_t> weights(count);
  std::vector<uint32_t> token_begins = {0};
  std::vector<uint32_t> tokens;
  std::vector<MatchIndex::Cold> segments(count);
  std::vector<uint32_t> posting_segments(posting_begins.back());
  std::vector<uint8_t> posting_ranks(posting_begins.back());
  std::vector<uint32_t> posting_signatures(posting_begins.back());
  std::vector<uint32_t> posting_ends(posting_begins.begin(), posting_begins.end() - 1);
  std::vector<std::vector<Posting>> by_rank(kMaxRank + 1);
  token_begins.reserve(count + 1);
  tokens.reserve(data.tokens.size());
  const auto close_bucket = [&] {
    for (uint32_t rank = 0; rank <= kMaxRank; ++rank) {
      for (const Posting& posting : by_rank[rank]) {
        const uint32_t place = posting_ends[posting.form]++;
        posting_segments[place] = posting.segment;
        posting_ranks[place] = static_cast<uint8_t>(rank);
        posting_signatures[place] = internal::FoldSignature(signatures[posting.segment]);
      }
      by_rank[rank].clear();
    }
  };
  for (uint32_t i = 0; i < count; ++i) {
    const auto& [heavy_count, light_class, weight, from] = order[i];
    const bool same_bucket = i > 0 && std::get<0>(order[i - 1]) == heavy_count &&
                             std::get<1>(order[i - 1]) == light_class;
    if (!same_bucket) {
      close_bucket();
      buckets.push_back({heavy_count, i, i, weight, weight});
    }
    buckets.back().end = i + 1;
    buckets.back().max_weight = weight;
    segments[i] = data.segments[from];
    weights[i] = weight;
    const std::span<const uint32_t> of_segment = data.TokensOf(from);
    tokens.insert(tokens.end(), of_segment.begin(), of_segment.end());
    token_begins.push_back(static_cast<uint32_t>(tokens.size()));
    data.HeavyForms(from, &heavy);
    std::ranges::sort(heavy);
    for (uint32_t rank = 0; rank < heavy.size(); ++rank) {
      // The first common form of two texts is always common in its first place.
      if (rank > 0 && heavy[rank] == heavy[rank - 1]) continue;
      signatures[i] |= internal::SignatureBit(heavy[rank]);
      by_rank[std::min(rank, kMaxRank)].push_back({heavy[rank], i});
    }
  }
  close_bucket();

  index.surfaces_ = data.surfaces.hashes();
  index.surface_forms_ = data.surface_forms;
  index.surface_slots_ = data.surfaces.slots();
  index.forms_ = forms.hashes();
  index.form_slots_ = forms.slots();
  index.buckets_ = buckets;
  index.signatures_ = signatures;
  index.weights_ = weights;
  index.token_begins_ = token_begins;
  index.segments_ = segments;
  index.tokens_ = tokens;
  index.posting_begins_ = posting_begins;
  index.posting_segments_ = posting_segments;
  index.posting_ranks_ = posting_ranks;
  index.posting_signatures_ = posting_signatures;
  return index.Write(stamp);
}

}  // namespace malmoi
