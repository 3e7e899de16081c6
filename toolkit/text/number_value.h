// Numbers of a text with their values, as both languages write them.
//
//   5만 9천 개   59000        59k, 59,000   59000
//   80억         8e9          8B, 8 billion 8e9
//   76.2%        76.2         2.3배         2.3
//
// Safe from any thread, linear in the text.
#ifndef MALMOI_TEXT_NUMBER_VALUE_H_
#define MALMOI_TEXT_NUMBER_VALUE_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace malmoi {

struct NumberInText {
  Span span;  // bytes of the text, unit of magnitude included
  double value = 0;
};

// Every number written with digits, in order. Digits inside a word (GPT4, 2D, arXiv ids in links)
// are numbers too where they end it: the caller decides what to make of them.
std::vector<NumberInText> FindNumbers(std::string_view text);

// A value as a word that can be compared: "59000", "2.3", "8e+09".
std::string NumberKey(double value);

}  // namespace malmoi

#endif  // MALMOI_TEXT_NUMBER_VALUE_H_
