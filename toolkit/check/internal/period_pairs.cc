#include "check/internal/period_pairs.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "check/internal/bead_words.h"

namespace malmoi::internal {
namespace {

std::vector<PlacedPeriod> PeriodsOf(std::span<const SentenceView> sentences, Language language) {
  std::vector<PlacedPeriod> all;
  for (const SentenceView& sentence : sentences) {
    for (Period& period : FindPeriods(sentence.text, language)) {
      all.push_back({&sentence, std::move(period)});
    }
  }
  return all;
}

// `side` without what the others say too.
std::vector<PlacedPeriod> Without(std::vector<PlacedPeriod> side,
                                  const std::vector<PlacedPeriod>& others) {
  std::erase_if(side, [&others](const PlacedPeriod& one) {
    return std::ranges::any_of(others, [&one](const PlacedPeriod& other) {
      return other.period.kind == one.period.kind && other.period.name == one.period.name;
    });
  });
  return side;
}

std::vector<PlacedPeriod> OfKind(const std::vector<PlacedPeriod>& side, PeriodKind kind) {
  std::vector<PlacedPeriod> some;
  std::ranges::copy_if(side, std::back_inserter(some),
                       [kind](const PlacedPeriod& placed) { return placed.period.kind == kind; });
  return some;
}

std::vector<PlacedPeriod> PeriodsAround(const NoteView& view, size_t index, Language side) {
  constexpr size_t kReach = 1;
  return PeriodsOf(SentencesAround(view, index, kReach, side), side);
}

}  // namespace

std::vector<PeriodPair> RivalPeriods(const NoteView& view, size_t index) {
  const BeadView& bead = view.beads()[index];
  const std::vector<PlacedPeriod> ours = PeriodsOf(bead.korean, Language::kKorean);
  if (ours.empty()) return {};
  const std::vector<PlacedPeriod> theirs = PeriodsOf(bead.english, Language::kEnglish);
  const std::vector<PlacedPeriod> korean = Without(ours, theirs);
  const std::vector<PlacedPeriod> english = Without(theirs, ours);
  if (korean.empty() || english.empty()) return {};
  std::vector<PeriodPair> rivals;
  for (const PeriodKind kind :
       {PeriodKind::kWeekday, PeriodKind::kRelative, PeriodKind::kRate, PeriodKind::kStretch}) {
    std::vector<PlacedPeriod> k = OfKind(korean, kind);
    std::vector<PlacedPeriod> e = OfKind(english, kind);
    if (k.empty() || e.empty()) continue;
    // Days of the week come in pairs as often as alone, and in one order; of the others one may be
    // said of two sentences.
    if (kind != PeriodKind::kWeekday) {
      k = Without(std::move(k), PeriodsAround(view, index, Language::kEnglish));
      e = Without(std::move(e), PeriodsAround(view, index, Language::kKorean));
      if (k.size() != 1 || e.size() != 1) continue;
    }
    for (size_t i = 0; i < std::min(k.size(), e.size()); ++i) rivals.push_back({k[i], e[i]});
  }
  return rivals;
}

}  // namespace malmoi::internal
