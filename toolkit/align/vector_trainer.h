// Learns SentenceVectors from aligned sentences, by contrast.
//
// In a batch of pairs each source must be nearer to its own target than to all others, and the
// other way round (A. van den Oord et al., "Representation Learning with Contrastive Predictive
// Coding", 2018; for sentences Y. Feng et al., "Language-agnostic BERT Sentence Embedding", 2022).
// Part of a batch are runs of neighbours, so that neighbours are told apart, and some pairs are
// two neighbours joined, so that merges are known. Adam on the rows that a batch touches.
//
// Deterministic: same pairs and options, same bytes, for any number of threads.
#ifndef MALMOI_ALIGN_VECTOR_TRAINER_H_
#define MALMOI_ALIGN_VECTOR_TRAINER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace malmoi {

// Piece ids of a sentence pair; neighbours in a document stand beside one another.
struct PiecePair {
  std::vector<int> source;
  std::vector<int> target;
};

struct VectorTrainOptions {
  // What is learnt.
  size_t dimension = 128;
  size_t epochs = 12;
  size_t batch = 1024;
  double temperature = 0.07;
  double dropout = 0.4;          // share of pieces that a sentence is shown without
  double joined = 0.15;          // share of pairs that are two neighbours joined
  double neighbours = 0.5;       // share of a batch that are runs of neighbours
  double learning_rate = 0.005;  // at the start; falls to 0
  uint64_t seed = 1;
  // Speed only.
  int threads = 1;
};

// Called after every epoch with its number from 1 and the mean loss.
using TrainProgress = std::function<void(size_t epoch, double loss)>;

// Rows of `dimension` floats for pieces 0 … pieces - 1. Pieces that no pair holds get zeros.
// REQUIRES: ids are below `pieces`.
std::vector<float> TrainVectors(std::span<const PiecePair> pairs, size_t pieces,
                                const VectorTrainOptions& options, const TrainProgress& progress);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_VECTOR_TRAINER_H_
