// Work spread over threads whose result does not depend on how many there are.
#ifndef MALMOI_BASE_PARALLEL_H_
#define MALMOI_BASE_PARALLEL_H_

#include <cstddef>
#include <functional>

namespace malmoi {

// Calls work(i) once for every i in [0, count), on up to `threads` threads (at least one), in no
// particular order; returns when all are done. To give the same bytes for any `threads`, work(i)
// writes only to slot i of a result, and results are merged in order afterwards.
// REQUIRES: work does not throw.
void ParallelFor(size_t count, int threads, const std::function<void(size_t)>& work);

// Threads to use where the caller did not say: the machine's cores, at least 1.
int DefaultThreads();

}  // namespace malmoi

#endif  // MALMOI_BASE_PARALLEL_H_
