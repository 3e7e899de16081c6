// SentenceScorer: one witness to whether sentences render one another.
//
// A witness looks at a candidate bead, say [3,4]:[7], and says a few numbers about it: how far the
// lengths are from what is usual, how near the vectors are, which links both sides hold. It says
// nothing of other witnesses and gives no verdict: sentence_aligner.h weighs the numbers of all
// witnesses with learnt weights and finds the ladder whose beads together are best supported.
//
//   SentenceScorer   made once, immutable, used from several threads   (holds the model)
//   PairScorer       made for one pair of texts, one thread            (holds what was counted)
//
// Most beads of a band are plainly wrong. What a witness can tell of them cheaply it says at a
// glance; all that it has to say is asked only of the beads which the glance finds likely.
//
// To add a witness: implement both classes in NAME_scorer.h/.cc, name its numbers in
// FeatureNames(), make it in aligner_models.cc, and train the weights anew.
#ifndef MALMOI_ALIGN_SENTENCE_SCORER_H_
#define MALMOI_ALIGN_SENTENCE_SCORER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "align/bead.h"

namespace malmoi {

// The sentences of the two sides. Borrowed: valid while the texts are aligned.
struct SentencePair {
  std::span<const std::string_view> source;
  std::span<const std::string_view> target;
};

// Where beads are looked for. rows[i] are the target boundaries (0..m) that a ladder may pass when
// i source sentences lie behind it; n + 1 rows, never empty, begins and ends never falling.
struct SearchBand {
  std::vector<IndexRange> rows;
};

// One dense row a sentence, for finding the band: sentences that render one another have a large
// dot product. Rows have length 16384, or 0 where nothing is known of the sentence.
struct SentenceSketch {
  size_t dimension = 0;
  std::vector<int16_t> source;  // row-major, source.size() / dimension rows
  std::vector<int16_t> target;
};

// The sentences of a bead that may be right.
struct CandidateBead {
  IndexRange source;
  IndexRange target;
};

class PairScorer {
 public:
  virtual ~PairScorer() = default;

  // A sketch for the coarse search, from a witness that has one.
  virtual std::optional<SentenceSketch> Sketch() const { return std::nullopt; }

  // Called once, after Sketch and before the first Glance: the band in which all beads lie, with
  // at most `max_bead` sentences on a side. For counting ahead what beads share.
  virtual void EnterBand(const SearchBand& /*band*/, size_t /*max_bead*/) {}

  // Writes the first GlanceFeatures() numbers of a bead.
  virtual void Glance(const IndexRange& /*source*/, const IndexRange& /*target*/,
                      std::span<float> /*values*/) const {}

  // Called once, after the last Glance and before the first Score: the beads that are asked for,
  // or whose parts are.
  virtual void LookCloser(std::span<const CandidateBead> /*beads*/) {}

  // Writes one number for each of FeatureNames() to `values`. One range may be empty (a sentence
  // without a partner), not both. REQUIRES: values.size() == FeatureNames().size().
  virtual void Score(const IndexRange& source, const IndexRange& target,
                     std::span<float> values) const = 0;
};

class SentenceScorer {
 public:
  virtual ~SentenceScorer() = default;

  // What Score says, in order; names stand in the weights file and in `align --explain`.
  virtual std::span<const std::string_view> FeatureNames() const = 0;

  // How many of them, from the first, PairScorer::Glance tells.
  virtual size_t GlanceFeatures() const { return 0; }

  // `pair` must outlive the result.
  virtual std::unique_ptr<PairScorer> Begin(const SentencePair& pair) const = 0;
};

}  // namespace malmoi

#endif  // MALMOI_ALIGN_SENTENCE_SCORER_H_
