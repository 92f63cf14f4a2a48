// The file that CK_TEMPLATE names, for each instruction set as both_scalars.h includes it for each scalar type. In it
// SET is the set, TARGET what a function of it is declared with, and KERNEL(tile) the name tile_avx512_f32. Included
// once in a file. A template includes vectors.inc, which has the rest of what is defined here.

#include "processor.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define EXPANDED(macro, name) macro(name)
#define OF_SET_(name, set) name##_##set
#define OF_SET(name, set) OF_SET_(name, set)
#define KERNEL(name) EXPANDED(NAME, OF_SET(name, SET))

#define vector KERNEL(vector_of)
#define unaligned KERNEL(unaligned_of)
#define lanes ((size_t)VECTOR_BYTES / sizeof(scalar))
#define UNROLLED _Pragma("clang loop unroll(full)")

#define SET portable
#define TARGET
#define VECTOR_BYTES 16
#include "both_scalars.h"
#undef SET
#undef TARGET
#undef VECTOR_BYTES

#if defined(__x86_64__)
#define SET avx2
#define TARGET __attribute__((target("arch=x86-64-v3")))
#define VECTOR_BYTES 32
#include "both_scalars.h"
#undef SET
#undef TARGET
#undef VECTOR_BYTES

#define SET avx512
#define TARGET __attribute__((target("arch=x86-64-v4")))
#define VECTOR_BYTES 64
#include "both_scalars.h"
#undef SET
#undef TARGET
#undef VECTOR_BYTES
#endif

#if defined(__x86_64__)
#define OTHER_SETS(NAME, function, ...)                                                                             \
    case ck_instructions_avx512: NAME(function##_avx512)(__VA_ARGS__); return;                                      \
    case ck_instructions_avx2: NAME(function##_avx2)(__VA_ARGS__); return;
#else
#define OTHER_SETS(NAME, function, ...)
#endif

/// Calls the function of one set.
#define CALL_OF_SET(instructions, NAME, function, ...)                                                              \
    switch (instructions) {                                                                                         \
        OTHER_SETS(NAME, function, __VA_ARGS__)                                                                     \
    default: NAME(function##_portable)(__VA_ARGS__);                                                                \
    }
