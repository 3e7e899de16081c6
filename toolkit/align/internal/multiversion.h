// MALMOI_MULTIVERSION before a function: the compiler makes it once for every x86-64 processor and
// once for those with AVX2, and the loader takes the one that runs here. For loops whose elements
// are independent, or integers, so that both give the same bits. Internal to align/.
#ifndef MALMOI_ALIGN_INTERNAL_MULTIVERSION_H_
#define MALMOI_ALIGN_INTERNAL_MULTIVERSION_H_

// Sanitizers cannot run before the loader has chosen; clang has its own rules for it.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define MALMOI_MULTIVERSION __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define MALMOI_MULTIVERSION
#endif

#endif  // MALMOI_ALIGN_INTERNAL_MULTIVERSION_H_
