#include "check/memory_index.h"

#include <algorithm>
#include <string>

#include "memory/sentence_key.h"

namespace malmoi {

UnitsInMemory::UnitsInMemory(std::vector<TranslationUnit> units) : units_(std::move(units)) {
  by_korean_.reserve(units_.size());
  by_english_.reserve(units_.size());
  for (size_t i = 0; i < units_.size(); ++i) {
    by_korean_.emplace_back(SentenceHash(units_[i].korean), i);
    by_english_.emplace_back(SentenceHash(units_[i].english), i);
  }
  std::ranges::sort(by_korean_);
  std::ranges::sort(by_english_);
}

std::vector<int64_t> UnitsInMemory::WithHash(Language side, uint64_t hash) const {
  const Index& index = side == Language::kKorean ? by_korean_ : by_english_;
  std::vector<int64_t> found;
  auto entry = std::ranges::lower_bound(index, hash, {}, &Index::value_type::first);
  for (; entry != index.end() && entry->first == hash; ++entry) found.push_back(entry->second);
  return found;
}

std::vector<int64_t> UnitsInMemory::Holding(std::string_view korean) const {
  std::vector<int64_t> found;
  for (size_t i = 0; i < units_.size(); ++i) {
    if (units_[i].korean.find(korean) != std::string::npos) {
      found.push_back(static_cast<int64_t>(i));
    }
  }
  return found;
}

std::vector<TranslationUnit> MemoryIndex::With(Language side, std::string_view text) const {
  std::vector<TranslationUnit> found;
  const std::string key = SentenceKey(text);
  const uint64_t hash = SentenceHash(text);
  for (const auto& source : sources_) {
    for (const int64_t id : source->WithHash(side, hash)) {
      TranslationUnit unit = source->Unit(id);
      const std::string& own = side == Language::kKorean ? unit.korean : unit.english;
      if (SentenceKey(own) == key) found.push_back(std::move(unit));
    }
  }
  return found;
}

std::vector<TranslationUnit> MemoryIndex::WithKorean(std::string_view text) const {
  return With(Language::kKorean, text);
}

std::vector<TranslationUnit> MemoryIndex::WithEnglish(std::string_view text) const {
  return With(Language::kEnglish, text);
}

std::vector<TranslationUnit> MemoryIndex::Holding(std::string_view korean, size_t limit) const {
  std::vector<std::pair<const MemorySource*, int64_t>> all;
  for (const auto& source : sources_) {
    for (const int64_t id : source->Holding(korean)) all.emplace_back(source.get(), id);
  }
  const size_t count = std::min(limit, all.size());
  std::vector<TranslationUnit> spread;
  spread.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    const auto& [source, id] = all[i * all.size() / count];
    spread.push_back(source->Unit(id));
  }
  return spread;
}

}  // namespace malmoi
