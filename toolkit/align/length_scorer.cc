#include "align/length_scorer.h"

#include <algorithm>
#include <cmath>

namespace malmoi {
namespace {

constexpr std::string_view kNames[] = {"length.z2", "length.log", "length.orphan"};

// Letters of each sentence, summed from the first: entry i is what lies before sentence i.
std::vector<double> SummedLengths(std::span<const std::string_view> sentences) {
  std::vector<double> sums{0};
  sums.reserve(sentences.size() + 1);
  for (const std::string_view sentence : sentences) {
    size_t letters = 0;
    for (const char c : sentence) {
      // Bytes that begin a code point and are not ASCII white space.
      letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U && c != ' ' && c != '\t';
    }
    sums.push_back(sums.back() + static_cast<double>(letters));
  }
  return sums;
}

class LengthPairScorer : public PairScorer {
 public:
  LengthPairScorer(const SentencePair& pair, const LengthOptions& options)
      : source_(SummedLengths(pair.source)),
        target_(SummedLengths(pair.target)),
        options_(options) {}

  void Glance(const IndexRange& source, const IndexRange& target,
              std::span<float> values) const override {
    Score(source, target, values);
  }

  void Score(const IndexRange& source, const IndexRange& target,
             std::span<float> values) const override {
    const double source_length = source_[source.end] - source_[source.begin];
    const double target_length = (target_[target.end] - target_[target.begin]) / options_.ratio;
    std::ranges::fill(values, 0.F);
    if (source.empty() || target.empty()) {
      values[2] = static_cast<float>(std::log1p(source_length + target_length));
      return;
    }
    const double mean = (source_length + target_length) / 2 + 1;
    const double difference = (target_length - source_length) * options_.ratio;
    const double z2 = difference * difference / (options_.variance * mean);
    values[0] = static_cast<float>(std::min(z2, 25.0));
    values[1] = static_cast<float>(std::abs(std::log((target_length + 2) / (source_length + 2))));
  }

 private:
  std::vector<double> source_;
  std::vector<double> target_;
  LengthOptions options_;
};

}  // namespace

std::span<const std::string_view> LengthScorer::FeatureNames() const { return kNames; }

std::unique_ptr<PairScorer> LengthScorer::Begin(const SentencePair& pair) const {
  return std::make_unique<LengthPairScorer>(pair, options_);
}

}  // namespace malmoi
