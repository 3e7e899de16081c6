// Units into a store, in units a second: new ones into an empty file and into one that already
// holds many, and the same ones again. Time of the processor: what the disk takes is the disk's.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <filesystem>
#include <sstream>
#include <string>

#include "base/strings.h"
#include "workspace/memory_import.h"
#include "workspace/store.h"

namespace malmoi {
namespace {

constexpr size_t kUnits = 100'000;

// Lines as `malmoi tm import` takes them, numbered from `first`.
std::string MakeLines(size_t first) {
  std::string lines;
  for (size_t i = first; i < first + kUnits; ++i) {
    lines += Concat("저자들은 ", i, "가지 사고 패턴을 디자인한 다음 ", i % 977,
                    "개 모델의 크기에 따라 비교했다.\tThe authors designed ", i,
                    " thinking patterns and compared them across ", i % 977, " model sizes.\n");
  }
  return lines;
}

class StoreFile {
 public:
  StoreFile() { Remove(); }
  ~StoreFile() { Remove(); }
  // False on an error.
  bool Import(const std::string& lines) const {
    auto store = Store::Open(path_);
    std::istringstream in(lines);
    return store.ok() && ImportMemory(in, "lines", {}, *store).ok();
  }

 private:
  void Remove() const {
    for (const char* part : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + part);
  }
  const std::string path_ =
      (std::filesystem::temp_directory_path() / "malmoi-import-benchmark.db").string();
};

// The argument: how many times as many units are there already.
void BM_ImportNewUnits(benchmark::State& state) {
  const auto before = static_cast<size_t>(state.range(0));
  for (auto _ : state) {
    state.PauseTiming();
    StoreFile file;
    bool ok = true;
    for (size_t i = 0; i < before; ++i) ok = ok && file.Import(MakeLines(i * kUnits));
    const std::string lines = MakeLines(before * kUnits);
    state.ResumeTiming();
    if (!ok || !file.Import(lines)) state.SkipWithError("import");
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * kUnits));
}
BENCHMARK(BM_ImportNewUnits)->Arg(0)->Arg(5)->Unit(benchmark::kMillisecond);

void BM_ImportKnownUnits(benchmark::State& state) {
  const StoreFile file;
  const std::string lines = MakeLines(0);
  if (!file.Import(lines)) state.SkipWithError("import");
  for (auto _ : state) {
    if (!file.Import(lines)) state.SkipWithError("import");
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * kUnits));
}
BENCHMARK(BM_ImportKnownUnits)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace malmoi
