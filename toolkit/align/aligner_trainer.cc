#include "align/aligner_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "align/internal/bead_lattice.h"
#include "align/internal/bead_search.h"
#include "align/internal/document_habits.h"
#include "align/internal/practice_case.h"
#include "base/parallel.h"

namespace malmoi {
namespace {

using internal::BeadLattice;
using internal::BeadShape;
using internal::kBeadShapes;
using internal::PracticeCase;

constexpr size_t kBatch = 8;  // texts a step

// All weights in a row, on numbers divided by their usual size.
class Parameters {
 public:
  Parameters(const std::vector<PracticeCase*>& cases, size_t features)
      : features_(features),
        scales_(features, 1.0),
        values_(kBeadKinds * features + kBeadShapes.size()) {
    std::vector<double> squares(features, 0);
    size_t count = 0;
    for (const PracticeCase* const example : cases) {
      const std::span<const float> values = example->values();
      for (size_t i = 0; i < values.size(); ++i) {
        squares[i % features] += static_cast<double>(values[i]) * values[i];
      }
      count += example->size();
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
    const BeadShape& size = kBeadShapes[shape];
    return static_cast<size_t>(KindOfBead(size.source, size.target)) * features_ + feature;
  }
  size_t BiasOf(size_t shape) const { return kBeadKinds * features_ + shape; }
  double scale(size_t feature) const { return scales_[feature]; }
  double& operator[](size_t i) { return values_[i]; }
  bool IsBias(size_t i) const { return i >= kBeadKinds * features_; }

  BeadWeights ToWeights() const {
    BeadWeights weights;
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
double AddGradient(const BeadWeights& weights, const Parameters& parameters, PracticeCase* example,
                   std::vector<double>* gradient) {
  const BeadLattice& lattice = example->Weigh(weights);
  double true_score = 0;
  for (size_t k = 0; k < lattice.size(); ++k) {
    if (example->is_true(k)) true_score += lattice.score(k);
    const double pull = lattice.probability(k) - (example->is_true(k) ? 1 : 0);
    if (std::abs(pull) < 1e-9) continue;
    const std::span<const float> values = example->values(k);
    const size_t shape = lattice.bead(k).shape;
    double* const row = gradient->data() + parameters.WeightOf(shape, 0);
    for (size_t f = 0; f < values.size(); ++f) row[f] += pull * values[f] * parameters.scale(f);
    (*gradient)[parameters.BiasOf(shape)] += pull;
  }
  return lattice.LogPartition() - true_score;
}

// One round of learning: changes `parameters`.
void Learn(const std::vector<PracticeCase*>& cases, const AlignerTrainOptions& options,
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
      std::vector<PracticeCase*> batch;
      for (size_t i = b; i < cases.size(); i += batches) batch.push_back(cases[i]);
      const BeadWeights weights = parameters.ToWeights();
      std::vector<std::vector<double>> gradients(batch.size(),
                                                 std::vector<double>(parameters.size()));
      std::vector<double> losses(batch.size());
      ParallelFor(batch.size(), options.threads, [&](size_t i) {
        losses[i] = AddGradient(weights, parameters, batch[i], &gradients[i]);
      });
      double batch_beads = 0;
      for (size_t i = 0; i < batch.size(); ++i) {
        batch_beads += static_cast<double>(batch[i]->true_beads());
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
void AddHabits(const BeadWeights& weights, PracticeCase* example) {
  const BeadLattice& lattice = example->Weigh(weights);
  const std::vector<float> fits = internal::FitsOf(weights.features, example->values());
  const internal::DocumentHabits habits(lattice, fits);
  for (size_t k = 0; k < lattice.size(); ++k) {
    const auto values = habits.Of(k);
    std::ranges::copy(values, example->values(k).last(values.size()).begin());
  }
}

BeadWeights Learn(const std::vector<PracticeCase*>& cases, std::vector<std::string> names,
                  const AlignerTrainOptions& options) {
  Parameters parameters(cases, names.size());
  Learn(
      cases, options, [](size_t, double) {}, &parameters);
  BeadWeights weights = parameters.ToWeights();
  weights.features = std::move(names);
  return weights;
}

// Learns without habits, finds each document's by what was learnt, and goes on learning with them.
BeadWeights LearnTwice(const std::vector<PracticeCase*>& cases, std::vector<std::string> names,
                       const AlignerTrainOptions& options, const AlignerTrainProgress& progress) {
  Parameters parameters(cases, names.size());
  Learn(cases, options, progress, &parameters);
  BeadWeights first = parameters.ToWeights();
  first.features = names;
  ParallelFor(cases.size(), options.threads, [&](size_t i) { AddHabits(first, cases[i]); });
  Learn(cases, options, progress, &parameters);
  BeadWeights weights = parameters.ToWeights();
  weights.features = std::move(names);
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

}  // namespace

TrainedAligner TrainAligner(const SentenceAligner::Scorers& scorers,
                            std::span<const PracticeText> texts, const AlignerTrainOptions& options,
                            const AlignerTrainProgress& progress) {
  const std::vector<std::string> names = SentenceAligner::FeatureNames(scorers);
  const std::vector<std::string> glance_names = SentenceAligner::GlanceNames(scorers);
  std::vector<std::optional<PracticeCase>> glances(texts.size());
  ParallelFor(texts.size(), options.threads, [&](size_t i) {
    glances[i] = PracticeCase::AtAGlance(scorers, texts[i], glance_names.size());
  });
  const std::vector<size_t> folds = DealFolds(texts, options.folds);
  const auto is_whole = [&](size_t i) {
    return glances[i]->true_beads() == texts[i].ladder.size();
  };
  // What is learnt from the texts of all folds but one.
  const auto learn_without = [&](size_t fold, const AlignerTrainProgress& see) {
    std::vector<size_t> learnt;
    for (size_t i = 0; i < texts.size(); ++i) {
      if (is_whole(i) && folds[i] != fold) learnt.push_back(i);
    }
    const auto pointers = [](auto& cases, const auto& which) {
      std::vector<PracticeCase*> result;
      for (const size_t i : which) result.push_back(&*cases[i]);
      return result;
    };
    AlignerWeights weights;
    if (!glance_names.empty()) {
      weights.glance = Learn(pointers(glances, learnt), glance_names, options);
    }
    std::vector<std::optional<PracticeCase>> looks(texts.size());
    ParallelFor(learnt.size(), options.threads, [&](size_t k) {
      const size_t i = learnt[k];
      looks[i] = PracticeCase::Closely(scorers, texts[i], weights.glance, names.size());
    });
    weights.look = LearnTwice(pointers(looks, learnt), names, options, see);
    return weights;
  };

  TrainedAligner trained;
  trained.held_out.resize(texts.size());
  for (size_t fold = 0; fold < options.folds; ++fold) {
    const AlignerWeights weights = learn_without(fold, [](size_t, double) {});
    ParallelFor(texts.size(), options.threads, [&](size_t i) {
      if (folds[i] != fold) return;
      internal::PracticeReading reading(scorers, texts[i]);
      trained.held_out[i] = internal::FindLadder(weights, {}, &reading.witnesses);
    });
  }
  std::vector<Judged> judged;
  for (size_t i = 0; i < texts.size(); ++i) {
    const internal::TrueBeads truth(texts[i].ladder);
    for (const Bead& bead : trained.held_out[i]) {
      judged.push_back({bead.score, truth.Hold(bead.source, bead.target)});
    }
    trained.score += ScoreBeads(ToIndexed(texts[i].ladder), ToIndexed(trained.held_out[i]));
    trained.out_of_band += !is_whole(i);
  }
  trained.weights = learn_without(options.folds, progress);
  Calibrate(judged, &trained.weights);
  trained.reliability = TellReliability(judged, trained.weights);
  return trained;
}

}  // namespace malmoi
