#include "processor.h"

enum ck_instructions ck_best_instructions(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("x86-64-v4")) return ck_instructions_avx512;
    if (__builtin_cpu_supports("x86-64-v3")) return ck_instructions_avx2;
#endif
    return ck_instructions_portable;
}
