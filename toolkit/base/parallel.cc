#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace malmoi {

void ParallelFor(size_t count, int threads, const std::function<void(size_t)>& work) {
  const size_t wanted = std::min(count, static_cast<size_t>(std::max(threads, 1)));
  std::atomic<size_t> next = 0;
  const auto run = [&] {
    for (size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> pool;  // joined when it goes out of scope
  for (size_t t = 1; t < wanted; ++t) pool.emplace_back(run);
  run();
}

int DefaultThreads() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

}  // namespace malmoi
