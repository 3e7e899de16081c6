#include "terms/internal/row_choice.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

namespace malmoi::internal {
namespace {

// Renderings that are chosen this seldom beside the best one of their term are accidents.
constexpr double kMinShareOfBest = 0.10;
constexpr float kMinScore = 0.10F;

// The best score and the most choices among the pairs of a key.
struct Rivals {
  float score = 0;
  uint32_t chosen = 0;

  void Add(const KeyPair& pair) {
    score = std::max(score, pair.known == true ? 1.0F : pair.score);
    chosen = std::max(chosen, pair.chosen_beads);
  }
};

bool StandsByItself(const TermCorpus& corpus, const KeyPair& pair) {
  const SideVocabulary::Key& source = corpus.source.keys[pair.source];
  const SideVocabulary::Key& target = corpus.target.keys[pair.target];
  if (pair.paired_beads >= 2 && source.containers >= 2 && target.containers >= 2) return true;
  const bool is_word = source.words == 1 && target.words == 1;
  return is_word && (source.hangul || (source.acronym && target.acronym));
}

// Of the beads of a pair the share in which it stands inside one other pair, from which on it is a
// fragment of that; a pair of fewer beads tells nothing.
constexpr double kFragmentShare = 0.85;
constexpr uint32_t kFragmentBeads = 3;
// A pair that took its words in more of its beads than this share stands by itself.
constexpr double kOwnShare = 0.5;

bool Inside(const Occurrence& inner, const Occurrence& outer) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

bool IsLonger(const Occurrence& a, const Occurrence& b) {
  return a.end - a.begin > b.end - b.begin;
}

// Whether one that always stands inside `whole` is no term: what has its own rendering is one
// (바운딩 박스: 박스), half a name is not, nor what stands for the whole there.
bool IsFragment(const TermCorpus& corpus, const KeyPair& part, const KeyPair& whole) {
  const SideVocabulary::Key& source = corpus.source.keys[part.source];
  if (part.target == whole.target) return whole.score >= part.score;
  return source.words == 1 && !source.hangul && !source.acronym;
}

void LeaveOutFragments(const TermCorpus& corpus, const PairTable& table,
                       std::vector<bool>* is_row) {
  const std::vector<KeyPair>& pairs = table.pairs();
  const auto may_be_one = [&](uint32_t pair) {
    return (*is_row)[pair] && !pairs[pair].known && pairs[pair].paired_beads >= kFragmentBeads &&
           pairs[pair].chosen_beads < kOwnShare * pairs[pair].paired_beads;
  };
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> beads;  // by part and whole
  std::set<std::pair<uint32_t, uint32_t>> found;            // in the bead
  std::vector<uint32_t> rows;                               // of each pair of the bead
  for (const UnitCandidates& unit : corpus.units) {
    rows.clear();
    for (const CandidatePair& pair : unit.pairs) rows.push_back(table.Find(unit, pair));
    found.clear();
    for (size_t p = 0; p < rows.size(); ++p) {
      if (rows[p] == PairTable::kNone || !may_be_one(rows[p])) continue;
      const Occurrence& source = unit.source[unit.pairs[p].source];
      const Occurrence& target = unit.target[unit.pairs[p].target];
      for (size_t w = 0; w < rows.size(); ++w) {
        if (rows[w] == PairTable::kNone || !(*is_row)[rows[w]]) continue;
        const Occurrence& whole = unit.source[unit.pairs[w].source];
        const bool inside = IsLonger(whole, source) && Inside(source, whole) &&
                            Inside(target, unit.target[unit.pairs[w].target]);
        if (inside && IsFragment(corpus, pairs[rows[p]], pairs[rows[w]])) {
          found.emplace(rows[p], rows[w]);
        }
      }
    }
    for (const auto& both : found) ++beads[both];
  }
  for (const auto& [both, count] : beads) {
    if (count >= kFragmentShare * pairs[both.first].paired_beads) (*is_row)[both.first] = false;
  }
}

// Leaves out renderings that only ever stand inside a longer one of the same Korean term, which was
// chosen somewhere: "room" where 거실 is a living room whenever it is a room.
void LeaveOutHalfRenderings(const TermCorpus& corpus, const PairTable& table,
                            std::vector<bool>* is_row) {
  const std::vector<KeyPair>& pairs = table.pairs();
  std::map<uint32_t, uint32_t> inside;  // beads, by pair
  std::set<uint32_t> found;             // in the bead
  for (const UnitCandidates& unit : corpus.units) {
    found.clear();
    for (const CandidatePair& pair : unit.pairs) {
      const uint32_t part = table.Find(unit, pair);
      if (part == PairTable::kNone || !(*is_row)[part] || pairs[part].known) continue;
      const Occurrence& target = unit.target[pair.target];
      for (uint32_t t = 0; t < unit.target.size(); ++t) {
        if (!IsLonger(unit.target[t], target) || !Inside(target, unit.target[t])) continue;
        const uint32_t whole = table.Find(unit, {pair.source, t, 0, 0});
        const bool longer = whole != PairTable::kNone && (*is_row)[whole] &&
                            pairs[whole].chosen_beads > 0 &&
                            pairs[whole].paired_beads >= pairs[part].paired_beads;
        if (longer) found.insert(part);
      }
    }
    for (const uint32_t part : found) ++inside[part];
  }
  for (const auto& [part, beads] : inside) {
    if (beads == pairs[part].paired_beads) (*is_row)[part] = false;
  }
}

}  // namespace

std::vector<bool> ChooseRows(const TermCorpus& corpus, const PairTable& table,
                             size_t min_frequency) {
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
    if (pair.score < kMinScore || pair.paired_beads < min_frequency) continue;
    const Rivals& source = of_source[pair.source];
    const Rivals& target = of_target[pair.target];
    if (pair.chosen_beads > 0) {
      is_row[i] = pair.chosen_beads >= kMinShareOfBest * source.chosen;
    } else {
      is_row[i] =
          pair.score >= source.score && pair.score >= target.score && StandsByItself(corpus, pair);
    }
  }
  LeaveOutFragments(corpus, table, &is_row);
  LeaveOutHalfRenderings(corpus, table, &is_row);
  return is_row;
}

}  // namespace malmoi::internal
