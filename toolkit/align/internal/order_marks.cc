#include "align/internal/order_marks.h"

#include <algorithm>
#include <vector>

#include "align/internal/unit_rows.h"

namespace malmoi::internal {
namespace {

// Two lone sentences are partners from this cosine on, if no other lone sentence comes near.
constexpr float kPartner = 0.5F;
constexpr float kClearlyBest = 0.15F;
// A text whose lone sentences make more pairs than this is no text and its rendering.
constexpr size_t kMostPairs = size_t{1} << 22;

float Cosine(const SentenceSketch& sketch, size_t i, size_t j) {
  float cosine = 0;
  Cosines(sketch.source.data() + i * sketch.dimension, sketch.target.data() + j * sketch.dimension,
          1, sketch.dimension, &cosine);
  return cosine;
}

// Whether exchanging some two neighbours of the target brings each nearer to its partner: the best
// targets of the sources do not rise.
bool IsCrossing(const SentenceSketch& sketch, const Bead& bead) {
  size_t before = bead.target.begin;
  for (size_t i = bead.source.begin; i < bead.source.end; ++i) {
    size_t best = bead.target.begin;
    float best_cosine = -1;
    for (size_t j = bead.target.begin; j < bead.target.end; ++j) {
      const float cosine = Cosine(sketch, i, j);
      if (cosine > best_cosine) {
        best_cosine = cosine;
        best = j;
      }
    }
    if (best < before) return true;
    before = best;
  }
  return false;
}

struct Best {
  size_t place = 0;
  float cosine = -1;
  float next = -1;

  void Offer(size_t candidate, float value) {
    if (value > cosine) {
      next = cosine;
      cosine = value;
      place = candidate;
    } else {
      next = std::max(next, value);
    }
  }
  bool IsClear() const { return cosine >= kPartner && cosine - next >= kClearlyBest; }
};

}  // namespace

void MarkOrder(const SentenceSketch& sketch, Ladder* ladder) {
  if (sketch.dimension == 0) return;
  std::vector<Bead*> sources;
  std::vector<Bead*> targets;
  for (Bead& bead : *ladder) {
    if (bead.source.size() > 1 && bead.target.size() > 1) bead.crossing = IsCrossing(sketch, bead);
    if (bead.target.empty()) sources.push_back(&bead);
    if (bead.source.empty()) targets.push_back(&bead);
  }
  if (sources.size() * targets.size() > kMostPairs) return;
  std::vector<Best> best_of_source(sources.size());
  std::vector<Best> best_of_target(targets.size());
  for (size_t s = 0; s < sources.size(); ++s) {
    for (size_t t = 0; t < targets.size(); ++t) {
      const float cosine = Cosine(sketch, sources[s]->source.begin, targets[t]->target.begin);
      best_of_source[s].Offer(t, cosine);
      best_of_target[t].Offer(s, cosine);
    }
  }
  for (size_t s = 0; s < sources.size(); ++s) {
    const Best& best = best_of_source[s];
    if (!best.IsClear() || !best_of_target[best.place].IsClear()) continue;
    if (best_of_target[best.place].place != s) continue;
    sources[s]->moved = true;
    targets[best.place]->moved = true;
  }
}

}  // namespace malmoi::internal
