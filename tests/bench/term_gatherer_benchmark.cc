// Gathering terms: bead pairs a second, by the size of the text.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "base/strings.h"
#include "terms/term_gatherer.h"
#include "text/word_tokenizer.h"

namespace malmoi {
namespace {

// Sentences that share words as those of a journal do.
std::vector<BitextUnit> MakeUnits(size_t count) {
  const std::vector<std::pair<std::string, std::string>> things = {
      {"토크나이저", "tokenizer"},         {"이미지 인코더", "image encoder"},
      {"최적 스케줄", "optimal schedule"}, {"사고 패턴", "thinking pattern"},
      {"학습 결과", "training result"},    {"가중치", "weight"},
      {"비디오 모델", "video model"}};
  std::vector<BitextUnit> units(count);
  for (size_t i = 0; i < count; ++i) {
    const auto& [korean_a, english_a] = things[i % things.size()];
    const auto& [korean_b, english_b] = things[(i / 7) % things.size()];
    const std::string number = Concat("X", i % 997);
    units[i].korean.push_back(
        {Concat(number, "에서 ", korean_a, "의 ", korean_b, "를 측정하고 비교했습니다."), 0, {}});
    units[i].english.push_back({Concat("We measured and compared the ", english_b, " of the ",
                                       english_a, " in ", number, "."),
                                0,
                                {}});
  }
  return units;
}

void BM_GatherTerms(benchmark::State& state) {
  const std::vector<BitextUnit> units = MakeUnits(static_cast<size_t>(state.range(0)));
  const WordTokenizer tokenizer;
  const WordProfile profile;
  const TranslationTable lexicon =
      *TranslationTable::Build({{"토크나이저", "tokenizer", {0.9F, 0.9F}},
                                {"이미지", "image", {0.9F, 0.9F}},
                                {"패턴", "pattern", {0.9F, 0.9F}},
                                {"가중치", "weight", {0.9F, 0.9F}}},
                               {}, {});
  TermResources resources;
  resources.korean = &tokenizer;
  resources.english = &tokenizer;
  resources.profile = &profile;
  resources.lexicon = &lexicon;
  for (auto _ : state) {
    benchmark::DoNotOptimize(GatherTerms(units, resources, TermOptions{}));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BM_GatherTerms)->Arg(100)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace malmoi
