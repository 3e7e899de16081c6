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

// Writes sections one after another, each brought to a multiple of `alignment`.
class SectionWriter {
 public:
  SectionWriter(ByteSink& sink, size_t alignment) : sink_(sink), alignment_(alignment) {}

  template <typename T>
  void Put(std::span<const T> part) {
    const auto* const bytes = reinterpret_cast<const char*>(part.data());
    if (status_.ok()) status_ = sink_.Write({bytes, part.size_bytes()});
    written_ += part.size_bytes();
  }
  template <typename T>
  void Put(const std::vector<T>& part) {
    Put(std::span<const T>(part));
  }
  void EndSection() {
    const std::vector<char> padding((alignment_ - written_ % alignment_) % alignment_, 0);
    Put(padding);
  }
  template <typename T>
  void PutSection(const std::vector<T>& section) {
    Put(section);
    EndSection();
  }
  const absl::Status& status() const { return status_; }

 private:
  ByteSink& sink_;
  size_t alignment_;
  size_t written_ = 0;
  absl::Status status_;
};

class GrowingString : public ByteSink {
 public:
  absl::Status Write(std::string_view bytes) override {
    text.append(bytes);
    return absl::OkStatus();
  }
  std::string text;
};

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

std::string MatchIndexBuilder::Build(uint64_t stamp) const {
  GrowingString sink;
  (void)Write(stamp, sink);  // a string takes everything
  return std::move(sink.text);
}

absl::Status MatchIndexBuilder::Write(uint64_t stamp, ByteSink& sink) const {
  const Data& data = *data_;
  const size_t count = data.segments.size();
  const size_t form_count = data.forms.hashes().size();

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
  std::vector<uint32_t> surface_forms = data.surface_forms;
  for (uint32_t& packed : surface_forms) {
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
  std::vector<uint32_t> posting_segments(posting_begins.back());
  std::vector<uint8_t> posting_ranks(posting_begins.back());
  std::vector<uint32_t> posting_signatures(posting_begins.back());
  std::vector<uint32_t> posting_ends(posting_begins.begin(), posting_begins.end() - 1);
  std::vector<std::vector<Posting>> by_rank(kMaxRank + 1);
  token_begins.reserve(count + 1);
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
    weights[i] = weight;
    token_begins.push_back(token_begins.back() + static_cast<uint32_t>(data.TokensOf(from).size()));
    data.HeavyForms(from, &heavy);
    for (uint32_t& form : heavy) form = number_of[form];
    std::ranges::sort(heavy);
    for (uint32_t rank = 0; rank < heavy.size(); ++rank) {
      // The first common form of two texts is always common in its first place.
      if (rank > 0 && heavy[rank] == heavy[rank - 1]) continue;
      signatures[i] |= internal::SignatureBit(heavy[rank]);
      by_rank[std::min(rank, kMaxRank)].push_back({heavy[rank], i});
    }
  }
  close_bucket();

  const auto bytes = [](const auto& section) {
    return uint64_t{section.size() * sizeof(section[0])};
  };
  const auto header = MatchIndex::Header::Of(
      stamp, {bytes(data.surfaces.hashes()), bytes(surface_forms), bytes(data.surfaces.slots()),
              bytes(forms.hashes()), bytes(forms.slots()), bytes(buckets), bytes(signatures),
              bytes(weights), bytes(token_begins), bytes(data.segments), bytes(data.tokens),
              bytes(posting_begins), bytes(posting_segments), bytes(posting_ranks),
              bytes(posting_signatures)});
  SectionWriter out(sink, MatchIndex::kAlignment);
  out.Put(std::span(&header, 1));
  out.PutSection(data.surfaces.hashes());
  out.PutSection(surface_forms);
  out.PutSection(data.surfaces.slots());
  out.PutSection(forms.hashes());
  out.PutSection(forms.slots());
  out.PutSection(buckets);
  out.PutSection(signatures);
  out.PutSection(weights);
  out.PutSection(token_begins);
  for (const auto& segment : order) out.Put(std::span(&data.segments[std::get<3>(segment)], 1));
  out.EndSection();
  for (const auto& segment : order) out.Put(data.TokensOf(std::get<3>(segment)));
  out.EndSection();
  out.PutSection(posting_begins);
  out.PutSection(posting_segments);
  out.PutSection(posting_ranks);
  out.PutSection(posting_signatures);
  return out.status();
}

}  // namespace malmoi
