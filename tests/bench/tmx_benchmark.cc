// TMX both ways, in bytes a second of the file: units of the size that notes give.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <vector>

#include "base/strings.h"
#include "exchange/tmx.h"

namespace malmoi {
namespace {

constexpr size_t kUnits = 20'000;

std::vector<TranslationUnit> MakeUnits() {
  std::vector<TranslationUnit> units(kUnits);
  for (size_t i = 0; i < kUnits; ++i) {
    units[i].korean =
        Concat("저자들은 ", i, "가지 사고 패턴을 디자인한 다음 모델의 크기에 따라 비교했다.");
    units[i].english = Concat("The authors designed ", i,
                              " thinking patterns & compared them across <model> sizes.");
    units[i].note = Concat("notes/2025.txt#", i / 10 + 1);
    units[i].file = "notes/2025.txt";
    units[i].date = "2025-03-18";
    units[i].confidence = 0.93;
    if (i > 0) units[i].previous_korean = units[i - 1].korean;
  }
  return units;
}

void BM_WriteTmx(benchmark::State& state) {
  const std::vector<TranslationUnit> units = MakeUnits();
  size_t bytes = 0;
  for (auto _ : state) {
    StringSink sink;
    if (!WriteTmx(units, {}, sink).ok()) state.SkipWithError("write");
    bytes += sink.text().size();
  }
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
}
BENCHMARK(BM_WriteTmx)->Unit(benchmark::kMillisecond);

void BM_ReadTmx(benchmark::State& state) {
  StringSink sink;
  if (!WriteTmx(MakeUnits(), {}, sink).ok()) state.SkipWithError("write");
  for (auto _ : state) {
    size_t units = 0;
    const auto result =
        ReadTmx(StringSource(sink.text()), "bench.tmx", {}, [&](const TranslationUnit&) {
          ++units;
          return absl::OkStatus();
        });
    if (!result.ok() || units != kUnits) state.SkipWithError("read");
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * sink.text().size()));
}
BENCHMARK(BM_ReadTmx)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace malmoi
