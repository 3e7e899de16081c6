// Finding terms: bytes of text a second, by the number of terms; and making the matcher.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/strings.h"
#include "terms/term_matcher.h"
#include "text/word_tokenizer.h"

namespace malmoi {
namespace {

const WordTokenizer& Tokenizer() {
  static const auto* const tokenizer = [] {
    std::ifstream file(MALMOI_SOURCE_DIR "/models/words.tsv", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    return WordTokenizer::Parse(bytes, "words.tsv").value().release();
  }();
  return *tokenizer;
}

// 토크나이저 모델 0, 이미지 인코더 측정 1 …: many terms begin alike, as those of a field do.
std::vector<MatcherTerm> MakeTerms(size_t count) {
  const std::vector<std::string> words = {"토크나이저", "이미지", "인코더", "학습",   "모델",
                                          "사고",       "패턴",   "가중치", "스케줄", "측정"};
  std::vector<MatcherTerm> terms;
  for (uint32_t i = 0; i < count; ++i) {
    terms.push_back(
        {Concat(words[i % 10], " ", words[i / 10 % 10], " ", words[i / 100 % 10], " ", i / 1000),
         i});
  }
  return terms;
}

std::vector<std::string> MakeText(size_t bytes) {
  std::vector<std::string> sentences;
  for (size_t i = 0; bytes > 0; ++i) {
    sentences.push_back(Concat("토크나이저 모델에서는 이미지인코더의 학습 측정 ", i % 97,
                               "번을 가중치 스케줄들과 함께 비교했습니다."));
    bytes -= std::min(bytes, sentences.back().size());
  }
  return sentences;
}

void BM_FindTerms(benchmark::State& state) {
  const TermMatcher matcher(MakeTerms(static_cast<size_t>(state.range(0))), Tokenizer());
  const std::vector<std::string> text = MakeText(1 << 20);
  std::vector<std::vector<Token>> tokens;
  for (const std::string& sentence : text) tokens.push_back(Tokenizer().Tokenize(sentence));
  for (auto _ : state) {
    for (size_t i = 0; i < text.size(); ++i) {
      benchmark::DoNotOptimize(matcher.Find(text[i], tokens[i]));
    }
  }
  state.SetBytesProcessed(state.iterations() * (1 << 20));
}
BENCHMARK(BM_FindTerms)->Arg(100)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void BM_CompileTerms(benchmark::State& state) {
  const std::vector<MatcherTerm> terms = MakeTerms(static_cast<size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(TermMatcher(terms, Tokenizer()));
}
BENCHMARK(BM_CompileTerms)->Arg(10'000)->Unit(benchmark::kMillisecond);

void BM_MakeMatcherOfCompiledTerms(benchmark::State& state) {
  const CompiledTerms compiled =
      CompileTerms(MakeTerms(static_cast<size_t>(state.range(0))), Tokenizer());
  for (auto _ : state) benchmark::DoNotOptimize(TermMatcher(compiled, Tokenizer()));
}
BENCHMARK(BM_MakeMatcherOfCompiledTerms)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace malmoi
