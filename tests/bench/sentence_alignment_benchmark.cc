// The way from text to beads, in its parts: what encoding costs, what the witnesses and the search.
//
// On the project's own notes (corpora/), repeated to a long document; items are sentences of both
// sides.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "align/aligner_models.h"
#include "base/file_store.h"
#include "base/strings.h"
#include "text/subword_tokenizer.h"

namespace malmoi {
namespace {

const std::string kRoot = MALMOI_SOURCE_DIR;

// All gold sentences of one side, a document after another, `times` over.
std::vector<std::string> ReadSide(const std::string& ending, size_t times) {
  const DiskFiles files;
  std::vector<std::string> sentences;
  const auto paths = files.List(kRoot + "/corpora/gold/beads");
  for (size_t t = 0; t < times; ++t) {
    for (const std::string& path : *paths) {
      if (!path.ends_with(ending)) continue;
      const std::string text = *files.Read(path, size_t{1} << 20);
      for (const std::string_view line : Split(text, '\n')) {
        if (!line.empty()) sentences.emplace_back(line);
      }
    }
  }
  return sentences;
}

struct Texts {
  explicit Texts(size_t times) : korean(ReadSide(".ko", times)), english(ReadSide(".en", times)) {}
  SentencePair pair() {
    source.assign(korean.begin(), korean.end());
    target.assign(english.begin(), english.end());
    return {source, target};
  }
  std::vector<std::string> korean, english;
  std::vector<std::string_view> source, target;
};

const SentenceAligner& Aligner() {
  static const auto& aligner = *new absl::StatusOr<SentenceAligner>(
      LoadSentenceAligner(DiskFiles(), AlignerModelPaths::In(kRoot + "/models")));
  return *aligner;
}

void CountSentences(benchmark::State& state, const SentencePair& pair) {
  state.SetItemsProcessed(state.iterations() *
                          static_cast<int64_t>(pair.source.size() + pair.target.size()));
}

void BM_Load(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        LoadSentenceAligner(DiskFiles(), AlignerModelPaths::In(kRoot + "/models")));
  }
}
BENCHMARK(BM_Load)->Unit(benchmark::kMillisecond);

// What takes most of it: SentencePiece builds its trie anew.
void BM_LoadTokenizer(benchmark::State& state) {
  const std::string model = *DiskFiles().Read(kRoot + "/models/tokenizer.model", size_t{1} << 24);
  for (auto _ : state) {
    benchmark::DoNotOptimize(SubwordTokenizer::Parse(model, "tokenizer.model"));
  }
}
BENCHMARK(BM_LoadTokenizer)->Unit(benchmark::kMillisecond);

void BM_Encode(benchmark::State& state) {
  const std::string model = *DiskFiles().Read(kRoot + "/models/tokenizer.model", size_t{1} << 24);
  const auto tokenizer = *SubwordTokenizer::Parse(model, "tokenizer.model");
  Texts texts(1);
  const SentencePair pair = texts.pair();
  for (auto _ : state) {
    for (const auto& side : {pair.source, pair.target}) {
      for (const std::string_view sentence : side) {
        benchmark::DoNotOptimize(tokenizer->EncodeIds(sentence));
      }
    }
  }
  CountSentences(state, pair);
}
BENCHMARK(BM_Encode);

// Each witness by itself: preparing a pair of texts.
void BM_Begin(benchmark::State& state) {
  const auto& scorer = Aligner().scorers()[static_cast<size_t>(state.range(0))];
  state.SetLabel(std::string(scorer->FeatureNames()[0]));
  Texts texts(1);
  const SentencePair pair = texts.pair();
  for (auto _ : state) benchmark::DoNotOptimize(scorer->Begin(pair));
  CountSentences(state, pair);
}
BENCHMARK(BM_Begin)->DenseRange(0, 2);

// Everything: encode, coarse search, score, decode.
void BM_Align(benchmark::State& state) {
  Texts texts(static_cast<size_t>(state.range(0)));
  const SentencePair pair = texts.pair();
  for (auto _ : state) benchmark::DoNotOptimize(Aligner().Align(pair));
  CountSentences(state, pair);
}
BENCHMARK(BM_Align)->Arg(1)->Arg(8)->Arg(64)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace malmoi
