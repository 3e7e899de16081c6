#include "base/parallel.h"

#include <gtest/gtest.h>

#include <vector>

namespace malmoi {
namespace {

TEST(ParallelFor, CallsEveryIndexOnceForAnyNumberOfThreads) {
  for (const int threads : {-1, 1, 2, 7, 64}) {
    std::vector<int> seen(33, 0);
    ParallelFor(seen.size(), threads, [&](size_t i) { ++seen[i]; });
    EXPECT_EQ(seen, std::vector<int>(33, 1)) << threads;
  }
  ParallelFor(0, 4, [](size_t) { FAIL(); });
}

}  // namespace
}  // namespace malmoi
