// number-mismatch: quantities of one side that the other side does not say.
//
// Quantities are compared by value (text/quantity.h), first within a bead, then with its
// neighbours, for sentences are merged and reordered. A quantity in digits needs its partner; one
// in words (한, both, second) is told only where the other side counts something else in its place.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "check/internal/bead_words.h"
#include "check/internal/exchanged_numbers.h"
#include "check/internal/number_excuse.h"
#include "check/internal/number_pairs.h"
#include "check/internal/period_pairs.h"
#include "check/rules/rules.h"

namespace malmoi {
namespace {

using internal::PlacedQuantity;

class BeadNumbers {
 public:
  BeadNumbers(const RuleContext& context, size_t index, Findings* findings)
      : context_(context), index_(index), bead_(context.view.beads()[index]), findings_(findings) {}

  void Run() {
    std::vector<PlacedQuantity> korean = internal::QuantitiesOf(bead_.korean);
    std::vector<PlacedQuantity> english = internal::QuantitiesOf(bead_.english);
    internal::MatchQuantities(&korean, &english);
    TellPairs(korean);
    TellExchanged(korean);
    TellPeriods();
    internal::MatchConversions(&korean);
    internal::MatchConversions(&english);
    const auto drop_excused = [this](std::vector<PlacedQuantity>* side,
                                     const std::vector<PlacedQuantity>& other, bool is_korean) {
      std::erase_if(*side, [&](const PlacedQuantity& placed) {
        return placed.matched || IsExcused(placed, HasRival(placed, other), is_korean);
      });
    };
    const std::vector<PlacedQuantity> all_korean = korean;
    drop_excused(&korean, english, true);
    drop_excused(&english, all_korean, false);

    std::vector<PlacedQuantity> hard_korean;
    std::vector<PlacedQuantity> hard_english;
    std::ranges::copy_if(korean, std::back_inserter(hard_korean), internal::IsHardNumber);
    std::ranges::copy_if(english, std::back_inserter(hard_english), internal::IsHardNumber);
    // Two counts in words that stand against one another.
    if (hard_korean.empty() || hard_english.empty()) {
      std::vector<PlacedQuantity> words_korean;
      std::vector<PlacedQuantity> words_english;
      std::ranges::copy_if(korean, std::back_inserter(words_korean), internal::IsCountingWord);
      std::ranges::copy_if(english, std::back_inserter(words_english), internal::IsCountingWord);
      if (hard_korean.empty() && hard_english.size() + words_english.size() == 1 &&
          words_korean.size() == 1) {
        hard_korean = words_korean;
      }
      if (hard_english.empty() && hard_korean.size() == 1 && words_english.size() == 1) {
        hard_english = words_english;
      }
      if (hard_english.empty() || hard_korean.empty()) {
        std::erase_if(hard_korean, [](const PlacedQuantity& p) { return !p.quantity->digits; });
        std::erase_if(hard_english, [](const PlacedQuantity& p) { return !p.quantity->digits; });
      }
    }
    Tell(hard_korean, hard_english);
    for (const auto& [k, e] : internal::RivalWords(korean, english)) {
      const auto is_told = [](const std::vector<PlacedQuantity>& side, const PlacedQuantity& one) {
        return std::ranges::find(side, one.quantity, &PlacedQuantity::quantity) != side.end();
      };
      if (!is_told(hard_korean, k) && !is_told(hard_english, e)) Tell({k}, {e});
    }
  }

 private:
  // What agrees in its figures and differs in what they stand for: 영하 5도 and "5 degrees", 2%p
  // and "2 percent". The other way, "2 percentage points" makes plain what 2% left open.
  void TellPairs(const std::vector<PlacedQuantity>& korean) {
    for (const PlacedQuantity& k : korean) {
      if (k.partner == nullptr) continue;
      const PlacedQuantity& e = *k.partner;
      const bool points = k.quantity->unit == "pp" && e.quantity->unit.empty() &&
                          e.quantity->kind == QuantityKind::kPercent;
      const bool signs = k.quantity->negative != e.quantity->negative &&
                         !internal::SaysLess(k.quantity->negative ? e : k);
      if (!points && !signs) continue;
      Diagnostic& diagnostic = findings_->AddIn(
          Language::kEnglish, bead_, e.sentence->InFile(e.quantity->span),
          Concat("the Korean says ", Typed(k), ", the English ", Typed(e),
                 points ? ": percentage points are no percent" : ": the signs differ"));
      Relate(k, &diagnostic);
    }
  }

  // Another day of the week, last year for 지난 분기, a year for 한 달에.
  void TellPeriods() {
    for (const internal::PeriodPair& pair : internal::RivalPeriods(context_.view, index_)) {
      const auto typed = [](const internal::PlacedPeriod& placed) {
        return internal::Quoted(placed.period.span.In(placed.sentence->text));
      };
      Diagnostic& diagnostic = findings_->AddIn(
          Language::kEnglish, bead_, pair.english.sentence->InFile(pair.english.period.span),
          Concat("the Korean says ", typed(pair.korean), ", the English ", typed(pair.english)));
      findings_->PointAtKorean(*pair.korean.sentence, pair.korean.period.span,
                               "what the Korean says", &diagnostic);
    }
  }

  // 9.42 → 8.87 and "8.87 → 9.42".
  void TellExchanged(const std::vector<PlacedQuantity>& korean) {
    for (const auto& [first, second] : internal::ExchangedNumbers(context_.knowledge, korean)) {
      const PlacedQuantity& left = *second.partner;
      const PlacedQuantity& right = *first.partner;
      Diagnostic& diagnostic = findings_->AddIn(
          Language::kEnglish, bead_, left.sentence->InFile(left.quantity->span),
          Concat("the Korean says ", Typed(first), " and ", Typed(second), ", the English ",
                 Typed(left), " and ", Typed(right), " in their places"));
      Relate(first, &diagnostic);
    }
  }

  // Whether the other side has another number in its place.
  static bool HasRival(const PlacedQuantity& placed, const std::vector<PlacedQuantity>& others) {
    return std::ranges::any_of(
        others, [&](const PlacedQuantity& other) { return internal::MayReplace(other, placed); });
  }

  bool IsExcused(const PlacedQuantity& placed, bool has_rival, bool is_korean) const {
    const Quantity& quantity = *placed.quantity;
    const auto other_side = [&](const BeadView& bead) {
      return is_korean ? bead.english : bead.korean;
    };
    // The unit is told to differ, so the value alone excuses nothing.
    bool unit_differs = false;
    for (const PlacedQuantity& other : internal::QuantitiesOf(other_side(bead_))) {
      if (!SameQuantity(quantity, *other.quantity)) continue;
      if (other.quantity->in_name && !quantity.in_name && has_rival) continue;  // the 4 of C4
      const bool alike = other.quantity->kind == quantity.kind && !internal::IsVague(other);
      if (has_rival && !alike) continue;
      if (!internal::UnitsDiffer(quantity, *other.quantity)) return true;  // said once for two
      unit_differs = true;
    }
    if (unit_differs) return false;
    if (is_korean && internal::IsNamed(placed, bead_.english)) return true;
    if (!is_korean && internal::IsDayOf(quantity, bead_.korean)) return true;
    if (internal::IsHoliday(quantity, other_side(bead_))) return true;
    if (quantity.in_name || !quantity.digits) return false;
    if (internal::StandsUnread(placed, other_side(bead_))) return true;
    if (is_korean && !has_rival && internal::IsSaidInWords(quantity, bead_.english)) return true;
    const bool counts = quantity.kind == QuantityKind::kCount ||
                        quantity.kind == QuantityKind::kOrdinal ||
                        quantity.kind == QuantityKind::kTimes;
    // Korean needs no "one".
    if (!is_korean && !has_rival && counts && quantity.value == 1) return true;
    // A neighbour has it in excess: sentences were merged or reordered.
    for (const BeadView* other : internal::Neighbours(context_.view, index_, 1)) {
      std::vector<PlacedQuantity> near_korean = internal::QuantitiesOf(other->korean);
      std::vector<PlacedQuantity> near_english = internal::QuantitiesOf(other->english);
      internal::MatchQuantities(&near_korean, &near_english);
      for (const PlacedQuantity& near : is_korean ? near_english : near_korean) {
        if (!near.matched && SameQuantity(quantity, *near.quantity) &&
            !internal::UnitsDiffer(quantity, *near.quantity))
          return true;
      }
    }
    return false;
  }

  void Tell(const std::vector<PlacedQuantity>& korean, const std::vector<PlacedQuantity>& english) {
    const size_t both = std::min(korean.size(), english.size());
    for (size_t i = 0; i < both; ++i) {
      const PlacedQuantity& k = korean[i];
      const PlacedQuantity& e = english[i];
      const bool only_unit = SameQuantity(*k.quantity, *e.quantity);
      Diagnostic& diagnostic =
          findings_->AddIn(Language::kEnglish, bead_, e.sentence->InFile(e.quantity->span),
                           Concat("the Korean says ", Typed(k), ", the English ", Typed(e),
                                  only_unit ? ": the units differ" : ""));
      Relate(k, &diagnostic);
    }
    for (size_t i = both; i < korean.size(); ++i) {
      const PlacedQuantity& k = korean[i];
      Diagnostic& diagnostic =
          findings_->AddIn(Language::kEnglish, bead_, internal::PartnerOf(bead_, k.index).span,
                           Concat("the Korean says ", Typed(k), ", which the English lacks"));
      Relate(k, &diagnostic);
    }
    for (size_t i = both; i < english.size(); ++i) {
      const PlacedQuantity& e = english[i];
      findings_->AddIn(Language::kEnglish, bead_, e.sentence->InFile(e.quantity->span),
                       Concat("the English says ", Typed(e), ", which the Korean lacks"));
    }
  }

  // 80일, not 80 alone: the word that the number counts is shown with it.
  static Span WithCounter(const PlacedQuantity& placed) {
    Span span = placed.quantity->span;
    for (const Token& token : placed.sentence->tokens) {
      const bool counter = token.kind == TokenKind::kHangulStem && token.span.begin == span.end;
      const bool goes_on = token.span.begin < span.end && span.end < token.span.end;
      if (counter || goes_on) span.end = token.span.end;
    }
    return span;
  }

  static std::string Typed(const PlacedQuantity& placed) {
    const std::string_view typed = WithCounter(placed).In(placed.sentence->text);
    const std::string meaning = QuantityText(*placed.quantity);
    std::string text = internal::Quoted(typed);
    // The value of 2만 1천 and of "five", not of 6.4점.
    const bool plain =
        placed.quantity->digits && typed.starts_with(meaning.substr(0, meaning.find(' ')));
    if (!plain && meaning != typed && placed.quantity->kind == QuantityKind::kCount) {
      text += Concat(" (", meaning, ")");
    }
    return text;
  }

  void Relate(const PlacedQuantity& k, Diagnostic* diagnostic) const {
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
