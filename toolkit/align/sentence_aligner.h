// SentenceAligner: finds which sentences of two texts render one another.
//
//   SentenceAligner aligner = SentenceAligner::WithoutModels();
//   Ladder ladder = aligner.Align({korean, english});
//   // [0]:[0]  [1, 2]:[1]  [3]:[]  …  each with a confidence
//
// Three steps: a coarse path from a sketch of each sentence; the witnesses (sentence_scorer.h)
// glance at every bead near that path and look closer at those that may be right; their numbers,
// weighed, score it, and the ladder of which most beads are likely right wins. How many sentences
// the first such ladders leave alone or merge weighs in a second round. A bead's confidence is its
// share among all ladders, calibrated on held-out text.
//
// Time and memory are linear in the length of the texts. Immutable: Align may be called from
// several threads; same texts, same ladder.
#ifndef MALMOI_ALIGN_SENTENCE_ALIGNER_H_
#define MALMOI_ALIGN_SENTENCE_ALIGNER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/aligner_weights.h"
#include "align/bead.h"
#include "align/sentence_scorer.h"

namespace malmoi {

struct AlignOptions {
  // Most sentences on one side of a bead, 1 to 4.
  size_t max_bead = 4;
  // Pairs (source sentence, target sentence) that must share a bead, both rising.
  std::vector<std::pair<size_t, size_t>> fixed_pairs;
};

// What one witness said of a bead: the number, and what it added to the bead's score.
struct Testimony {
  std::string_view feature;
  double value = 0;
  double contribution = 0;
};

class SentenceAligner {
 public:
  using Scorers = std::vector<std::unique_ptr<const SentenceScorer>>;

  // Length and anchors only, with weights set by hand: works on any two languages of which one is
  // sprinkled with words of the other, and needs no file.
  static SentenceAligner WithoutModels();

  // What weights.look must name, in order: the features of all scorers, then what is found out
  // about the pair as a whole (internal/document_habits.h).
  static std::vector<std::string> FeatureNames(const Scorers& scorers);
  // What weights.glance must name: the features that the scorers tell at a glance.
  static std::vector<std::string> GlanceNames(const Scorers& scorers);

  // REQUIRES: weights.look.features == FeatureNames(scorers); weights.glance.features is empty or
  // GlanceNames(scorers).
  SentenceAligner(Scorers scorers, AlignerWeights weights);

  // Sentences are NFC UTF-8; an empty one is a sentence too. The ladder covers each once.
  Ladder Align(const SentencePair& pair, const AlignOptions& options = {}) const;

  // For each bead of `ladder`, a ladder of this pair, what every witness said, in the order of the
  // weights' features, after "bias", which stands for the bead's shape.
  std::vector<std::vector<Testimony>> Explain(const SentencePair& pair, const Ladder& ladder,
                                              const AlignOptions& options = {}) const;

  const AlignerWeights& weights() const { return weights_; }
  const Scorers& scorers() const { return scorers_; }

 private:
  Scorers scorers_;
  AlignerWeights weights_;
};

}  // namespace malmoi

#endif  // MALMOI_ALIGN_SENTENCE_ALIGNER_H_
