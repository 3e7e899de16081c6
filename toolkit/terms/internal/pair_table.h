// PairTable: what all beads together say of each pair of keys.
// Internal to terms/; stages 3 and 4 of term_gatherer.h.
#ifndef MALMOI_TERMS_INTERNAL_PAIR_TABLE_H_
#define MALMOI_TERMS_INTERNAL_PAIR_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "terms/internal/term_corpus.h"
#include "terms/pair_confidence.h"

namespace malmoi::internal {

struct KeyPair {
  uint32_t source = 0;  // keys of the corpus' vocabularies
  uint32_t target = 0;
  uint32_t paired_beads = 0;
  uint32_t chosen_beads = 0;
  float quality_sum = 0;
  float coverage_sum = 0;
  float score = 0;
  // What people decided: it is right, or wrong; nobody did.
  std::optional<bool> known = std::nullopt;
};

class PairTable {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  // Counts the pairs of `corpus` whose keys both stand in `min_frequency` beads or more, and those
  // that are known to be right wherever they stand, lets each bead choose, and sets the scores. The
  // corpus must outlive the table.
  PairTable(const TermCorpus& corpus, std::span<const KnownPair> known, size_t min_frequency,
            int threads);

  const std::vector<KeyPair>& pairs() const { return pairs_; }

  // Index into pairs() of a pair of a unit, or kNone where it was too rare to count.
  uint32_t Find(const UnitCandidates& unit, const CandidatePair& pair) const;

  // Indexes into `unit.pairs` of the pairs that took their words, best first.
  std::vector<uint32_t> Choose(const UnitCandidates& unit) const;

  PairEvidence EvidenceOf(const KeyPair& pair) const;

 private:
  using Known = std::unordered_map<uint64_t, bool>;  // is it right, by the two keys
  Known Mark(std::span<const KnownPair> known) const;
  void Count(const Known& known, size_t min_frequency);
  void SetScores(int threads);
  void CountChosen(int threads);

  const TermCorpus& corpus_;
  std::vector<KeyPair> pairs_;
  std::unordered_map<uint64_t, uint32_t> index_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_TERMS_INTERNAL_PAIR_TABLE_H_
