#include "align/internal/hmm.h"

#include <gtest/gtest.h>

#include <random>

namespace malmoi::internal {
namespace {

// Sums over every path, one by one; adds the jumps that are expected to `counts`.
void SlowPosteriors(const JumpModel& jumps, float null_probability, Lattice* lattice,
                    JumpModel::Counts* counts) {
  const size_t given = lattice->given;
  const size_t states = 2 * given;  // the second half: from nothing, with the place remembered
  size_t paths = 1;
  for (size_t j = 0; j < lattice->made; ++j) paths *= states;
  std::vector<double> posteriors(lattice->made * given, 0);
  std::vector<double> nulls(lattice->made, 0);
  JumpModel::Counts jumped = {};
  double total = 0;
  const auto class_of = [lattice](size_t place) {
    return lattice->classes.empty() ? size_t{0} : size_t{lattice->classes[place]};
  };
  for (size_t path = 0; path < paths; ++path) {
    double probability = 1;
    size_t rest = path;
    std::vector<size_t> chosen;
    for (size_t j = 0; j < lattice->made; ++j) {
      const size_t state = rest % states;
      rest /= states;
      const size_t place = state % given;
      const bool nothing = state >= given;
      if (j == 0) {
        probability /= static_cast<double>(given);
      } else {
        const size_t before = chosen.back() % given;
        if (nothing && place != before) probability = 0;
        if (!nothing) {
          double row = 0;
          for (size_t to = 0; to < given; ++to) {
            row += jumps.Weight(static_cast<int>(to) - static_cast<int>(before), class_of(before));
          }
          probability *=
              jumps.Weight(static_cast<int>(place) - static_cast<int>(before), class_of(before)) /
              row;
        }
      }
      probability *= nothing ? null_probability * lattice->null_emissions[j]
                             : (1 - null_probability) * lattice->emissions[j * given + place];
      chosen.push_back(state);
    }
    total += probability;
    for (size_t j = 0; j < lattice->made; ++j) {
      (chosen[j] >= given ? nulls[j] : posteriors[j * given + chosen[j]]) += probability;
      if (j == 0 || chosen[j] >= given) continue;
      const size_t before = chosen[j - 1] % given;
      const int jump = static_cast<int>(chosen[j]) - static_cast<int>(before);
      jumped[JumpModel::Slot(jump, class_of(before))] += probability;
    }
  }
  lattice->posteriors.clear();
  lattice->null_posteriors.clear();
  for (const double p : posteriors) lattice->posteriors.push_back(static_cast<float>(p / total));
  for (const double p : nulls) lattice->null_posteriors.push_back(static_cast<float>(p / total));
  for (size_t slot = 0; slot < jumped.size(); ++slot) (*counts)[slot] += jumped[slot] / total;
}

Lattice RandomLattice(size_t made, size_t given, std::mt19937* random) {
  std::uniform_real_distribution<float> uniform(0.001f, 1.0f);
  Lattice lattice;
  lattice.made = made;
  lattice.given = given;
  for (size_t i = 0; i < made * given; ++i) lattice.emissions.push_back(uniform(*random));
  for (size_t j = 0; j < made; ++j) lattice.null_emissions.push_back(uniform(*random));
  return lattice;
}

TEST(Hmm, AgreesWithTheSumOverAllPaths) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> uniform(0, 50);
  JumpModel jumps;
  JumpModel::Counts learnt;
  for (double& count : learnt) count = uniform(random);
  jumps.Estimate(learnt);
  HmmScratch scratch;  // kept, as it is between sentences
  // The last two are longer than a near jump reaches.
  for (const auto& [made, given] :
       {std::pair<size_t, size_t>{1, 1}, {1, 3}, {4, 1}, {4, 3}, {3, 5}, {2, 40}, {3, 11}}) {
    Lattice slow = RandomLattice(made, given, &random);
    for (size_t i = 0; i < given; ++i) {
      slow.classes.push_back(static_cast<uint8_t>(7 * i % JumpModel::kClasses));
    }
    Lattice fast = slow;
    JumpModel::Counts slow_counts = {};
    SlowPosteriors(jumps, 0.2f, &slow, &slow_counts);
    JumpModel::Counts fast_counts = {};
    HmmPosteriors(jumps, 0.2f, &fast, &scratch, &fast_counts);
    for (size_t i = 0; i < slow.posteriors.size(); ++i) {
      EXPECT_NEAR(fast.posteriors[i], slow.posteriors[i], 1e-4) << made << "x" << given;
    }
    for (size_t j = 0; j < made; ++j) {
      EXPECT_NEAR(fast.null_posteriors[j], slow.null_posteriors[j], 1e-4);
    }
    for (size_t slot = 0; slot < slow_counts.size(); ++slot) {
      EXPECT_NEAR(fast_counts[slot], slow_counts[slot], 2e-3)
          << made << "x" << given << " " << slot;
    }
  }
}

TEST(Hmm, FarJumpsOfALongSentenceShareAWeight) {
  // The place is certain but for the far end; its share is that of the weights themselves.
  constexpr size_t kGiven = 20;
  Lattice lattice;
  lattice.made = 2;
  lattice.given = kGiven;
  lattice.classes.assign(kGiven, 2);
  lattice.emissions.assign(2 * kGiven, 0);
  lattice.emissions[0] = 1;
  lattice.emissions[kGiven + 1] = lattice.emissions[2 * kGiven - 1] = 1;
  lattice.null_emissions.assign(2, 0);
  const JumpModel jumps;
  HmmScratch scratch;
  HmmPosteriors(jumps, 0.2f, &lattice, &scratch, nullptr);
  const float near = jumps.Weight(1, 2);
  const float far = jumps.Weight(19, 2);
  EXPECT_NEAR(lattice.posteriors[kGiven + 1], near / (near + far), 1e-4);
  EXPECT_NEAR(lattice.posteriors[2 * kGiven - 1], far / (near + far), 1e-4);
}

TEST(Hmm, VanishingEmissionsDoNotBreakIt) {
  Lattice lattice;
  lattice.made = 200;
  lattice.given = 3;
  lattice.emissions.assign(600, 1e-9f);
  lattice.null_emissions.assign(200, 1e-9f);
  HmmScratch scratch;
  JumpModel::Counts counts = {};
  HmmPosteriors(JumpModel(), 0.2f, &lattice, &scratch, &counts);
  for (size_t j = 0; j < lattice.made; ++j) {
    float sum = lattice.null_posteriors[j];
    for (size_t i = 0; i < 3; ++i) sum += lattice.posteriors[j * 3 + i];
    EXPECT_NEAR(sum, 1, 1e-3);
  }
}

TEST(Hmm, LearnsHowFarPlacesMove) {
  JumpModel jumps;
  JumpModel::Counts counts = {};
  counts[JumpModel::Slot(-1)] = 90;
  counts[JumpModel::Slot(1)] = 10;
  jumps.Estimate(counts);
  EXPECT_GT(jumps.Weight(-1), 5 * jumps.Weight(1));
  EXPECT_GT(jumps.Weight(1), jumps.Weight(3));
  EXPECT_EQ(jumps.Weight(100), jumps.Weight(JumpModel::kReach));
}

TEST(Model1, SharesByEmission) {
  Lattice lattice;
  lattice.made = 1;
  lattice.given = 2;
  lattice.emissions = {0.6f, 0.2f};
  lattice.null_emissions = {0.4f};
  Model1Posteriors(0.5f, &lattice);
  EXPECT_NEAR(lattice.posteriors[0], 0.15 / 0.4, 1e-5);
  EXPECT_NEAR(lattice.posteriors[1], 0.05 / 0.4, 1e-5);
  EXPECT_NEAR(lattice.null_posteriors[0], 0.2 / 0.4, 1e-5);
}

}  // namespace
}  // namespace malmoi::internal
