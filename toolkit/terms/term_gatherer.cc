#include "terms/term_gatherer.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/parallel.h"
#include "terms/internal/dictionary_form.h"
#include "terms/internal/pair_table.h"
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

// Renderings that are chosen this seldom beside the best one of their term are accidents.
constexpr double kMinShareOfBest = 0.10;

// The best confidence and the most choices among the pairs of a key.
struct Rivals {
  float confidence = 0;
  uint32_t chosen = 0;

  void Add(const KeyPair& pair) {
    confidence = std::max(confidence, pair.confidence);
    chosen = std::max(chosen, pair.chosen_beads);
  }
};

bool StandsByItself(const TermCorpus& corpus, const KeyPair& pair) {
  const internal::SideVocabulary::Key& source = corpus.source.keys[pair.source];
  const internal::SideVocabulary::Key& target = corpus.target.keys[pair.target];
  if (pair.paired_beads >= 2 && source.containers >= 2 && target.containers >= 2) return true;
  const bool is_word = source.words == 1 && target.words == 1;
  return is_word && (source.hangul || (source.acronym && target.acronym));
}

// Which pairs become rows: those that took their words somewhere, and those that people know. Of
// those that always stand inside longer terms, the ones that nothing rivals: phrases if they stand
// inside so many that they are a unit of their own, words if they are known by themselves
// (파이프라인 of NeMo 파이프라인, BPE).
std::vector<bool> ChooseRows(const TermCorpus& corpus, const PairTable& table,
                             const TermOptions& options, size_t min_frequency) {
  std::vector<Rivals> of_source(corpus.source.keys.size());
  std::vector<Rivals> of_target(corpus.target.keys.size());
  for (const KeyPair& pair : table.pairs()) {
    of_source[pair.source].Add(pair);
    of_target[pair.target].Add(pair);
  }
  std::vector<bool> is_row(table.pairs().size());
  for (size_t i = 0; i < is_row.size(); ++i) {
    const KeyPair& pair = table.pairs()[i];
    if (pair.known) {
      is_row[i] = true;
      continue;
    }
    if (pair.confidence < options.min_confidence || pair.paired_beads < min_frequency) continue;
    const Rivals& source = of_source[pair.source];
    const Rivals& target = of_target[pair.target];
    if (pair.chosen_beads > 0) {
      is_row[i] = pair.chosen_beads >= kMinShareOfBest * source.chosen;
    } else {
      is_row[i] = pair.confidence >= source.confidence && pair.confidence >= target.confidence &&
                  StandsByItself(corpus, pair);
    }
  }
  return is_row;
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

bool Better(const TermPair& a, const TermPair& b) {
  if (a.confidence != b.confidence) return a.confidence > b.confidence;
  if (a.frequency != b.frequency) return a.frequency > b.frequency;
  return std::pair(a.korean, a.english) < std::pair(b.korean, b.english);
}

}  // namespace

std::vector<TermPair> GatherTerms(std::span<const BitextUnit> units, const TermResources& resources,
                                  const TermOptions& options) {
  const TermCorpus corpus = internal::CollectCandidates(units, resources, options.threads);
  const size_t min_frequency = MinFrequency(options, corpus.beads);
  const PairTable table(corpus, resources.known, min_frequency, options.threads);

  const std::vector<bool> is_row = ChooseRows(corpus, table, options, min_frequency);
  std::vector<uint32_t> kept;
  for (uint32_t i = 0; i < is_row.size(); ++i) {
    if (is_row[i]) kept.push_back(i);
  }
  const std::vector<std::vector<Place>> places = PlacesOf(corpus, table, is_row);
  const internal::DictionaryForms forms(corpus);

  std::vector<TermPair> rows(kept.size());
  ParallelFor(kept.size(), options.threads, [&](size_t i) {
    const KeyPair& pair = table.pairs()[kept[i]];
    TermPair& row = rows[i];
    internal::ShownForms korean = forms.Korean(pair.source);
    internal::ShownForms english = forms.English(pair.target, korean.term);
    row.korean = std::move(korean.term);
    row.english = std::move(english.term);
    row.variants_korean = std::move(korean.variants);
    row.variants_english = std::move(english.variants);
    row.confidence = std::round(double{pair.confidence} * 1e4) / 1e4;
    row.frequency = pair.paired_beads;
    row.part_of_speech = corpus.target.keys[pair.target].verbal ? "verb" : "noun";
    AddEvidence(units, corpus, places[kept[i]], options.max_evidence, row);
  });
  std::ranges::sort(rows, Better);
  return rows;
}

}  // namespace malmoi
