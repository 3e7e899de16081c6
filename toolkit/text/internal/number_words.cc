#include "text/internal/number_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"

namespace malmoi::internal {
namespace {

using Word = std::pair<std::string_view, double>;

constexpr std::array<Word, 30> kEnglishCardinals = {{
    {"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
    {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
    {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
    {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
    {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},
    {"seventy", 70}, {"eighty", 80},  {"ninety", 90},    {"dozen", 12},    {"couple", 2},
}};
constexpr std::array<Word, 20> kEnglishOrdinals = {{
    {"first", 1},        {"second", 2},      {"third", 3},       {"fourth", 4},
    {"fifth", 5},        {"sixth", 6},       {"seventh", 7},     {"eighth", 8},
    {"ninth", 9},        {"tenth", 10},      {"eleventh", 11},   {"twelfth", 12},
    {"thirteenth", 13},  {"fourteenth", 14}, {"fifteenth", 15},  {"sixteenth", 16},
    {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
}};
constexpr std::array<Word, 5> kEnglishScales = {
    {{"hundred", 1e2}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}}};
constexpr std::array<Word, 13> kEnglishTimes = {{
    {"once", 1},
    {"twice", 2},
    {"double", 2},
    {"doubles", 2},
    {"doubled", 2},
    {"doubling", 2},
    {"thrice", 3},
    {"triple", 3},
    {"triples", 3},
    {"tripled", 3},
    {"tripling", 3},
    {"quadruple", 4},
    {"quadrupled", 4},
}};
// Each with the least that it says.
constexpr std::array<Word, 13> kRough = {{{"tens of thousands", 1e4},
                                          {"tens of millions", 1e7},
                                          {"tens of billions", 1e10},
                                          {"hundreds of thousands", 1e5},
                                          {"hundreds of millions", 1e8},
                                          {"hundreds of billions", 1e11},
                                          {"dozens", 10},
                                          {"tens", 10},
                                          {"hundreds", 100},
                                          {"thousands", 1e3},
                                          {"millions", 1e6},
                                          {"billions", 1e9},
                                          {"trillions", 1e12}}};

template <size_t N>
std::optional<double> ValueOf(const std::array<Word, N>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word, &Word::first);
  if (found == words.end()) return std::nullopt;
  return found->second;
}

// two hundred
bool HoldsHundreds(double part) { return part >= 100 && std::fmod(part, 100) == 0; }

// Twenty goes on with one, two hundred with thirty or three.
bool GoesOnWith(double part, double value) {
  const double tens = std::fmod(part, 100);
  return (tens >= 20 && std::fmod(tens, 10) == 0 && value < 10) ||
         (HoldsHundreds(part) && value < 100);
}

bool EndsAt(std::string_view text, size_t at) {
  return at >= text.size() || !IsAsciiLetter(text[at]);
}

// fourfold; the "four" of it.
std::optional<double> FoldOf(std::string_view word) {
  constexpr std::string_view kFold = "fold";
  if (!word.ends_with(kFold)) return std::nullopt;
  return ValueOf(kEnglishCardinals, word.substr(0, word.size() - kFold.size()));
}

}  // namespace

std::string EnglishWordAt(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && IsAsciiLetter(text[end])) ++end;
  return AsciiToLower(text.substr(at, end - at));
}

Quantity InWords(size_t begin, size_t end, QuantityKind kind, double value) {
  Quantity quantity;
  quantity.span = {begin, end};
  quantity.kind = kind;
  quantity.value = value;
  return quantity;
}

std::optional<Quantity> EnglishNumberWords(std::string_view text, size_t at) {
  const size_t begin = at;
  std::string word = EnglishWordAt(text, at);
  if (word.empty()) return std::nullopt;
  size_t end = at + word.size();
  for (const auto& times : {ValueOf(kEnglishTimes, word), FoldOf(word)}) {
    if (times) return InWords(at, end, QuantityKind::kTimes, *times);
  }
  // Of a year, and in the Korean 상반기.
  for (const auto& [which, value] : {Word{"first half", 1}, Word{"second half", 2}}) {
    if (AsciiToLower(text.substr(begin, which.size())) != which) continue;
    Quantity quantity = InWords(begin, begin + which.size(), QuantityKind::kOrdinal, value);
    quantity.unit = "half";
    return quantity;
  }
  const bool fraction = word.size() > 5 && word.ends_with("ths");
  const std::string_view singular =
      fraction || word == "thirds" ? std::string_view(word).substr(0, word.size() - 1) : word;
  if (const auto ordinal = ValueOf(kEnglishOrdinals, singular)) {
    return InWords(at, end, QuantityKind::kOrdinal, *ordinal);
  }
  constexpr std::string_view kHalfAPercent = "half a percent";
  if (AsciiToLower(text.substr(begin, kHalfAPercent.size())) == kHalfAPercent) {
    return InWords(begin, begin + kHalfAPercent.size(), QuantityKind::kPercent, 0.005);
  }
  constexpr std::string_view kHalfADozen = "half a dozen";
  if (AsciiToLower(text.substr(begin, kHalfADozen.size())) == kHalfADozen) {
    return InWords(begin, begin + kHalfADozen.size(), QuantityKind::kCount, 6);
  }
  if (word == "half" || word == "halves" || word == "halved" || word == "halving") {
    return InWords(at, end, QuantityKind::kPercent, 0.5);
  }
  if (word == "quarter") return InWords(at, end, QuantityKind::kPercent, 0.25);
  if (word == "both" || word == "pair") return InWords(at, end, QuantityKind::kCount, 2);
  for (const auto& [rough, least] : kRough) {
    const std::string_view typed = text.substr(begin, rough.size());
    if (AsciiToLower(typed) != rough || !EndsAt(text, begin + rough.size())) continue;
    Quantity quantity = InWords(begin, begin + rough.size(), QuantityKind::kCount, least);
    quantity.rough = true;
    return quantity;
  }
  if ((word == "several" || word == "few") && end < text.size() && text[end] == ' ') {
    const std::string scale = EnglishWordAt(text, end + 1);
    const auto least = ValueOf(kEnglishScales, scale);
    if (!least) return std::nullopt;
    Quantity quantity = InWords(begin, end + 1 + scale.size(), QuantityKind::kCount, *least);
    quantity.rough = true;
    return quantity;
  }
  // "a hundred", "a dozen" begin with the article, which is passed over.
  double total = 0;
  double part = 0;
  bool found = false;
  while (true) {
    if (word == "dozen" && found) {
      part *= 12;
    } else if (const auto value = ValueOf(kEnglishCardinals, word)) {
      part = GoesOnWith(part, *value) ? part + *value : *value;
    } else if (const auto scale = ValueOf(kEnglishScales, word)) {
      part = (part == 0 ? 1 : part) * *scale;
      if (*scale >= 1e3) {
        total += part;
        part = 0;
      }
    } else {
      break;
    }
    found = true;
    end = at + word.size();
    if (end >= text.size() || (text[end] != ' ' && text[end] != '-')) break;
    std::string next = EnglishWordAt(text, end + 1);
    if (next == "fold" && text[end] == '-') {
      return InWords(begin, end + 1 + next.size(), QuantityKind::kTimes, total + part);
    }
    // "twenty-first"
    if (const auto ordinal = ValueOf(kEnglishOrdinals, next);
        ordinal && *ordinal < 10 && part >= 20 && part < 100 && text[end] == '-') {
      return InWords(begin, end + 1 + next.size(), QuantityKind::kOrdinal, total + part + *ordinal);
    }
    size_t next_at = end + 1;
    constexpr std::string_view kAnd = "and ";
    if (HoldsHundreds(part) && text.substr(next_at).starts_with(kAnd)) {  // a hundred and thirty
      next_at += kAnd.size();
      next = EnglishWordAt(text, next_at);
    }
    const auto value = ValueOf(kEnglishCardinals, next);
    const bool goes_on = next == "dozen" || (value && GoesOnWith(part, *value)) ||
                         (next_at == end + 1 && ValueOf(kEnglishScales, next));
    if (!goes_on) break;
    at = next_at;
    word = std::move(next);
  }
  if (!found) return std::nullopt;
  return InWords(begin, end, QuantityKind::kCount, total + part);
}

}  // namespace malmoi::internal
