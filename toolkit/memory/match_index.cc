#include "memory/match_index.h"

#include <algorithm>
#include <cstring>

#include "base/status.h"
#include "memory/edit_distance.h"
#include "memory/internal/match_layout.h"
#include "memory/internal/stable_hash.h"

namespace malmoi {
namespace {

constexpr char kMagic[8] = {'m', 'l', 'm', 'o', 'i', 'd', 'x', '2'};  // 1: the layout's version

}  // namespace

MatchIndex::Header MatchIndex::Header::Of(uint64_t stamp,
                                          const std::array<uint64_t, kSections>& lengths) {
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof(kMagic));
  header.stamp = stamp;
  header.bytes = sizeof(Header);
  for (size_t i = 0; i < kSections; ++i) {
    header.begins[i] = header.bytes;
    header.lengths[i] = lengths[i];
    header.bytes += (lengths[i] + kAlignment - 1) / kAlignment * kAlignment;
  }
  header.check =
      internal::StableHash({reinterpret_cast<const char*>(&header), offsetof(Header, check)});
  return header;
}

absl::StatusOr<MatchIndex> MatchIndex::Open(std::string_view bytes, std::string_view name) {
  const auto refuse = [&](std::string_view why) {
    return InvalidInputError({std::string(name), 0, 0}, why);
  };
  Header header;
  if (bytes.size() < sizeof(header)) return refuse("too short for an index of matches");
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (std::memcmp(header.magic, kMagic, sizeof(kMagic)) != 0) {
    return refuse("no index of matches of this version of Malmoi");
  }
  const uint64_t check = internal::StableHash(bytes.substr(0, offsetof(Header, check)));
  if (header.check != check || header.bytes != bytes.size()) {
    return refuse("the index of matches is damaged or cut short");
  }
  MatchIndex index;
  index.stamp_ = header.stamp;
  bool fits = true;
  VisitSections(index, [&](size_t number, auto& section) {
    using T = typename std::remove_reference_t<decltype(section)>::value_type;
    const uint64_t begin = header.begins[number];
    const uint64_t length = header.lengths[number];
    fits = fits && begin % kAlignment == 0 && begin <= bytes.size() &&
           length <= bytes.size() - begin && length % sizeof(T) == 0;
    if (fits) section = {reinterpret_cast<const T*>(bytes.data() + begin), length / sizeof(T)};
  });
  const size_t count = index.segments_.size();
  const auto is_table = [](size_t slots, size_t entries) {
    return slots > 0 && (slots & (slots - 1)) == 0 && entries < slots;
  };
  fits = fits && index.surface_forms_.size() == index.surfaces_.size() &&
         is_table(index.surface_slots_.size(), index.surfaces_.size()) &&
         is_table(index.form_slots_.size(), index.forms_.size()) &&
         index.signatures_.size() == count && index.weights_.size() == count &&
         index.token_begins_.size() == count + 1 &&
         index.posting_begins_.size() == index.forms_.size() + 1 &&
         index.posting_ranks_.size() == index.posting_segments_.size() &&
         index.posting_signatures_.size() == index.posting_segments_.size();
  for (const Bucket& bucket : index.buckets_) {
    fits = fits && bucket.begin <= bucket.end && bucket.end <= count &&
           bucket.heavy <= kMaxMatchTokens && 0 <= bucket.min_weight &&
           bucket.min_weight <= bucket.max_weight &&
           bucket.max_weight <= static_cast<int32_t>(kMaxMatchTokens) * kHeavyCost;
  }
  if (!fits) return refuse("the index of matches is damaged");
  return index;
}

std::span<const uint32_t> MatchIndex::TokensOf(size_t segment) const {
  const size_t begin = std::min<size_t>(token_begins_[segment], tokens_.size());
  const size_t end = std::min<size_t>(token_begins_[segment + 1], tokens_.size());
  if (begin > end) return tokens_.first(0);  // a damaged file
  return tokens_.subspan(begin, std::min(end - begin, kMaxMatchTokens));
}

}  // namespace malmoi
