// The whole way from files to outputs, as `malmoi build` goes it, on the notes of corpora/.
#include <benchmark/benchmark.h>

#include <filesystem>

#include "base/parallel.h"
#include "workspace/inputs.h"
#include "workspace/pipeline.h"

namespace malmoi {
namespace {

Models LoadedModels() {
  const DiskFiles files;
  Problems problems;
  absl::StatusOr<Models> models = LoadModels(files, {MALMOI_SOURCE_DIR "/models", ""}, &problems);
  return *std::move(models);
}

void BM_LoadModels(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(LoadedModels());
}
BENCHMARK(BM_LoadModels)->Unit(benchmark::kMillisecond);

void BM_Build(benchmark::State& state) {
  const DiskFiles files;
  const Models models = LoadedModels();
  const Inputs inputs = FindInputs(files, {MALMOI_SOURCE_DIR "/corpora/notes"}, {});
  PipelineOptions options;
  options.threads = static_cast<int>(state.range(0));
  size_t bytes = 0;
  for (const std::string& path : inputs.files) bytes += std::filesystem::file_size(path);
  for (auto _ : state) {
    Problems problems;
    benchmark::DoNotOptimize(
        ProcessNotes(ReadNotes(files, inputs, options, &problems), models, {}, options));
  }
  state.SetBytesProcessed(static_cast<int64_t>(bytes * state.iterations()));
}
BENCHMARK(BM_Build)->Arg(1)->Arg(DefaultThreads())->Unit(benchmark::kMillisecond)->UseRealTime();

// Nothing changed since the last build: what is left is reading and splitting.
void BM_Rebuild(benchmark::State& state) {
  const DiskFiles files;
  const Models models = LoadedModels();
  const Inputs inputs = FindInputs(files, {MALMOI_SOURCE_DIR "/corpora/notes"}, {});
  const PipelineOptions options;
  Problems problems;
  const BuildResult first =
      ProcessNotes(ReadNotes(files, inputs, options, &problems), models, {}, options);
  EarlierBuild earlier;
  for (const AlignedNote& note : first.notes) earlier.ladders[note.key] = note.ladder;
  earlier.terms_key = first.terms_key;
  earlier.gathered = first.gathered;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        ProcessNotes(ReadNotes(files, inputs, options, &problems), models, earlier, options));
  }
}
BENCHMARK(BM_Rebuild)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace malmoi
