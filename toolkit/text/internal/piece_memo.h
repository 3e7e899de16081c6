// What common words were cut into, so that each is cut once. Internal to subword_tokenizer.h.
//
// A table of fixed size: a word has one place, and the last word there stays. Words that are long
// or fall into many pieces are rare, so they are not kept. Safe from several threads.
#ifndef MALMOI_TEXT_INTERNAL_PIECE_MEMO_H_
#define MALMOI_TEXT_INTERNAL_PIECE_MEMO_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

namespace malmoi::internal {

class PieceMemo {
 public:
  PieceMemo() : slots_(kSlots) {}

  // Appends the ids of the pieces of `word` to `ids`, if they are remembered. Words are not empty.
  bool Recall(std::string_view word, std::vector<int>* ids) const;
  void Keep(std::string_view word, std::span<const int> ids);

 private:
  static constexpr size_t kSlots = size_t{1} << 14;
  static constexpr size_t kLocks = 64;

  // A cache line.
  struct Slot {
    uint8_t bytes = 0;  // of the word; 0: nothing is here
    uint8_t pieces = 0;
    std::array<char, 34> word;
    std::array<int32_t, 7> ids;
  };

  std::vector<Slot> slots_;
  mutable std::array<std::mutex, kLocks> locks_;  // each of every kLocks-th slot
};

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_PIECE_MEMO_H_
