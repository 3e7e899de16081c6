// number-mismatch: quantities of one side that the other side does not say.
//
// Quantities are compared by value (text/quantity.h), first within a bead, then with its
// neighbours, for sentences are merged and reordered. A quantity in digits needs its partner; one
// in words (한, both, second) is told only where the other side counts something else in its place.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "base/strings.h"
#include "base/unicode.h"
#include "check/internal/bead_words.h"
#include "check/rules/rules.h"
#include "text/date.h"

namespace malmoi {
namespace {

struct Placed {
  const Quantity* quantity = nullptr;
  const SentenceView* sentence = nullptr;
  size_t index = 0;  // of the sentence in its bead
  bool matched = false;
};

std::vector<Placed> QuantitiesOf(std::span<const SentenceView> sentences) {
  std::vector<Placed> all;
  for (size_t s = 0; s < sentences.size(); ++s) {
    for (const Quantity& quantity : sentences[s].quantities) {
      all.push_back({&quantity, &sentences[s], s, false});
    }
  }
  return all;
}

bool SameUnit(const Quantity& a, const Quantity& b) { return a.unit == b.unit; }

bool UnitsDiffer(const Quantity& a, const Quantity& b) {
  if (a.kind == QuantityKind::kPercent || b.kind == QuantityKind::kPercent) return false;
  return !a.unit.empty() && !b.unit.empty() && !SameUnit(a, b) && !SameMeasure(a, b);
}

// "10명 중 7명" and "70%": two counts of one side are the share that the other tells.
void MatchShares(std::vector<Placed>* counts, std::vector<Placed>* shares) {
  for (Placed& share : *shares) {
    if (share.matched || share.quantity->kind != QuantityKind::kPercent) continue;
    for (size_t i = 0; i + 1 < counts->size() && !share.matched; ++i) {
      Placed& a = (*counts)[i];
      Placed& b = (*counts)[i + 1];
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

// Exact partners first: the same kind and unit, then the same value.
void MatchAll(std::vector<Placed>* korean, std::vector<Placed>* english) {
  for (int pass = 0; pass < 2; ++pass) {
    for (Placed& k : *korean) {
      if (k.matched) continue;
      for (Placed& e : *english) {
        if (e.matched || !SameQuantity(*k.quantity, *e.quantity)) continue;
        if (pass == 0 &&
            (k.quantity->kind != e.quantity->kind || !SameUnit(*k.quantity, *e.quantity)))
          continue;
        if (pass == 1 && UnitsDiffer(*k.quantity, *e.quantity)) continue;
        k.matched = e.matched = true;
        break;
      }
    }
  }
  MatchShares(korean, english);
  MatchShares(english, korean);
}

// Digits of a text that stand alone, as the other side may write them in a form that is not read.
bool HasDigits(std::span<const SentenceView> sentences, std::string_view digits) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (const SentenceView& sentence : sentences) {
    for (size_t at = sentence.text.find(digits); at != std::string_view::npos;
         at = sentence.text.find(digits, at + 1)) {
      const size_t end = at + digits.size();
      const bool before =
          at > 0 && (is_digit(sentence.text[at - 1]) ||
                     (sentence.text[at - 1] == '.' && at > 1 && is_digit(sentence.text[at - 2])));
      const bool after = end < sentence.text.size() &&
                         (is_digit(sentence.text[end]) ||
                          (sentence.text[end] == '.' && end + 1 < sentence.text.size() &&
                           is_digit(sentence.text[end + 1])));
      if (!before && !after) return true;
    }
  }
  return false;
}

std::string_view LeadingDigits(std::string_view text) {
  size_t end = 0;
  while (end < text.size() &&
         ((text[end] >= '0' && text[end] <= '9') || text[end] == '.' || text[end] == ','))
    ++end;
  while (end > 0 && (text[end - 1] == '.' || text[end - 1] == ',')) --end;
  return text.substr(0, end);
}

// What words can say that are no numbers: a, none, all, both, several.
bool HasWord(std::span<const SentenceView> sentences, std::span<const std::string_view> words) {
  for (const SentenceView& sentence : sentences) {
    for (const Token& token : sentence.tokens) {
      const std::string typed = AsciiToLower(token.span.In(sentence.text));
      if (std::ranges::find(words, typed) != words.end()) return true;
    }
  }
  return false;
}

bool IsSaidInWords(const Quantity& quantity, std::span<const SentenceView> english) {
  static constexpr std::string_view kOne[] = {"a",    "an",  "one",   "single", "once", "first",
                                              "each", "per", "every", "only",   "sole", "mono"};
  static constexpr std::string_view kTwo[] = {
      "both", "pair", "dual", "twin", "two", "second", "bi", "either", "other", "binary", "couple"};
  static constexpr std::string_view kZero[] = {"no",  "none",  "zero", "zeros", "without",
                                               "not", "never", "any",  "empty"};
  static constexpr std::string_view kAll[] = {"all",        "every",   "entirely",  "fully",
                                              "completely", "perfect", "perfectly", "whole",
                                              "full",       "always"};
  if (quantity.value == 1 && quantity.kind != QuantityKind::kPercent) return HasWord(english, kOne);
  if (quantity.value == 1) return HasWord(english, kAll);
  if (quantity.value == 2) return HasWord(english, kTwo);
  if (quantity.value == 0) return HasWord(english, kZero);
  return false;
}

// 7월 is July, 20일 the Sunday of that week, 바오로 2세 John Paul II.
bool IsNamed(const Placed& placed, std::span<const SentenceView> english) {
  static constexpr std::array<std::string_view, 10> kDays = {
      "monday",   "tuesday", "wednesday", "thursday",  "friday",
      "saturday", "sunday",  "today",     "yesterday", "tomorrow"};
  static constexpr std::array<std::string_view, 16> kRoman = {
      "i",  "ii", "iii", "iv",  "v",    "vi",  "vii", "viii",
      "ix", "x",  "xi",  "xii", "xiii", "xiv", "xv",  "xvi"};
  const Quantity& quantity = *placed.quantity;
  const std::string_view text = placed.sentence->text;
  const std::string_view typed = quantity.span.In(text);
  const std::string_view after = text.substr(quantity.span.end);
  if (quantity.kind == QuantityKind::kDate && quantity.day == 0 && quantity.year == 0 &&
      quantity.month > 0) {
    return HasWord(english,
                   std::span(kEnglishMonths).subspan(static_cast<size_t>(quantity.month) - 1, 1));
  }
  const bool is_day = typed.ends_with("일") || after.starts_with("일");
  if (is_day && HasWord(english, kDays)) return true;
  // 제2차 세계 대전: World War II.
  const bool is_rank = typed.ends_with("세") || after.starts_with("세") ||
                       text.substr(0, quantity.span.begin).ends_with("제");
  return is_rank && quantity.value >= 1 && quantity.value <= static_cast<double>(kRoman.size()) &&
         HasWord(english, std::span(kRoman).subspan(static_cast<size_t>(quantity.value) - 1, 1));
}

bool IsListMarker(const Placed& placed) {
  const std::string_view text = placed.sentence->text;
  const Span span = placed.quantity->span;
  if (placed.sentence->offset != 0) return false;
  const std::string_view before = text.substr(0, span.begin);
  if (before.find_first_not_of("([* ") != std::string_view::npos) return false;
  const std::string_view after = text.substr(span.end);
  return after.starts_with(".") || after.starts_with(")") || after.starts_with(":");
}

// 0 ~ n: what begins at nothing is "the first n" as well.
bool OpensRange(const Placed& placed) {
  std::string_view after = placed.sentence->text.substr(placed.quantity->span.end);
  while (after.starts_with(" ")) after.remove_prefix(1);
  return placed.quantity->value == 0 && (after.starts_with("~") || after.starts_with("부터"));
}

bool IsHard(const Placed& placed) {
  const Quantity& quantity = *placed.quantity;
  const std::string_view before = placed.sentence->text.substr(0, quantity.span.begin);
  return quantity.digits && !quantity.in_name && !quantity.rough && !IsListMarker(placed) &&
         !OpensRange(placed) && !before.ends_with("&#");  // a character of HTML
}

// Words that count: 다섯 가지, six; not 한, second, both, half.
bool IsCountingWord(const Placed& placed) {
  const Quantity& quantity = *placed.quantity;
  if (quantity.digits || quantity.rough || quantity.value < 2) return false;
  if (quantity.kind != QuantityKind::kCount && quantity.kind != QuantityKind::kTimes) return false;
  const std::string typed = AsciiToLower(quantity.span.In(placed.sentence->text));
  return typed != "both" && typed != "pair" && typed != "couple" && typed != "dozen";
}

// 24시간 is a day, 7일 a week: one of a larger unit, which says no number.
bool IsOneOf(const Quantity& quantity, std::span<const SentenceView> english) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kUnits = {
      {{"minute", "min"}, {"hour", "h"}, {"day", "d"}, {"week", "week"}, {"year", "year"}}};
  return std::ranges::any_of(kUnits, [&](const auto& unit) {
    Quantity one;
    one.value = 1;
    one.unit = std::string(unit.second);
    return one.unit != quantity.unit && SameMeasure(quantity, one) &&
           HasWord(english, std::span(&unit.first, 1));
  });
}

// 삼일절 is March 1, 12월 25일 Christmas.
bool IsHoliday(const Quantity& date, std::span<const SentenceView> other) {
  struct Holiday {
    std::string_view name;
    int month;
    int day;
  };
  static constexpr std::array<Holiday, 14> kHolidays = {{{"삼일절", 3, 1},
                                                         {"3·1절", 3, 1},
                                                         {"어린이날", 5, 5},
                                                         {"어버이날", 5, 8},
                                                         {"스승의 날", 5, 15},
                                                         {"현충일", 6, 6},
                                                         {"제헌절", 7, 17},
                                                         {"광복절", 8, 15},
                                                         {"개천절", 10, 3},
                                                         {"한글날", 10, 9},
                                                         {"성탄절", 12, 25},
                                                         {"크리스마스", 12, 25},
                                                         {"Christmas", 12, 25},
                                                         {"New Year", 1, 1}}};
  if (date.kind != QuantityKind::kDate) return false;
  return std::ranges::any_of(kHolidays, [&](const Holiday& holiday) {
    return holiday.month == date.month && holiday.day == date.day &&
           std::ranges::any_of(other, [&](const SentenceView& sentence) {
             return sentence.text.find(holiday.name) != std::string_view::npos;
           });
  });
}

// What is measured: 25m, $314, 32만원, 75 feet.
bool IsMeasure(const Placed& placed) {
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
bool IsConversion(const Placed& a, const Placed& b) {
  constexpr size_t kLongest = 24;  // bytes of what stands between: a unit, a bracket, "about"
  if (a.sentence != b.sentence || a.quantity->span.end >= b.quantity->span.begin) return false;
  const std::string_view between =
      Span{a.quantity->span.end, b.quantity->span.begin}.In(a.sentence->text);
  if (between == "박 ") return true;  // 2박 3일
  const size_t open = between.find('(');
  if (between.size() > kLongest || open == std::string_view::npos) return false;
  if (between.find(')') != std::string_view::npos || between.find(',') < open) return false;
  return IsMeasure(a) && IsMeasure(b) && !SameUnit(*a.quantity, *b.quantity);
}

// Of a measure that is said twice the other side may say one, and one finding is enough.
void MatchConversions(std::vector<Placed>* side) {
  for (size_t i = 0; i + 1 < side->size(); ++i) {
    Placed& a = (*side)[i];
    Placed& b = (*side)[i + 1];
    if (!IsConversion(a, b)) continue;
    a.matched |= b.matched;
    b.matched = true;
  }
}

class BeadNumbers {
 public:
  BeadNumbers(const RuleContext& context, size_t index, Findings* findings)
      : context_(context), index_(index), bead_(context.view.beads()[index]), findings_(findings) {}

  void Run() {
    std::vector<Placed> korean = QuantitiesOf(bead_.korean);
    std::vector<Placed> english = QuantitiesOf(bead_.english);
    MatchAll(&korean, &english);
    MatchConversions(&korean);
    MatchConversions(&english);
    const auto drop_excused = [this](std::vector<Placed>* side, const std::vector<Placed>& other,
                                     bool is_korean) {
      std::erase_if(*side, [&](const Placed& placed) {
        return placed.matched || IsExcused(placed, HasRival(placed, other), is_korean);
      });
    };
    const std::vector<Placed> all_korean = korean;
    drop_excused(&korean, english, true);
    drop_excused(&english, all_korean, false);

    std::vector<Placed> hard_korean;
    std::vector<Placed> hard_english;
    std::ranges::copy_if(korean, std::back_inserter(hard_korean), IsHard);
    std::ranges::copy_if(english, std::back_inserter(hard_english), IsHard);
    // Two counts in words that stand against one another.
    if (hard_korean.empty() || hard_english.empty()) {
      std::vector<Placed> words_korean;
      std::vector<Placed> words_english;
      std::ranges::copy_if(korean, std::back_inserter(words_korean), IsCountingWord);
      std::ranges::copy_if(english, std::back_inserter(words_english), IsCountingWord);
      if (hard_korean.empty() && hard_english.size() + words_english.size() == 1 &&
          words_korean.size() == 1) {
        hard_korean = words_korean;
      }
      if (hard_english.empty() && hard_korean.size() == 1 && words_english.size() == 1) {
        hard_english = words_english;
      }
      if (hard_english.empty() || hard_korean.empty()) {
        std::erase_if(hard_korean, [](const Placed& p) { return !p.quantity->digits; });
        std::erase_if(hard_english, [](const Placed& p) { return !p.quantity->digits; });
      }
    }
    Tell(hard_korean, hard_english);
  }

 private:
  // Whether the other side has another number in its place.
  static bool HasRival(const Placed& placed, const std::vector<Placed>& others) {
    return std::ranges::any_of(others, [&](const Placed& other) {
      return !other.matched && IsHard(other) && other.quantity->kind == placed.quantity->kind &&
             SameUnit(*other.quantity, *placed.quantity);
    });
  }

  bool IsExcused(const Placed& placed, bool has_rival, bool is_korean) const {
    const Quantity& quantity = *placed.quantity;
    const auto other_side = [&](const BeadView& bead) {
      return is_korean ? bead.english : bead.korean;
    };
    // The unit is told to differ, so the value alone excuses nothing.
    bool unit_differs = false;
    for (const Placed& other : QuantitiesOf(other_side(bead_))) {
      if (!SameQuantity(quantity, *other.quantity)) continue;
      if (!UnitsDiffer(quantity, *other.quantity)) return true;  // said once for two
      unit_differs = true;
    }
    if (unit_differs) return false;
    if (is_korean && IsNamed(placed, bead_.english)) return true;
    if (is_korean && IsOneOf(quantity, bead_.english)) return true;
    if (IsHoliday(quantity, other_side(bead_))) return true;
    if (quantity.in_name || !quantity.digits) return false;
    const std::string_view digits = LeadingDigits(quantity.span.In(placed.sentence->text));
    const bool telling = digits.size() >= 2;
    if (telling && quantity.kind != QuantityKind::kPercent &&
        HasDigits(other_side(bead_), digits) && digits.size() == quantity.span.size()) {
      return true;
    }
    if (is_korean && !has_rival && IsSaidInWords(quantity, bead_.english)) return true;
    const bool counts = quantity.kind == QuantityKind::kCount ||
                        quantity.kind == QuantityKind::kOrdinal ||
                        quantity.kind == QuantityKind::kTimes;
    if (!is_korean && !has_rival && counts && quantity.value == 1)
      return true;  // Korean needs no "one"
    // A neighbour has it in excess: sentences were merged
    // or reordered.
    for (const BeadView* other : internal::Neighbours(context_.view, index_, 1)) {
      std::vector<Placed> near_korean = QuantitiesOf(other->korean);
      std::vector<Placed> near_english = QuantitiesOf(other->english);
      MatchAll(&near_korean, &near_english);
      for (const Placed& near : is_korean ? near_english : near_korean) {
        if (!near.matched && SameQuantity(quantity, *near.quantity) &&
            !UnitsDiffer(quantity, *near.quantity))
          return true;
      }
    }
    return false;
  }

  void Tell(const std::vector<Placed>& korean, const std::vector<Placed>& english) {
    const size_t both = std::min(korean.size(), english.size());
    for (size_t i = 0; i < both; ++i) {
      const Placed& k = korean[i];
      const Placed& e = english[i];
      const bool only_unit = SameQuantity(*k.quantity, *e.quantity);
      Diagnostic& diagnostic =
          findings_->AddIn(Language::kEnglish, bead_, e.sentence->InFile(e.quantity->span),
                           Concat("the Korean says ", Typed(k), ", the English ", Typed(e),
                                  only_unit ? ": the units differ" : ""));
      Relate(k, &diagnostic);
    }
    for (size_t i = both; i < korean.size(); ++i) {
      const Placed& k = korean[i];
      Diagnostic& diagnostic =
          findings_->AddIn(Language::kEnglish, bead_, internal::PartnerOf(bead_, k.index).span,
                           Concat("the Korean says ", Typed(k), ", which the English lacks"));
      Relate(k, &diagnostic);
    }
    for (size_t i = both; i < english.size(); ++i) {
      const Placed& e = english[i];
      findings_->AddIn(Language::kEnglish, bead_, e.sentence->InFile(e.quantity->span),
                       Concat("the English says ", Typed(e), ", which the Korean lacks"));
    }
  }

  // 80일, not 80 alone: the word that the number counts is shown with it.
  static Span WithCounter(const Placed& placed) {
    Span span = placed.quantity->span;
    for (const Token& token : placed.sentence->tokens) {
      const bool counter = token.kind == TokenKind::kHangulStem && token.span.begin == span.end;
      const bool goes_on = token.span.begin < span.end && span.end < token.span.end;
      if (counter || goes_on) span.end = token.span.end;
    }
    return span;
  }

  static std::string Typed(const Placed& placed) {
    const std::string_view typed = WithCounter(placed).In(placed.sentence->text);
    const std::string meaning = QuantityText(*placed.quantity);
    std::string text = internal::Quoted(typed);
    if (meaning != typed && placed.quantity->kind == QuantityKind::kCount) {
      text += Concat(" (", meaning, ")");
    }
    return text;
  }

  void Relate(const Placed& k, Diagnostic* diagnostic) const {
    findings_->PointAtKorean(*k.sentence, k.quantity->span, "the number in the Korean", diagnostic);
  }

  const RuleContext& context_;
  size_t index_;
  const BeadView& bead_;
  Findings* findings_;
};

}  // namespace

void CheckNumberMismatch(const RuleContext& context, Findings* findings) {
  for (size_t i = 0; i < context.view.beads().size(); ++i) {
    if (context.view.beads()[i].paired()) BeadNumbers(context, i, findings).Run();
  }
}

}  // namespace malmoi
