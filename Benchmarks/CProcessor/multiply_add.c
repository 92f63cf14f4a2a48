#include "CProcessor.h"

// A multiply-add takes some four cycles, and two to four begin in each: that many chains must be under way at once.
#define CHAINS 12

#define PEAK(name, lanes, attribute)                                                                                   \
    attribute static double name(long rounds, float *sum) {                                                            \
        typedef float vector __attribute__((vector_size(4 * lanes)));                                                  \
        vector factor = (vector){0} + 0.999f, term = (vector){0} + 0.001f, chains[CHAINS];                             \
        for (int c = 0; c < CHAINS; c++) chains[c] = (vector){0} + (float)c;                                           \
        for (long round = 0; round < rounds; round++) {                                                                \
            _Pragma("clang loop unroll(full)") for (int c = 0; c < CHAINS; c++) chains[c] = chains[c] * factor + term; \
        }                                                                                                              \
        vector total = {0};                                                                                            \
        for (int c = 0; c < CHAINS; c++) total += chains[c];                                                           \
        *sum = total[0];                                                                                               \
        return 2.0 * CHAINS * lanes * (double)rounds;                                                                  \
    }

#if defined(__x86_64__)
PEAK(peak_of_512_bits, 16, __attribute__((target("avx512f"))))
PEAK(peak_of_256_bits, 8, __attribute__((target("avx2,fma"))))
#endif
PEAK(peak_of_128_bits, 4, )

double processor_multiply_adds(long rounds, float *sum) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f")) return peak_of_512_bits(rounds, sum);
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return peak_of_256_bits(rounds, sum);
#endif
    return peak_of_128_bits(rounds, sum);
}
