#include "text/number_value.h"

#include <array>

#include "absl/strings/str_format.h"
#include "base/strings.h"

namespace malmoi {
namespace {

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }
bool IsLetterByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

struct Magnitude {
  std::string_view word;
  double value;
};

// Longer words first, so that 천만 is not read as 천.
constexpr std::array<Magnitude, 9> kKorean = {{{"천억", 1e11},
                                               {"백억", 1e10},
                                               {"천만", 1e7},
                                               {"백만", 1e6},
                                               {"조", 1e12},
                                               {"억", 1e8},
                                               {"만", 1e4},
                                               {"천", 1e3},
                                               {"백", 1e2}}};
constexpr std::array<Magnitude, 4> kEnglish = {
    {{"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}}};
constexpr std::array<Magnitude, 5> kSuffixes = {
    {{"k", 1e3}, {"K", 1e3}, {"M", 1e6}, {"B", 1e9}, {"T", 1e12}}};

// Digits with commas between thousands and a decimal point; moves past them.
double ReadDigits(std::string_view text, size_t* at) {
  std::string digits;
  bool point = false;
  size_t i = *at;
  while (i < text.size() && digits.size() < 40) {
    const bool digit_next = i + 1 < text.size() && IsDigitByte(text[i + 1]);
    if (IsDigitByte(text[i])) {
      digits.push_back(text[i]);
    } else if (text[i] == ',' && digit_next && !point && i + 3 < text.size() &&
               IsDigitByte(text[i + 2]) && IsDigitByte(text[i + 3])) {
      // between thousands
    } else if (text[i] == '.' && digit_next && !point) {
      point = true;
      digits.push_back('.');
    } else {
      break;
    }
    ++i;
  }
  *at = i;
  return ParseDouble(digits).value_or(0);
}

double KoreanMagnitude(std::string_view text, size_t* at) {
  for (const Magnitude& unit : kKorean) {
    if (text.substr(*at, unit.word.size()) != unit.word) continue;
    *at += unit.word.size();
    return unit.value;
  }
  return 0;
}

double EnglishMagnitude(std::string_view text, size_t* at) {
  for (const Magnitude& unit : kSuffixes) {
    const size_t end = *at + unit.word.size();
    if (text.substr(*at, unit.word.size()) != unit.word) continue;
    // 8B, but not 8Bit; a josa may follow.
    if (end < text.size() && ((text[end] & 0x80) == 0 && IsLetterByte(text[end]))) continue;
    *at = end;
    return unit.value;
  }
  size_t word = *at;
  if (word < text.size() && (text[word] == ' ' || text[word] == '-')) ++word;
  for (const Magnitude& unit : kEnglish) {
    if (text.substr(word, unit.word.size()) != unit.word) continue;
    *at = word + unit.word.size();
    return unit.value;
  }
  return 0;
}

}  // namespace

std::vector<NumberInText> FindNumbers(std::string_view text) {
  std::vector<NumberInText> numbers;
  for (size_t i = 0; i < text.size();) {
    if (!IsDigitByte(text[i])) {
      ++i;
      continue;
    }
    const size_t begin = i;
    double value = ReadDigits(text, &i);
    if (double unit = KoreanMagnitude(text, &i); unit > 0) {
      value *= unit;
      // 5만 9천, 1억 2000만: parts of one number, each smaller than the last.
      while (true) {
        size_t at = i;
        if (at < text.size() && text[at] == ' ') ++at;
        if (at >= text.size() || !IsDigitByte(text[at])) break;
        const double part = ReadDigits(text, &at);
        const double part_unit = KoreanMagnitude(text, &at);
        if (part_unit == 0) {
          // 6만 5,536: what is left has the unit's next digit, or is no part of it (3만 5개).
          if (part < unit / 10 || part >= unit) break;
          value += part;
          i = at;
          break;
        }
        if (part * part_unit >= unit) break;
        value += part * part_unit;
        unit = part_unit;
        i = at;
      }
    } else if (unit = EnglishMagnitude(text, &i); unit > 0) {
      value *= unit;
    }
    numbers.push_back({{begin, i}, value});
  }
  return numbers;
}

std::string NumberKey(double value) { return absl::StrFormat("%.9g", value); }

}  // namespace malmoi
