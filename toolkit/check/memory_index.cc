#include "check/memory_index.h"

#include <algorithm>

#include "base/stable_hash.h"
#include "base/unicode.h"
#include "text/korean.h"

namespace malmoi {

namespace {

// FNV-1a of what MemoryIndex::Key makes of the text, without making it. Hangul and ASCII, which is
// nearly all, take the short way.
template <typename Take>
void VisitKey(std::string_view text, const Take& take) {
  for (size_t i = 0; i < text.size();) {
    const char byte = text[i];
    if ((byte & 0x80) == 0) {
      ++i;
      if (byte >= 'A' && byte <= 'Z') {
        take(static_cast<char>(byte - 'A' + 'a'));
      } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
        take(byte);
      }
      continue;
    }
    const size_t begin = i;
    const char32_t c = NextCodePoint(text, &i);
    if (!IsSyllable(c) && !IsLetter(c) && !IsDigit(c)) continue;
    for (const char part : text.substr(begin, i - begin)) take(part);
  }
}

uint64_t HashKey(std::string_view text) {
  uint64_t hash = kFnv1aBasis;
  VisitKey(text, [&hash](char byte) { hash = Fnv1a(byte, hash); });
  return hash;
}

}  // namespace

MemoryIndex::MemoryIndex(std::vector<TranslationUnit> units) : units_(std::move(units)) {
  by_korean_.reserve(units_.size());
  by_english_.reserve(units_.size());
  for (uint32_t i = 0; i < units_.size(); ++i) {
    by_korean_.emplace_back(HashKey(units_[i].korean), i);
    by_english_.emplace_back(HashKey(units_[i].english), i);
  }
  std::ranges::sort(by_korean_);
  std::ranges::sort(by_english_);
}

std::string MemoryIndex::Key(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  VisitKey(text, [&key](char byte) { key.push_back(byte); });
  return key;
}

std::vector<const TranslationUnit*> MemoryIndex::Look(const Index& index,
                                                      std::string TranslationUnit::*side,
                                                      std::string_view text) const {
  std::vector<const TranslationUnit*> found;
  const std::string key = Key(text);
  const uint64_t hash = HashKey(text);
  auto entry = std::ranges::lower_bound(index, hash, {}, &Index::value_type::first);
  for (; entry != index.end() && entry->first == hash; ++entry) {
    const TranslationUnit& unit = units_[entry->second];
    if (Key(unit.*side) == key) found.push_back(&unit);
  }
  return found;
}

std::vector<const TranslationUnit*> MemoryIndex::WithKorean(std::string_view text) const {
  return Look(by_korean_, &TranslationUnit::korean, text);
}

std::vector<const TranslationUnit*> MemoryIndex::WithEnglish(std::string_view text) const {
  return Look(by_english_, &TranslationUnit::english, text);
}

std::vector<const TranslationUnit*> MemoryIndex::Holding(std::string_view korean,
                                                         size_t limit) const {
  std::vector<const TranslationUnit*> all;
  for (const TranslationUnit& unit : units_) {
    if (unit.korean.find(korean) != std::string::npos) all.push_back(&unit);
  }
  if (all.size() <= limit) return all;
  std::vector<const TranslationUnit*> spread;
  for (size_t i = 0; i < limit; ++i) spread.push_back(all[i * all.size() / limit]);
  return spread;
}

}  // namespace malmoi
