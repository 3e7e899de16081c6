// MemoryIndex: the translation memory as `check` asks it: was this sentence rendered before, and
// how; what was this English rendered from.
//
// Sentences are compared by their letters and digits alone, so that spacing, case and marks do not
// count. Kept are only hashes of them, since a memory is loaded for every check: what a hash finds
// is compared in full. Immutable; safe from several threads.
#ifndef MALMOI_CHECK_MEMORY_INDEX_H_
#define MALMOI_CHECK_MEMORY_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "memory/translation_unit.h"

namespace malmoi {

class MemoryIndex {
 public:
  MemoryIndex() = default;
  explicit MemoryIndex(std::vector<TranslationUnit> units);

  // Units with this Korean, or this English, in the order of the memory.
  std::vector<const TranslationUnit*> WithKorean(std::string_view text) const;
  std::vector<const TranslationUnit*> WithEnglish(std::string_view text) const;

  // Units whose Korean holds these bytes, `limit` of them at most, spread over the memory. Reads
  // all of it.
  std::vector<const TranslationUnit*> Holding(std::string_view korean, size_t limit) const;

  const std::vector<TranslationUnit>& units() const { return units_; }
  size_t size() const { return units_.size(); }

  // What sentences are compared by.
  static std::string Key(std::string_view text);

 private:
  using Index = std::vector<std::pair<uint64_t, uint32_t>>;  // hash and unit, sorted
  std::vector<const TranslationUnit*> Look(const Index& index, std::string TranslationUnit::*side,
                                           std::string_view text) const;

  std::vector<TranslationUnit> units_;
  Index by_korean_;
  Index by_english_;
};

}  // namespace malmoi

#endif  // MALMOI_CHECK_MEMORY_INDEX_H_
