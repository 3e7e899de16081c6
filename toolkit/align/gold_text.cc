#include "align/gold_text.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/status.h"
#include "base/strings.h"

namespace malmoi {
namespace {

// Indexes as a range, where they follow one another.
std::optional<IndexRange> AsRange(std::vector<size_t> indexes) {
  if (indexes.empty()) return IndexRange{};
  std::ranges::sort(indexes);
  const IndexRange range{indexes.front(), indexes.back() + 1};
  const bool is_whole =
      range.size() == indexes.size() && std::ranges::adjacent_find(indexes) == indexes.end();
  return is_whole ? std::optional(range) : std::nullopt;
}

}  // namespace

absl::StatusOr<PracticeText> MakeGoldText(std::vector<std::string> source,
                                          std::vector<std::string> target,
                                          std::span<const IndexedBead> gold,
                                          std::string_view file) {
  const auto refused = [&](const IndexedBead& bead, std::string_view why) {
    const size_t first_source = bead.source.empty() ? 0 : bead.source.front();
    const size_t first_target = bead.target.empty() ? 0 : bead.target.front();
    return InvalidInputError({std::string(file), 0, 0},
                             Concat("the bead that begins [", first_source, "]:[", first_target,
                                    "] ", why, "; expected neighbours in rising order"));
  };
  std::vector<std::pair<Bead, const IndexedBead*>> pairs;
  for (const IndexedBead& bead : gold) {
    const auto from = AsRange(bead.source);
    const auto to = AsRange(bead.target);
    if (!from || !to) return refused(bead, "skips a sentence");
    if (from->end > source.size() || to->end > target.size()) {
      return refused(bead, "names a sentence that is not there");
    }
    if (from->empty() || to->empty()) continue;
    pairs.push_back({{.source = *from, .target = *to}, &bead});
  }
  std::ranges::sort(pairs, {}, [](const auto& pair) { return pair.first.source.begin; });

  PracticeText text;
  text.source = std::move(source);
  text.target = std::move(target);
  size_t i = 0;
  size_t j = 0;
  const auto stand_alone = [&](size_t to_i, size_t to_j) {
    for (; i < to_i; ++i) text.ladder.push_back({.source = {i, i + 1}, .target = {j, j}});
    for (; j < to_j; ++j) text.ladder.push_back({.source = {i, i}, .target = {j, j + 1}});
  };
  for (const auto& [bead, told] : pairs) {
    if (bead.source.begin < i || bead.target.begin < j) return refused(*told, "crosses another");
    stand_alone(bead.source.begin, bead.target.begin);
    text.ladder.push_back(bead);
    i = bead.source.end;
    j = bead.target.end;
  }
  stand_alone(text.source.size(), text.target.size());
  return text;
}

}  // namespace malmoi
