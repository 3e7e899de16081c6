#include "terms/termhood.h"

#include <cmath>

namespace malmoi {
namespace {

// k log k, which is 0 in the limit.
double EntropyTerm(double count) { return count > 0 ? count * std::log(count) : 0; }

}  // namespace

double CValue(const NestingCounts& counts) {
  const double weight = std::log2(1.0 + static_cast<double>(counts.words));
  double frequency = static_cast<double>(counts.frequency);
  if (counts.containers > 0) {
    frequency -=
        static_cast<double>(counts.nested_frequency) / static_cast<double>(counts.containers);
  }
  return weight * frequency;
}

double LogLikelihoodRatio(const Cooccurrence& counts) {
  const auto both = static_cast<double>(counts.both);
  const auto left = static_cast<double>(counts.left);
  const auto right = static_cast<double>(counts.right);
  const auto beads = static_cast<double>(counts.beads);
  if (beads == 0) return 0;
  const double only_left = left - both;
  const double only_right = right - both;
  const double neither = beads - left - right + both;
  const double cells =
      EntropyTerm(both) + EntropyTerm(only_left) + EntropyTerm(only_right) + EntropyTerm(neither);
  const double margins = EntropyTerm(left) + EntropyTerm(right) + EntropyTerm(beads - left) +
                         EntropyTerm(beads - right);
  const double ratio = 2 * (cells - margins + EntropyTerm(beads));
  const bool attracted = both * beads >= left * right;
  return attracted ? std::fmax(ratio, 0) : -std::fmax(ratio, 0);
}

double Dice(const Cooccurrence& counts) {
  const size_t sum = counts.left + counts.right;
  return sum == 0 ? 0 : 2.0 * static_cast<double>(counts.both) / static_cast<double>(sum);
}

}  // namespace malmoi
