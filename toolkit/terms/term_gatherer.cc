#include "terms/term_gatherer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/parallel.h"
#include "terms/internal/dictionary_form.h"
#include "terms/internal/pair_table.h"
#include "terms/internal/row_choice.h"
#include "terms/internal/term_corpus.h"

namespace malmoi {
namespace {

using internal::KeyPair;
using internal::PairTable;
using internal::TermCorpus;
using internal::UnitCandidates;

size_t MinFrequency(const TermOptions& options, size_t beads) {
  if (options.min_frequency > 0) return options.min_frequency;
  return beads < 1000 ? 1 : beads < 100'000 ? 2 : 3;
}

// Where a kept pair stands.
struct Place {
  uint32_t unit;
  uint32_t pair;  // of the unit
  bool chosen;
};

// unstructured, undesirable, non-linear: behind the prefix stands a word of its own, which it does
// not in unit and universal.
bool HasNegativePrefix(std::string_view english, const TranslationTable* lexicon) {
  if (english.starts_with("non-")) return true;
  if (!english.starts_with("un") || lexicon == nullptr) return false;
  const std::string_view rest = english.substr(2);
  const auto known = [&](std::string_view ending) {
    return rest.ends_with(ending) &&
           lexicon->TargetId(rest.substr(0, rest.size() - ending.size())) !=
               TranslationTable::kUnknown;
  };
  constexpr size_t kShortest = 4;
  return rest.size() >= kShortest && (known("") || known("d") || known("ed"));
}

bool IsNegatedKorean(std::string_view korean) {
  return std::ranges::any_of(std::array{"비", "무", "불", "부", "미"},
                             [&](std::string_view prefix) { return korean.starts_with(prefix); });
}

// The places of every row, by index into the table's pairs: those where it was chosen first, then
// as they follow in the text.
std::vector<std::vector<Place>> PlacesOf(const TermCorpus& corpus, const PairTable& table,
                                         const std::vector<bool>& is_row) {
  std::vector<std::vector<Place>> places(table.pairs().size());
  for (uint32_t u = 0; u < corpus.units.size(); ++u) {
    const UnitCandidates& unit = corpus.units[u];
    std::vector<bool> chosen(unit.pairs.size());
    for (const uint32_t pair : table.Choose(unit)) chosen[pair] = true;
    for (uint32_t p = 0; p < unit.pairs.size(); ++p) {
      const uint32_t index = table.Find(unit, unit.pairs[p]);
      if (index != PairTable::kNone && is_row[index]) places[index].push_back({u, p, chosen[p]});
    }
  }
  for (std::vector<Place>& list : places) {
    std::ranges::stable_sort(list, [&](const Place& a, const Place& b) {
      if (a.chosen != b.chosen) return a.chosen;
      if (a.unit != b.unit) return a.unit < b.unit;
      return corpus.units[a.unit].pairs[a.pair].quality >
             corpus.units[b.unit].pairs[b.pair].quality;
    });
  }
  return places;
}

void AddEvidence(std::span<const BitextUnit> units, const TermCorpus& corpus,
                 std::span<const Place> places, size_t max_evidence, TermPair& row) {
  std::unordered_set<uint32_t> shown;
  std::vector<uint32_t> beads;
  for (const Place& place : places) {
    if (!shown.insert(place.unit).second) continue;
    beads.push_back(place.unit);
    if (row.evidence.size() >= max_evidence) continue;
    const BitextUnit& unit = units[place.unit];
    const UnitCandidates& candidates = corpus.units[place.unit];
    const CandidatePair& pair = candidates.pairs[place.pair];
    row.evidence.push_back({.note = unit.note,
                            .bead_index = unit.bead_index,
                            .korean = unit.KoreanText(),
                            .english = unit.EnglishText(),
                            .korean_span = candidates.source[pair.source].span(),
                            .english_span = candidates.target[pair.target].span()});
  }
  std::ranges::sort(beads);
  std::unordered_set<std::string> named;
  for (const uint32_t bead : beads) {
    const std::string& note = units[bead].note;
    if (!note.empty() && named.insert(note).second) row.notes.push_back(note);
  }
}

// Of the renderings of one Korean term the one with the better score is told as surer: of two that
// are both right, optimize and optimization, the score knows which one is the term.
void KeepOrderOfScores(const std::vector<KeyPair>& pairs, std::span<const uint32_t> kept,
                       std::vector<TermPair>* rows) {
  std::vector<uint32_t> order(kept.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, [&](uint32_t a, uint32_t b) {
    const KeyPair& left = pairs[kept[a]];
    const KeyPair& right = pairs[kept[b]];
    return left.source != right.source ? left.source < right.source : left.score > right.score;
  });
  constexpr double kStep = 1e-4;  // the last digit that is told
  for (size_t i = 1; i < order.size(); ++i) {
    if (pairs[kept[order[i]]].source != pairs[kept[order[i - 1]]].source) continue;
    double& confidence = (*rows)[order[i]].confidence;
    confidence = std::max(0.0, std::min(confidence, (*rows)[order[i - 1]].confidence - kStep));
  }
}

}  // namespace

std::vector<TermPair> GatherTerms(std::span<const BitextUnit> units, const TermResources& resources,
                                  const TermOptions& options, std::vector<PairFeatures>* features) {
  const TermCorpus corpus = internal::CollectCandidates(units, resources, options.threads);
  const size_t min_frequency = MinFrequency(options, corpus.beads);
  const PairTable table(corpus, resources.known, min_frequency, options.threads);

  const std::vector<bool> is_row = internal::ChooseRows(corpus, table, min_frequency);
  std::vector<uint32_t> kept;
  for (uint32_t i = 0; i < is_row.size(); ++i) {
    if (is_row[i]) kept.push_back(i);
  }
  const std::vector<std::vector<Place>> places = PlacesOf(corpus, table, is_row);
  const internal::DictionaryForms forms(corpus, *resources.profile);

  std::vector<TermPair> rows(kept.size());
  std::vector<PairFeatures> counted(kept.size());
  ParallelFor(kept.size(), options.threads, [&](size_t i) {
    const KeyPair& pair = table.pairs()[kept[i]];
    TermPair& row = rows[i];
    internal::ShownForms korean = forms.Korean(pair.source);
    internal::ShownForms english = forms.English(pair.target, pair.source, korean.term);
    row.korean = std::move(korean.term);
    row.english = std::move(english.term);
    row.variants_korean = std::move(korean.variants);
    row.variants_english = std::move(english.variants);
    const PairEvidence evidence = table.EvidenceOf(pair);
    counted[i] = FeaturesOf(evidence);
    row.confidence = std::round(PairConfidence(evidence) * 1e4) / 1e4;
    row.frequency = pair.paired_beads;
    row.part_of_speech = corpus.target.keys[pair.target].verbal ? "verb" : "noun";
    AddEvidence(units, corpus, places[kept[i]], options.max_evidence, row);
  });
  KeepOrderOfScores(table.pairs(), kept, &rows);
  std::vector<uint32_t> order;
  for (uint32_t i = 0; i < rows.size(); ++i) {
    if (table.pairs()[kept[i]].known) {
      order.push_back(i);
      continue;
    }
    if (rows[i].confidence < options.min_confidence) continue;
    // 공유되지 않는, unshared: the Korean says no outside the term.
    const bool hangul = corpus.source.keys[table.pairs()[kept[i]].source].hangul;
    if (hangul && !IsNegatedKorean(rows[i].korean) &&
        HasNegativePrefix(rows[i].english, resources.lexicon)) {
      continue;
    }
    order.push_back(i);
  }
  std::ranges::sort(order, [&](uint32_t a, uint32_t b) {
    // The score in the steps in which it tells pairs apart, not the noise behind them.
    constexpr float kSteps = 1e4F;
    const float left = std::round(kSteps * table.pairs()[kept[a]].score);
    const float right = std::round(kSteps * table.pairs()[kept[b]].score);
    if (left != right) return left > right;
    if (rows[a].frequency != rows[b].frequency) return rows[a].frequency > rows[b].frequency;
    return std::pair(rows[a].korean, rows[a].english) < std::pair(rows[b].korean, rows[b].english);
  });
  std::vector<TermPair> sorted;
  sorted.reserve(order.size());
  if (features != nullptr) features->clear();
  for (const uint32_t i : order) {
    sorted.push_back(std::move(rows[i]));
    if (features != nullptr) features->push_back(counted[i]);
  }
  return sorted;
}

}  // namespace malmoi
