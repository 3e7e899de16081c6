#include "workspace/internal/stored_memory.h"

#include <algorithm>
#include <optional>

namespace malmoi::internal {

void StoredMemory::Keep(const absl::Status& status) const {
  if (status_.ok()) status_ = status;
}

absl::Status StoredMemory::status() const {
  const std::lock_guard lock(mutex_);
  return status_;
}

std::vector<int64_t> StoredMemory::WithHash(Language side, uint64_t hash) const {
  const std::lock_guard lock(mutex_);
  absl::StatusOr<std::vector<int64_t>> ids = store_.FindByHash(side, hash);
  if (ids.ok()) return *std::move(ids);
  Keep(ids.status());
  return {};
}

std::vector<int64_t> StoredMemory::Holding(std::string_view korean) const {
  const std::lock_guard lock(mutex_);
  if (!texts_are_read_) {
    texts_are_read_ = true;
    Keep(store_.VisitKorean([this](int64_t id, std::string_view text) {
      texts_.text += text;
      texts_.ids.push_back(id);
      texts_.ends.push_back(texts_.text.size());
    }));
  }
  std::vector<int64_t> found;
  if (korean.empty()) return found;
  const std::string_view all = texts_.text;
  for (size_t at = all.find(korean); at != std::string_view::npos;) {
    const size_t unit =
        static_cast<size_t>(std::ranges::upper_bound(texts_.ends, at) - texts_.ends.begin());
    const size_t end = texts_.ends[unit];
    // One that begins in a text and ends in the next is in neither.
    if (at + korean.size() <= end) found.push_back(texts_.ids[unit]);
    at = all.find(korean, at + korean.size() <= end ? end : at + 1);
  }
  return found;
}

TranslationUnit StoredMemory::Unit(int64_t id) const {
  const std::lock_guard lock(mutex_);
  absl::StatusOr<std::optional<TranslationUnit>> unit = store_.ReadUnit(id);
  if (!unit.ok()) Keep(unit.status());
  // Another program may have removed it since.
  return unit.ok() && *unit ? **std::move(unit) : TranslationUnit();
}

}  // namespace malmoi::internal
