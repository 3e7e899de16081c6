#include "check/internal/number_pairs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "text/number_value.h"

namespace malmoi::internal {
namespace {

// "1.1–1.4 million", "between 1.2 and 1.9 percentage points", "[-0.3, +1.9]%": what the first
// number says if it shares what stands behind the second; nothing where it has its own.
std::optional<Quantity> SharedReading(const PlacedQuantity& first, const PlacedQuantity& second) {
  constexpr std::array<std::string_view, 10> kBetween = {"-",  "–",    "~",     "∼",    "～",
                                                         ", ", " to ", " and ", " or ", " - "};
  const Quantity& a = *first.quantity;
  const Quantity& b = *second.quantity;
  if (first.sentence != second.sentence || a.span.end > b.span.begin || !a.digits || !b.digits) {
    return std::nullopt;
  }
  std::string_view between = Span{a.span.end, b.span.begin}.In(first.sentence->text);
  for (const std::string_view sign : {"+", "$", "-", "−"}) {
    if (between.size() > sign.size() && between.ends_with(sign)) {
      between.remove_suffix(sign.size());
      break;
    }
  }
  if (std::ranges::find(kBetween, between) == kBetween.end()) return std::nullopt;
  if (a.kind != QuantityKind::kCount || (!a.unit.empty() && !b.unit.empty() && a.unit != b.unit))
    return std::nullopt;
  const std::string_view typed = b.span.In(first.sentence->text);
  const std::vector<NumberInText> bare =
      FindNumbers(typed.substr(0, typed.find_first_not_of("0123456789.,")));
  if (bare.empty() || bare[0].value <= 0 || a.value > bare[0].value) return std::nullopt;
  Quantity shared = a;
  shared.kind = b.kind;
  if (!b.unit.empty()) shared.unit = b.unit;
  shared.value = a.value * b.value / bare[0].value;
  const bool same = shared.kind == a.kind && shared.unit == a.unit && shared.value == a.value;
  return same ? std::nullopt : std::optional(shared);
}

template <typename Pair>
void MatchSharedUnits(std::vector<PlacedQuantity>* side, std::vector<PlacedQuantity>* others,
                      const Pair& pair) {
  for (size_t i = 0; i + 1 < side->size(); ++i) {
    PlacedQuantity& first = (*side)[i];
    if (first.matched) continue;
    const std::optional<Quantity> shared = SharedReading(first, (*side)[i + 1]);
    if (!shared) continue;
    for (PlacedQuantity& other : *others) {
      if (other.matched || !SameQuantity(*shared, *other.quantity)) continue;
      pair(&first, &other);
      break;
    }
  }
}

// "10명 중 7명" and "70%": two counts of one side are the share that the other tells.
void MatchShares(std::vector<PlacedQuantity>* counts, std::vector<PlacedQuantity>* shares) {
  for (PlacedQuantity& share : *shares) {
    if (share.matched || share.quantity->kind != QuantityKind::kPercent) continue;
    for (size_t i = 0; i + 1 < counts->size() && !share.matched; ++i) {
      PlacedQuantity& a = (*counts)[i];
      PlacedQuantity& b = (*counts)[i + 1];
      if (a.matched || b.matched || a.quantity->kind != QuantityKind::kCount ||
          b.quantity->kind != QuantityKind::kCount) {
        continue;
      }
      const double small = std::min(a.quantity->value, b.quantity->value);
      const double large = std::max(a.quantity->value, b.quantity->value);
      if (large <= 0 || std::abs(small / large - share.quantity->value) > 1e-9) continue;
      a.matched = b.matched = share.matched = true;
    }
  }
}

// What is measured: 25m, $314, 32만원, 75 feet.
bool IsMeasure(const PlacedQuantity& placed) {
  constexpr std::array<std::string_view, 9> kUnits = {"원",    "엔",   "feet", "foot",  "ft",
                                                      "miles", "mile", "yen",  "pounds"};
  const Quantity& quantity = *placed.quantity;
  std::string_view after = placed.sentence->text.substr(quantity.span.end);
  if (after.starts_with(" ")) after.remove_prefix(1);
  return !quantity.unit.empty() || std::ranges::any_of(kUnits, [after](std::string_view unit) {
    return after.starts_with(unit);
  });
}

// 314달러(약 32만원), "25 meters (75 feet)": one measure, said twice.
bool IsConversion(const PlacedQuantity& a, const PlacedQuantity& b) {
  constexpr size_t kLongest = 24;  // bytes of what stands between: a unit, a bracket, "about"
  if (a.sentence != b.sentence || a.quantity->span.end >= b.quantity->span.begin) return false;
  const std::string_view between =
      Span{a.quantity->span.end, b.quantity->span.begin}.In(a.sentence->text);
  if (between == "박 ") return true;  // 2박 3일
  const size_t open = between.find('(');
  if (between.size() > kLongest || open == std::string_view::npos) return false;
  if (between.find(')') != std::string_view::npos || between.find(',') < open) return false;
  return IsMeasure(a) && IsMeasure(b) && a.quantity->unit != b.quantity->unit;
}

bool IsListMarker(const PlacedQuantity& placed) {
  const std::string_view text = placed.sentence->text;
  const Span span = placed.quantity->span;
  if (placed.sentence->offset != 0) return false;
  const std::string_view before = text.substr(0, span.begin);
  if (before.find_first_not_of("([* ") != std::string_view::npos) return false;
  const std::string_view after = text.substr(span.end);
  return after.starts_with(".") || after.starts_with(")") || after.starts_with(":");
}

// 0 ~ n: what begins at nothing is "the first n" as well.
bool OpensRange(const PlacedQuantity& placed) {
  std::string_view after = placed.sentence->text.substr(placed.quantity->span.end);
  while (after.starts_with(" ")) after.remove_prefix(1);
  return placed.quantity->value == 0 && (after.starts_with("~") || after.starts_with("부터"));
}

// Quantities in words, by what they may be exchanged with.
enum class WordKind { kNone, kRough, kTime, kStretch, kOrdinal, kShare, kCount };

WordKind KindOfWord(const PlacedQuantity& placed) {
  const Quantity& quantity = *placed.quantity;
  if (quantity.digits || quantity.in_name) return WordKind::kNone;
  if (quantity.rough) return quantity.value > 0 ? WordKind::kRough : WordKind::kNone;
  switch (quantity.kind) {
    case QuantityKind::kTime:
      return WordKind::kTime;
    case QuantityKind::kOrdinal:
      return WordKind::kOrdinal;
    case QuantityKind::kPercent:
      return WordKind::kShare;
    case QuantityKind::kCount:
    case QuantityKind::kTimes:
      break;
    default:
      return WordKind::kNone;
  }
  if (!quantity.unit.empty()) return WordKind::kStretch;
  // "one" and 한 say no number as often as they do.
  return quantity.value < 2 || IsVague(placed) ? WordKind::kNone : WordKind::kCount;
}

}  // namespace

std::vector<PlacedQuantity> QuantitiesOf(std::span<const SentenceView> sentences) {
  std::vector<PlacedQuantity> all;
  for (size_t s = 0; s < sentences.size(); ++s) {
    for (const Quantity& quantity : sentences[s].quantities) {
      all.push_back({&quantity, &sentences[s], s, false});
    }
  }
  return all;
}

bool IsVague(const PlacedQuantity& placed) {
  constexpr std::array<std::string_view, 3> kVague = {"both", "pair", "couple"};
  if (placed.quantity->digits) return false;
  const std::string typed = AsciiToLower(placed.quantity->span.In(placed.sentence->text));
  return std::ranges::find(kVague, typed) != kVague.end();
}

bool UnitsDiffer(const Quantity& a, const Quantity& b) {
  if (a.kind == QuantityKind::kPercent || b.kind == QuantityKind::kPercent) return false;
  return !a.unit.empty() && !b.unit.empty() && a.unit != b.unit && !SameMeasure(a, b);
}

void MatchQuantities(std::vector<PlacedQuantity>* korean, std::vector<PlacedQuantity>* english) {
  const auto pair = [](PlacedQuantity* k, PlacedQuantity* e) {
    k->matched = e->matched = true;
    k->partner = e;
    e->partner = k;
  };
  for (int pass = 0; pass < 3; ++pass) {
    // "There were four events, both mild": the four stands in the place of 두 건, not "both".
    if (pass == 2 && std::ranges::any_of(*english, [](const PlacedQuantity& e) {
          return !e.matched && KindOfWord(e) == WordKind::kCount;
        })) {
      break;
    }
    for (PlacedQuantity& k : *korean) {
      if (k.matched) continue;
      for (PlacedQuantity& e : *english) {
        if (e.matched || !SameQuantity(*k.quantity, *e.quantity)) continue;
        if (pass < 2 && IsVague(e)) continue;
        const bool same_form = k.quantity->kind == e.quantity->kind &&
                               k.quantity->unit == e.quantity->unit &&
                               k.quantity->in_name == e.quantity->in_name &&
                               k.quantity->negative == e.quantity->negative;
        if (pass == 0 && !same_form) continue;
        if (pass > 0 && UnitsDiffer(*k.quantity, *e.quantity)) continue;
        pair(&k, &e);
        break;
      }
    }
  }
  MatchSharedUnits(korean, english, pair);
  MatchSharedUnits(english, korean, pair);
  MatchShares(korean, english);
  MatchShares(english, korean);
}

void MatchConversions(std::vector<PlacedQuantity>* side) {
  for (size_t i = 0; i + 1 < side->size(); ++i) {
    PlacedQuantity& a = (*side)[i];
    PlacedQuantity& b = (*side)[i + 1];
    if (!IsConversion(a, b)) continue;
    a.matched |= b.matched;
    b.matched = true;
  }
}

bool IsHardNumber(const PlacedQuantity& placed) {
  const Quantity& quantity = *placed.quantity;
  const std::string_view before = placed.sentence->text.substr(0, quantity.span.begin);
  return quantity.digits && !quantity.in_name && !quantity.rough && !IsListMarker(placed) &&
         !OpensRange(placed) && !before.ends_with("&#");  // a character of HTML
}

bool IsCountingWord(const PlacedQuantity& placed) {
  const Quantity& quantity = *placed.quantity;
  if (quantity.digits || quantity.rough || quantity.value < 2) return false;
  const bool counts = quantity.kind == QuantityKind::kCount ||
                      quantity.kind == QuantityKind::kTimes ||
                      quantity.kind == QuantityKind::kOrdinal;
  if (!counts) return false;
  return !IsVague(placed) && AsciiToLower(quantity.span.In(placed.sentence->text)) != "dozen";
}

bool MayReplace(const PlacedQuantity& other, const PlacedQuantity& placed) {
  if (other.matched) return false;
  const Quantity& a = *placed.quantity;
  const Quantity& b = *other.quantity;
  if (IsHardNumber(other) && a.kind == b.kind && a.unit == b.unit) return true;
  const WordKind kind = KindOfWord(other);
  if (kind == WordKind::kNone) return false;
  return kind == KindOfWord(placed) ||
         (a.kind == QuantityKind::kOrdinal && kind == WordKind::kOrdinal && b.value >= 2);
}

std::vector<std::pair<PlacedQuantity, PlacedQuantity>> RivalWords(
    const std::vector<PlacedQuantity>& korean, const std::vector<PlacedQuantity>& english) {
  std::vector<std::pair<PlacedQuantity, PlacedQuantity>> rivals;
  for (const WordKind kind : {WordKind::kRough, WordKind::kTime, WordKind::kStretch,
                              WordKind::kOrdinal, WordKind::kShare, WordKind::kCount}) {
    const auto is_of_kind = [kind](const PlacedQuantity& placed) {
      return KindOfWord(placed) == kind;
    };
    const auto k = std::ranges::find_if(korean, is_of_kind);
    const auto e = std::ranges::find_if(english, is_of_kind);
    if (k == korean.end() || e == english.end()) continue;
    if (std::ranges::count_if(korean, is_of_kind) > 1) continue;
    if (std::ranges::count_if(english, is_of_kind) > 1) continue;
    rivals.emplace_back(*k, *e);
  }
  // 하루 한 번 and "twice a day".
  const auto is_once = [](const PlacedQuantity& placed) {
    return !placed.quantity->digits && placed.quantity->value == 1 &&
           placed.quantity->span.In(placed.sentence->text).ends_with(" 번");
  };
  const auto is_twice = [](const PlacedQuantity& placed) {
    const std::string_view after = placed.sentence->text.substr(placed.quantity->span.end);
    return !placed.quantity->digits && placed.quantity->value >= 2 &&
           (placed.quantity->kind == QuantityKind::kTimes || after.starts_with(" times"));
  };
  if (rivals.empty() && std::ranges::count_if(korean, is_once) == 1 &&
      std::ranges::count_if(english, is_twice) == 1) {
    rivals.emplace_back(*std::ranges::find_if(korean, is_once),
                        *std::ranges::find_if(english, is_twice));
  }
  // 반으로 and "doubled".
  const auto is_change = [](const PlacedQuantity& placed) {
    return !placed.quantity->digits && (placed.quantity->kind == QuantityKind::kTimes ||
                                        KindOfWord(placed) == WordKind::kShare);
  };
  if (rivals.empty() && std::ranges::count_if(korean, is_change) == 1 &&
      std::ranges::count_if(english, is_change) == 1) {
    rivals.emplace_back(*std::ranges::find_if(korean, is_change),
                        *std::ranges::find_if(english, is_change));
  }
  return rivals;
}

}  // namespace malmoi::internal
