// Internal to check/: which sentence of a bead has its numbers on the other side.
//
//   17일까지 받는다. 8시에 보낸다.   It goes out at 8.     {0 met, 1 lacking}, {1 met, 0 lacking}
//
// Pure functions.
#ifndef MALMOI_CHECK_INTERNAL_NUMBERS_MET_H_
#define MALMOI_CHECK_INTERNAL_NUMBERS_MET_H_

#include <cstddef>
#include <span>
#include <vector>

#include "base/language.h"
#include "check/rule.h"

namespace malmoi::internal {

// Numbers in digits of a sentence that the other side has, and that it lacks.
struct NumbersMet {
  size_t met = 0;
  size_t lacking = 0;

  // 1 where all are met, -1 where none is, 0 where they do not tell.
  double Lean() const {
    if ((met > 0) == (lacking > 0)) return 0;
    return met > 0 ? 1 : -1;
  }
};

// Of each sentence of `side`.
std::vector<NumbersMet> NumbersOf(std::span<const SentenceView> korean,
                                  std::span<const SentenceView> english, Language side);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_NUMBERS_MET_H_
