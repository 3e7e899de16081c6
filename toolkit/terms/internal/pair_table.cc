#include "terms/internal/pair_table.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "base/parallel.h"
#include "terms/term_base.h"
#include "terms/termhood.h"

namespace malmoi::internal {
namespace {

constexpr size_t kChunk = 8192;
// What a word more on both sides is worth to a bead that chooses between nested pairs.
constexpr double kLengthBonus = 0.30;

uint64_t Join(uint32_t source, uint32_t target) { return (uint64_t{source} << 32) | target; }

double FreeShare(const SideVocabulary::Key& key) {
  const double whole = CValue({.words = key.words, .frequency = key.beads});
  const double left = CValue({.words = key.words,
                              .frequency = key.beads,
                              .nested_frequency = key.nested_beads,
                              .containers = key.containers});
  return whole > 0 ? left / whole : 0;
}

// The same letters, but for a plural s that Korean text keeps: Transformers, transformer.
bool SameLetters(std::string_view source, std::string_view target) {
  return source.starts_with(target) &&
         (source.size() == target.size() ||
          (source.size() == target.size() + 1 && source.back() == 's'));
}

bool Overlap(const Occurrence& a, const Occurrence& b) {
  if (a.kind == CandidateKind::kElliptic || b.kind == CandidateKind::kElliptic) {
    return a.begin == b.begin && a.end == b.end && a.form == b.form;
  }
  return a.begin < b.end && b.begin < a.end;
}

}  // namespace

PairTable::PairTable(const TermCorpus& corpus, std::span<const KnownPair> known,
                     size_t min_frequency, int threads)
    : corpus_(corpus) {
  Count(Mark(known), min_frequency);
  // The first score knows nothing of choices: every pair counts as chosen where it stands.
  for (KeyPair& pair : pairs_) pair.chosen_beads = pair.paired_beads;
  SetScores(threads);
  CountChosen(threads);
  SetScores(threads);
}

uint32_t PairTable::Find(const UnitCandidates& unit, const CandidatePair& pair) const {
  const uint32_t source = corpus_.source.forms[unit.source[pair.source].form].key;
  const uint32_t target = corpus_.target.forms[unit.target[pair.target].form].key;
  const auto found = index_.find(Join(source, target));
  return found == index_.end() ? kNone : found->second;
}

PairTable::Known PairTable::Mark(std::span<const KnownPair> known) const {
  Known marks;
  for (const KnownPair& pair : known) {
    const uint32_t source = corpus_.source.key_index.Find(TermKey(pair.korean));
    const uint32_t target = corpus_.target.key_index.Find(TermKey(pair.english));
    if (source == WordIndex::kUnknown || target == WordIndex::kUnknown) continue;
    marks[Join(source, target)] = pair.is_right;
  }
  return marks;
}

void PairTable::Count(const Known& known, size_t min_frequency) {
  std::map<uint64_t, std::pair<float, float>> in_bead;  // best quality, and its coverage
  for (const UnitCandidates& unit : corpus_.units) {
    in_bead.clear();
    for (const CandidatePair& pair : unit.pairs) {
      const uint32_t source = corpus_.source.forms[unit.source[pair.source].form].key;
      const uint32_t target = corpus_.target.forms[unit.target[pair.target].form].key;
      const bool rare = corpus_.source.keys[source].beads < min_frequency ||
                        corpus_.target.keys[target].beads < min_frequency;
      if (rare && !known.contains(Join(source, target))) continue;
      auto& best = in_bead[Join(source, target)];
      best = std::max(best, std::pair(pair.quality, pair.coverage));
    }
    for (const auto& [joined, fit] : in_bead) {
      const auto [place, added] = index_.try_emplace(joined, static_cast<uint32_t>(pairs_.size()));
      if (added) {
        pairs_.push_back({.source = static_cast<uint32_t>(joined >> 32),
                          .target = static_cast<uint32_t>(joined)});
        if (const auto mark = known.find(joined); mark != known.end()) {
          pairs_.back().known = mark->second;
        }
      }
      KeyPair& pair = pairs_[place->second];
      ++pair.paired_beads;
      pair.quality_sum += fit.first;
      pair.coverage_sum += fit.second;
    }
  }
}

PairEvidence PairTable::EvidenceOf(const KeyPair& pair) const {
  const SideVocabulary::Key& source = corpus_.source.keys[pair.source];
  const SideVocabulary::Key& target = corpus_.target.keys[pair.target];
  const auto paired = static_cast<double>(pair.paired_beads);
  return {.beads = corpus_.beads,
          .source_beads = source.beads,
          .target_beads = target.beads,
          .paired_beads = pair.paired_beads,
          .chosen_beads = pair.chosen_beads,
          .quality = pair.quality_sum / paired,
          .coverage = pair.coverage_sum / paired,
          .source_words = source.words,
          .target_words = target.words,
          .source_nominal = source.nominal,
          .target_nominal = target.nominal,
          .source_weak = source.weak,
          .target_weak = target.weak,
          .rarity = (source.rarity + target.rarity) / 2,
          .source_free = FreeShare(source),
          .target_free = FreeShare(target),
          .verbal = source.verbal || target.verbal,
          .unlike = source.verbal != target.verbal,
          .same = SameLetters(corpus_.source.key_index.Word(pair.source),
                              corpus_.target.key_index.Word(pair.target)),
          .code = source.code || target.code};
}

void PairTable::SetScores(int threads) {
  const size_t chunks = (pairs_.size() + kChunk - 1) / kChunk;
  ParallelFor(chunks, threads, [&](size_t chunk) {
    const size_t end = std::min(pairs_.size(), (chunk + 1) * kChunk);
    for (size_t i = chunk * kChunk; i < end; ++i) {
      pairs_[i].score = static_cast<float>(PairScore(EvidenceOf(pairs_[i])));
    }
  });
}

std::vector<uint32_t> PairTable::Choose(const UnitCandidates& unit) const {
  struct Bid {
    double score;
    uint32_t pair;
  };
  std::vector<Bid> bids;
  for (uint32_t i = 0; i < unit.pairs.size(); ++i) {
    const uint32_t index = Find(unit, unit.pairs[i]);
    if (index == kNone) continue;
    const KeyPair& pair = pairs_[index];
    if (pair.known == false) continue;
    const double score = pair.known == true ? 1.0 : double{pair.score};
    const double words =
        std::min(corpus_.source.keys[pair.source].words, corpus_.target.keys[pair.target].words);
    const double length = 1 + kLengthBonus * (words - 1);
    bids.push_back({score * length * double{unit.pairs[i].quality}, i});
  }
  std::ranges::sort(bids, [](const Bid& a, const Bid& b) {
    return a.score != b.score ? a.score > b.score : a.pair < b.pair;
  });

  std::vector<uint32_t> chosen;
  for (const Bid& bid : bids) {
    const CandidatePair& pair = unit.pairs[bid.pair];
    const bool taken = std::ranges::any_of(chosen, [&](uint32_t other) {
      return Overlap(unit.source[pair.source], unit.source[unit.pairs[other].source]) ||
             Overlap(unit.target[pair.target], unit.target[unit.pairs[other].target]);
    });
    if (!taken) chosen.push_back(bid.pair);
  }
  return chosen;
}

void PairTable::CountChosen(int threads) {
  const size_t units = corpus_.units.size();
  std::vector<std::vector<uint32_t>> chosen(units);
  ParallelFor(units, threads, [&](size_t i) {
    for (const uint32_t pair : Choose(corpus_.units[i])) {
      chosen[i].push_back(Find(corpus_.units[i], corpus_.units[i].pairs[pair]));
    }
    std::ranges::sort(chosen[i]);
    chosen[i].erase(std::unique(chosen[i].begin(), chosen[i].end()), chosen[i].end());
  });
  for (KeyPair& pair : pairs_) pair.chosen_beads = 0;
  for (const std::vector<uint32_t>& unit : chosen) {
    for (const uint32_t pair : unit) ++pairs_[pair].chosen_beads;
  }
}

}  // namespace malmoi::internal
