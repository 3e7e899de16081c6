#include "base/word_index.h"

#include <algorithm>
#include <bit>

namespace malmoi {
namespace {

uint64_t HashWord(std::string_view word) {  // FNV-1a, with its high bits mixed down
  uint64_t hash = 14695981039346656037u;
  for (const char c : word) hash = (hash ^ static_cast<uint8_t>(c)) * 1099511628211u;
  return hash ^ (hash >> 29);
}

}  // namespace

uint32_t WordIndex::Add(std::string_view word) {
  if (2 * (size() + 1) > slots_.size()) Rehash(std::max<size_t>(16, 2 * slots_.size()));
  const size_t mask = slots_.size() - 1;
  size_t slot = HashWord(word) & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if (Word(slots_[slot] - 1) == word) return slots_[slot] - 1;
  }
  text_.append(word);
  begins_.push_back(static_cast<uint32_t>(text_.size()));
  slots_[slot] = static_cast<uint32_t>(size());
  return slots_[slot] - 1;
}

uint32_t WordIndex::Find(std::string_view word) const {
  if (slots_.empty()) return kUnknown;
  const size_t mask = slots_.size() - 1;
  for (size_t slot = HashWord(word) & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if (Word(slots_[slot] - 1) == word) return slots_[slot] - 1;
  }
  return kUnknown;
}

void WordIndex::Reserve(size_t words, size_t bytes) {
  text_.reserve(bytes);
  begins_.reserve(words + 1);
  const size_t slots = std::bit_ceil(2 * words);
  if (slots > slots_.size()) Rehash(slots);
}

void WordIndex::Rehash(size_t slots) {
  slots_.assign(slots, 0);
  const size_t mask = slots_.size() - 1;
  for (uint32_t id = 0; id < size(); ++id) {
    size_t slot = HashWord(Word(id)) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = id + 1;
  }
}

}  // namespace malmoi
