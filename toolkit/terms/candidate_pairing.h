// Which candidates of the two sides of a bead may render one another.
//
//   이미지 인코더 를 분리          ties   이미지-image .9, 인코더-encoder .9, 분리-separate .7
//   separate image encoders       pairs  이미지 인코더 - image encoder   quality ~1
//                                        인코더 - encoder               quality ~1
//                                        인코더 - image encoder         low: "image" is tied
//                                        elsewhere
//
// A pair is as good as its ties stay inside it: phrase extraction of statistical translation
// (Koehn, Och, Marcu 2003) made soft, since ties are uncertain. Which of several good pairs is the
// term is decided over all beads (term_gatherer.h), not here.
//
// Pure functions, safe from several threads.
#ifndef MALMOI_TERMS_CANDIDATE_PAIRING_H_
#define MALMOI_TERMS_CANDIDATE_PAIRING_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "terms/term_candidate.h"

namespace malmoi {

// How strongly two tokens of a bead stand for one another: a word link, an entry of the lexicon,
// the same Latin word, a loanword that sounds alike.
struct TokenTie {
  uint32_t source = 0;
  uint32_t target = 0;
  float strength = 0;  // 0..1

  friend bool operator==(const TokenTie&, const TokenTie&) = default;
};

struct CandidatePair {
  uint32_t source = 0;  // index into the candidates given
  uint32_t target = 0;
  float quality = 0;   // 0..1: how well the ties of both stay inside the pair
  float coverage = 0;  // 0..1: mean strength of the ties over the tokens of both sides

  friend bool operator==(const CandidatePair&, const CandidatePair&) = default;
};

struct BeadCandidates {
  std::span<const CandidateSpan> source;
  std::span<const CandidateSpan> target;
  size_t source_tokens = 0;  // of the bead's sides, candidates or not
  size_t target_tokens = 0;
};

// Every pair with a quality of at least `min_quality`, by source, then target. Each (source,
// target) of `ties` may stand once. Near-linear: only candidates that share a tie are looked at.
std::vector<CandidatePair> PairCandidates(const BeadCandidates& bead,
                                          std::span<const TokenTie> ties, double min_quality);

}  // namespace malmoi

#endif  // MALMOI_TERMS_CANDIDATE_PAIRING_H_
