#ifndef CKERNELS_MULTIVERSION_H
#define CKERNELS_MULTIVERSION_H

// One function, compiled for several instruction sets; the loader picks the best that the processor has.
// Contraction is off and reductions have fixed lanes, so all versions give the same bits.
// The thread sanitizer crashes in the resolvers, and other processors than x86-64 need none.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define CK_SANITIZED 1
#endif
#endif

#if defined(__x86_64__) && defined(__linux__) && !defined(CK_SANITIZED)
#define MULTIVERSION __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define MULTIVERSION
#endif

#define INLINE static inline __attribute__((always_inline))

#endif
