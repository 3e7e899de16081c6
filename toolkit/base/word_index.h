// WordIndex: words to ids 0, 1, 2 … in order of adding, and back.
//
//   WordIndex index;
//   index.Add("패턴");   // 0
//   index.Find("모름");  // WordIndex::kUnknown
//
// A hash table over one string: a word costs its bytes and about 12 more. Const methods are safe
// from several threads; a view that Word returns lives until the next Add.
#ifndef MALMOI_BASE_WORD_INDEX_H_
#define MALMOI_BASE_WORD_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace malmoi {

class WordIndex {
 public:
  static constexpr uint32_t kUnknown = 0xFFFFFFFF;

  // The word's id, a new one where it is not there yet. REQUIRES: all words together take less
  // than 4 GiB.
  uint32_t Add(std::string_view word);
  // Room for so many words of so many bytes together, so that Add need not make it.
  void Reserve(size_t words, size_t bytes);
  // The word's id, or kUnknown.
  uint32_t Find(std::string_view word) const;

  // REQUIRES: id < size().
  std::string_view Word(uint32_t id) const {
    return std::string_view(text_).substr(begins_[id], begins_[id + 1] - begins_[id]);
  }
  size_t size() const { return begins_.size() - 1; }

 private:
  void Rehash(size_t slots);

  std::string text_;
  std::vector<uint32_t> begins_ = {0};
  std::vector<uint32_t> slots_;  // open addressing, linear probing; id + 1, 0 is free
};

}  // namespace malmoi

#endif  // MALMOI_BASE_WORD_INDEX_H_
