// Termhood: how much a candidate is a unit of its own, and how much two candidates belong together.
//
//   CValue          Frantzi, Ananiadou, Mima 2000, "Automatic recognition of multi-word terms": the
//                   frequency of a candidate, weighted by its length, less what the longer
//                   candidates that contain it explain. Single words, which the paper leaves
//                   out, get the weight of log2(1 + words) instead of log2(words).
//   LogLikelihoodRatio, Dice
//                   association of two candidates over the beads of a bitext. Dunning 1993,
//                   "Accurate methods for the statistics of surprise and coincidence"; the signed
//                   form is negative where the two stand together less often than chance has it.
//
// Pure functions.
#ifndef MALMOI_TERMS_TERMHOOD_H_
#define MALMOI_TERMS_TERMHOOD_H_

#include <cstddef>

namespace malmoi {

// What is known of a candidate within all candidates of its language.
struct NestingCounts {
  size_t words = 1;
  size_t frequency = 0;         // beads in which it stands
  size_t nested_frequency = 0;  // sum of the frequencies of the longer candidates that contain it
  size_t containers = 0;        // how many such longer candidates there are
};

// log2(1 + words) * (frequency - nested_frequency / containers). O(1).
double CValue(const NestingCounts& counts);

// In how many beads two things stand, alone and together.
struct Cooccurrence {
  size_t both = 0;
  size_t left = 0;   // beads with the left one; at least `both`
  size_t right = 0;  // beads with the right one; at least `both`
  size_t beads = 0;  // of the whole bitext; at least left + right - both
};

// -2 log lambda of Dunning, signed. 0 for an empty bitext.
double LogLikelihoodRatio(const Cooccurrence& counts);

// 2 both / (left + right); 0 where neither was seen.
double Dice(const Cooccurrence& counts);

}  // namespace malmoi

#endif  // MALMOI_TERMS_TERMHOOD_H_
