#include "text/internal/piece_memo.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace malmoi::internal {
namespace {

size_t PlaceOf(std::string_view word, size_t slots) {
  return std::hash<std::string_view>()(word) % slots;
}

}  // namespace

bool PieceMemo::Recall(std::string_view word, std::vector<int>* ids) const {
  const size_t place = PlaceOf(word, kSlots);
  const std::lock_guard lock(locks_[place % kLocks]);
  const Slot& slot = slots_[place];
  if (std::string_view(slot.word.data(), slot.bytes) != word) return false;
  ids->insert(ids->end(), slot.ids.begin(), slot.ids.begin() + slot.pieces);
  return true;
}

void PieceMemo::Keep(std::string_view word, std::span<const int> ids) {
  const size_t place = PlaceOf(word, kSlots);
  const std::lock_guard lock(locks_[place % kLocks]);
  Slot& slot = slots_[place];
  if (word.size() > slot.word.size() || ids.size() > slot.ids.size()) return;
  slot.bytes = static_cast<uint8_t>(word.size());
  slot.pieces = static_cast<uint8_t>(ids.size());
  std::ranges::copy(word, slot.word.begin());
  std::ranges::copy(ids, slot.ids.begin());
}

}  // namespace malmoi::internal
