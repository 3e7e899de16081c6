#include "align/internal/hmm.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

#include "align/internal/multiversion.h"

namespace malmoi::internal {

JumpModel::JumpModel() {
  for (size_t place_class = 0; place_class < kClasses; ++place_class) {
    for (int jump = -kReach; jump <= kReach; ++jump) {
      weights_[Slot(jump, place_class)] = std::exp(-0.25f * static_cast<float>(std::abs(jump - 1)));
    }
  }
}

void JumpModel::Estimate(const Counts& counts) {
  // The end slots stand for all farther jumps, about so many places.
  constexpr double kFarPlaces = 6;
  // Jumps of a class that are told by all classes together.
  constexpr double kShared = 30;
  if (std::accumulate(counts.begin(), counts.end(), 0.0) <= 0) return;
  std::array<double, kSlots> all;
  all.fill(1);
  for (size_t i = 0; i < counts.size(); ++i) all[i % kSlots] += counts[i];
  const double whole = std::accumulate(all.begin(), all.end(), 0.0);
  for (size_t begin = 0; begin < counts.size(); begin += kSlots) {
    const double own = std::accumulate(&counts[begin], &counts[begin] + kSlots, 0.0);
    for (size_t slot = 0; slot < kSlots; ++slot) {
      const bool end = slot == 0 || slot + 1 == kSlots;
      const double share = (counts[begin + slot] + kShared * all[slot] / whole) / (own + kShared);
      weights_[begin + slot] = static_cast<float>(end ? share / kFarPlaces : share);
    }
  }
}

void Model1Posteriors(float null_probability, Lattice* lattice) {
  const size_t given = lattice->given;
  lattice->posteriors.resize(lattice->emissions.size());
  lattice->null_posteriors.resize(lattice->made);
  const float place = (1 - null_probability) / static_cast<float>(given);
  for (size_t j = 0; j < lattice->made; ++j) {
    const float* const emission = &lattice->emissions[j * given];
    float* const posterior = &lattice->posteriors[j * given];
    const float from_nothing = null_probability * lattice->null_emissions[j];
    const float total = std::accumulate(emission, emission + given, 0.0f) * place + from_nothing;
    for (size_t i = 0; i < given; ++i) posterior[i] = emission[i] * place / total;
    lattice->null_posteriors[j] = from_nothing / total;
  }
}

namespace {

// Jumps nearer than kReach have a weight of their own; all farther ones of a side share one, so
// that a sum over all places takes 2 * kNear + 1 steps and a running sum.
constexpr int kNear = JumpModel::kReach - 1;
constexpr size_t kFarBack = 0;
constexpr size_t kFarAhead = JumpModel::kSlots - 1;

// The probability of each jump from each place that does not come from nothing, a row of places
// for each slot of the JumpModel; and what its weights are multiplied by.
void FillSteps(const JumpModel& jumps, float null_probability, const Lattice& lattice,
               HmmScratch* scratch) {
  const size_t given = lattice.given;
  scratch->steps.resize(JumpModel::kSlots * given);
  scratch->factors.resize(given);
  for (size_t from = 0; from < given; ++from) {
    const size_t place_class = lattice.classes.empty() ? 0 : lattice.classes[from];
    // Near places one by one, all farther ones of a side at once.
    const size_t near_begin = from > kNear ? from - kNear : 0;
    const size_t near_end = std::min(given, from + kNear + 1);
    float norm =
        static_cast<float>(near_begin) * jumps.Weight(-JumpModel::kReach, place_class) +
        static_cast<float>(given - near_end) * jumps.Weight(JumpModel::kReach, place_class);
    for (size_t to = near_begin; to < near_end; ++to) {
      norm += jumps.Weight(static_cast<int>(to) - static_cast<int>(from), place_class);
    }
    const float factor = (1 - null_probability) / norm;
    scratch->factors[from] = factor;
  }
  for (size_t slot = 0; slot < JumpModel::kSlots; ++slot) {
    float* const row = &scratch->steps[slot * given];
    for (size_t from = 0; from < given; ++from) {
      const size_t place_class = lattice.classes.empty() ? 0 : lattice.classes[from];
      row[from] = jumps.SlotWeight(place_class * JumpModel::kSlots + slot) * scratch->factors[from];
    }
  }
}

// Calls visit(row of steps, first place from, first place to, number of places) for each near jump.
template <typename Visit>
void ForEachNearJump(const std::vector<float>& steps, size_t size, const Visit& visit) {
  for (int jump = -kNear; jump <= kNear; ++jump) {
    const auto distance = static_cast<size_t>(std::abs(jump));
    if (distance >= size) continue;
    const size_t from = jump < 0 ? distance : 0;
    const size_t to = jump < 0 ? 0 : distance;
    visit(&steps[JumpModel::Slot(jump) * size], from, to, size - distance);
  }
}

MALMOI_MULTIVERSION
void AddProducts(const float* a, const float* b, size_t size, float* sums) {
  for (size_t i = 0; i < size; ++i) sums[i] += a[i] * b[i];
}

// out[to] = sum over `from` of mass[from] * step of the jump between them.
void Jump(const std::vector<float>& steps, const float* mass, size_t size, float* out) {
  std::fill(out, out + size, 0.0f);
  ForEachNearJump(steps, size, [&](const float* row, size_t from, size_t to, size_t count) {
    AddProducts(row + from, mass + from, count, out + to);
  });
  constexpr auto kFar = static_cast<size_t>(JumpModel::kReach);
  float sum = 0;
  for (size_t to = kFar; to < size; ++to) {
    sum += steps[kFarAhead * size + to - kFar] * mass[to - kFar];
    out[to] += sum;
  }
  sum = 0;
  for (size_t from = size; from-- > kFar;) {
    sum += steps[kFarBack * size + from] * mass[from];
    out[from - kFar] += sum;
  }
}

// out[from] = sum over `to` of value[to] * step of the jump between them.
void JumpBack(const std::vector<float>& steps, const float* value, size_t size, float* out) {
  std::fill(out, out + size, 0.0f);
  ForEachNearJump(steps, size, [&](const float* row, size_t from, size_t to, size_t count) {
    AddProducts(row + from, value + to, count, out + from);
  });
  constexpr auto kFar = static_cast<size_t>(JumpModel::kReach);
  float sum = 0;
  for (size_t from = kFar; from < size; ++from) {
    sum += value[from - kFar];
    out[from] += steps[kFarBack * size + from] * sum;
  }
  sum = 0;
  for (size_t to = size; to-- > kFar;) {
    sum += value[to];
    out[to - kFar] += steps[kFarAhead * size + to - kFar] * sum;
  }
}

// The sums of CountJumps over near places. In lanes: a row of them is short, but there are many.
MALMOI_MULTIVERSION
void AddScaled(const float* values, size_t size, float factor, double* sums) {
  for (size_t i = 0; i < size; ++i) sums[i] += factor * values[i];
}

// Adds the jumps from places of `mass` to places of `next` to `counts`, `expected` in all.
// `scratch` holds the factor of each place's steps.
void CountJumps(const JumpModel& jumps, const Lattice& lattice, const std::vector<float>& mass,
                const std::vector<float>& next, double expected, HmmScratch* scratch,
                JumpModel::Counts* counts) {
  const size_t size = lattice.given;
  const std::vector<float>& factors = scratch->factors;
  std::vector<float>* const sums = &scratch->sums;
  sums->resize(size + 1);
  (*sums)[0] = 0;
  for (size_t i = 0; i < size; ++i) (*sums)[i + 1] = (*sums)[i] + next[i];
  constexpr float kNegligible = 1e-3f;
  std::array<bool, JumpModel::kClasses> seen = {};
  JumpModel::Counts joint;  // set where a class is seen
  for (size_t from = 0; from < size; ++from) {
    if (mass[from] < kNegligible) continue;
    const float m = mass[from] * factors[from];
    const size_t place_class = lattice.classes.empty() ? 0 : lattice.classes[from];
    const size_t near_begin = from > kNear ? from - kNear : 0;
    const size_t near_end = std::min(size, from + kNear + 1);
    double* const slots = &joint[place_class * JumpModel::kSlots];
    if (!seen[place_class]) std::fill(slots, slots + JumpModel::kSlots, 0.0);
    seen[place_class] = true;
    slots[kFarBack] += m * (*sums)[near_begin];
    slots[kFarAhead] += m * std::max(0.0f, sums->back() - (*sums)[near_end]);
    double* const near =
        slots + JumpModel::Slot(static_cast<int>(near_begin) - static_cast<int>(from));
    AddScaled(&next[near_begin], near_end - near_begin, m, near);
  }
  double total = 0;
  const auto for_each_slot = [&seen](const auto& visit) {
    for (size_t place_class = 0; place_class < seen.size(); ++place_class) {
      if (!seen[place_class]) continue;
      const size_t begin = place_class * JumpModel::kSlots;
      for (size_t slot = begin; slot < begin + JumpModel::kSlots; ++slot) visit(slot);
    }
  };
  for_each_slot([&](size_t slot) {
    joint[slot] *= jumps.SlotWeight(slot);
    total += joint[slot];
  });
  if (total <= 0) return;
  const double share = expected / total;
  for_each_slot([&](size_t slot) { (*counts)[slot] += joint[slot] * share; });
}

// In lanes, which a processor adds side by side; the same sum everywhere.
MALMOI_MULTIVERSION
float Sum(const float* values, size_t size) {
  constexpr size_t kLanes = 8;
  float lanes[kLanes] = {};
  size_t i = 0;
  for (; i + kLanes <= size; i += kLanes) {
    for (size_t lane = 0; lane < kLanes; ++lane) lanes[lane] += values[i + lane];
  }
  float sum = 0;
  for (; i < size; ++i) sum += values[i];
  for (const float lane : lanes) sum += lane;
  return sum;
}

MALMOI_MULTIVERSION
void Scale(float factor, size_t size, float* values) {
  for (size_t i = 0; i < size; ++i) values[i] *= factor;
}

void ScaleToOne(float* row, size_t size) {
  const float total = Sum(row, size);
  Scale(total > 0 ? 1 / total : 0, size, row);
}

}  // namespace

void HmmPosteriors(const JumpModel& jumps, float null_probability, Lattice* lattice,
                   HmmScratch* scratch, JumpModel::Counts* counts) {
  const size_t made = lattice->made;
  const size_t given = lattice->given;
  const auto null_emission = [&](size_t j) {
    return null_probability * lattice->null_emissions[j];
  };
  FillSteps(jumps, null_probability, *lattice, scratch);
  const std::vector<float>& steps = scratch->steps;
  std::vector<float>& place = scratch->place;
  place.resize(given);

  // States of made word j: from given word i, or from nothing with i the last place. Each row of
  // `forward` and `backward` holds both, scaled to sum to one.
  const size_t states = 2 * given;
  std::vector<float>& forward = scratch->forward;
  std::vector<float>& backward = scratch->backward;
  forward.resize(made * states);
  backward.resize(made * states);
  for (size_t j = 0; j < made; ++j) {
    float* const row = &forward[j * states];
    const float* const emission = &lattice->emissions[j * given];
    if (j == 0) {  // any place may be the first
      const float start = 1 / static_cast<float>(given);
      for (size_t i = 0; i < given; ++i) {
        row[i] = start * (1 - null_probability) * emission[i];
        row[given + i] = start * null_emission(0);
      }
    } else {
      const float* const before = row - states;
      for (size_t i = 0; i < given; ++i) {
        const float mass = before[i] + before[given + i];
        row[given + i] = mass * null_emission(j);
        place[i] = mass;
      }
      Jump(steps, place.data(), given, row);
      for (size_t i = 0; i < given; ++i) row[i] *= emission[i];
    }
    ScaleToOne(row, states);
  }

  for (size_t i = 0; i < states; ++i) backward[(made - 1) * states + i] = 1;
  for (size_t j = made - 1; j-- > 0;) {
    float* const row = &backward[j * states];
    const float* const after = row + states;
    const float* const emission = &lattice->emissions[(j + 1) * given];
    for (size_t i = 0; i < given; ++i) place[i] = emission[i] * after[i];
    JumpBack(steps, place.data(), given, row);
    for (size_t i = 0; i < given; ++i) {
      row[i] = row[given + i] = row[i] + null_emission(j + 1) * after[given + i];
    }
    ScaleToOne(row, states);
  }

  std::vector<float>& masses = scratch->masses;
  masses.resize(given);
  lattice->posteriors.resize(made * given);
  lattice->null_posteriors.resize(made);
  for (size_t j = 0; j < made; ++j) {
    const float* const alpha = &forward[j * states];
    const float* const beta = &backward[j * states];
    float total = 0;
    float nothing = 0;
    for (size_t i = 0; i < given; ++i) {
      place[i] = alpha[i] * beta[i];
      total += place[i];
      nothing += alpha[given + i] * beta[given + i];
    }
    total += nothing;
    const float factor = total > 0 ? 1 / total : 0;
    for (size_t i = 0; i < given; ++i) lattice->posteriors[j * given + i] = place[i] * factor;
    lattice->null_posteriors[j] = total > 0 ? nothing * factor : 1;
    if (counts == nullptr || j == 0 || total <= 0) continue;
    // Expected jumps: from the place before to each word that renders something.
    const float* const before = alpha - states;
    const float* const emission = &lattice->emissions[j * given];
    for (size_t i = 0; i < given; ++i) {
      masses[i] = before[i] + before[given + i];
    }
    for (size_t i = 0; i < given; ++i) place[i] = emission[i] * beta[i];
    CountJumps(jumps, *lattice, masses, place, 1 - lattice->null_posteriors[j], scratch, counts);
  }
}

}  // namespace malmoi::internal
