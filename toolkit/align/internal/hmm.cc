#include "align/internal/hmm.h"

#include <algorithm>
#include <numeric>

#include "align/internal/multiversion.h"

namespace malmoi::internal {
namespace {

void GrowTo(size_t size, std::vector<float>* values) {
  if (values->size() < size) values->resize(size);
}

// Jumps nearer than kReach have a weight of their own; all farther ones of a side share one, so
// that a sum over all places takes 2 * kReach - 1 steps and a running sum.
constexpr size_t kReach = JumpModel::kReach;
constexpr size_t kFarBack = 0;
constexpr size_t kFarAhead = JumpModel::kSlots - 1;

// Places are worked on eight at a time, each by itself, so that the bits are the same on every
// processor. Rows are padded, so that no loop has a rest and no near jump leaves its row.
constexpr size_t kLanes = HmmScratch::kLanes;
static_assert(kReach == kLanes, "a margin holds the places that a near jump may reach");
typedef float Lanes __attribute__((vector_size(sizeof(float) * kLanes)));

// Eight places anywhere in memory. Compilers lose the alignment of a type, but not that of a field.
struct __attribute__((packed, may_alias)) Places {
  Lanes lanes;
};
[[gnu::always_inline]] inline const Places& At(const float* place) {
  return *reinterpret_cast<const Places*>(place);
}
[[gnu::always_inline]] inline Places& At(float* place) { return *reinterpret_cast<Places*>(place); }

[[gnu::always_inline]] inline float Sum(const Lanes& lanes) {
  return ((lanes[0] + lanes[4]) + (lanes[1] + lanes[5])) +
         ((lanes[2] + lanes[6]) + (lanes[3] + lanes[7]));
}

// What scales to one; 0 where there is nothing to scale.
[[gnu::always_inline]] inline float Inverse(float total) { return total > 0 ? 1 / total : 0; }

// How the rows of HmmScratch are laid out.
struct Rows {
  size_t made;
  size_t given;
  size_t width;   // padded
  size_t stride;  // margined, too

  explicit Rows(const Lattice& lattice)
      : made(lattice.made),
        given(lattice.given),
        width((given + kLanes - 1) / kLanes * kLanes),
        stride(width + 2 * kLanes) {}
};

// Clears all of a margined row but its first `places`.
void ClearMargins(const Rows& rows, size_t places, float* row) {
  std::fill_n(row, kLanes, 0.0f);
  std::fill(row + kLanes + places, row + rows.stride, 0.0f);
}

size_t ClassOf(const Lattice& lattice, size_t place) {
  return lattice.classes.empty() ? 0 : lattice.classes[place];
}

// The probability of each jump from each place that does not come from nothing.
void FillSteps(const JumpModel& jumps, float null_probability, const Lattice& lattice,
               HmmScratch* scratch) {
  const Rows rows(lattice);
  GrowTo(JumpModel::kSlots * rows.stride, &scratch->steps);
  for (size_t slot = 0; slot < JumpModel::kSlots; ++slot) {
    ClearMargins(rows, rows.given, &scratch->steps[slot * rows.stride]);
  }
  for (size_t from = 0; from < rows.given; ++from) {
    const size_t slots = ClassOf(lattice, from) * JumpModel::kSlots;
    // Near places one by one, all farther ones of a side at once.
    const size_t near_begin = from < kReach ? 0 : from - kReach + 1;
    const size_t near_end = std::min(rows.given, from + kReach);
    float norm = static_cast<float>(near_begin) * jumps.SlotWeight(slots + kFarBack) +
                 static_cast<float>(rows.given - near_end) * jumps.SlotWeight(slots + kFarAhead);
    for (size_t to = near_begin; to < near_end; ++to) {
      norm += jumps.SlotWeight(slots + kReach + to - from);
    }
    const float factor = (1 - null_probability) / norm;
    float* const step = &scratch->steps[kLanes + from];
    for (size_t slot = 0; slot < JumpModel::kSlots; ++slot) {
      step[slot * rows.stride] = jumps.SlotWeight(slots + slot) * factor;
    }
  }
}

void SetUp(const Lattice& lattice, HmmScratch* scratch) {
  const Rows rows(lattice);
  GrowTo(rows.made * rows.width, &scratch->emissions);
  for (size_t j = 0; j < rows.made; ++j) {
    float* const row = &scratch->emissions[j * rows.width];
    std::copy_n(&lattice.emissions[j * rows.given], rows.given, row);
    std::fill(row + rows.given, row + rows.width, 0.0f);
  }
  GrowTo(rows.made * rows.width, &scratch->ways);
  GrowTo(rows.made, &scratch->scales);
  GrowTo((rows.made + 1) * rows.stride, &scratch->masses);
  for (size_t j = 0; j <= rows.made; ++j) {
    ClearMargins(rows, rows.width, &scratch->masses[j * rows.stride]);
  }
  // Any place may be the first, and the last.
  float* const first = &scratch->masses[kLanes];
  std::fill_n(first, rows.given, 1 / static_cast<float>(rows.given));
  std::fill(first + rows.given, first + rows.width, 0.0f);
  scratch->follows.assign(rows.width, 0);
  std::fill_n(scratch->follows.begin(), rows.given, 1.0f);
  scratch->value.assign(rows.stride, 0);
  scratch->before.assign(rows.width, 0);
  scratch->behind.assign(rows.width, 0);
  scratch->jumps.assign(rows.given * HmmScratch::kJumps, 0);
}

// way[to] = sum over `from` of mass[from] * step of the jump between them.
[[gnu::always_inline]] inline void Jump(const Rows& rows, const float* steps, const float* mass,
                                        float* way) {
  for (size_t i = 0; i < rows.width; i += kLanes) {
    Lanes sum = {};
    for (size_t slot = kFarBack + 1; slot < kFarAhead; ++slot) {
      const size_t from = kLanes + i + kReach - slot;
      sum += At(steps + slot * rows.stride + from).lanes * At(mass + from).lanes;
    }
    At(way + i).lanes = sum;
  }
  const float* const ahead = steps + kFarAhead * rows.stride + kLanes;
  const float* const back = steps + kFarBack * rows.stride + kLanes;
  mass += kLanes;
  float sum = 0;
  for (size_t to = kReach; to < rows.given; ++to) {
    sum += ahead[to - kReach] * mass[to - kReach];
    way[to] += sum;
  }
  sum = 0;
  for (size_t from = rows.given; from-- > kReach;) {
    sum += back[from] * mass[from];
    way[from - kReach] += sum;
  }
}

// Fills `ways`, `masses` and `scales`.
MALMOI_MULTIVERSION
void Forward(const Lattice& lattice, float null_probability, HmmScratch* scratch) {
  const Rows rows(lattice);
  for (size_t j = 0; j < rows.made; ++j) {
    const float* const emission = &scratch->emissions[j * rows.width];
    const float* const mass = &scratch->masses[j * rows.stride];
    float* const way = &scratch->ways[j * rows.width];
    float* const after = &scratch->masses[(j + 1) * rows.stride + kLanes];
    if (j == 0) {
      for (size_t i = 0; i < rows.width; i += kLanes) {
        At(way + i).lanes = (1 - null_probability) * At(mass + kLanes + i).lanes;
      }
    } else {
      Jump(rows, scratch->steps.data(), mass, way);
    }
    const float nothing = null_probability * lattice.null_emissions[j];
    Lanes total = {};
    for (size_t i = 0; i < rows.width; i += kLanes) {
      At(way + i).lanes *= At(emission + i).lanes;
      At(after + i).lanes = At(way + i).lanes + nothing * At(mass + kLanes + i).lanes;
      total += At(after + i).lanes;
    }
    const float scale = Inverse(Sum(total));
    scratch->scales[j] = scale;
    for (size_t i = 0; i < rows.width; i += kLanes) {
      At(way + i).lanes *= scale;
      At(after + i).lanes *= scale;
    }
  }
}

void SumFar(const Rows& rows, HmmScratch* scratch) {
  const float* const value = scratch->value.data() + kLanes;
  float* const before = scratch->before.data();
  float* const behind = scratch->behind.data();
  float sum = 0;
  for (size_t from = kReach; from < rows.given; ++from) {
    sum += value[from - kReach];
    before[from] = sum;
  }
  sum = 0;
  for (size_t to = rows.given; to-- > kReach;) {
    sum += value[to];
    behind[to - kReach] = sum;
  }
}

// follows[from] = sum over `to` of value[to] * step of the jump between them, or `nothing` where it
// stays; scaled to sum to one.
[[gnu::always_inline]] inline void JumpBack(const Rows& rows, float nothing, HmmScratch* scratch) {
  const float* const steps = scratch->steps.data() + kLanes;
  const float* const value = scratch->value.data();
  const float* const before = scratch->before.data();
  const float* const behind = scratch->behind.data();
  float* const follows = scratch->follows.data();
  Lanes total = {};
  for (size_t i = 0; i < rows.width; i += kLanes) {
    Lanes sum = At(steps + kFarBack * rows.stride + i).lanes * At(before + i).lanes +
                At(steps + kFarAhead * rows.stride + i).lanes * At(behind + i).lanes;
    for (size_t slot = kFarBack + 1; slot < kFarAhead; ++slot) {
      sum += At(steps + slot * rows.stride + i).lanes * At(value + i + slot).lanes;
    }
    sum += nothing * At(follows + i).lanes;
    At(follows + i).lanes = sum;
    total += sum;
  }
  const float scale = Inverse(Sum(total));
  for (size_t i = 0; i < rows.width; i += kLanes) At(follows + i).lanes *= scale;
}

// Adds `share` of the jumps from places of `mass` to places of `value` to `jumps`.
[[gnu::always_inline]] inline void CountJumps(const Rows& rows, const float* mass, float share,
                                              HmmScratch* scratch) {
  constexpr float kNegligible = 1e-3f;
  const float* const value = scratch->value.data();
  const float* const before = scratch->before.data();
  const float* const behind = scratch->behind.data();
  float* jumps = scratch->jumps.data();
  for (size_t from = 0; from < rows.given; ++from, jumps += HmmScratch::kJumps) {
    if (mass[from] < kNegligible) continue;
    const float moved = mass[from] * share;
    At(jumps).lanes += moved * At(value + from).lanes;
    At(jumps + kLanes).lanes += moved * At(value + from + kLanes).lanes;
    jumps[kFarAhead] += moved * behind[from];
    jumps[HmmScratch::kJumpsFarBack] += moved * before[from];
  }
}

// Fills the posteriors, from the last word to the first, and `jumps` where they are counted.
MALMOI_MULTIVERSION
void Backward(bool count_jumps, float null_probability, Lattice* lattice, HmmScratch* scratch) {
  const Rows rows(*lattice);
  float* const value = scratch->value.data() + kLanes;
  const float* const followed = scratch->follows.data();
  for (size_t j = rows.made; j-- > 0;) {
    const float* const emission = &scratch->emissions[j * rows.width];
    const float* const mass = &scratch->masses[j * rows.stride + kLanes];
    float* const way = &scratch->ways[j * rows.width];
    const float nothing = null_probability * lattice->null_emissions[j];
    Lanes rendered = {};
    Lanes stayed = {};
    for (size_t i = 0; i < rows.width; i += kLanes) {
      const Lanes follows = At(followed + i).lanes;
      At(way + i).lanes *= follows;
      At(value + i).lanes = At(emission + i).lanes * follows;
      rendered += At(way + i).lanes;
      stayed += At(mass + i).lanes * follows;
    }
    const float from_nothing = nothing * scratch->scales[j] * Sum(stayed);
    const float factor = Inverse(Sum(rendered) + from_nothing);
    for (size_t i = 0; i < rows.width; i += kLanes) At(way + i).lanes *= factor;
    std::copy_n(way, rows.given, &lattice->posteriors[j * rows.given]);
    lattice->null_posteriors[j] = factor > 0 ? from_nothing * factor : 1;
    if (j == 0) return;
    SumFar(rows, scratch);
    if (count_jumps) CountJumps(rows, mass, scratch->scales[j] * factor, scratch);
    JumpBack(rows, nothing, scratch);
  }
}

void AddJumps(const Lattice& lattice, const HmmScratch& scratch, JumpModel::Counts* counts) {
  const Rows rows(lattice);
  for (size_t from = 0; from < rows.given; ++from) {
    const float* const jumps = &scratch.jumps[from * HmmScratch::kJumps];
    const float* const step = &scratch.steps[kLanes + from];
    double* const slots = &(*counts)[ClassOf(lattice, from) * JumpModel::kSlots];
    slots[kFarBack] += jumps[HmmScratch::kJumpsFarBack] * step[kFarBack * rows.stride];
    for (size_t slot = kFarBack + 1; slot <= kFarAhead; ++slot) {
      slots[slot] += jumps[slot] * step[slot * rows.stride];
    }
  }
}

}  // namespace

void Model1Posteriors(float null_probability, Lattice* lattice) {
  const size_t given = lattice->given;
  GrowTo(lattice->made * given, &lattice->posteriors);
  GrowTo(lattice->made, &lattice->null_posteriors);
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

void HmmPosteriors(const JumpModel& jumps, float null_probability, Lattice* lattice,
                   HmmScratch* scratch, JumpModel::Counts* counts) {
  GrowTo(lattice->made * lattice->given, &lattice->posteriors);
  GrowTo(lattice->made, &lattice->null_posteriors);
  FillSteps(jumps, null_probability, *lattice, scratch);
  SetUp(*lattice, scratch);
  Forward(*lattice, null_probability, scratch);
  Backward(counts != nullptr, null_probability, lattice, scratch);
  if (counts != nullptr) AddJumps(*lattice, *scratch, counts);
}

}  // namespace malmoi::internal
