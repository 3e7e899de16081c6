// MemoryIndex: the translation memory as `check` asks it: was this sentence rendered before, and
// how; what was this English rendered from.
//
//   const MemoryIndex memory({std::make_shared<const UnitsInMemory>(units),
//   store_of_the_workspace}); for (const TranslationUnit& unit : memory.WithKorean(sentence)) …
//
// Sentences are compared by their SentenceKey. A memory may lie in several places, and is not
// loaded for a check: a note asks for few of its units. Immutable; safe from several threads.
#ifndef MALMOI_CHECK_MEMORY_INDEX_H_
#define MALMOI_CHECK_MEMORY_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"
#include "memory/translation_unit.h"

namespace malmoi {

// Where units lie. Ids are the source's own and ascend in the order of the memory. Of the units
// korean, english, note and file are looked at.
class MemorySource {
 public:
  virtual ~MemorySource() = default;

  // Units of which this side has this SentenceHash.
  virtual std::vector<int64_t> WithHash(Language side, uint64_t hash) const = 0;
  // Units whose Korean holds these bytes. Reads all of it.
  virtual std::vector<int64_t> Holding(std::string_view korean) const = 0;
  // REQUIRES: an id that this source gave.
  virtual TranslationUnit Unit(int64_t id) const = 0;
};

// Units that were read from a file.
class UnitsInMemory : public MemorySource {
 public:
  explicit UnitsInMemory(std::vector<TranslationUnit> units);

  std::vector<int64_t> WithHash(Language side, uint64_t hash) const override;
  std::vector<int64_t> Holding(std::string_view korean) const override;
  TranslationUnit Unit(int64_t id) const override { return units_[static_cast<size_t>(id)]; }

 private:
  using Index = std::vector<std::pair<uint64_t, int64_t>>;  // hash and unit, sorted

  std::vector<TranslationUnit> units_;
  Index by_korean_;
  Index by_english_;
};

class MemoryIndex {
 public:
  using Sources = std::vector<std::shared_ptr<const MemorySource>>;

  MemoryIndex() = default;
  explicit MemoryIndex(Sources sources) : sources_(std::move(sources)) {}

  // Units with this Korean, or this English, in the order of the memory.
  std::vector<TranslationUnit> WithKorean(std::string_view text) const;
  std::vector<TranslationUnit> WithEnglish(std::string_view text) const;

  // Units whose Korean holds these bytes, `limit` of them at most, spread over the memory.
  std::vector<TranslationUnit> Holding(std::string_view korean, size_t limit) const;

  const Sources& sources() const { return sources_; }

 private:
  std::vector<TranslationUnit> With(Language side, std::string_view text) const;

  Sources sources_;
};

}  // namespace malmoi

#endif  // MALMOI_CHECK_MEMORY_INDEX_H_
