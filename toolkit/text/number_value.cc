#include "text/number_value.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "absl/strings/str_format.h"
#include "base/ascii.h"
#include "base/strings.h"

namespace malmoi {
namespace {

bool IsLetterByte(char c) { return IsAsciiLetter(c) || (c & 0x80) != 0; }

struct Magnitude {
  std::string_view word;
  double value;
};

// Korean counts in groups of four digits, and within a group by these.
constexpr std::array<Magnitude, 3> kKoreanGroups = {{{"조", 1e12}, {"억", 1e8}, {"만", 1e4}}};
constexpr std::array<Magnitude, 2> kKoreanSteps = {{{"천", 1e3}, {"백", 1e2}}};
constexpr std::array<Magnitude, 4> kEnglish = {
    {{"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}}};
constexpr std::array<Magnitude, 8> kSuffixes = {{{"k", 1e3},
                                                 {"K", 1e3},
                                                 {"M", 1e6},
                                                 {"B", 1e9},
                                                 {"T", 1e12},
                                                 {"mn", 1e6},
                                                 {"bn", 1e9},
                                                 {"tn", 1e12}}};

// Digits with commas between thousands and a decimal point; moves past them.
double ReadDigits(std::string_view text, size_t* at) {
  std::string digits;
  bool point = false;
  size_t i = *at;
  while (i < text.size() && digits.size() < 40) {
    const bool digit_next = i + 1 < text.size() && IsAsciiDigit(text[i + 1]);
    if (IsAsciiDigit(text[i])) {
      digits.push_back(text[i]);
    } else if (text[i] == ',' && digit_next && !point && i + 3 < text.size() &&
               IsAsciiDigit(text[i + 2]) && IsAsciiDigit(text[i + 3])) {
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

template <size_t N>
double KoreanMagnitude(const std::array<Magnitude, N>& units, std::string_view text, size_t* at) {
  for (const Magnitude& unit : units) {
    if (text.substr(*at, unit.word.size()) != unit.word) continue;
    *at += unit.word.size();
    return unit.value;
  }
  return 0;
}

// Whether what stands at `at` begins with a syllable of magnitude and is another word: 10만큼 ("as
// much as 10"), 0.5만 ("only 0.5"), 99백분위 (the 99th percentile).
bool IsOtherWord(std::string_view text, double part, size_t at) {
  const std::string_view rest = text.substr(at);
  return rest.starts_with("만큼") || rest.starts_with("백분위") ||
         (part < 1 && rest.starts_with("만"));
}

// Whether a 조 behind the digits at `begin` is an article of a law: 제3조, 민법 3조, 3조 2항.
bool IsArticle(std::string_view text, size_t begin, size_t end) {
  constexpr std::string_view kArticle = "조";
  if (!text.substr(end).starts_with(kArticle)) return false;
  const std::string_view before = text.substr(0, begin);
  if (before.ends_with("제") || before.ends_with("법 ")) return true;
  std::string_view after = text.substr(end + kArticle.size());
  if (after.starts_with(" ")) after.remove_prefix(1);
  if (after.starts_with("제")) after.remove_prefix(std::string_view("제").size());
  const size_t digits = std::min(after.find_first_not_of("0123456789"), after.size());
  return digits > 0 && after.substr(digits).starts_with("항");
}

// 5만 9천, 1억 2000만, 3천5백만: groups, each smaller than the last, of steps, each smaller than
// the last. `*at` stands behind the digits of the first, whose value is `part`; moves past the
// number. Nothing where no magnitude follows: these are plain digits. What is left open below 억
// and 조 is in the next group, as people speak of prices: 5억 8천 is 580 million.
std::optional<double> ReadKorean(std::string_view text, double part, size_t* at) {
  constexpr double kNoLimit = std::numeric_limits<double>::infinity();
  double total = 0;  // of the groups that are closed
  double group = 0;  // the open one
  double group_limit = kNoLimit;
  double step_limit = kNoLimit;
  bool any = false;
  bool open_ends = false;  // the last step is of no group: the 8천 of 5억 8천
  for (size_t i = *at;;) {
    if (IsOtherWord(text, part, i)) break;
    const double step = KoreanMagnitude(kKoreanSteps, text, &i);
    const double closing = KoreanMagnitude(kKoreanGroups, text, &i);
    if (step == 0 && closing == 0) {
      // 6만 5,536: what is left has the unit's next digit, or is no part of it (3만 5개).
      const double unit = std::min(step_limit, group_limit);
      if (any && part >= unit / 10 && part < unit) {
        group += part;
        *at = i;
        open_ends = false;
      }
      break;
    }
    const double value = step > 0 ? part * step : part;
    if (value >= step_limit || (closing > 0 && (group + value) * closing >= group_limit)) break;
    group += value;
    step_limit = step > 0 ? step : step_limit;
    open_ends = step > 0 && closing == 0;
    if (closing > 0) {
      total += group * closing;
      group = 0;
      group_limit = closing;
      step_limit = kNoLimit;
    }
    any = true;
    *at = i;
    if (i < text.size() && text[i] == ' ') ++i;
    if (i >= text.size() || !IsAsciiDigit(text[i])) break;
    part = ReadDigits(text, &i);
  }
  if (!any) return std::nullopt;
  constexpr double kGroup = 1e4, kHundredMillion = 1e8;
  const bool spoken = open_ends && group_limit >= kHundredMillion && group_limit < kNoLimit;
  return total + (spoken ? group * group_limit / kGroup : group);
}

// e-4, E+10: the power of ten; moves past it.
std::optional<double> ReadExponent(std::string_view text, size_t* at) {
  constexpr size_t kMostDigits = 2;
  size_t i = *at;
  if (i >= text.size() || (text[i] != 'e' && text[i] != 'E')) return std::nullopt;
  ++i;
  const bool negative = i < text.size() && text[i] == '-';
  if (negative || (i < text.size() && text[i] == '+')) ++i;
  const size_t begin = i;
  int power = 0;
  while (i < text.size() && IsAsciiDigit(text[i]) && i < begin + kMostDigits) {
    power = power * 10 + (text[i++] - '0');
  }
  if (i == begin || (i < text.size() && (IsAsciiDigit(text[i]) || IsAsciiLetter(text[i])))) {
    return std::nullopt;
  }
  *at = i;
  double value = 1;
  for (; power > 0; --power) value *= 10;
  return negative ? 1 / value : value;
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

namespace {

// Whether the digits at `at` are behind a point that nothing stands before: $.79, p < .05.
bool IsBehindBarePoint(std::string_view text, size_t at) {
  constexpr std::string_view kBefore = " $(<>=~+-";
  return at > 0 && text[at - 1] == '.' &&
         (at == 1 || kBefore.find(text[at - 2]) != std::string_view::npos);
}

}  // namespace

std::vector<NumberInText> FindNumbers(std::string_view text) {
  std::vector<NumberInText> numbers;
  for (size_t i = 0; i < text.size();) {
    if (!IsAsciiDigit(text[i])) {
      ++i;
      continue;
    }
    size_t begin = i;
    double value = ReadDigits(text, &i);
    if (IsBehindBarePoint(text, begin)) {
      for (size_t digits = i - begin; digits > 0; --digits) value /= 10;
      --begin;
    }
    if (const std::optional<double> power = ReadExponent(text, &i)) {
      value *= *power;
    } else if (IsArticle(text, begin, i)) {
      // the article's number, and no trillions
    } else if (const std::optional<double> korean = ReadKorean(text, value, &i)) {
      value = *korean;
    } else if (const double unit = EnglishMagnitude(text, &i); unit > 0) {
      value *= unit;
    }
    numbers.push_back({{begin, i}, value});
  }
  return numbers;
}

std::string NumberKey(double value) { return absl::StrFormat("%.9g", value); }

}  // namespace malmoi
