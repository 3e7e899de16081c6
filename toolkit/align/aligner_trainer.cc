#include "align/aligner_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "align/internal/bead_lattice.h"
#include "align/internal/document_habits.h"
#include "align/internal/witnesses.h"
#include "base/parallel.h"

namespace malmoi {
namespace {

using internal::BeadLattice;
using internal::BeadShape;
using internal::kBeadShapes;
using internal::kLargestBead;

constexpr size_t kBatch = 8;  // texts a step

// One text with the numbers of all witnesses for all its beads, so that they are asked only once.
struct Case {
  SearchBand band;
  std::vector<float> values;  // of the beads that are possible, in the lattice's order
  std::vector<bool> possible;
  std::vector<bool> is_true;  // of the possible beads
  size_t true_beads = 0;
};

// Whether a ladder holds a bead, asked in any order.
class TrueBeads {
 public:
  explicit TrueBeads(const Ladder& ladder) {
    for (const Bead& bead : ladder) keys_.push_back(KeyOf(bead.source, bead.target));
    std::ranges::sort(keys_);
  }
  bool Hold(const IndexRange& source, const IndexRange& target) const {
    return std::ranges::binary_search(keys_, KeyOf(source, target));
  }

 private:
  using Key = std::array<size_t, 4>;
  static Key KeyOf(const IndexRange& source, const IndexRange& target) {
    return {source.begin, source.end, target.begin, target.end};
  }
  std::vector<Key> keys_;
};

Case MakeCase(const SentenceAligner::Scorers& scorers, const PracticeText& text, size_t features) {
  const std::vector<std::string_view> source(text.source.begin(), text.source.end());
  const std::vector<std::string_view> target(text.target.begin(), text.target.end());
  internal::Witnesses witnesses(scorers, {source, target});
  Case result;
  result.band = witnesses.EnterBand(kLargestBead, {});
  const TrueBeads truth(text.ladder);
  const BeadLattice lattice(result.band, [&](size_t, const IndexRange& from, const IndexRange& to) {
    const bool is_true = truth.Hold(from, to);
    const bool possible = is_true || witnesses.HoldTogether(from, to);
    result.possible.push_back(possible);
    if (!possible) return BeadLattice::kImpossible;
    const size_t at = result.values.size();
    result.values.resize(at + features);
    witnesses.Score(from, to, std::span(result.values).subspan(at));
    result.is_true.push_back(is_true);
    result.true_beads += is_true;
    return 0.F;
  });
  return result;
}

// Asks `score` for each possible bead of a case with its numbers.
template <typename Score>
BeadLattice Replay(const Case& example, size_t features, const Score& score) {
  size_t call = 0;
  size_t bead = 0;
  return BeadLattice(
      example.band, [&](size_t shape, const IndexRange& source, const IndexRange& target) {
        if (!example.possible[call++]) return BeadLattice::kImpossible;
        const auto values = std::span(example.values).subspan(bead++ * features, features);
        return score(shape, source, target, values);
      });
}

BeadLattice ReplayWeighed(const Case& example, const AlignerWeights& weights) {
  return Replay(example, weights.weights[0].size(),
                [&](size_t, const IndexRange& source, const IndexRange& target, auto values) {
                  return internal::WeighBead(weights, source, target, values);
                });
}

size_t KindOfShape(const BeadShape& shape) {
  return static_cast<size_t>(KindOfBead(shape.source, shape.target));
}

// All weights in a row, on numbers divided by their usual size.
class Parameters {
 public:
  Parameters(const std::vector<Case*>& cases, size_t features)
      : features_(features),
        scales_(features, 1.0),
        values_(kBeadKinds * features + kBeadShapes.size()) {
    std::vector<double> squares(features, 0);
    size_t count = 0;
    for (const Case* const example : cases) {
      for (size_t i = 0; i < example->values.size(); ++i) {
        squares[i % features] += static_cast<double>(example->values[i]) * example->values[i];
      }
      count += example->is_true.size();
    }
    for (size_t f = 0; f < features && count > 0; ++f) {
      const double usual = std::sqrt(squares[f] / static_cast<double>(count));
      if (usual > 1e-6) scales_[f] = 1 / usual;
    }
    for (size_t shape = 0; shape < kBeadShapes.size(); ++shape) {
      // Large beads are rare before anything is known.
      const int sentences = kBeadShapes[shape].source + kBeadShapes[shape].target;
      values_[BiasOf(shape)] = -1.5 * std::abs(sentences - 2);
    }
  }

  size_t size() const { return values_.size(); }
  size_t WeightOf(size_t shape, size_t feature) const {
    return KindOfShape(kBeadShapes[shape]) * features_ + feature;
  }
  size_t BiasOf(size_t shape) const { return kBeadKinds * features_ + shape; }
  double scale(size_t feature) const { return scales_[feature]; }
  double& operator[](size_t i) { return values_[i]; }
  bool IsBias(size_t i) const { return i >= kBeadKinds * features_; }

  AlignerWeights ToWeights() const {
    AlignerWeights weights;
    for (size_t kind = 0; kind < kBeadKinds; ++kind) {
      for (size_t f = 0; f < features_; ++f) {
        weights.weights[kind].push_back(
            static_cast<float>(values_[kind * features_ + f] * scales_[f]));
      }
    }
    for (size_t shape = 0; shape < kBeadShapes.size(); ++shape) {
      weights.bias[kBeadShapes[shape].source][kBeadShapes[shape].target] =
          static_cast<float>(values_[BiasOf(shape)]);
    }
    return weights;
  }

 private:
  size_t features_;
  std::vector<double> scales_;
  std::vector<double> values_;
};

// Adds the gradient of minus the logarithm of the true ladder's probability; returns that loss.
double AddGradient(const Case& example, const AlignerWeights& weights, const Parameters& parameters,
                   std::vector<double>* gradient) {
  const size_t features = weights.weights[0].size();
  double true_score = 0;
  size_t scored = 0;
  BeadLattice lattice =
      Replay(example, features,
             [&](size_t, const IndexRange& source, const IndexRange& target, auto values) {
               const float score = internal::WeighBead(weights, source, target, values);
               if (example.is_true[scored++]) true_score += score;
               return score;
             });
  lattice.ComputeProbabilities();
  size_t bead = 0;
  lattice.ForEachBead([&](size_t shape, const IndexRange&, const IndexRange&, double probability) {
    const double pull = probability - (example.is_true[bead] ? 1 : 0);
    const float* const values = example.values.data() + bead++ * features;
    if (std::abs(pull) < 1e-9) return;
    double* const row = gradient->data() + parameters.WeightOf(shape, 0);
    for (size_t f = 0; f < features; ++f) row[f] += pull * values[f] * parameters.scale(f);
    (*gradient)[parameters.BiasOf(shape)] += pull;
  });
  return lattice.LogPartition() - true_score;
}

// One round of learning: changes `parameters`.
void Learn(const std::vector<Case*>& cases, const AlignerTrainOptions& options,
           const AlignerTrainProgress& progress, Parameters* learnt) {
  constexpr double kFirst = 0.9;
  constexpr double kSecond = 0.99;
  Parameters& parameters = *learnt;
  std::vector<double> first(parameters.size());
  std::vector<double> second(parameters.size());
  const size_t batches = (cases.size() + kBatch - 1) / kBatch;
  const double steps = static_cast<double>(batches * options.epochs);
  double step = 0;
  for (size_t epoch = 1; epoch <= options.epochs; ++epoch) {
    double loss = 0;
    double beads = 0;
    for (size_t b = 0; b < batches; ++b) {
      // Batches take texts from all over, so that no step sees one document's kind alone.
      std::vector<const Case*> batch;
      for (size_t i = b; i < cases.size(); i += batches) batch.push_back(cases[i]);
      const AlignerWeights weights = parameters.ToWeights();
      std::vector<std::vector<double>> gradients(batch.size(),
                                                 std::vector<double>(parameters.size()));
      std::vector<double> losses(batch.size());
      ParallelFor(batch.size(), options.threads, [&](size_t i) {
        losses[i] = AddGradient(*batch[i], weights, parameters, &gradients[i]);
      });
      double batch_beads = 0;
      for (size_t i = 0; i < batch.size(); ++i) {
        batch_beads += static_cast<double>(batch[i]->true_beads);
        loss += losses[i];
      }
      beads += batch_beads;
      ++step;
      const double rate = options.learning_rate * (1 - (step - 1) / steps) *
                          std::sqrt(1 - std::pow(kSecond, step)) / (1 - std::pow(kFirst, step));
      for (size_t p = 0; p < parameters.size(); ++p) {
        double gradient = 0;
        for (const auto& part : gradients) gradient += part[p];
        gradient /= batch_beads;
        if (!parameters.IsBias(p)) gradient += options.decay * parameters[p];
        first[p] = kFirst * first[p] + (1 - kFirst) * gradient;
        second[p] = kSecond * second[p] + (1 - kSecond) * gradient * gradient;
        parameters[p] -= rate * first[p] / (std::sqrt(second[p]) + 1e-8);
      }
    }
    progress(epoch, loss / beads);
  }
}

// Writes what the habits of a document say of its beads beside what the witnesses say.
void AddHabits(const AlignerWeights& weights, Case* example) {
  const size_t features = weights.features.size();
  BeadLattice lattice = ReplayWeighed(*example, weights);
  lattice.ComputeProbabilities();
  const internal::DocumentHabits habits(lattice);
  size_t bead = 0;
  lattice.ForEachBead([&](size_t shape, const IndexRange&, const IndexRange&, double probability) {
    const auto values = std::span(example->values).subspan(bead++ * features, features);
    const BeadKind kind = KindOfBead(kBeadShapes[shape].source, kBeadShapes[shape].target);
    std::ranges::copy(habits.Of(kind, probability),
                      values.last(internal::kHabitNames.size()).begin());
  });
}

void RemoveHabits(size_t features, Case* example) {
  for (size_t end = features; end <= example->values.size(); end += features) {
    std::ranges::fill(std::span(example->values).first(end).last(internal::kHabitNames.size()),
                      0.F);
  }
}

// Learns without habits, finds each document's by what was learnt, and goes on learning with them.
AlignerWeights LearnTwice(const std::vector<Case*>& cases, const std::vector<std::string>& names,
                          const AlignerTrainOptions& options,
                          const AlignerTrainProgress& progress) {
  Parameters parameters(cases, names.size());
  Learn(cases, options, progress, &parameters);
  AlignerWeights weights = parameters.ToWeights();
  weights.features = names;
  ParallelFor(cases.size(), options.threads, [&](size_t i) { AddHabits(weights, cases[i]); });
  Learn(cases, options, progress, &parameters);
  for (Case* const example : cases) RemoveHabits(names.size(), example);
  weights = parameters.ToWeights();
  weights.features = names;
  return weights;
}

struct Judged {
  double probability = 0;
  bool right = false;
};

double Logit(double probability) {
  const double p = std::clamp(probability, 1e-7, 1 - 1e-7);
  return std::log(p / (1 - p));
}

// Platt's logistic regression of "right" on the logit, by Newton's method.
void Calibrate(const std::vector<Judged>& judged, AlignerWeights* weights) {
  double slope = 1;
  double offset = 0;
  for (int round = 0; round < 50; ++round) {
    double gs = 0, go = 0, hss = 1e-3, hso = 0, hoo = 1e-3;
    for (const Judged& bead : judged) {
      const double x = Logit(bead.probability);
      const double p = 1 / (1 + std::exp(-(slope * x + offset)));
      const double error = p - (bead.right ? 1 : 0);
      const double curve = p * (1 - p);
      gs += error * x;
      go += error;
      hss += curve * x * x;
      hso += curve * x;
      hoo += curve;
    }
    const double determinant = hss * hoo - hso * hso;
    slope -= (hoo * gs - hso * go) / determinant;
    offset -= (hss * go - hso * gs) / determinant;
  }
  if (std::isfinite(slope) && std::isfinite(offset) && slope > 0) {
    weights->calibration_slope = slope;
    weights->calibration_offset = offset;
  }
}

std::vector<IndexedBead> ToIndexed(const Ladder& ladder) {
  std::vector<IndexedBead> beads;
  for (const Bead& bead : ladder) {
    IndexedBead indexed;
    for (size_t i = bead.source.begin; i < bead.source.end; ++i) indexed.source.push_back(i);
    for (size_t j = bead.target.begin; j < bead.target.end; ++j) indexed.target.push_back(j);
    beads.push_back(std::move(indexed));
  }
  return beads;
}

std::vector<ReliabilityRow> TellReliability(const std::vector<Judged>& judged,
                                            const AlignerWeights& weights) {
  constexpr std::array<double, 7> kBounds = {0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99};
  std::vector<ReliabilityRow> rows;
  rows.reserve(kBounds.size());
  for (const double bound : kBounds) rows.push_back({.least_confidence = bound});
  for (const Judged& bead : judged) {
    const double x = weights.calibration_slope * Logit(bead.probability);
    const double confidence = 1 / (1 + std::exp(-(x + weights.calibration_offset)));
    size_t row = rows.size() - 1;
    while (row > 0 && confidence < rows[row].least_confidence) --row;
    ++rows[row].beads;
    rows[row].mean_confidence += confidence;
    rows[row].right += bead.right;
  }
  for (ReliabilityRow& row : rows) {
    if (row.beads == 0) continue;
    row.mean_confidence /= static_cast<double>(row.beads);
    row.right /= static_cast<double>(row.beads);
  }
  return rows;
}

// Which fold each text belongs to: all texts of a document to one.
std::vector<size_t> DealFolds(std::span<const PracticeText> texts, size_t folds) {
  std::map<std::string_view, size_t> fold_of;
  std::vector<size_t> result;
  size_t next = 0;
  for (const PracticeText& text : texts) {
    size_t fold = next % folds;
    if (!text.document.empty()) fold = fold_of.try_emplace(text.document, fold).first->second;
    next += fold == next % folds;
    result.push_back(fold);
  }
  return result;
}

// The best ladder of a case, with probabilities.
Ladder FindLadder(const Case& example, const AlignerWeights& weights) {
  BeadLattice lattice = ReplayWeighed(example, weights);
  internal::ApplyHabits(weights, &lattice);
  return lattice.BestLadder();
}

}  // namespace

TrainedAligner TrainAligner(const SentenceAligner::Scorers& scorers,
                            std::span<const PracticeText> texts, const AlignerTrainOptions& options,
                            const AlignerTrainProgress& progress) {
  const std::vector<std::string> names = SentenceAligner::FeatureNames(scorers);
  std::vector<Case> cases(texts.size());
  ParallelFor(texts.size(), options.threads,
              [&](size_t i) { cases[i] = MakeCase(scorers, texts[i], names.size()); });
  const std::vector<size_t> folds = DealFolds(texts, options.folds);
  // The texts of all folds but one.
  const auto without = [&](size_t fold) {
    std::vector<Case*> learnt;
    for (size_t i = 0; i < texts.size(); ++i) {
      const bool is_whole = cases[i].true_beads == texts[i].ladder.size();
      if (is_whole && folds[i] != fold) learnt.push_back(&cases[i]);
    }
    return learnt;
  };

  TrainedAligner trained;
  trained.held_out.resize(texts.size());
  std::vector<Judged> judged;
  for (size_t fold = 0; fold < options.folds; ++fold) {
    const AlignerWeights weights = LearnTwice(without(fold), names, options, [](size_t, double) {});
    ParallelFor(texts.size(), options.threads, [&](size_t i) {
      if (folds[i] == fold) trained.held_out[i] = FindLadder(cases[i], weights);
    });
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    const TrueBeads truth(texts[i].ladder);
    for (const Bead& bead : trained.held_out[i]) {
      judged.push_back({bead.score, truth.Hold(bead.source, bead.target)});
    }
    trained.score += ScoreBeads(ToIndexed(texts[i].ladder), ToIndexed(trained.held_out[i]));
  }
  const std::vector<Case*> all = without(options.folds);
  trained.out_of_band = texts.size() - all.size();
  trained.weights = LearnTwice(all, names, options, progress);
  Calibrate(judged, &trained.weights);
  trained.reliability = TellReliability(judged, trained.weights);
  return trained;
}

}  // namespace malmoi
