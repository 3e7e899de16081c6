// Splitting with the shipped rules: paragraphs of either language, one long text, and loading.
#include <benchmark/benchmark.h>

#include <string>

#include "text/sentence_splitter.h"

namespace malmoi {
namespace {

constexpr char kKorean[] =
    "이 논문은 문장 정렬을 다시 살펴봅니다. 이전에 나왔던 방법보다 3.5배 빠르다고 하네요. "
    "(https://example.org/a) 다만 Dr. Kim et al. 연구와 비교하면 어떨지 궁금합니다. "
    "\"이건 된다.\"라고 말하기는 이르겠죠. vmap을 쓰면 더 빨라질 것 같군요.";
constexpr char kEnglish[] =
    "This paper takes another look at sentence alignment. It is said to be 3.5 times faster than "
    "earlier methods, e.g. those of Kim et al. (2020). (https://example.org/a) Still, it is not "
    "clear how it compares with Dr. Lee's work in Fig. 3. It might be faster with vmap.";

SentenceSplitter Load() {
  Problems problems;
  return *SentenceSplitter::Load(DiskFiles(), MALMOI_SOURCE_DIR "/models/segmentation.srx",
                                 SentenceSplitter::Base::kIcu, &problems);
}

void Split(benchmark::State& state, const std::string& text, Language language) {
  const SentenceSplitter splitter = Load();
  size_t sentences = 0;
  for (auto _ : state) sentences += splitter.Split(text, language).size();
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
  state.counters["sentences"] =
      benchmark::Counter(static_cast<double>(sentences), benchmark::Counter::kIsRate);
}

std::string Repeat(std::string_view text, size_t bytes) {
  std::string result;
  while (result.size() < bytes) result.append(text).push_back(' ');
  return result;
}

void BM_Korean(benchmark::State& state) { Split(state, kKorean, Language::kKorean); }
void BM_English(benchmark::State& state) { Split(state, kEnglish, Language::kEnglish); }
void BM_LongKorean(benchmark::State& state) {
  Split(state, Repeat(kKorean, 1 << 20), Language::kKorean);
}
void BM_LongWithoutStop(benchmark::State& state) {
  Split(state, std::string(1 << 20, 'a'), Language::kEnglish);
}
void BM_Load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Load());
}

BENCHMARK(BM_Korean);
BENCHMARK(BM_English);
BENCHMARK(BM_LongKorean)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_LongWithoutStop)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Load)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace malmoi
