#include "text/number_value.h"

#include <gtest/gtest.h>

#include "base/strings.h"

namespace malmoi {
namespace {

struct NumberCase {
  const char* text;
  const char* numbers;  // the spans and values, in order
};

TEST(FindNumbers, ReadsBothLanguages) {
  const NumberCase kCases[] = {
      {"5만 9천 개", "5만 9천=59000"},
      {"59k and 59,000", "59k=59000 59,000=59000"},
      {"80억 파라미터", "80억=8e+09"},
      {"8B, 8 billion, 8B를", "8B=8e+09 8 billion=8e+09 8B=8e+09"},
      {"1억 2000만", "1억 2000만=120000000"},
      {"3천 스텝, 1,000 스텝", "3천=3000 1,000=1000"},
      {"68만 시간", "68만=680000"},
      {"1,750억", "1,750억=1.75e+11"},
      {"3천5백만 원, 12억 3천4백만", "3천5백만=35000000 12억 3천4백만=1.234e+09"},
      {"1조 2천억, 2천3백 명", "1조 2천억=1.2e+12 2천3백=2300"},
      {"3만 5개, 2천 3천", "3만=30000 5=5 2천=2000 3천=3000"},
      {"76.2%와 3.17", "76.2=76.2 3.17=3.17"},
      {"1, 2, 3", "1=1 2=2 3=3"},      // a list, not 123
      {"SacreBLEU v2.1.", "2.1=2.1"},  // the full stop is not a decimal point
      {"3월 18일", "3=3 18=18"},
      {"8Bit", "8=8"},
      {"11M images", "11M=11000000"},
      {"0.01만큼, 10만큼, 0.5만 더, 1.5만 명", "0.01=0.01 10=10 0.5=0.5 1.5만=15000"},
      {"99백분위, 3백 명", "99=99 3백=300"},
      {"5억 8천, 5억 8천5백, 12억 5백만",
       "5억 8천=580000000 5억 8천5백=585000000 12억 5백만=1.205e+09"},
      {"1조 5천이면, 1만 5천, 5억 800", "1조 5천=1.5e+12 1만 5천=15000 5억=500000000 800=800"},
      {"제3조의, 민법 3조, 3조 2항", "3=3 3=3 3=3 2=2"},
      {"제3조 제2항, 3조 원, 예산 3조", "3=3 2=2 3조=3e+12 3조=3e+12"},
      {"없음", ""},
  };
  for (const NumberCase& c : kCases) {
    std::string found;
    for (const NumberInText& number : FindNumbers(c.text)) {
      found +=
          Concat(found.empty() ? "" : " ", number.span.In(c.text), "=", NumberKey(number.value));
    }
    EXPECT_EQ(found, c.numbers) << c.text;
  }
}

}  // namespace
}  // namespace malmoi
