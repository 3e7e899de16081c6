#include "align/internal/hmm.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace malmoi::internal {

JumpModel::JumpModel() {
  for (int jump = -kReach; jump <= kReach; ++jump) {
    weights_[Slot(jump)] = std::exp(-0.25f * static_cast<float>(std::abs(jump - 1)));
  }
}

void JumpModel::Estimate(const Counts& counts) {
  const double total = std::accumulate(counts.begin(), counts.end(), 0.0);
  if (total <= 0) return;
  // The end slots stand for all farther jumps, about so many places.
  constexpr double kFarPlaces = 6;
  for (size_t slot = 0; slot < counts.size(); ++slot) {
    const bool end = slot == 0 || slot + 1 == counts.size();
    const double share = (counts[slot] + 1) / total;
    weights_[slot] = static_cast<float>(end ? share / kFarPlaces : share);
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
constexpr size_t kNear = JumpModel::kReach - 1;

// sums[i] is the sum of the first i values; size + 1 sums.
void RunningSums(const float* values, size_t size, std::vector<float>* sums) {
  sums->resize(size + 1);
  (*sums)[0] = 0;
  for (size_t i = 0; i < size; ++i) (*sums)[i + 1] = (*sums)[i] + values[i];
}

// out[to] = sum over `from` of mass[from] * weight of the jump between them, which is to - from, or
// from - to where `reversed`.
void Jump(const JumpModel& jumps, bool reversed, const float* mass, size_t size,
          std::vector<float>* sums, float* out) {
  RunningSums(mass, size, sums);
  const auto weight = [&](int jump) { return jumps.Weight(reversed ? -jump : jump); };
  const float far_ahead = weight(JumpModel::kReach);
  const float far_back = weight(-JumpModel::kReach);
  for (size_t to = 0; to < size; ++to) {
    const float before = to > kNear ? (*sums)[to - kNear] : 0;
    const float up_to = (*sums)[std::min(size, to + kNear + 1)];
    out[to] = far_ahead * before + far_back * std::max(0.0f, sums->back() - up_to);
  }
  for (size_t ahead = 0; ahead <= kNear && ahead < size; ++ahead) {
    const float w = weight(static_cast<int>(ahead));
    for (size_t to = ahead; to < size; ++to) out[to] += w * mass[to - ahead];
  }
  for (size_t back = 1; back <= kNear && back < size; ++back) {
    const float w = weight(-static_cast<int>(back));
    for (size_t to = 0; to + back < size; ++to) out[to] += w * mass[to + back];
  }
}

// Adds the jumps from places of `mass` to places of `next` to `counts`, `expected` in all.
void CountJumps(const JumpModel& jumps, const float* mass, const std::vector<float>& next,
                double expected, std::vector<float>* sums, JumpModel::Counts* counts) {
  const size_t size = next.size();
  RunningSums(next.data(), size, sums);
  JumpModel::Counts joint = {};
  for (size_t from = 0; from < size; ++from) {
    const float m = mass[from];
    if (m < 1e-4f) continue;
    const size_t near_begin = from > kNear ? from - kNear : 0;
    const size_t near_end = std::min(size, from + kNear + 1);
    joint.front() += m * (*sums)[near_begin];
    joint.back() += m * std::max(0.0f, sums->back() - (*sums)[near_end]);
    double* const slots =
        &joint[JumpModel::Slot(static_cast<int>(near_begin) - static_cast<int>(from))];
    for (size_t to = near_begin; to < near_end; ++to) slots[to - near_begin] += m * next[to];
  }
  double total = 0;
  for (size_t slot = 0; slot < joint.size(); ++slot) {
    joint[slot] *= jumps.Weight(static_cast<int>(slot) - JumpModel::kReach);
    total += joint[slot];
  }
  if (total <= 0) return;
  for (size_t slot = 0; slot < joint.size(); ++slot) {
    (*counts)[slot] += joint[slot] / total * expected;
  }
}

void ScaleToOne(float* row, size_t size) {
  const float total = std::accumulate(row, row + size, 0.0f);
  const float factor = total > 0 ? 1 / total : 0;
  for (size_t i = 0; i < size; ++i) row[i] *= factor;
}

}  // namespace

void HmmPosteriors(const JumpModel& jumps, float null_probability, Lattice* lattice,
                   HmmScratch* scratch, JumpModel::Counts* counts) {
  const size_t made = lattice->made;
  const size_t given = lattice->given;
  const auto null_emission = [&](size_t j) {
    return null_probability * lattice->null_emissions[j];
  };
  // What makes the jumps from a place a distribution.
  std::vector<float>& norms = scratch->norms;
  std::vector<float>& place = scratch->place;
  norms.resize(given);
  place.assign(given, 1);
  Jump(jumps, true, place.data(), given, &scratch->sums, norms.data());
  for (float& norm : norms) norm = (1 - null_probability) / norm;

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
        place[i] = mass * norms[i];
      }
      Jump(jumps, false, place.data(), given, &scratch->sums, row);
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
    Jump(jumps, true, place.data(), given, &scratch->sums, row);
    for (size_t i = 0; i < given; ++i) {
      row[i] = row[given + i] = row[i] * norms[i] + null_emission(j + 1) * after[given + i];
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
      masses[i] = (before[i] + before[given + i]) * norms[i];
    }
    for (size_t i = 0; i < given; ++i) place[i] = emission[i] * beta[i];
    CountJumps(jumps, masses.data(), place, 1 - lattice->null_posteriors[j], &scratch->sums,
               counts);
  }
}

}  // namespace malmoi::internal
