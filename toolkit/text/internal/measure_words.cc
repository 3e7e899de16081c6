#include "text/internal/measure_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/ascii.h"
#include "base/strings.h"
#include "text/internal/number_words.h"
#include "text/internal/quantity_unit.h"

namespace malmoi::internal {
namespace {

struct NamedUnit {
  std::string_view word;  // singular
  std::string_view name;
};
constexpr std::array<NamedUnit, 9> kTimeUnits = {{{"second", "s"},
                                                  {"minute", "min"},
                                                  {"hour", "h"},
                                                  {"day", "d"},
                                                  {"week", "week"},
                                                  {"month", "month"},
                                                  {"year", "year"},
                                                  {"decade", "decade"},
                                                  {"century", "century"}}};

struct Scale {
  std::string_view unit;
  TimeScale scale;
};
constexpr std::array<Scale, 12> kScales = {{{"ns", {false, 1e-9}},
                                            {"us", {false, 1e-6}},
                                            {"ms", {false, 1e-3}},
                                            {"s", {false, 1}},
                                            {"min", {false, 60}},
                                            {"h", {false, 3600}},
                                            {"d", {false, 86400}},
                                            {"week", {false, 604800}},
                                            {"month", {true, 1}},
                                            {"year", {true, 12}},
                                            {"decade", {true, 120}},
                                            {"century", {true, 1200}}}};

struct Denominator {
  std::string_view word;
  double value;
};
constexpr std::array<Denominator, 12> kDenominators = {{{"half", 2},
                                                        {"halve", 2},
                                                        {"third", 3},
                                                        {"quarter", 4},
                                                        {"fourth", 4},
                                                        {"fifth", 5},
                                                        {"sixth", 6},
                                                        {"eighth", 8},
                                                        {"tenth", 10},
                                                        {"hundredth", 100},
                                                        {"thousandth", 1e3},
                                                        {"millionth", 1e6}}};

constexpr std::array<Denominator, 8> kDecades = {{{"twenties", 20},
                                                  {"thirties", 30},
                                                  {"forties", 40},
                                                  {"fifties", 50},
                                                  {"sixties", 60},
                                                  {"seventies", 70},
                                                  {"eighties", 80},
                                                  {"nineties", 90}}};

// Where the text after `what` begins, if `what` stands at `at`; letters are compared as they are.
std::optional<size_t> After(std::string_view text, size_t at, std::string_view what) {
  if (at > text.size() || !text.substr(at).starts_with(what)) return std::nullopt;
  return at + what.size();
}

template <size_t N>
const Denominator* FindWord(const std::array<Denominator, N>& words, std::string_view word) {
  const auto* const found = std::ranges::find(words, word, &Denominator::word);
  return found == words.end() ? nullptr : found;
}

// "a", "an" and white space: where they end; `at` without.
size_t SkipArticle(std::string_view text, size_t at) {
  for (const std::string_view article : {"an ", "a ", "An ", "A "}) {
    if (const auto after = After(text, at, article)) return *after;
  }
  return at;
}

std::optional<Quantity> OfUnit(std::string_view text, size_t begin, size_t at, double value) {
  const auto unit = EnglishTimeUnit(text.substr(at));
  if (!unit) return std::nullopt;
  Quantity quantity = InWords(begin, at + unit->size, QuantityKind::kCount, value);
  quantity.unit = std::string(unit->name);
  return quantity;
}

// "half past three", "quarter to 9", "ten past one": the hour begins at `at`.
std::optional<Quantity> TimeOfDay(std::string_view text, size_t begin, size_t at, double minutes) {
  bool before = false;
  std::optional<size_t> hour_at = After(text, at, " past ");
  if (!hour_at) {
    hour_at = After(text, at, " to ");
    before = hour_at.has_value();
  }
  if (!hour_at || *hour_at >= text.size()) return std::nullopt;
  double hour = 0;
  size_t end = *hour_at;
  if (IsAsciiDigit(text[end])) {
    while (end < text.size() && IsAsciiDigit(text[end]) && end < *hour_at + 2) {
      hour = hour * 10 + (text[end++] - '0');
    }
  } else if (const auto word = EnglishNumberWords(text, end);
             word && word->kind == QuantityKind::kCount) {
    hour = word->value;
    end = word->span.end;
  }
  if (hour < 0 || hour > 12) return std::nullopt;
  return InWords(begin, end, QuantityKind::kTime, hour * 60 + (before ? -minutes : minutes));
}

// "a third of the papers", "by a third": a share; "a third paper", "a quarter of an hour": none.
// `word` stands at `at`, behind its article at `begin`.
std::optional<Quantity> ShareOf(std::string_view text, size_t begin, size_t at,
                                const std::string& word) {
  constexpr std::array<std::string_view, 6> kBefore = {"by ",     "about ", "nearly ",
                                                       "almost ", "over ",  "only "};
  const Denominator* const denominator = FindWord(kDenominators, word);
  if (denominator == nullptr || word == "half" || word == "halve") return std::nullopt;
  const size_t end = at + word.size();
  if (const auto noun = After(text, end, " of ")) {
    if (EnglishTimeUnit(text.substr(SkipArticle(text, *noun)))) return std::nullopt;
  } else {
    const std::string_view before = text.substr(0, begin);
    const bool closes = end == text.size() || text[end] == '.' || text[end] == ',';
    const bool changes = std::ranges::any_of(
        kBefore, [before](std::string_view mark) { return before.ends_with(mark); });
    if (!closes || !changes) return std::nullopt;
  }
  return InWords(begin, end, QuantityKind::kPercent, 1 / denominator->value);
}

}  // namespace

std::optional<TimeUnit> EnglishTimeUnit(std::string_view text) {
  const std::string word = EnglishWordAt(text, 0);
  if (word == "centuries") return TimeUnit{"century", word.size()};
  for (const NamedUnit& unit : kTimeUnits) {
    if (word == unit.word || (word.size() == unit.word.size() + 1 && word.ends_with('s') &&
                              word.starts_with(unit.word))) {
      return TimeUnit{unit.name, word.size()};
    }
  }
  return std::nullopt;
}

std::optional<Quantity> NamedTime(std::string_view text, size_t at) {
  constexpr std::array<std::pair<std::string_view, int>, 5> kNames = {
      {{"noon", 12}, {"midday", 12}, {"midnight", 0}, {"정오", 12}, {"자정", 0}}};
  const std::string word = EnglishWordAt(text, at);
  for (const auto& [name, hour] : kNames) {
    const bool stands = word.empty() ? text.substr(at).starts_with(name) : word == name;
    if (!stands) continue;
    Quantity time = InWords(at, at + name.size(), QuantityKind::kTime, hour * 60);
    time.half_day = true;
    return time;
  }
  return std::nullopt;
}

std::optional<PartOfDay> EnglishPartOfDay(std::string_view text, double hour) {
  constexpr std::string_view kNight = " at night";
  constexpr std::array<std::string_view, 4> kParts = {" in the morning", " in the afternoon",
                                                      " in the evening", kNight};
  if (hour < 1 || hour > 12) return std::nullopt;
  for (const std::string_view part : kParts) {
    if (!text.starts_with(part) || !EndsWord(text, part.size())) continue;
    const bool late = part == kNight ? hour >= 6 && hour < 12 : part != kParts[0];
    return PartOfDay{late, part.size()};
  }
  return std::nullopt;
}

std::optional<TimeScale> TimeScaleOf(std::string_view unit) {
  const auto* const found = std::ranges::find(kScales, unit, &Scale::unit);
  if (found == kScales.end()) return std::nullopt;
  return found->scale;
}

std::optional<Quantity> EnglishMeasureWords(std::string_view text, size_t at,
                                            const std::optional<Quantity>& count) {
  const std::string word = EnglishWordAt(text, at);
  const size_t end = at + word.size();
  if (word.empty()) return std::nullopt;
  if (const Denominator* const decade = FindWord(kDecades, word)) {
    return InWords(at, end, QuantityKind::kDecade, decade->value);
  }
  if (word == "half" || word == "quarter") {
    const double part = word == "half" ? 0.5 : 0.25;
    if (auto time = TimeOfDay(text, at, end, part * 60)) return time;
    size_t of = end;
    if (word == "quarter") {
      const auto after = After(text, end, " of");
      if (!after) return std::nullopt;
      of = *after;
    }
    if (const auto space = After(text, of, " ")) {
      const size_t noun = SkipArticle(text, *space);
      if (noun != *space) return OfUnit(text, at, noun, part);
    }
    return std::nullopt;
  }
  if (word == "a" || word == "an") {
    const size_t noun = SkipArticle(text, at);
    if (noun == at) return std::nullopt;
    const std::string next = EnglishWordAt(text, noun);
    if (auto share = ShareOf(text, at, noun, next)) return share;
    if (next == "half" || next == "quarter") return std::nullopt;  // told without its article
    auto quantity = OfUnit(text, at, noun, 1);
    if (!quantity) return std::nullopt;
    const auto half = After(text, quantity->span.end, " and a half");
    if (!half) return std::nullopt;  // "a day" says no number
    quantity->value = 1.5;
    quantity->span.end = *half;
    return quantity;
  }
  if (!count || count->kind != QuantityKind::kCount || count->rough) return std::nullopt;
  const size_t after = count->span.end;
  for (const std::string_view mark : {" o'clock", " o’clock"}) {
    if (const auto clock = After(text, after, mark)) {
      return InWords(at, *clock, QuantityKind::kTime, count->value * 60);
    }
  }
  const auto part_of_day = EnglishPartOfDay(text.substr(after), count->value);
  if (part_of_day && count->value >= 1) {
    const double hour = std::fmod(count->value, 12) + (part_of_day->after_noon ? 12 : 0);
    Quantity time = InWords(at, after + part_of_day->size, QuantityKind::kTime, hour * 60);
    time.half_day = true;
    return time;
  }
  // "ten to twelve" is a range as well.
  if (count->value <= 30 && After(text, after, " past ")) {
    if (auto time = TimeOfDay(text, at, after, count->value)) return time;
  }
  if (after + 1 < text.size() && (text[after] == ' ' || text[after] == '-')) {
    std::string part = EnglishWordAt(text, after + 1);
    const size_t size = part.size();
    if (part == "ten" && text.substr(after + 1 + size).starts_with("-thousandth")) {
      return InWords(at, after + 1 + size + std::string_view("-thousandth").size(),
                     QuantityKind::kPercent, count->value / 1e4);
    }
    if (part.ends_with('s')) part.pop_back();
    const Denominator* const denominator = FindWord(kDenominators, part);
    if (denominator != nullptr && count->value < denominator->value) {
      return InWords(at, after + 1 + size, QuantityKind::kPercent,
                     count->value / denominator->value);
    }
  }
  return std::nullopt;
}

void ReadEnglishTimeUnit(std::string_view text, Quantity* count) {
  constexpr std::string_view kHalf = " and a half";
  size_t at = count->span.end;
  const auto half_first = After(text, at, kHalf);
  if (half_first) at = *half_first;
  for (const std::string_view more : {" more", " full", " long", " whole"}) {
    if (const auto after = After(text, at, more)) at = *after;
  }
  const bool goes_on = at < text.size() && (text[at] == ' ' || text[at] == '-');
  const auto unit = goes_on ? EnglishTimeUnit(text.substr(at + 1)) : std::nullopt;
  if (!unit && half_first) {
    count->value += 0.5;
    count->span.end = *half_first;
  }
  if (!unit) return;
  at += 1 + unit->size;
  const auto half_last = After(text, at, kHalf);
  if (half_first || half_last) count->value += 0.5;
  count->unit = std::string(unit->name);
  count->span.end = half_last ? *half_last : at;
}

}  // namespace malmoi::internal
