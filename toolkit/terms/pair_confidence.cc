#include "terms/pair_confidence.h"

#include <algorithm>
#include <cmath>

#include "terms/termhood.h"

namespace malmoi {
namespace {

struct Feature {
  std::string_view name;
  double score;       // weight in PairScore
  double confidence;  // in PairConfidence
};

// What PairFeatures holds, in order. The first is the constant. The confidence leaves out what a
// fit of so few pairs cannot tell from chance.
constexpr std::array<Feature, kPairFeatures> kFeatures = {{
    {"constant", -7.2, -5.44},
    {"quality", 2.4, 1.91},
    {"coverage", 3.2, 0.0},
    {"log odds of coverage", 0.0, 1.15},
    {"forward share", 1.6, 0.0},
    {"backward share", 1.6, 2.41},
    {"log beads", 0.6, 1.76},
    {"log likelihood ratio", 0.25, 0.0},
    {"chosen share", 1.8, 0.0},
    {"several words", 0.8, 0.0},
    {"length difference", -0.5, 0.0},
    {"nominal", 1.6, 0.0},
    {"weak", -2.2, 0.0},
    {"rarity", 1.0, 0.0},
    {"free", 1.0, 0.45},
    {"verbal", -1.2, 0.0},
    {"same", -1.0, 0.0},
    {"same code", -4.0, 0.0},
    {"unlike", 0.0, -0.75},
}};

double Logistic(double sum) { return 1 / (1 + std::exp(-sum)); }

double WeightedSum(const PairFeatures& features, double Feature::*weight) {
  double sum = 0;
  for (size_t i = 0; i < kPairFeatures; ++i) sum += kFeatures[i].*weight * features[i];
  return sum;
}

// Coverage is a probability, made of those of the links, and adds up with other evidence as one. Of
// a thousand links a few are wrong, however sure.
double LogOdds(double probability) {
  constexpr double kLeast = 0.002;
  const double p = std::clamp(probability, kLeast, 1 - kLeast);
  return std::log(p / (1 - p));
}

double Ratio(size_t part, size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

PairFeatures FeaturesOf(const PairEvidence& evidence) {
  const auto paired = static_cast<double>(evidence.paired_beads);
  const double difference = std::fabs(static_cast<double>(evidence.source_words) -
                                      static_cast<double>(evidence.target_words));
  const double ratio = LogLikelihoodRatio({.both = evidence.paired_beads,
                                           .left = evidence.source_beads,
                                           .right = evidence.target_beads,
                                           .beads = evidence.beads});
  return {1,
          evidence.quality,
          evidence.coverage,
          LogOdds(evidence.coverage),
          Ratio(evidence.paired_beads, evidence.source_beads),
          Ratio(evidence.paired_beads, evidence.target_beads),
          std::min(std::log(paired), 4.0),
          std::min(std::log1p(std::max(ratio, 0.0)), 6.0),
          Ratio(evidence.chosen_beads, evidence.paired_beads),
          evidence.source_words + evidence.target_words > 2 ? 1.0 : 0.0,
          std::min(difference, 3.0),
          std::min(evidence.source_nominal, evidence.target_nominal),
          (evidence.source_weak + evidence.target_weak) / 2,
          evidence.rarity,
          std::min(evidence.source_free, evidence.target_free),
          evidence.verbal ? 1.0 : 0.0,
          evidence.same ? 1.0 : 0.0,
          evidence.same && evidence.code ? 1.0 : 0.0,
          evidence.unlike ? 1.0 : 0.0};
}

const std::array<std::string_view, kPairFeatures>& PairFeatureNames() {
  static const auto names = [] {
    std::array<std::string_view, kPairFeatures> result;
    for (size_t i = 0; i < kPairFeatures; ++i) result[i] = kFeatures[i].name;
    return result;
  }();
  return names;
}

double PairScore(const PairEvidence& evidence) {
  return Logistic(WeightedSum(FeaturesOf(evidence), &Feature::score));
}

double PairConfidence(const PairEvidence& evidence) {
  return Logistic(WeightedSum(FeaturesOf(evidence), &Feature::confidence));
}

}  // namespace malmoi
